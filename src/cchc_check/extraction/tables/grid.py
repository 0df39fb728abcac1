"""A table as a rectangle of places: what each shows, whichever cell it belongs to.

Invariant: every place of a merged cell shows that cell; only its first place owns it.
"""

from __future__ import annotations

from functools import cache
from re import Pattern

from msgspec import Struct

from cchc_check.patterns import compiled
from cchc_check.text.document import Document, Table
from cchc_check.text.span import Span

MOST_PLACES = 40_000
"""Places of one table; a larger one is a database, not a table of a report."""


class Place(Struct, frozen=True, gc=False):
    """One place of the grid. `text` has single spaces; `owned` is False where a merged cell only continues."""

    text: str
    span: Span
    owned: bool = True
    width: int = 1


class TableGrid(Struct, frozen=True):
    """All places of a table, row by row; a place that no cell covers is empty, at the end of the one before.

    `merged` is True where some cell covers several places: then an empty place is meant to be empty.
    """

    table: Table
    rows: tuple[tuple[Place, ...], ...]
    merged: bool

    def texts(self, row: int) -> tuple[str, ...]:
        """What the cells of one row say, "" where a merged cell only continues."""
        return tuple(place.text if place.owned else "" for place in self.rows[row])


def table_grid(document: Document, table: Table) -> TableGrid:
    """The grid of `table`; empty for one that is too large to be read by people."""
    if table.rows * table.columns > MOST_PLACES:
        return TableGrid(table, (), False)
    rows: list[list[Place | None]] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        text = " ".join(document.quote(cell.span).split())
        if cell.row_span == cell.column_span == 1 and cell.row < table.rows and cell.column < table.columns:
            rows[cell.row][cell.column] = Place(text, cell.span)
            continue
        for row in range(cell.row, min(table.rows, cell.row + cell.row_span)):
            for column in range(cell.column, min(table.columns, cell.column + cell.column_span)):
                owned = (row, column) == (cell.row, cell.column)
                rows[row][column] = Place(text, cell.span, owned, cell.column_span)
    merged = any(cell.row_span > 1 or cell.column_span > 1 for cell in table.cells)
    return TableGrid(table, tuple(_filled(row, table.span) for row in rows), merged)


def _filled(row: list[Place | None], table: Span) -> tuple[Place, ...]:
    end = table.start
    places = []
    for place in row:
        if place is None:
            places.append(Place("", Span(end, end)))
        else:
            places.append(place)
            end = place.span.end
    return tuple(places)


def shows_number(text: str) -> bool:
    """True for a cell that holds one figure and nothing else: "1.234,5", "(12)", "98 %", "- 3"."""
    return text.isdecimal() or (bool(text) and _number().fullmatch(text) is not None)


def shows_nothing(text: str) -> bool:
    """True for an empty cell and for the marks that stand for nothing or zero."""
    return not text.strip(" -–—.…x/_*")


@cache
def _number() -> Pattern[str]:
    return compiled(
        r"\s*(?:[-–−+]\s*)?(?:\(\s*)?(?:[-–−+]\s*)?\d{1,3}(?:[ .,]\d{3})*(?:[.,]\d+)?\s*(?:\)\s*)?[%‰]?"
        r"|\s*(?:[-–−+]\s*)?(?:\(\s*)?\d+(?:[.,]\d+)?\s*(?:\)\s*)?[%‰]?"
    )
