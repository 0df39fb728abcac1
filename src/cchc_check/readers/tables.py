"""Tables that are only tabs: what remains of a Word table once a conversion has dropped its frame.

Invariant: a row is one line; a cell is what stands between two tabs, and an empty one is still a cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_check.text.document import Cell, Table
from cchc_check.text.labels import item_label, trimmed
from cchc_check.text.span import Span


def tab_runs(text: str, lines: Sequence[Span]) -> Iterator[range]:
    """The indices of every stretch of two or more neighbouring lines that together are a table."""
    if "\t" not in text:
        return
    start = 0
    for index, line in enumerate([*lines, Span(0, 0)]):
        if index < len(lines) and _has_cells(text, line):
            continue
        if index - start >= 2 and _is_table(text, lines[start:index]):
            yield range(start, index)
        start = index + 1


def tab_table(text: str, rows: Sequence[Span]) -> Table:
    """The grid of `rows`; a short row leaves its last places without cells."""
    cells = [cell for number, row in enumerate(rows) for cell in _cells(text, row, number)]
    columns = 1 + max(cell.column for cell in cells)
    return Table(Span(rows[0].start, rows[-1].end), len(rows), columns, tuple(cells))


def _cells(text: str, row: Span, number: int) -> Iterator[Cell]:
    at = row.start
    for column, words in enumerate(text[row.start : row.end].split("\t")):
        yield Cell(trimmed(text, at, at + len(words)), number, column)
        at += len(words) + 1


def _has_cells(text: str, line: Span) -> bool:
    """A tab that is more than the gap behind a list label, in a line that is not markup."""
    if text.find("\t", line.start, line.end) < 0:
        return False
    words = trimmed(text, line.start, line.end)
    if not len(words) or text[words.start] in "<|#>":
        return False
    label = item_label(text, words.start, words.end)
    return text.find("\t", label.end if label else line.start, line.end) >= 0


def _is_table(text: str, rows: Sequence[Span]) -> bool:
    """At least half of the lines have words on both sides of a tab; the others may be merged or empty."""
    full = sum("\t" in text[row.start : row.end].strip() for row in rows)
    return 2 * full >= len(rows)
