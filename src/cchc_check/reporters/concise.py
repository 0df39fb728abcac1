"""One line per finding, `path:line:column: CODE severity: message`, for editors and scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cchc_check.engine.results import FileResult, Totals
from cchc_check.localize import say


def pieces(files: Iterable[FileResult], totals: Totals, lang: str) -> Iterator[str]:
    """The findings of every file, then what was not checked; no summary."""
    return (f"{line}\n" for file in files for line in _lines(file, lang))


def _lines(file: FileResult, lang: str) -> Iterator[str]:
    for found in file.active():
        severity = say(lang, f"severity.{found.severity}")
        place = f"{file.path}:{found.position.line}:{found.position.column}"
        yield f"{place}: {found.code} {severity}: {found.message}"
    for failure in file.failures:
        rule = f" {failure.rule}" if failure.rule else ""
        yield f"{file.path}: {say(lang, 'report.not-checked')}{rule}: {failure.message}"
