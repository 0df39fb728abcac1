"""Cells that should add up to another cell, and how far they are from it.

Invariant: counts are exact; rounded figures may miss by what their last digits hide, and by no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from cchc_check.checks.tables.footing.figures import Cell, Figure, Sheet

Term = tuple[int, Cell]


class Equation(Struct, frozen=True):
    """The signed cells of `terms` should add up to `total`.

    `source` says why: "formula" (printed), "label" (a heading announces the total), "levels" (the numbers of the
    rows) or "inferred" (most of the table does). `written` is the printed formula, "" for the others.
    """

    total: Cell
    terms: tuple[Term, ...]
    source: str
    written: str = ""

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells, the total first."""
        return (self.total, *(cell for _, cell in self.terms))


class Outcome(Struct, frozen=True):
    """An equation worked out: `computed` from its terms, `excess` over the total, 0 where rounding explains it.

    `telling` is False where nothing is shown: only zeros, or one operand that the total repeats; `gapped` is True
    where some operand is empty.
    """

    equation: Equation
    computed: Decimal
    excess: Decimal
    telling: bool
    gapped: bool

    @property
    def holds(self) -> bool:
        """True when the figures agree."""
        return self.excess == 0


def work_out(sheet: Sheet, equation: Equation) -> Outcome | None:
    """The outcome of `equation`; None where the total or every term is empty."""
    total = sheet.figures.get(equation.total)
    shown = [(sign, figure) for sign, cell in equation.terms if (figure := sheet.figures.get(cell))]
    if total is None or not shown:
        return None
    computed = sum((sign * figure.value for sign, figure in shown), Decimal(0))
    excess = computed - total.value
    # "Tăng, giảm" is often printed without its sign.
    unsigned = equation.total[1] not in sheet.signed and any(sign < 0 for sign, _ in shown)
    if unsigned and computed == -total.value:
        excess = Decimal(0)
    if abs(excess) <= tolerance([total, *(figure for _, figure in shown)]):
        excess = Decimal(0)
    telling = bool(excess) or sum(figure.value != 0 for _, figure in shown) > 1
    return Outcome(equation, computed, excess, telling, len(shown) < len(equation.terms))


def tolerance(figures: list[Figure]) -> Decimal:
    """What the rounding of these figures may add up to."""
    return rounding([figure.step for figure in figures if not figure.exact])


def rounding(steps: list[Decimal]) -> Decimal:
    """How far figures rounded to these steps may be from adding up."""
    if not steps:
        return Decimal(0)
    return min(sum(steps, Decimal(0)) / 2, max(steps) * Decimal(len(steps)).sqrt())


def outcomes(sheet: Sheet, equations: Iterable[Equation]) -> list[Outcome]:
    """The outcomes of those that have one."""
    return [outcome for each in equations if (outcome := work_out(sheet, each))]


def edit_like(written: Decimal, meant: Decimal) -> bool:
    """True when one slip of the hand turns `meant` into `written`: a digit, two swapped, one missing or extra."""
    if written * meant <= 0 or written == meant:
        return written == -meant != 0 or (written == 0 and 0 < abs(meant) < 10)
    written, meant = abs(written), abs(meant)
    places = max(-int(value.normalize().as_tuple().exponent) for value in (written, meant))
    left, right = (f"{value:.{max(0, places)}f}".replace(".", "") for value in (written, meant))
    if right.startswith("0"):
        return False
    if len(left) == len(right):
        apart = [i for i, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
        swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and left[apart[0]] == right[apart[1]]
        return len(apart) == 1 or (swapped and left[apart[1]] == right[apart[0]])
    short, long = sorted((left, right), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def plausible(sheet: Sheet, outcome: Outcome, *, least: int = 0) -> bool:
    """True when the miss looks like a mistake: one slip, or a total not far off. An average is far off."""
    return one_slip(sheet, outcome, least=least) or abs(outcome.excess) * 5 < abs(outcome.computed) * 2


LONG = 100
"""A figure from here on has digits enough for one slip to be told from another number."""


def one_slip(sheet: Sheet, outcome: Outcome, *, least: int = 0) -> bool:
    """True when one slip in the total, or in one of the terms, explains the difference.

    Figures below `least` are left out: one digit more or less makes any of them of any other.
    """
    total = sheet.figures[outcome.equation.total].value
    if abs(total) >= least and edit_like(total, outcome.computed):
        return True
    terms = [
        (sign, sheet.figures[cell].value) for sign, cell in outcome.equation.terms if cell in sheet.figures
    ]
    return any(
        edit_like(value, value - sign * outcome.excess) for sign, value in terms if abs(value) >= least
    )


def is_near(outcome: Outcome) -> bool:
    """True when a total is less than a fifth off."""
    return abs(outcome.excess) * 5 < abs(outcome.computed)
