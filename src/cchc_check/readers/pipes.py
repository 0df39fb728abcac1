"""Tables of a Markdown file: pipe tables, and the tab-separated ones that conversions leave behind.

Invariant: a cell's span holds its words without the bars; no cell is dropped, however many a row has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cchc_check.patterns import compiled
from cchc_check.readers.inline import found_in, has_markup
from cchc_check.readers.reading import Raw, Reading, lines_of, parser, take
from cchc_check.readers.tables import tab_table
from cchc_check.text.document import Cell, Table
from cchc_check.text.labels import trimmed
from cchc_check.text.span import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_CONTAINERS = compiled(r"[ \t]*(?:>[ \t]*)*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?(?=\|)|[ \t]*(?:>[ \t]*)*")


def read_pipe_table(reading: Reading, tokens: Iterator[Token]) -> None:
    """Read the table that `tokens` have just opened, up to its close."""
    cells: list[Cell] = []
    row, number, seen = Span(0, 0), -1, 0
    first: Span | None = None
    written: Iterator[Raw] = iter(())
    for token in tokens:
        match token.type:
            case "table_close":
                break
            case "tr_open":
                row, number, seen = lines_of(reading, token)[0], number + 1, 0
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


def _cells(source: str, row: Span) -> Iterator[Raw]:
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


def _cell_raw(source: str, span: Span) -> Raw:
    pieces = source[span.start : span.end].split("\\|")
    starts, sources = [0], [span.start]
    for piece in pieces[:-1]:
        step = len(piece) + (len(starts) > 1)
        starts.append(starts[-1] + step)
        sources.append(sources[-1] + step + 1)
    return Raw("|".join(pieces), tuple(starts), tuple(sources))


def _cell(reading: Reading, raw: Raw, row: int, column: int, token: Token | None) -> Cell:
    reading.changes.extend((bar - 1, bar, "") for bar in raw.sources[1:])
    if has_markup(raw.text):
        children = token.children if token else _inline(raw.text)
        take(reading, found_in(children or (), raw.text), raw.source)
    return Cell(Span(raw.source(0), raw.source(len(raw.text))), row, column)


def _inline(words: str) -> list[Token]:
    return parser().parseInline(words)[0].children or []


def read_tab_table(reading: Reading, rows: Sequence[Span]) -> None:
    """Read a table that is only tabs; the words of its cells may carry inline markup."""
    table = tab_table(reading.source, rows)
    for cell in table.cells:
        words = reading.source[cell.span.start : cell.span.end]
        if has_markup(words):
            take(reading, found_in(_inline(words), words), cell.span.start.__add__)
    reading.blocks.append(table)
