"""Columns that print a change ("Tăng, giảm", "Chênh lệch", "Còn lại") without a formula: one column less another.

Invariant: the heading must announce it and most rows must obey it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import permutations
from re import IGNORECASE, Pattern

from cchc_check.checks.tables.footing.equations import Equation, outcomes, plausible
from cchc_check.checks.tables.footing.figures import Sheet
from cchc_check.checks.tables.footing.labelled import COVERAGE
from cchc_check.patterns import compiled

FEWEST_MET = 3
MOST_COLUMNS = 10


def differences(sheet: Sheet) -> Iterator[list[Equation]]:
    """For each column of changes, the equations of the two columns that it is the difference of."""
    columns = [column.index for column in sheet.added_up()][:MOST_COLUMNS]
    for column in sheet.added_up():
        if column.formula is None and column.path and _announces().search(column.path[-1]):
            others = [index for index in columns if index != column.index]
            yield from _first(_fitting(sheet, column.index, a, b) for a, b in permutations(others, 2))


def _first(found: Iterator[list[Equation]]) -> Iterator[list[Equation]]:
    if best := next((each for each in found if each), None):
        yield best


def _fitting(sheet: Sheet, total: int, a: int, b: int) -> list[Equation]:
    """The equations of `total` as a less b where most rows obey them, or nothing."""
    rows = [row.index for row in sheet.table.rows if row.kind != "heading"]
    equations = (Equation((r, total), ((1, (r, a)), (-1, (r, b))), "inferred") for r in rows)
    worked = outcomes(sheet, equations)
    met = sum(outcome.holds and outcome.telling for outcome in worked)
    if met < FEWEST_MET or met < COVERAGE * len(worked):
        return []
    return [each.equation for each in worked if each.holds or plausible(sheet, each)]


@cache
def _announces() -> Pattern[str]:
    return compiled(
        r"\btăng\b|\bgiảm\b|\bchênh\s*lệch\b|\bso\s*sánh\b|\bso\s*với\b|\bcòn\s*lại\b|\bđang\b", IGNORECASE
    )
