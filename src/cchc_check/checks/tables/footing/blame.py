"""Which cell is to blame when sums do not agree: the one whose change mends the most and breaks the least.

Invariant: a cell is blamed once; every sum that does not agree belongs to exactly one blamed cell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from cchc_check.checks.tables.footing.equations import LONG, Outcome, edit_like, plausible, rounding
from cchc_check.checks.tables.footing.figures import Cell, Sheet

STRENGTH = {"formula": 0, "label": 1, "levels": 2, "inferred": 3}


MOST_BROKEN = 100
"""A table where more sums fail is not understood."""
MANY_SMALL = 3
"""Cells off by a unit or two: so many of them are rounded figures without a unit, not slips."""


class Fault(Struct, frozen=True):
    """A cell that does not agree with the sums `broken`, the strongest first.

    `meant` is the figure with which all of them would, when other sums confirm it or the cell is their total.
    """

    cell: Cell
    meant: Decimal
    broken: tuple[Outcome, ...]

    @property
    def is_total(self) -> bool:
        """True when the blamed cell is what the strongest of the sums computes."""
        return self.broken[0].equation.total == self.cell


def faults(sheet: Sheet, worked: list[Outcome], hints: Mapping[Cell, int]) -> list[Fault]:
    """The cells to blame, in the order of the table; `hints` is what else speaks against (1) or for (-1) a cell."""
    broken = [outcome for outcome in worked if not outcome.holds]
    if len(broken) > MOST_BROKEN:
        return []
    trust: dict[Cell, int] = defaultdict(int, {cell: -hint for cell, hint in hints.items()})
    for outcome in worked:
        if outcome.holds and outcome.telling:
            for cell in outcome.equation.cells:
                trust[cell] += 1
    found: list[Fault] = []
    while broken:
        cell, correction, mended = _worst(sheet, broken, trust)
        mended.sort(key=lambda each: (STRENGTH[each.equation.source], each.equation.total != cell))
        found.append(Fault(cell, sheet.figures[cell].value + correction, tuple(mended)))
        broken = [outcome for outcome in broken if outcome not in mended]
    told = [fault for fault in found if _is_told(sheet, fault)]
    if sum(map(_is_rounding, told)) >= MANY_SMALL:
        told = [fault for fault in told if not _is_rounding(fault)]
    return sorted(told, key=lambda fault: fault.cell)


def _is_rounding(fault: Fault) -> bool:
    """True for whole numbers that miss by no more than if they had been rounded, and no formula is printed."""
    return all(
        outcome.equation.source != "formula"
        and abs(outcome.excess) <= rounding([Decimal(1)] * len(outcome.equation.cells))
        for outcome in fault.broken
    )


def _is_told(sheet: Sheet, fault: Fault) -> bool:
    """False where one sum down a column, far off, says so: an average may stand under a heading that does not tell."""
    first = fault.broken[0]
    down = first.equation.total[1] == first.equation.terms[0][1][1]
    unsure = down and len(fault.broken) == 1 and first.equation.source != "formula"
    return not unsure or plausible(sheet, first, least=LONG)


def _worst(
    sheet: Sheet, broken: list[Outcome], trust: dict[Cell, int]
) -> tuple[Cell, Decimal, list[Outcome]]:
    """The cell to blame first, what would have to be added to it, and the sums that mends."""
    mends: dict[tuple[Cell, Decimal], list[Outcome]] = defaultdict(list)
    for outcome in broken:
        mends[outcome.equation.total, outcome.excess].append(outcome)
        for sign, cell in outcome.equation.terms:
            if cell in sheet.figures:
                mends[cell, -sign * outcome.excess].append(outcome)
    cell, correction = max(mends, key=lambda each: _weight(sheet, each, mends[each], trust))
    return cell, correction, mends[cell, correction]


def _weight(
    sheet: Sheet, change: tuple[Cell, Decimal], mended: list[Outcome], trust: dict[Cell, int]
) -> tuple[int, int, bool, int, int]:
    cell, correction = change
    value = sheet.figures[cell].value
    totals = sum(outcome.equation.total == cell for outcome in mended)
    strongest = -min(STRENGTH[outcome.equation.source] for outcome in mended)
    # Below one slip, the sum itself is the likelier mistake: a total is computed, its terms are reported.
    return (
        len(mended) - trust[cell],
        totals if len(mended) == 1 else 0,
        edit_like(value, value + correction),
        strongest,
        totals,
    )
