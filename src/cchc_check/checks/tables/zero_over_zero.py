"""Nothing of nothing printed as 100 %: a share whose two figures are 0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.tables.footing import Sheet, sheets
from cchc_check.checks.tables.footing.figures import Cell, is_share_cell
from cchc_check.checks.tables.footing.printed import places_of, printed_formulas
from cchc_check.checks.tables.footing.shares import fitted
from cchc_check.checks.tables.footing.wording import where
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.tables.column_kinds import PERCENT, measure_kind
from cchc_check.extraction.tables.formulas import signed_names


def zero_over_zero(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every 100 % that stands for 0 of 0."""
    for figures in sheets(facts):
        full = [cell for cell, figure in figures.figures.items() if figure.value == 100]
        full = [cell for cell in full if is_share_cell(figures, cell)]
        known = _known(figures) if full else {}
        for cell in full:
            sources = known.get(cell) or _beside(figures, cell)
            if len(sources) > 1 and all(figures.value(source) == 0 for source in sources):
                yield _finding(figures, cell, sources)


def _known(figures: Sheet) -> dict[Cell, list[Cell]]:
    """The cells with a printed division, or one that the other rows agree with, and what they are divided from."""
    found: dict[Cell, list[Cell]] = {}
    for guesses in fitted(figures):
        guess = guesses[0].guess
        for row in figures.table.rows:
            found[row.index, guess.column] = list(guess.inputs(row.index).values())
    for printed in printed_formulas(figures.table):
        if signed_names(printed.side) is None:
            for across in places_of(figures, printed):
                found[printed.total(across)] = list(printed.cells(across).values())
    return found


def _beside(figures: Sheet, cell: Cell) -> list[Cell]:
    """The figures that a share is plainly of: the two rows below a row of shares, or all before it in its row."""
    row, column = cell
    if measure_kind(figures.rows[row].label) == PERCENT:
        return _children(figures, cell)
    return [(row, each.index) for each in figures.added_up() if each.index < column]


def _children(figures: Sheet, cell: Cell) -> list[Cell]:
    """The two figures of the rows below a row of shares."""
    parent = figures.rows[cell[0]]
    below: list[Cell] = []
    for row in figures.table.rows:
        if row.index > parent.index:
            if row.level <= parent.level:
                break
            below.append((row.index, cell[1]))
    return below if len(below) == 2 else []


def _finding(figures: Sheet, cell: Cell, sources: list[Cell]) -> Finding:
    cells = figures.table.cells
    values = {"written": figures.written(cell), **where(figures, cell)}
    related = tuple(Related(cells[source].span, "zero", where(figures, source)) for source in sources)
    return Finding(cells[cell].span, values, related)


CHECK = Check(
    name="zero-over-zero",
    function=zero_over_zero,
    values=("written", "where_vi", "where_en"),
    notes=("zero",),
    needs=("tables",),
)
