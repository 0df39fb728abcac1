"""The figures of a table as printed: what a cell shows, whatever unit its column multiplies it by.

Invariant: an empty operand is no figure; a dash is the figure 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from cchc_check.extraction.facts import Facts
from cchc_check.extraction.figures import Column, FigureTable, Quantity, Row
from cchc_check.extraction.tables.column_kinds import AMOUNT, PERCENT, measure_kind
from cchc_check.text.document import Document

Cell = tuple[int, int]
Filled = Mapping[Cell, Quantity]


class Figure(Struct, frozen=True, gc=False):
    """What one cell prints. `step` is the worth of its last digit; an `exact` figure was not rounded.

    `finest` is the least step of its column: "12" beside "8,5" is meant as 12,0.
    """

    value: Decimal
    step: Decimal
    exact: bool
    finest: Decimal


class Sheet(Struct, frozen=True):
    """A table of `document` with its figures at hand; `columns` and `rows` are looked up by their place in the grid.

    `signed` are the columns that print a minus somewhere: there a decrease is never printed without it.
    """

    document: Document
    table: FigureTable
    figures: dict[Cell, Figure]
    columns: dict[int, Column]
    rows: dict[int, Row]
    signed: frozenset[int]

    def value(self, cell: Cell) -> Decimal | None:
        """The printed value, None where the cell shows nothing."""
        figure = self.figures.get(cell)
        return figure.value if figure else None

    def written(self, cell: Cell) -> str:
        """What the cell prints, in one line."""
        return " ".join(self.document.quote(self.table.cells[cell].span).split())

    def body(self) -> Iterator[Row]:
        """The rows with figures that are no "Trong đó"."""
        return (row for row in self.table.rows if row.kind in ("data", "total"))

    def added_up(self) -> Iterator[Column]:
        """The columns whose figures can be added up, those with no figures left out."""
        filled = {column for _, column in self.figures}
        return (c for c in self.table.columns if c.kind in ("count", "amount") and c.index in filled)


def sheets(facts: Facts) -> tuple[Sheet, ...]:
    """The tables of a document with their figures; the same tuple whenever it is asked for."""
    return facts.derived(_sheets)


def _sheets(facts: Facts) -> tuple[Sheet, ...]:
    return tuple(sheet(facts.document, table) for table in facts.tables)


def sheet(document: Document, table: FigureTable) -> Sheet:
    """`table` with the figures of its cells."""
    columns = {column.index: column for column in table.columns}
    filled = {key: cell.quantity for key, cell in table.cells.items() if cell.quantity}
    mixed, finest = _mixed(filled), _finest(filled)
    rounded = {column.index for column in table.columns if column.kind == AMOUNT} - mixed
    figures = {
        key: Figure(one.value, one.step, one.kind == "count" and key[1] not in rounded, finest[key[1]])
        for key, one in filled.items()
    }
    signed = frozenset(column for (_, column), figure in figures.items() if figure.value < 0)
    return Sheet(document, table, figures, columns, {row.index: row for row in table.rows}, signed)


def _finest(filled: Filled) -> dict[int, Decimal]:
    """The least step that each column shows."""
    found: dict[int, Decimal] = {}
    for (_, column), quantity in filled.items():
        if column not in found or quantity.step < found[column]:
            found[column] = quantity.step
    return found


def _mixed(filled: Filled) -> set[int]:
    """The columns whose rows have units of their own."""
    units = {(column, quantity.unit) for (_, column), quantity in filled.items()}
    columns = [column for column, _ in units]
    return {column for column in columns if columns.count(column) > 1}


def adds_up(row: Row) -> bool:
    """False for the rows of shares, averages, ranks and scores."""
    return measure_kind(row.label) == ""


def is_share_cell(sheet: Sheet, cell: Cell) -> bool:
    """True for a percentage: by its own sign, its column or the words of its row."""
    quantity = sheet.table.cells[cell].quantity
    by_row = measure_kind(sheet.rows[cell[0]].label) == PERCENT
    return (
        by_row
        or sheet.columns[cell[1]].kind == PERCENT
        or (quantity is not None and quantity.kind == PERCENT)
    )
