"""Starting: the whole command on one page beside `python -c pass`, and beside other checkers on a page of that size."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measuring import in_turns
from rows import Row, absent
from text_reports import state_report
from word_reports import report

GROUP = "start-up"
_FLOOR = "python -c pass"
_OURS = {
    "--version": 4.0,
    "one page of Word": 10.0,
    "one page of Markdown": 10.0,
    "facts of one page of Word": None,
}
_PEERS = {"ruff check, one page of Python": "ruff", "vale, one page of Markdown": "vale"}
_VALE = "MinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = Vale\n"


def rows(short: bool, python: str) -> Iterator[Row]:
    """Every command as a multiple of an empty Python, and the others beside ours on one page of Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        times = in_turns(dict(_commands(Path(folder), python)), 5 if short else 21)
    floor, page = times[_FLOOR], times["one page of Markdown"]
    yield Row(GROUP, _FLOOR, floor * 1e3, "ms", shown=True)
    for name, target in _OURS.items():
        spent = times[name]
        yield Row(GROUP, name, spent * 1e3, "ms", _FLOOR, spent / floor, target, shown=True)
    for name in _PEERS:
        if name in times:
            yield Row(
                GROUP, name, times[name] * 1e3, "ms", "our page of Markdown", times[name] / page, shown=True
            )
        else:
            yield absent(GROUP, name, shown=True)


def _commands(folder: Path, python: str) -> Iterator[tuple[str, list[str]]]:
    word, text, code = (folder / name for name in ("report.docx", "report.md", "report.py"))
    word.write_bytes(report(1))
    written = state_report("paragraphs", 12)
    text.write_text(written, encoding="utf-8")
    code.write_text(_code(len(written.encode())), encoding="utf-8")
    (folder / ".vale.ini").write_text(_VALE)
    tool = [python, "-m", "cchc_check", "--isolated"]
    yield _FLOOR, [python, "-c", "pass"]
    yield "--version", [python, "-m", "cchc_check", "--version"]
    yield "one page of Word", [*tool, str(word)]
    yield "one page of Markdown", [*tool, str(text)]
    yield "facts of one page of Word", [python, "-m", "cchc_check", "facts", str(word)]
    if ruff := _program("ruff"):
        yield "ruff check, one page of Python", [ruff, "check", "--isolated", "--no-cache", str(code)]
    if vale := _program("vale"):
        yield "vale, one page of Markdown", [vale, "--config", str(folder / ".vale.ini"), str(text)]


def _program(name: str) -> str | None:
    beside = str(Path(sys.executable).parent)
    return shutil.which(name, path=beside) or shutil.which(name)


def _code(size: int) -> str:
    """Functions that hold nothing against the default rules, `size` characters in all."""
    functions = (
        f"def total_{n}(first: int, second: int) -> int:\n    return first + second * {n}\n\n\n"
        for n in range(size)
    )
    written = ""
    while len(written) < size:
        written += next(functions)
    return written
