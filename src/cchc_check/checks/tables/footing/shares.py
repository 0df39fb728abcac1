"""Columns of percentages without a printed formula: which figures they are the quotient of.

Invariant: a guess counts only when most rows agree with it; a table of scores has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from msgspec import Struct

from cchc_check.checks.tables.footing.figures import Cell, Sheet
from cchc_check.checks.tables.footing.quotients import Quotient, quotient
from cchc_check.extraction.figures import Column, Row
from cchc_check.extraction.tables.column_kinds import AMOUNT, COUNT, PERCENT, RATE, measure_kind
from cchc_check.extraction.tables.formulas import Expression, Name, Operation

FEWEST_ROWS = 3
COVERAGE = 0.7
MOST_COLUMNS = 14
PROBES = 3
"""Rows that show most wrong guesses for what they are."""

SHARE: Expression = Operation("/", Name("a"), Name("b"))
GROWTH: Expression = Operation("/", Operation("-", Name("a"), Name("b")), Name("b"))


class Guess(Struct, frozen=True):
    """The percentages of `column` as `side` of the columns a and b; where `whole` is a row, b is a in that row."""

    column: int
    side: Expression
    a: int
    b: int
    whole: int = -1

    def inputs(self, row: int) -> dict[str, Cell]:
        """The cells that a and b stand for in one row."""
        return {"a": (row, self.a), "b": (self.whole if self.whole >= 0 else row, self.b)}


class Fitted(Struct, frozen=True):
    """A guess that most rows agree with, and its results."""

    guess: Guess
    results: list[Quotient]


def fitted(sheet: Sheet) -> Iterator[list[Fitted]]:
    """For each percentage column without a formula, every guess that explains it."""
    for column in sheet.table.columns:
        if column.kind == PERCENT and column.formula is None:
            guesses = (Fitted(guess, _explains(sheet, guess)) for guess in _guesses(sheet, column))
            if found := [each for each in guesses if each.results]:
                yield found


def _guesses(sheet: Sheet, column: Column) -> Iterator[Guess]:
    sources = [each.index for each in sheet.table.columns if each.kind in (COUNT, AMOUNT, RATE)][
        :MOST_COLUMNS
    ]
    for a, b in permutations(sources, 2):
        yield Guess(column.index, SHARE, a, b)
        yield Guess(column.index, GROWTH, a, b)
    for row in sheet.body():
        if row.kind == "total":
            yield from (Guess(column.index, SHARE, a, a, row.index) for a in sources)


def _explains(sheet: Sheet, guess: Guess) -> list[Quotient]:
    """The results where at least two rows and most of all rows agree, or nothing."""
    results: list[Quotient] = []
    told = met = 0
    for row in sheet.table.rows:
        worked = quotient(sheet, guess.side, (row.index, guess.column), guess.inputs(row.index))
        if worked is None:
            continue
        results.append(worked)
        if worked.computed not in (0, 100):
            told += 1
            met += not worked.excess
            if told == PROBES and met < PROBES - 1:
                return []
    if told < FEWEST_ROWS or met < 2:
        return []
    return results if met >= COVERAGE * told or met + 1 == told else []


def of_children(sheet: Sheet) -> list[Quotient]:
    """Rows of shares over the two rows below ("Tỷ lệ hoàn thành": planned, done), where most of them agree."""
    worked = (
        quotient(sheet, SHARE, (row.index, column), {"a": (done, column), "b": (planned, column)})
        for row, (planned, done) in _shares_with_parts(sheet)
        for column in {column for _, column in sheet.figures}
    )
    results = [each for each in worked if each]
    met = sum(not each.excess for each in results)
    most = met >= COVERAGE * len(results) or met + 1 == len(results)
    return results if most and met >= FEWEST_ROWS - 1 else []


def _shares_with_parts(sheet: Sheet) -> Iterator[tuple[Row, tuple[int, int]]]:
    rows = sheet.table.rows
    for at, row in enumerate(rows):
        after = rows[at + 1 :]
        end = next((i for i, each in enumerate(after) if each.level <= row.level), len(after))
        below = after[:end]
        if len(below) == 2 and row.number and measure_kind(row.label) == PERCENT:
            yield row, (below[0].index, below[1].index)
