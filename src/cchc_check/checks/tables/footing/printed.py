"""The formulas that a table prints, brought to its cells.

Invariant: a formula that fails almost everywhere is misprinted or misread, and proves nothing about the figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from cchc_check.checks.tables.footing.equations import Equation
from cchc_check.checks.tables.footing.figures import Cell, Sheet, adds_up
from cchc_check.extraction.figures import Column, FigureTable, Row
from cchc_check.extraction.part import Part
from cchc_check.extraction.tables.column_kinds import FIGURES
from cchc_check.extraction.tables.formulas import Expression, Formula, names, read_formula, signed_names


class Printed(Struct, frozen=True):
    """One side of a printed formula, with the columns or rows that its names stand for.

    `target` is the column or row it computes; `axis` is "column" when the names are columns.
    """

    axis: str
    target: int
    side: Expression
    places: Mapping[str, int]
    written: Part[str]

    def cells(self, across: int) -> dict[str, Cell]:
        """The cell that each name stands for in one row (or column)."""
        if self.axis == "column":
            return {name: (across, place) for name, place in self.places.items()}
        return {name: (place, across) for name, place in self.places.items()}

    def total(self, across: int) -> Cell:
        """The cell it computes in one row (or column)."""
        return (across, self.target) if self.axis == "column" else (self.target, across)


def printed_formulas(table: FigureTable) -> Iterator[Printed]:
    """Every side of every formula whose names are all found."""
    for column in table.columns:
        if column.formula and (formula := read_formula(column.formula.value)):
            yield from _of_column(table, column, formula)
    for row in table.rows:
        if row.formula and (formula := read_formula(row.formula.value)):
            yield from _of_row(table, row, formula)


def _of_column(table: FigureTable, column: Column, formula: Formula) -> Iterator[Printed]:
    numbers = {_plain(c.number): c.index for c in reversed(table.columns) if c.number}
    if not numbers and formula.target.isdecimal():
        shift = column.index - int(formula.target)
        numbers = {str(c.index - shift): c.index for c in table.columns}
    target = numbers.get(_plain(formula.target), column.index) if formula.target else column.index
    figures = {c.index for c in table.columns if c.kind in FIGURES}
    assert column.formula is not None
    for side in formula.sides:
        places = {name: numbers.get(_plain(name), -1) for name in names(side)}
        if target in figures and places and all(p in figures and p != target for p in places.values()):
            yield Printed("column", target, side, places, column.formula)


def _plain(number: str) -> str:
    return number.lstrip("0") or number


def _of_row(table: FigureTable, row: Row, formula: Formula) -> Iterator[Printed]:
    target = row.index
    if formula.target and formula.target != row.number:
        target = next((r.index for r in table.rows if r.number == formula.target), -1)
    assert row.formula is not None
    for side in formula.sides:
        wanted = tuple(names(side))
        places = _nearest(table, target, wanted)
        if target >= 0 and len(places) == len(set(wanted)) and target not in places.values():
            yield Printed("row", target, side, places, row.formula)


def _nearest(table: FigureTable, target: int, wanted: tuple[str, ...]) -> dict[str, int]:
    """The rows of those numbers, all below the target or else all above it, the nearest of each number."""
    below = [row for row in table.rows if row.index > target]
    above = [row for row in reversed(table.rows) if row.index < target]
    for side in (below, above):
        places: dict[str, int] = {}
        for row in side:
            places.setdefault(row.number, row.index)
        if all(name in places for name in wanted):
            return {name: places[name] for name in wanted}
    places = {row.number: row.index for row in reversed(table.rows)}
    return {name: places[name] for name in wanted if name in places}


def sums(sheet: Sheet) -> Iterator[tuple[Printed, list[Equation]]]:
    """The printed formulas that only add and subtract, with their equations row by row (or column by column)."""
    for printed in printed_formulas(sheet.table):
        terms = signed_names(printed.side)
        if terms is None:
            continue
        equations = []
        for across in places_of(sheet, printed):
            cells = printed.cells(across)
            signed = tuple((sign, cells[name]) for sign, name in terms)
            equations.append(Equation(printed.total(across), signed, "formula", printed.written.value))
        yield printed, equations


def places_of(sheet: Sheet, printed: Printed) -> list[int]:
    """The rows (or columns) in which the formula should hold."""
    if printed.axis == "column":
        return [row.index for row in sheet.table.rows if row.kind != "heading" and adds_up(row)]
    return [column.index for column in sheet.added_up()]
