"""From places in the source to places in the canonical text.

Invariant: the way there and `SourceMap.span` back agree; a place inside a change goes to the change's end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from cchc_check.text.document import Block, Cell, Heading, ListItem, Mark, Paragraph, Table
from cchc_check.text.labels import trimmed
from cchc_check.text.normalize import BROKEN_FONT, Change, SourceMap
from cchc_check.text.span import Span

Place = Callable[[int], int]


def canonical(source_map: SourceMap) -> Place:
    """The function that takes a source offset to its place in the canonical text."""
    starts, ends = source_map.source_start, source_map.source_end
    first, last = source_map.canonical_start, source_map.canonical_end

    def place(offset: int) -> int:
        index = bisect_right(starts, offset) - 1
        if index < 0:
            return offset
        if offset >= ends[index]:
            return last[index] + offset - ends[index]
        return first[index] if offset == starts[index] else last[index]

    return place


def moved(span: Span, place: Place, text: str) -> Span:
    """`span` of the source in `text`, without white space at its edges."""
    start = place(span.start)
    return trimmed(text, start, max(start, place(span.end)))


def moved_block(block: Block, place: Place, text: str) -> Block:
    """The block with its places in `text`."""
    match block:
        case Table(span, _, _, cells):
            there: tuple[Cell, ...] = tuple(
                replace(cell, span=moved(cell.span, place, text)) for cell in cells
            )
            return replace(block, span=Span(place(span.start), place(span.end)), cells=there)
        case Heading() | ListItem() | Paragraph():
            return replace(block, span=moved(block.span, place, text))


def apart(changes: Iterable[Change]) -> list[Change]:
    """The changes in order; of two that overlap, the first and longer one."""
    kept: list[Change] = []
    end = 0
    for change in sorted(changes, key=lambda change: (change[0], -change[1])):
        if change[0] >= end and change[1] > change[0]:
            kept.append(change)
            end = change[1]
    return kept


def broken_letters(source: str, place: Place) -> Iterator[Mark]:
    """A mark for every letter that a broken font left and `normalize` repaired."""
    for match in BROKEN_FONT.finditer(source):
        yield Mark(Span(place(match.start()), place(match.end())), "broken-font", match[0])
