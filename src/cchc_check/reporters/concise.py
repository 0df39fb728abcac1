"""One line per finding, `path:line:column: severity CODE message`, for editors and scripts.

Invariant: every line has this form, also for what was not checked, which stands at 1:1; columns count code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cchc_check.diagnostics import Severity
from cchc_check.engine.results import FileResult, Totals
from cchc_check.localize import say

NOT_CHECKED = "not-checked"
"""In place of a code, where something was not checked."""
_ONE_LINE = {ord("\n"): " ", ord("\r"): " "}


def pieces(files: Iterable[FileResult], totals: Totals, lang: str) -> Iterator[str]:
    """The findings of every file, then what was not checked; no summary. Severities are not translated."""
    return (f"{line.translate(_ONE_LINE)}\n" for file in files for line in _lines(file, lang))


def _lines(file: FileResult, lang: str) -> Iterator[str]:
    for found in file.active():
        place = f"{file.path}:{found.position.line}:{found.position.column}"
        yield f"{place}: {found.severity} {found.code} {found.message}"
    for failure in file.failures:
        what = " ".join(filter(None, (say(lang, "report.not-checked"), failure.rule)))
        yield f"{file.path}:1:1: {Severity.ERROR} {NOT_CHECKED} {what}: {failure.message}"
