"""The lines beside a table that name it and its unit: "Bảng 2. …", "Biểu số 06a", "Đơn vị tính: triệu đồng".

Invariant: a caption is one line of text directly above the table, or directly below when none is above.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from re import IGNORECASE, Pattern

from msgspec import Struct

from cchc_check.extraction.part import Part
from cchc_check.extraction.tables.column_kinds import unit_line
from cchc_check.patterns import compiled
from cchc_check.text.document import Document, Table
from cchc_check.text.labels import trimmed
from cchc_check.text.span import Span

LINES_ABOVE = 4
LONGEST_CAPTION = 300

_NEXT = compiled(r"\s*([^\n]+)")


class Naming(Struct, frozen=True):
    """What the lines around a table call it, and the unit they give."""

    caption: Part[str] | None
    unit: str


def naming(document: Document, table: Table) -> Naming:
    """The caption and the unit of `table` from the lines around it."""
    above = list(_above(document.text, table))
    units = (unit_line(document.quote(line)) for line in above)
    unit = next((each for each in units if each), "")
    named = [line for line in above if _is_named(document.quote(line))]
    if not named and (below := _below(document.text, table)) and _is_named(document.quote(below)):
        named = [below]
    plain = [line for line in above[:2] if not unit_line(document.quote(line))]
    caption = next(iter(named or plain), None)
    if caption is None or len(caption) > LONGEST_CAPTION:
        return Naming(None, unit)
    return Naming(Part(" ".join(document.quote(caption).split()), caption), unit)


def _above(text: str, table: Table) -> Iterator[Span]:
    """The lines with words above `table`, the nearest first, without the marks that begin them."""
    at = text.rfind("\n", 0, table.span.start) + 1
    for _ in range(2 * LINES_ABOVE):
        if at <= 0:
            return
        start = text.rfind("\n", 0, at - 1) + 1
        line = trimmed(text, start, at - 1)
        at = start
        if "\t" in text[line.start : line.end] or text.startswith("|", line.start):
            return
        if words := _words(text, line):
            yield words


def _below(text: str, table: Table) -> Span | None:
    end = text.find("\n", table.span.end)
    if end < 0:
        return None
    words = _NEXT.match(text, end)
    return _words(text, trimmed(text, words.start(1), words.end(1))) if words else None


def _words(text: str, line: Span) -> Span | None:
    """The line without "#", "-" or ">" before it; None where there is nothing else."""
    marks = _marks().match(text, line.start, line.end)
    words = trimmed(text, marks.end() if marks else line.start, line.end)
    return words if any(char.isalnum() for char in text[words.start : words.end]) else None


@cache
def _marks() -> Pattern[str]:
    return compiled(r"[#>*+–_-][#>*+–_ \t-]*")


def _is_named(words: str) -> bool:
    return _named().match(words) is not None


@cache
def _named() -> Pattern[str]:
    return compiled(
        r"\W*(?:bảng|biểu(?:\s*mẫu)?|phụ\s*(?:lục|biểu)|mẫu)\s*(?:số\s*)?(?::\s*)?(?:\d|[IVX]+\b|[A-Z]\b)",
        IGNORECASE,
    )
