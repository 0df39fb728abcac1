"""Workflow commands of GitHub Actions: each finding becomes an annotation on its file and line.

Invariant: one command is one line, whatever the document holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cchc_check.diagnostics import Diagnostic, Severity
from cchc_check.engine.results import FileResult, Totals
from cchc_check.localize import say

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
LINED = ("txt", "md")
"""Formats whose lines are those of the file."""
_DATA = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_PROPERTY = _DATA | {ord(":"): "%3A", ord(","): "%2C"}


def pieces(files: Iterable[FileResult], totals: Totals, lang: str) -> Iterator[str]:
    """The findings of every file, what was not checked (always an error), and what silences nothing."""
    return (f"{line}\n" for file in files for line in _commands(file, lang))


def _commands(file: FileResult, lang: str) -> Iterator[str]:
    for found in file.active():
        title = f"{found.code} · {found.place}" if found.place else found.code
        properties = {"file": file.path, **_lines(found), "title": title}
        yield _command(COMMANDS[found.severity], properties, "\n".join(_message(found, lang)))
    for failure in file.failures:
        title = " ".join(filter(None, (failure.rule, say(lang, "report.not-checked"))))
        yield _command("error", {"file": file.path, "title": title}, failure.message)
    for stale in file.stale:
        place: dict[str, object] = (
            {"line": stale.position.line} if stale.position and file.format in LINED else {}
        )
        yield _command(
            "notice",
            {"file": stale.file or file.path, **place, "title": say(lang, "stale.label")},
            stale.message,
        )


def _lines(found: Diagnostic) -> dict[str, object]:
    """Where the finding stands in a text file; a Word file has no lines that GitHub could show."""
    if found.source is None:
        return {}
    start, end = found.position, found.end
    if end is None or end.line != start.line:
        last = end.line if end else start.line
        return {"line": start.line, "endLine": last}
    return {"line": start.line, "endLine": end.line, "col": start.column, "endColumn": end.column}


def _message(found: Diagnostic, lang: str) -> Iterator[str]:
    yield found.message
    for related in found.related:
        yield f"{related.note} {related.place}: “{' '.join(related.quote.split())}”"
    if found.fix and found.fix.title:
        yield f"{say(lang, 'report.fix')}: {found.fix.title}"
    if found.basis:
        yield f"{say(lang, 'report.basis')}: {found.basis}"


def _command(name: str, properties: dict[str, object], message: str) -> str:
    named = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {named}::{message.translate(_DATA)}"
