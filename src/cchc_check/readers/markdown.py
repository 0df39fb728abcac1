"""Markdown: markdown-it-py says what the blocks are, the source says where every word of them stands.

Invariant: inline markup is cut out of the canonical text; no word of the source is ever lost.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cchc_check.errors import LimitExceeded
from cchc_check.limits import DEFAULT, Limits, exceeded
from cchc_check.patterns import compiled
from cchc_check.readers.html import directive, found_in_html
from cchc_check.readers.inline import found_in
from cchc_check.readers.lines import in_order, lines
from cchc_check.readers.pandoc import Notes, cuts, notes, stories
from cchc_check.readers.pipes import read_pipe_table, read_tab_table
from cchc_check.readers.reading import DEEPEST, Reading, lines_of, parser, raw_lines, take
from cchc_check.readers.relocate import Place, apart, broken_letters, canonical, moved, moved_block
from cchc_check.readers.tables import tab_runs
from cchc_check.text.document import (
    Block,
    Directive,
    Document,
    Gap,
    Heading,
    ListItem,
    Paragraph,
    Table,
)
from cchc_check.text.labels import labelled, title_label, trimmed
from cchc_check.text.normalize import normalize
from cchc_check.text.span import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_FENCE = compiled(r"[ \t>]*(?P<mark>`{3,}|~{3,})")
_FRONT_MATTER = compiled(
    r"""\ufeff?---[ \t]*(?:\r\n?|\n)
        (?:[A-Za-z_][A-Za-z0-9_-]*:[^\r\n]*(?:\r\n?|\n)     # "title: Báo cáo"
           (?:[ \t#-][^\r\n]*(?:\r\n?|\n))*?)+?      # "  more of it", "- entry", "# comment"
        (?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)""",
    re.VERBOSE,
)
_HTML_TABLE = compiled(r"<table\b", re.IGNORECASE)


def read_markdown(source: str, path: str = "", limits: Limits = DEFAULT) -> Document:
    """The document of a Markdown text. Raises LimitExceeded."""
    reading = Reading(source, lines(source))
    _refuse_wide(reading, limits)
    matter = _FRONT_MATTER.match(source)
    front = matter.end() if matter else 0
    defined = notes(source)
    reading.changes += [(0, front, ""), *cuts(source, defined)]
    runs = list(tab_runs(source, _outside_fences(reading, front)))
    tokens = parser().parse(_masked(defined.hidden(source), reading.lines, front, runs))
    _refuse_deep(tokens)
    _read_blocks(reading, iter(tokens))
    for run in runs:
        read_tab_table(reading, reading.lines[run.start : run.stop])
    return _document(reading, defined, path)


def _refuse_wide(reading: Reading, limits: Limits) -> None:
    """Raise for a line with more cells than a table may have columns."""
    for number, line in enumerate(reading.lines, 1):
        if (
            len(line) > limits.columns
            and reading.source.count("|", line.start, line.end) > limits.columns + 1
        ):
            raise exceeded(limits, "columns", "read.too-many-columns", line=number)


def _refuse_deep(tokens: Sequence[Token]) -> None:
    """Raise where quotations and lists lie so deep in one another that markdown-it leaves their words out."""
    for token in tokens:
        if token.nesting == 1 and token.level >= DEEPEST - 1:
            line = token.map[0] + 1 if token.map else 0
            raise LimitExceeded("read.too-deep-markdown", line=line, hint="read.hint-too-deep", limit=DEEPEST)


def _outside_fences(reading: Reading, front: int) -> list[Span]:
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


def _masked(source: str, lines: Sequence[Span], front: int, runs: Sequence[range]) -> str:
    """The source for markdown-it, line for line, without what is read otherwise."""
    if not front and not runs and not source.startswith("\ufeff"):
        return source
    shown = [source[line.start : line.end] for line in lines]
    hidden = range(bisect_left(lines, Span(front, 0)))
    for number in (number for run in (hidden, *runs) for number in run):
        shown[number] = ""
    if source.startswith("\ufeff"):
        shown[0] = " " + shown[0][1:]
    return "\n".join(shown)


def _read_blocks(reading: Reading, tokens: Iterator[Token]) -> None:
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
                level = 0 if len(lines_of(reading, token)) > 2 else int(token.tag[1])
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
                read_pipe_table(reading, tokens)


def _block(span: Span, label: str, depth: int, level: int) -> Block:
    if level:
        return Heading(span, level)
    return ListItem(span, label, depth) if label else Paragraph(span)


def _read_inline(reading: Reading, token: Token) -> Span:
    """The span of an inline token; what is in it goes to the reading."""
    rows = lines_of(reading, token)
    raw = raw_lines(reading.source, rows, token.content)
    if raw is None:
        return trimmed(reading.source, rows[0].start, rows[-1].end)
    span = Span(raw.source(0), raw.source(len(token.content)))
    if token.content.startswith("**") and token.content.endswith("**") and token.content.count("**") == 2:
        reading.bold.add(span.start)
    found = found_in(token.children or (), token.content)
    take(reading, found, raw.source)
    for row, start in zip(rows[1:], raw.sources[1:], strict=False):
        reading.changes.append((row.start, start, ""))
    return span


def _read_fence(reading: Reading, token: Token) -> None:
    rows = lines_of(reading, token)[1 : 1 + token.content.count("\n")]
    if rows and token.content.strip():
        reading.blocks.append(Paragraph(trimmed(reading.source, rows[0].start, rows[-1].end)))


def _read_html(reading: Reading, token: Token) -> None:
    rows = lines_of(reading, token)
    span = Span(rows[0].start, rows[-1].end)
    found = tuple(found_in_html(reading.source, span))
    take(reading, found, int)
    if _HTML_TABLE.search(token.content):
        reading.gaps.append(Gap(Span(span.start, span.start), "html-table"))
    reading.blocks.append(Paragraph(span))


def _document(reading: Reading, defined: Notes, path: str) -> Document:
    text, source_map = normalize(reading.source, apart(reading.changes))
    place = canonical(source_map)
    blocks = in_order(list(_settled(reading, place, text)))
    marks = [replace(mark, span=moved(mark.span, place, text)) for mark in reading.marks]
    marks += broken_letters(reading.source, place)
    gaps = (replace(gap, span=moved(gap.span, place, text)) for gap in reading.gaps)
    return Document(
        path,
        "md",
        text,
        blocks,
        source_map,
        tuple(stories(defined, blocks, place, text)),
        marks=tuple(sorted(marks, key=lambda mark: mark.span)),
        gaps=tuple(sorted(gaps, key=lambda gap: gap.span)),
        directives=tuple(_directives(reading, text, blocks, place)),
        features=frozenset({"tables"}),
    )


def _settled(reading: Reading, place: Place, text: str) -> Iterator[Block]:
    """The blocks in the canonical text, with the labels typed there; those without words are gone."""
    for block in reading.blocks:
        there = moved_block(block, place, text)
        if not len(there.span) and not isinstance(there, Table):
            continue
        match there:
            case Heading(span, level, "") if label := title_label(text, span):
                yield Heading(Span(label.end, span.end), level, label.text)
            case Paragraph(span):
                yield labelled(text, span, bold=block.span.start in reading.bold)
            case _:
                yield there


def _directives(reading: Reading, text: str, blocks: Sequence[Block], place: Place) -> Iterator[Directive]:
    """The suppressions: one inside a block covers it with its label, one on its own the block that follows."""
    starts = [block.span.start for block in blocks]
    for comment in reading.comments:
        if written := directive(comment.text):
            start, end = place(comment.start), place(comment.end)
            inside = comment.kind == "comment"
            index = bisect_right(starts, start) - 1 if inside else bisect_left(starts, start)
            covers = _with_label(text, blocks[index].span) if 0 <= index < len(blocks) else Span(end, end)
            yield Directive(Span(start, end), covers, *written)


def _with_label(text: str, block: Span) -> Span:
    """The block from the beginning of its first line: "IV." is no part of its span, but of what is silenced."""
    return Span(text.rfind("\n", 0, block.start) + 1, block.end)
