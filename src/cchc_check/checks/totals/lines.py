"""One axis of a grid seen as lines × places, and how well a set of lines adds up to another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import log2, sqrt

from cchc_check.checks.totals.grid import SCALE_DECIMALS, Grid, Heading

BITS_CEILING = 20.0
TELLING = 100
MISSED_BITS = 4.0

Figures = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines (all rows or all columns) by place; `units[i][p]` is the unit of the last digit of `values[i][p]`.

    `filled[i]` are the places where line i has a figure; `live` those with any figure that do not
    merely count, in order.
    """

    values: tuple[Figures, ...]
    units: tuple[tuple[int, ...], ...]
    headings: tuple[Heading, ...]
    filled: tuple[tuple[int, ...], ...]
    summed: tuple[bool, ...]
    live: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """How the lines `operands` add up to the line `total`.

    `bits` is the information in the distinct places that do, `copied` that in the places where only one operand
    is not zero: the total repeats it there. Of the `missed` places, `slips` are off as if by one mistyped digit; of
    those `met`, `exact` to the last digit.
    """

    total: int
    operands: tuple[int, ...]
    bits: float
    copied: float
    met: int
    missed: int
    slips: int = 0
    exact: int = 0

    @property
    def coverage(self) -> float:
        """The share of checkable places where the sum holds."""
        return self.met / (self.met + self.missed - self.slips / 2) if self.met else 0.0

    @property
    def score(self) -> float:
        """The bits for the set less those against it: repeated operands say little, a mistyped place nothing."""
        return self.bits + min(self.bits, 0.25 * self.copied) - MISSED_BITS * (self.missed - self.slips)


def rows_of(grid: Grid) -> Lines:
    """The rows of `grid` as lines."""
    cells = grid.cells
    return _lines(
        tuple(tuple(c.value if c else None for c in row) for row in cells),
        tuple(tuple(c.unit if c else 0 for c in row) for row in cells),
        grid.rows,
        grid.columns,
    )


def columns_of(grid: Grid) -> Lines:
    """The columns of `grid` as lines."""
    cells = tuple(zip(*grid.cells, strict=True))
    return _lines(
        tuple(tuple(c.value if c else None for c in column) for column in cells),
        tuple(tuple(c.unit if c else 0 for c in column) for column in cells),
        grid.columns,
        grid.rows,
    )


def _lines(
    values: tuple[Figures, ...],
    units: tuple[tuple[int, ...], ...],
    headings: tuple[Heading, ...],
    places: tuple[Heading, ...],
) -> Lines:
    filled = tuple(tuple(p for p, value in enumerate(line) if value is not None) for line in values)
    live = tuple(i for i, line in enumerate(filled) if line and not _counts_up(values[i], line))
    return Lines(values, units, headings, filled, tuple(place.additive for place in places), live)


def _counts_up(line: Figures, filled: tuple[int, ...]) -> bool:
    """Whether the line numbers its places (1, 2, 3, …) or names years."""
    shown = [line[p] or 0 for p in filled]
    if len(shown) >= 3 and all(b - a == 10**SCALE_DECIMALS for a, b in pairwise(shown)):
        return True
    return len(shown) >= 2 and all(
        1900 <= each / 10**SCALE_DECIMALS <= 2100 and not each % 10**6 for each in shown
    )


def tolerance(operands: int, unit: int) -> int:
    """How far a rounded total may lie from the sum of `operands` figures rounded to `unit`."""
    return int(min(unit * (operands + 1) / 2, unit * sqrt(operands + 1)))


def fit(lines: Lines, total: int, operands: tuple[int, ...]) -> Fit:
    """How well `operands` add up to `total`; places of non-additive headings are left out."""
    met = missed = slips = exact = 0
    proper: dict[tuple[int, ...], float] = {}
    copied: dict[tuple[int | None, ...], float] = {}
    rows = [lines.values[i] for i in operands]
    units = [lines.units[i] for i in operands]
    for p in lines.filled[total]:
        if not lines.summed[p]:
            continue
        figures = tuple([row[p] for row in rows])
        count = len(figures) - figures.count(None)
        if not count:
            continue
        stated = lines.values[total][p] or 0
        unit = min([u[p] for u in units if u[p]] + [lines.units[total][p]])
        gap = abs(sum([figure for figure in figures if figure]) - stated)
        if gap > tolerance(count, unit):
            missed += 1
            slips += abs(stated) >= TELLING * unit and _looks_mistyped(gap // unit)
            continue
        bits = min(BITS_CEILING, log2(1 + abs(stated) / (unit + 2 * gap)))
        if count - figures.count(0) >= 2:
            met += 1
            exact += not gap
            proper[_shape(figures, stated)] = bits
        else:
            copied[figures] = bits
    if slips > 1 + met // 20:
        slips = 0
    return Fit(total, operands, sum(proper.values()), sum(copied.values()), met, missed, slips, exact)


def _shape(figures: Figures, stated: int) -> tuple[int, ...]:
    """The figures as shares of the total: places that are multiples of each other say the same thing once."""
    return tuple([(figure or 0) * 2000 // stated if stated else figure or 0 for figure in figures])


def _looks_mistyped(gap: int) -> bool:
    """Whether one digit replaced, or two neighbours exchanged, makes a difference of `gap` last digits."""
    while gap and not gap % 10:
        gap //= 10
    return 0 < gap < 10 or (gap % 9 == 0 and 0 < gap < 90)
