"""How often each rule found something, most often first; what was not checked is counted too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

import cchc_check
from cchc_check.diagnostics import Applicability, Diagnostic, Severity
from cchc_check.engine.results import FileResult, Totals
from cchc_check.localize import say

FORMATS = ("full", "concise", "json")


class Tally(Struct, frozen=True):
    """What one rule found in all files, at one severity; `fixable` counts the safe fixes."""

    code: str
    name: str
    severity: Severity
    count: int
    fixable: int


def pieces(files: Iterable[FileResult], totals: Totals, lang: str, form: str) -> Iterator[str]:
    """A line per rule and a summary, or the same as JSON."""
    found = tallies(files)
    if form == "json":
        yield _json(found, totals)
        return
    rows = [(str(each.count), each.code, say(lang, f"severity.{each.severity}"), each.name) for each in found]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        line = f"{row[0]:>{widths[0]}}  " + "  ".join(map(str.ljust, row[1:], widths[1:]))
        yield f"{line.rstrip()}\n"
    total = sum(each.count for each in found)
    yield say(lang, "statistics.total", count=total, rules=len(found), files=totals.files) + "\n"
    if totals.failed:
        yield say(lang, "report.some-failed", failed=totals.failed) + "\n"


def tallies(files: Iterable[FileResult]) -> list[Tally]:
    """The active findings of all files by rule and severity, most frequent first, then by code."""
    counts: Counter[tuple[str, str, Severity]] = Counter()
    safe: Counter[tuple[str, str, Severity]] = Counter()
    for file in files:
        for found in file.active():
            key = found.code, found.name, found.severity
            counts[key] += 1
            safe[key] += _is_safe(found)
    tallied = (Tally(*key, count, safe[key]) for key, count in counts.items())
    return sorted(tallied, key=lambda each: (-each.count, each.code, -each.severity.rank))


def _is_safe(found: Diagnostic) -> bool:
    return found.fix is not None and found.fix.applicability is Applicability.SAFE


def _json(found: list[Tally], totals: Totals) -> str:
    import msgspec

    data = {
        "version": 1,
        "tool": {"name": "cchc-check", "version": cchc_check.__version__},
        "statistics": found,
        "files": totals.files,
        "failed": totals.failed,
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"
