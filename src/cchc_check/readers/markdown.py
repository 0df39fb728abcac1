"""Markdown: markdown-it-py says what the blocks are, the source says where every word of them stands.

Invariant: inline markup is cut out of the canonical text; no word of the source is ever lost.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from cchc_check.readers.html import directive, found_in_html
from cchc_check.readers.inline import Found, found_in, has_markup
from cchc_check.readers.labels import heading_label, labelled
from cchc_check.readers.lines import in_order, lines, trimmed
from cchc_check.readers.relocate import Place, apart, canonical, moved, moved_block
from cchc_check.readers.tables import tab_runs, tab_table
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
    Table,
)
from cchc_check.text.normalize import Change, normalize
from cchc_check.text.span import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FENCE = re.compile(r"[ \t>]*(?P<mark>`{3,}|~{3,})")
_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*(?:\r\n?|\n)(?:[A-Za-z_][^\r\n]*(?:\r\n?|\n)|[ \t#-][^\r\n]*(?:\r\n?|\n))+?(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)"
)
_CONTAINERS = re.compile(r"[ \t]*(?:>[ \t]*)*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?(?=\|)|[ \t]*(?:>[ \t]*)*")
_HTML_TABLE = re.compile(r"<table\b", re.IGNORECASE)


@dataclass(slots=True)
class _Reading:
    """What has been read so far; every place in it is a place in the source."""

    source: str
    lines: list[Span]
    blocks: list[Block] = field(default_factory=list)
    bold: set[int] = field(default_factory=set)
    changes: list[Change] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    comments: list[Found] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Raw:
    """A piece of inline Markdown as markdown-it saw it, and where its stretches stand in the source."""

    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def source(self, offset: int) -> int:
        index = max(0, bisect_right(self.starts, offset) - 1)
        return self.sources[index] + offset - self.starts[index]


def read_markdown(source: str, path: str = "") -> Document:
    """The document of a Markdown text."""
    reading = _Reading(source, lines(source))
    front = _FRONT_MATTER.match(source)
    if front:
        reading.changes.append((0, front.end(), ""))
    runs = list(tab_runs(source, _outside_fences(reading, front.end() if front else 0)))
    _read_blocks(reading, iter(_parser().parse(_masked(reading, front.end() if front else 0, runs))))
    for run in runs:
        _read_tab_table(reading, reading.lines[run.start : run.stop])
    return _document(reading, path)


@cache
def _parser() -> MarkdownIt:
    """Text indented by four blanks is no code in an office; escapes are kept apart so that they can be found."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["code", "text_join"])


def _outside_fences(reading: _Reading, front: int) -> list[Span]:
    """The lines, those of fenced code and front matter empty."""
    fence = ""
    kept: list[Span] = []
    for line in reading.lines:
        match = _FENCE.match(reading.source, line.start, line.end)
        inside = bool(fence)
        if match and not fence:
            fence = match["mark"]
        elif match and match["mark"].startswith(fence):
            fence = ""
        kept.append(Span(line.end, line.end) if inside or line.start < front else line)
    return kept


def _masked(reading: _Reading, front: int, runs: Sequence[range]) -> str:
    """The source for markdown-it, line for line, without what is read otherwise."""
    if not front and not runs and not reading.source.startswith("\ufeff"):
        return reading.source
    shown = [reading.source[line.start : line.end] for line in reading.lines]
    hidden = [*range(bisect_left(reading.lines, Span(front, 0)) if front else 0)]
    for number in (number for run in (hidden, *runs) for number in run):
        shown[number] = ""
    shown[0] = shown[0].replace("\ufeff", " ", 1)
    return "\n".join(shown)


