"""Word files: the stories that `word.load` found, as one Document.

Invariant: every place is mapped through the one normalization of the whole text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from cchc_check.limits import DEFAULT, Limits
from cchc_check.readers.directives import parse_directive
from cchc_check.readers.encoding import with_encoding_gaps
from cchc_check.text.document import (
    Block,
    Cell,
    Directive,
    Document,
    Gap,
    Heading,
    ListItem,
    Mark,
    Paragraph,
    Story,
    Table,
)
from cchc_check.text.normalize import BROKEN_FONT, SourceMap, normalize
from cchc_check.text.span import Span
from cchc_check.word.load import load
from cchc_check.word.outline import Role, hidden, highlighted, labels, roles
from cchc_check.word.package import Package
from cchc_check.word.text import FlowText, Grid, WordText

if TYPE_CHECKING:
    from cchc_check.text.layout import Layout

FEATURES = frozenset(("tables", "layout", "review"))

Mapping = Callable[[int, int], Span]
"""From the start and end of some raw characters to their place in the canonical text."""


def read_docx(data: bytes, path: str, limits: Limits = DEFAULT) -> Document:
    """The document in a Word file, with all that is printed of it. Raises ReadError."""
    word = load(Package(data, limits))
    text, source_map = normalize(word.text.rstrip("\n"))
    at = mapping(source_map, len(text))
    given = roles(word)
    document = Document(
        path,
        "docx",
        text,
        tuple(block for flow in word.flows for block in _blocks(flow, given, text, at)),
        source_map,
        tuple(_stories(word, at)),
        tuple(sorted(_marks(word, at), key=_place_of)),
        tuple(sorted(_gaps(word, at, len(text)), key=_place_of)),
        tuple(_directives(word, at)),
        FEATURES,
        _LayOut(word, source_map, len(text)),
    )
    return with_encoding_gaps(document, "")


class _LayOut(Struct, frozen=True):
    """Works out the layout: most runs never ask for it."""

    word: WordText
    source_map: SourceMap
    length: int

    def __call__(self) -> Layout:
        from cchc_check.readers.docx_layout import build_layout

        return build_layout(self.word, mapping(self.source_map, self.length))


def mapping(source_map: SourceMap, length: int) -> Mapping:
    """The way from raw to canonical places, cut at the canonical length."""
    if source_map.is_identity:
        return lambda start, end: Span(start if start < length else length, end if end < length else length)
    source_start, source_end = source_map.source_start, source_map.source_end
    canonical_start, canonical_end = source_map.canonical_start, source_map.canonical_end

    def place(offset: int, is_end: bool) -> int:
        index = bisect_right(source_start, offset) - 1
        if index < 0:
            return offset
        if offset >= source_end[index]:
            return canonical_end[index] + offset - source_end[index]
        return canonical_end[index] if is_end and offset > source_start[index] else canonical_start[index]

    def span(start: int, end: int) -> Span:
        first = min(place(start, False), length)
        return Span(first, max(first, min(place(end, True), length)))

    return span


def _place_of(record: Mark | Gap) -> tuple[int, int]:
    return record.span.start, record.span.end


def _blocks(flow: FlowText, given: list[Role], text: str, at: Mapping) -> Iterator[Block]:
    """The paragraphs outside tables, and the tables, in reading order."""
    waiting = iter(flow.grids)
    grid = next(waiting, None)
    for block, start in _paragraphs(flow, given, text, at):
        while grid is not None and grid.start <= start:
            yield _table(grid, flow.start, at)
            grid = next(waiting, None)
        yield block
    while grid is not None:
        yield _table(grid, flow.start, at)
        grid = next(waiting, None)


def _paragraphs(flow: FlowText, given: list[Role], text: str, at: Mapping) -> Iterator[tuple[Block, int]]:
    columns = flow.paragraphs
    base = flow.start
    numbers = dict(labels(flow, given))
    rows = zip(columns.start, columns.end, columns.look, columns.grid, strict=True)
    for index, (start, end, look, grid) in enumerate(rows):
        if grid >= 0 or start == end:
            continue
        span = at(base + start, base + end)
        if _is_blank(text, span):
            continue
        if text[span.start] == "\n":
            span = _below_breaks(text, span)
        role = given[look]
        if role.heading:
            yield Heading(span, role.heading, numbers.get(index, "")), start
        elif numbers.get(index):
            yield ListItem(span, numbers[index], role.level), start
        else:
            yield Paragraph(span), start


def _below_breaks(text: str, span: Span) -> Span:
    """Without the breaks it begins with: a page break is often put at the head of the paragraph to move."""
    words = text[span.start : span.end]
    return Span(span.end - len(words.lstrip("\n")), span.end)


def _is_blank(text: str, span: Span) -> bool:
    first = text[span.start : span.start + 1]
    return span.start == span.end or (first.isspace() and text[span.start : span.end].isspace())


def _table(grid: Grid, base: int, at: Mapping) -> Table:
    cells = tuple(
        Cell(at(base + start, base + end), row, column, row_span, column_span)
        for start, end, row, column, row_span, column_span in grid.cells
    )
    return Table(at(base + grid.start, base + grid.end), grid.rows, grid.columns, cells)


def _stories(word: WordText, at: Mapping) -> Iterator[Story]:
    for flow in word.flows:
        if flow.kind != "body" and flow.end > flow.start:
            yield Story(at(flow.start, _text_end(word, flow)), flow.kind, flow.label)


def _text_end(word: WordText, flow: FlowText) -> int:
    """The end of the flow's words, without what separates it from the next."""
    return flow.end - 2 if word.text.endswith("\n\n", flow.start, flow.end) else flow.end


