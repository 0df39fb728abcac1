"""The passages of a document that a house rule looks at, and the places in them that it leaves alone.

Invariant: passages do not overlap, none reaches beyond its block or cell, and "all" leaves out no word.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from msgspec import Struct

from cchc_check.extraction.facts import Facts
from cchc_check.patterns import compiled
from cchc_check.text.document import Document, Heading, ListItem, Table
from cchc_check.text.span import Span

SCOPES = ("all", "body", "headings", "tables")
LEAVE = ("addresses", "quotes", "titles")
_QUOTED = compiled(r"“[^“”]{1,2000}”|«[^«»]{1,2000}»|\"[^\"]{1,2000}\"")


class Spans(Struct, frozen=True):
    """Places to ask about: sorted starts, and the furthest end of all that start no later."""

    starts: list[int]
    ends: list[int]

    def cover(self, place: Span) -> bool:
        """True when one of the places, or several that overlap, hold all of `place`."""
        index = bisect_right(self.starts, place.start) - 1
        return index >= 0 and self.ends[index] >= place.end


def spans(places: Iterable[Span]) -> Spans:
    """The places, ready to be asked."""
    ordered = sorted(places)
    return Spans([each.start for each in ordered], [*accumulate((each.end for each in ordered), max)])


def passages(document: Document, scope: str) -> Iterator[Span]:
    """Each heading, paragraph, list entry (with its label) and cell of `scope`, in reading order."""
    before = 0
    for block in document.blocks:
        if isinstance(block, Table):
            if scope in ("all", "tables"):
                yield from (cell.span for cell in block.cells if len(cell.span))
        elif scope == "all" or scope == ("headings" if isinstance(block, Heading) else "body"):
            number = block.number if isinstance(block, Heading | ListItem) else ""
            yield _with_label(document.text, block.span, number, before)
        before = block.span.end


def _with_label(text: str, span: Span, number: str, least: int) -> Span:
    at = text.rfind(number, least, span.start) if number else -1
    return Span(at, span.end) if at >= 0 else span


def left_alone(facts: Facts, leave: Iterable[str]) -> Iterator[Span]:
    """Addresses, what stands between quotation marks, and the titles of cited documents."""
    document = facts.document
    for name in leave:
        match name:
            case "addresses":
                yield from (link.span for link in facts.links)
            case "titles":
                yield from (each.title.span for each in facts.citations if each.title)
            case "quotes":
                for passage in passages(document, "all"):
                    quoted = _QUOTED.finditer(document.text, passage.start, passage.end)
                    yield from (Span(*match.span()) for match in quoted)