def _read_blocks(reading: _Reading, tokens: Iterator[Token]) -> None:
    label, depth, level = "", -1, 0
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                depth += 1
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
            case "list_item_open":
                label = token.info + token.markup
            case "list_item_close":
                label = ""
            case "heading_open":
                level = int(token.tag[1])
            case "heading_close":
                level = 0
            case "inline":
                span = _read_inline(reading, token)
                reading.blocks.append(_block(span, label, depth, level))
                label = label if level else ""
            case "fence":
                _read_fence(reading, token)
            case "html_block":
                _read_html(reading, token)
            case "table_open":
                _read_table(reading, tokens)


def _block(span: Span, label: str, depth: int, level: int) -> Block:
    if level:
        return Heading(span, level)
    return ListItem(span, label, depth) if label else Paragraph(span)


def _lines_of(reading: _Reading, token: Token) -> list[Span]:
    first, last = token.map or (0, 0)
    return reading.lines[first:last]


def _read_inline(reading: _Reading, token: Token) -> Span:
    """The span of an inline token; what is in it goes to the reading."""
    rows = _lines_of(reading, token)
    raw = _raw(reading.source, rows, token.content)
    if raw is None:
        return trimmed(reading.source, rows[0].start, rows[-1].end)
    span = Span(raw.source(0), raw.source(len(token.content)))
    if token.content.startswith("**") and token.content.endswith("**") and token.content.count("**") == 2:
        reading.bold.add(span.start)
    found = found_in(token.children or (), token.content)
    _take(reading, found, raw.source)
    for row, start in zip(rows[1:], raw.sources[1:], strict=False):
        reading.changes.append((row.start, start, ""))
    return span


def _raw(source: str, rows: Sequence[Span], content: str) -> _Raw | None:
    """Where the lines of `content` stand in `rows`; None when one of them is not there as it is."""
    starts, sources, at = [], [], 0
    for row, line in zip(rows, content.split("\n"), strict=False):
        words = line.strip(" \t")
        place = source.rfind(words, row.start, row.end)
        if place < 0:
            return None
        starts.append(at + len(line) - len(line.lstrip(" \t")))
        sources.append(place)
        at += len(line) + 1
    return _Raw(content, tuple(starts), tuple(sources)) if at == len(content) + 1 else None


def _take(reading: _Reading, found: Sequence[Found], place: Callable[[int], int]) -> None:
    for item in found:
        start, end = place(item.start), place(item.end)
        match item.kind:
            case "cut":
                reading.changes.append((start, end, normalize(item.text)[0] if item.text else ""))
            case "link":
                reading.marks.append(Mark(Span(start, end), "link", item.text))
            case "picture":
                reading.gaps.append(Gap(Span(start, start), "picture"))
            case "comment":
                reading.comments.append(replace(item, start=start, end=end))


def _read_fence(reading: _Reading, token: Token) -> None:
    rows = _lines_of(reading, token)[1 : 1 + token.content.count("\n")]
    if rows and token.content.strip():
        reading.blocks.append(Paragraph(trimmed(reading.source, rows[0].start, rows[-1].end)))


def _read_html(reading: _Reading, token: Token) -> None:
    rows = _lines_of(reading, token)
    span = Span(rows[0].start, rows[-1].end)
    found = tuple(found_in_html(reading.source, span))
    _take(reading, found, int)
    if _HTML_TABLE.search(token.content):
        reading.gaps.append(Gap(Span(span.start, span.start), "html-table"))
    reading.blocks.append(Paragraph(span))


def _read_table(reading: _Reading, tokens: Iterator[Token]) -> None:
    cells: list[Cell] = []
    row, number, seen = Span(0, 0), -1, 0
    first: Span | None = None
    written: Iterator[_Raw] = iter(())
    for token in tokens:
        match token.type:
            case "table_close":
                break
            case "tr_open":
                row, number, seen = _lines_of(reading, token)[0], number + 1, 0
                first = first or row
                written = _cells(reading.source, row)
            case "inline":
                if raw := next(written, None):
                    cells.append(_cell(reading, raw, number, seen, token))
                    seen += 1
            case "tr_close":
                for raw in written:
                    cells.append(_cell(reading, raw, number, seen, None))
                    seen += 1
    if first:
        columns = 1 + max((cell.column for cell in cells), default=0)
        start = cells[0].span.start if cells else first.start
        reading.blocks.append(Table(Span(start, row.end), number + 1, columns, tuple(cells)))