def _marks(word: WordText, at: Mapping) -> Iterator[Mark]:
    for flow in word.flows:
        base = flow.start
        for start, end, kind, value in flow.marks:
            yield Mark(at(base + start, base + end), kind, value)
        for start, end in _merged(hidden(word, flow)):
            yield Mark(at(base + start, base + end), "hidden")
        for start, end, colour in highlighted(word, flow):
            yield Mark(at(base + start, base + end), "highlight", colour)
    if word.comments:
        yield from _comments(word, at)
    if BROKEN_FONT.search(word.text):
        for match in BROKEN_FONT.finditer(word.text):
            yield Mark(at(*match.span()), "broken-font", match[0])


def _comments(word: WordText, at: Mapping) -> Iterator[Mark]:
    """What people wrote beside the text, without what we wrote and what they wrote to us."""
    from cchc_check.word.edits import AUTHOR

    for start, end, comment, author in word.comments:
        if author != AUTHOR and not parse_directive(comment):
            yield Mark(at(start, end), "comment", f"{author}: {comment}" if author else comment)


def _gaps(word: WordText, at: Mapping, length: int) -> Iterator[Gap]:
    for flow in word.flows:
        for start, end, reason, text, detail in flow.gaps:
            yield Gap(at(flow.start + start, flow.start + end), reason, text, detail)
    for part in word.unread:
        yield Gap(Span(length, length), "broken-part", True, part)
    for part in word.unstyled:
        yield Gap(Span(length, length), "broken-look", False, part)


def _directives(word: WordText, at: Mapping) -> Iterator[Directive]:
    """The comments that silence rules: over their passage, or over the paragraph they stand in."""
    for start, end, comment, _ in word.comments:
        if written := parse_directive(comment):
            covers = at(start, end) if start < end else at(*_paragraph_around(word, start))
            yield Directive(covers, covers, *written)


def _paragraph_around(word: WordText, at: int) -> tuple[int, int]:
    flow = next(flow for flow in reversed(word.flows) if flow.start <= at)
    columns = flow.paragraphs
    index = bisect_right(columns.start, at - flow.start) - 1
    return (flow.start + columns.start[index], flow.start + columns.end[index]) if index >= 0 else (at, at)


def _merged(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places with neighbours joined."""
    first = last = -1
    for start, end in places:
        if start != last:
            if last > first:
                yield first, last
            first = start
        last = end
    if last > first:
        yield first, last
