"""Columns of percentages without a printed formula: which columns they are the quotient of.

Invariant: a pair of columns counts only when most rows agree with it; a table of scores has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from cchc_check.checks.footing.figures import Sheet
from cchc_check.checks.footing.printed import Printed
from cchc_check.checks.footing.quotients import Quotient, quotient
from cchc_check.extraction.column_kinds import PERCENT
from cchc_check.extraction.figures import Column
from cchc_check.extraction.formulas import Expression, Name, Operation
from cchc_check.extraction.part import Part

FEWEST_ROWS = 3
COVERAGE = 0.7
MOST_COLUMNS = 14

SHARE: Expression = Operation("/", Name("a"), Name("b"))
GROWTH: Expression = Operation("/", Operation("-", Name("a"), Name("b")), Name("b"))


def fitted(sheet: Sheet) -> Iterator[list[tuple[Printed, list[Quotient]]]]:
    """For each percentage column without a formula, the results of every pair of columns that explains it."""
    sources = list(sheet.added_up())[:MOST_COLUMNS]
    for column in sheet.table.columns:
        if column.kind == PERCENT and column.formula is None:
            guesses = ((printed, _explains(sheet, printed)) for printed in _guesses(column, sources))
            if found := [(printed, results) for printed, results in guesses if results]:
                yield found


def _guesses(column: Column, sources: list[Column]) -> Iterator[Printed]:
    written = Part("", column.span)
    for a, b in permutations(sources, 2):
        for side in (SHARE, GROWTH):
            yield Printed("column", column.index, side, {"a": a.index, "b": b.index}, written)


def _explains(sheet: Sheet, printed: Printed) -> list[Quotient]:
    """The results where at least three rows and most of all rows agree, or nothing."""
    rows = (row.index for row in sheet.table.rows if row.kind != "heading")
    results = [each for row in rows if (each := quotient(sheet, printed, row))]
    told = [each for each in results if each.computed not in (0, 100)]
    met = sum(not each.excess for each in told)
    if met < FEWEST_ROWS - 1 or len(told) < FEWEST_ROWS or met < COVERAGE * len(told):
        return _single_miss(told, results, met)
    return results


def _single_miss(told: list[Quotient], results: list[Quotient], met: int) -> list[Quotient]:
    return results if met >= 2 and met + 1 == len(told) else []