def _cells(source: str, row: Span) -> Iterator[_Raw]:
    """The cells between the bars of a line, as markdown-it splits it; `\\|` is a bar that is text."""
    container = _CONTAINERS.match(source, row.start, row.end)
    line = trimmed(source, container.end() if container else row.start, row.end)
    at, end = line.start, line.end
    if source.startswith("|", at):
        at += 1
    if end > at and source[end - 1] == "|" and source[end - 2] != "\\":
        end -= 1
    while at <= end:
        bar = at
        while (bar := source.find("|", bar, end)) >= 0 and source[bar - 1] == "\\":
            bar += 1
        close = bar if bar >= 0 else end
        yield _cell_raw(source, trimmed(source, at, close))
        at = close + 1


def _cell_raw(source: str, span: Span) -> _Raw:
    pieces = source[span.start : span.end].split("\\|")
    starts, sources = [0], [span.start]
    for piece in pieces[:-1]:
        step = len(piece) + (len(starts) > 1)
        starts.append(starts[-1] + step)
        sources.append(sources[-1] + step + 1)
    return _Raw("|".join(pieces), tuple(starts), tuple(sources))


def _cell(reading: _Reading, raw: _Raw, row: int, column: int, token: Token | None) -> Cell:
    reading.changes.extend((bar - 1, bar, "") for bar in raw.sources[1:])
    if has_markup(raw.text):
        children = token.children if token else _inline(raw.text)
        _take(reading, found_in(children or (), raw.text), raw.source)
    return Cell(Span(raw.source(0), raw.source(len(raw.text))), row, column)


def _inline(words: str) -> list[Token]:
    return _parser().parseInline(words)[0].children or []


def _read_tab_table(reading: _Reading, rows: Sequence[Span]) -> None:
    table = tab_table(reading.source, rows)
    for cell in table.cells:
        words = reading.source[cell.span.start : cell.span.end]
        if has_markup(words):
            _take(reading, found_in(_inline(words), words), cell.span.start.__add__)
    reading.blocks.append(table)


def _document(reading: _Reading, path: str) -> Document:
    text, source_map = normalize(reading.source, apart(reading.changes))
    place = canonical(source_map)
    blocks = in_order(list(_settled(reading, place, text)))
    marks = (replace(mark, span=moved(mark.span, place, text)) for mark in reading.marks)
    gaps = (replace(gap, span=moved(gap.span, place, text)) for gap in reading.gaps)
    return Document(
        path,
        "md",
        text,
        blocks,
        source_map,
        marks=tuple(sorted(marks, key=lambda mark: mark.span)),
        gaps=tuple(sorted(gaps, key=lambda gap: gap.span)),
        directives=tuple(_directives(reading, blocks, place)),
        features=frozenset({"tables"}),
    )


def _settled(reading: _Reading, place: Place, text: str) -> Iterator[Block]:
    """The blocks in the canonical text, with the labels that are typed there; those without words are left out."""
    for block in reading.blocks:
        there = moved_block(block, place, text)
        if not len(there.span) and not isinstance(there, Table):
            continue
        match there:
            case Heading(span, level, "") if label := heading_label(text, span.start, span.end):
                yield Heading(Span(label.end, span.end), level, label.text)
            case Paragraph(span):
                yield labelled(text, span, bold=block.span.start in reading.bold)
            case _:
                yield there


def _directives(reading: _Reading, blocks: Sequence[Block], place: Place) -> Iterator[Directive]:
    ends = [block.span.end for block in blocks]
    for comment in reading.comments:
        if written := directive(comment.text):
            start, end = place(comment.start), place(comment.end)
            index = bisect_left(ends, start)
            covers = blocks[index].span if index < len(blocks) else Span(end, end)
            yield Directive(Span(start, end), covers, *written)
