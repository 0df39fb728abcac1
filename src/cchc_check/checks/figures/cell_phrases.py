"""What a cell of a table counts: the words of its row, its column, the caption and the headings above.

Invariant: only rows and columns are read; a cell's words are put together when somebody asks for them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from cchc_check.checks.figures.facets import Facets, Reading, merged, only, over, read
from cchc_check.checks.figures.scopes import Scope, scopes
from cchc_check.extraction.facts import Facts, Period
from cchc_check.extraction.figures import Column, FigureTable, NumberCell, Row
from cchc_check.registry import Registry

_NOTHING = Decimal(0)
_FEWEST = 2
_FIGURES = frozenset(("count", "amount", "percent"))


class TableWords(Struct, frozen=True, dict=True):
    """A table with the readings of its rows and columns; `context` is what caption and headings say."""

    table: FigureTable
    rows: dict[int, Reading]
    columns: dict[int, Reading]
    context: Reading
    period: Period | None
    scope: Scope

    @cached_property
    def above(self) -> frozenset[str]:
        """What caption and headings say, in words."""
        return frozenset(self.context.words)

    def reading(self, cell: NumberCell) -> Reading:
        """The words of one cell."""
        return merged((self.rows[cell.row], self.columns[cell.column]))

    def closes(self, cell: NumberCell, value: Decimal) -> bool:
        """True when the column of `cell` adds up to its one total with `value` there."""
        totals = [row.index for row in self.table.rows if row.kind == "total"]
        parts = [row.index for row in self.table.rows if row.kind == "data" and row.level == 0]
        if len(totals) != 1 or len(parts) < _FEWEST:
            return False
        column = {row: self.table.cells.get((row, cell.column)) for row in (*totals, *parts)}
        figures = {row: one.quantity.value for row, one in column.items() if one and one.quantity}
        figures[cell.row] = value
        return sum((figures.get(row, _NOTHING) for row in parts), _NOTHING) == figures.get(totals[0])

    def mended(self, cell: NumberCell, value: Decimal) -> bool:
        """True when the column adds up with `value`, but not with what the cell says."""
        here = cell.quantity.value if cell.quantity else _NOTHING
        return self.closes(cell, value) and not self.closes(cell, here)

    def facets(self, cell: NumberCell, asked: Facets) -> Facets:
        """The facets of one cell, completed with what the caption says of those that are asked for."""
        return self.completed(self.reading(cell).facets, asked)

    def completed(self, own: Facets, asked: Facets) -> Facets:
        """`own`, completed with what the caption says of the facets that are asked for."""
        return over(only(self.context.facets, asked.keys()), own)


def table_words(facts: Facts, registry: Registry) -> Iterator[TableWords]:
    """The tables of the document outside of plans, with their words."""
    every = scopes(facts)
    starts = [block.span.start for block in facts.document.blocks]
    for table in facts.tables:
        scope = every[max(0, bisect_right(starts, table.table.span.start) - 1)]
        if scope.plan:
            continue
        caption = read(table.caption.value, registry) if table.caption else Reading((), {})
        stubs = (words for column in table.columns if column.kind == "label" for words in column.path)
        titles = [word for words in (*scope.titles, *stubs) for word in read(words, registry).words]
        yield TableWords(
            table,
            {row.index: _row(row, registry) for row in table.rows},
            {column.index: _column(column, registry) for column in table.columns if column.kind in _FIGURES},
            Reading((*titles, *caption.words), caption.facets),
            _period(facts, table),
            scope,
        )


def _row(row: Row, registry: Registry) -> Reading:
    return Reading((), {}) if row.kind == "total" else read(row.label, registry)


def _column(column: Column, registry: Registry) -> Reading:
    return merged(read(words, registry) for words in column.path)


def _period(facts: Facts, table: FigureTable) -> Period | None:
    """The period that the caption or the header names."""
    caption = table.caption.span if table.caption else None
    found = [one for one in facts.periods if caption and caption.covers(one.span)]
    return found[-1] if found else None
