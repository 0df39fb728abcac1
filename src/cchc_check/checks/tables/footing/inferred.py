"""Totals that only the figures show: what the detector of sums finds in the table as a grid.

Invariant: rows with different units are never added up.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cchc_check.checks.tables.footing.equations import Equation, one_slip, work_out
from cchc_check.checks.tables.footing.figures import Cell, Figure, Sheet, adds_up
from cchc_check.checks.tables.totals import Grid, Heading, Number, Relation, relations
from cchc_check.extraction.figures import Column, Row
from cchc_check.extraction.tables.column_kinds import FIGURES

MOST_CELLS = 1_500
_MILLIONTHS = 6
_ONE = Decimal(1)


def inferred_sums(sheet: Sheet, settled: set[tuple[str, int]]) -> Iterator[Equation]:
    """The equations of totals that nothing announces; `settled` are the lines that have equations already."""
    columns = [column for column in sheet.table.columns if column.kind in FIGURES]
    for rows in _by_unit(sheet):
        if len(rows) * len(columns) > MOST_CELLS or not columns:
            continue
        for relation in relations(_grid(sheet, rows, columns)):
            if not (relation.satisfied or relation.believable):
                continue
            equation = _equation(relation, rows, columns)
            if (relation.axis, _line(relation, equation.total)) not in settled and _is_fair(sheet, equation):
                yield equation


def _is_fair(sheet: Sheet, equation: Equation) -> bool:
    """False for a miss that no single slip explains: there the total is of something else."""
    outcome = work_out(sheet, equation)
    return outcome is not None and (outcome.holds or one_slip(sheet, outcome, least=10))


def _line(relation: Relation, total: Cell) -> int:
    return total[1] if relation.axis == "row" else total[0]


def _by_unit(sheet: Sheet) -> list[list[Row]]:
    """The rows with figures, apart for each unit."""
    first = next(sheet.added_up(), None)
    groups: dict[str, list[Row]] = {}
    for row in sheet.body():
        cell = sheet.table.cells.get((row.index, first.index)) if first else None
        unit = cell.quantity.unit if cell and cell.quantity else ""
        groups.setdefault(unit, []).append(row)
    return list(groups.values())


def _grid(sheet: Sheet, rows: list[Row], columns: list[Column]) -> Grid:
    return Grid(
        tuple(tuple(_number(sheet.figures.get((r.index, c.index))) for c in columns) for r in rows),
        tuple(Heading((row.label,), adds_up(row), row.kind == "total") for row in rows),
        tuple(Heading(c.path, c.kind in ("count", "amount")) for c in columns),
    )


def _number(figure: Figure | None) -> Number | None:
    if figure is None:
        return None
    whole = figure.step.same_quantum(_ONE)
    decimals = 0 if whole else max(0, -int(figure.step.as_tuple().exponent))
    return Number(int(figure.value.scaleb(_MILLIONTHS)), min(decimals, _MILLIONTHS))


def _equation(relation: Relation, rows: list[Row], columns: list[Column]) -> Equation:
    def placed(cell: Cell) -> Cell:
        return rows[cell[0]].index, columns[cell[1]].index

    terms = tuple((1, placed(cell)) for cell in relation.operands)
    return Equation(placed(relation.total), terms, "inferred")
