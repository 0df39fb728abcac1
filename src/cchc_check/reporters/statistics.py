"""How often each rule found something, most often first; what was not checked is counted too."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

import cchc_check
from cchc_check.diagnostics import Applicability, Diagnostic, Severity
from cchc_check.engine.results import RunResult
from cchc_check.localize import say

FORMATS = ("full", "concise", "json")


class Tally(Struct, frozen=True):
    """What one rule found in all files, at one severity; `fixable` counts the safe fixes."""

    code: str
    name: str
    severity: Severity
    count: int
    fixable: int


def render(result: RunResult, lang: str, form: str) -> str:
    """A line per rule and a summary, or the same as JSON."""
    found = tallies(result)
    if form == "json":
        return _json(found, result)
    rows = [(str(each.count), each.code, say(lang, f"severity.{each.severity}"), each.name) for each in found]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [f"{row[0]:>{widths[0]}}  " + "  ".join(map(str.ljust, row[1:], widths[1:])) for row in rows]
    total = sum(each.count for each in found)
    lines.append(say(lang, "statistics.total", count=total, rules=len(found), files=len(result.files)))
    if result.failed:
        lines.append(say(lang, "report.some-failed", failed=result.failed))
    return "".join(f"{line.rstrip()}\n" for line in lines)


def tallies(result: RunResult) -> list[Tally]:
    """The active findings of all files by rule and severity, most frequent first, then by code."""
    every = [found for file in result.files for found in file.active()]
    counts = Counter((found.code, found.name, found.severity) for found in every)
    safe = Counter((found.code, found.name, found.severity) for found in every if _is_safe(found))
    tallied = (Tally(*key, count, safe[key]) for key, count in counts.items())
    return sorted(tallied, key=lambda each: (-each.count, each.code, -each.severity.rank))


def _is_safe(found: Diagnostic) -> bool:
    return found.fix is not None and found.fix.applicability is Applicability.SAFE


def _json(found: list[Tally], result: RunResult) -> str:
    import msgspec

    data = {
        "version": 1,
        "tool": {"name": "cchc-check", "version": cchc_check.__version__},
        "statistics": found,
        "files": len(result.files),
        "failed": result.failed,
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"
