"""Rows that are the sum of the rows numbered below them: I of 1, 2, 3; 2 of 2.1 and 2.2.

Invariant: numbering alone proves nothing; a table obeys this everywhere but in few places, or it is not checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_check.checks.tables.footing.equations import Equation, Outcome, outcomes, plausible
from cchc_check.checks.tables.footing.figures import Sheet, adds_up
from cchc_check.checks.tables.footing.labelled import COVERAGE
from cchc_check.extraction.figures import Row

FEWEST_MET = 3


def level_sums(sheet: Sheet) -> Iterator[list[Equation]]:
    """The equations of every parent row, when the table as a whole bears them out."""
    families = [found for parent, children in _families(sheet) if (found := _worked(sheet, parent, children))]
    families = [found for found in families if any(outcome.holds for outcome in found)]
    told = [outcome for found in families for outcome in found if outcome.telling]
    met = sum(outcome.holds for outcome in told)
    if met >= FEWEST_MET and met / len(told) >= COVERAGE:
        for found in families:
            yield [outcome.equation for outcome in found if outcome.holds or plausible(sheet, outcome)]


def _families(sheet: Sheet) -> Iterator[tuple[Row, list[Row]]]:
    """Every numbered row with the rows of the next level below it."""
    rows = list(sheet.table.rows)
    for at, parent in enumerate(rows):
        children = []
        for row in rows[at + 1 :]:
            if row.kind == "total" or (row.kind == "data" and row.level <= parent.level):
                break
            if row.kind == "data" and row.level == parent.level + 1:
                children.append(row)
        if parent.kind == "data" and len(children) > 1 and all(map(adds_up, (parent, *children))):
            yield parent, children


def _worked(sheet: Sheet, parent: Row, children: list[Row]) -> list[Outcome]:
    return outcomes(
        sheet,
        (
            Equation(
                (parent.index, column.index),
                tuple((1, (row.index, column.index)) for row in children),
                "levels",
            )
            for column in sheet.added_up()
            if _one_unit(sheet, parent, children, column.index)
        ),
    )


def _one_unit(sheet: Sheet, parent: Row, children: list[Row], column: int) -> bool:
    """False where a column of units gives the rows different ones."""
    units = set()
    for row in (parent, *children):
        cell = sheet.table.cells.get((row.index, column))
        if cell and cell.quantity:
            units.add(cell.quantity.unit)
    return len(units) < 2
