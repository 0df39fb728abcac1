"""One axis of a grid seen as lines × places, and how well a set of lines adds up to another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log2, sqrt

from msgspec import Struct

from cchc_check.checks.tables.totals.grid import SCALE_DECIMALS, Grid, Heading, Number

BITS_CEILING = 20.0
TELLING = 100
MISSED_BITS = 4.0
SLIPS_A_DIGIT = 34
SLIP_EXCUSED = 0.75
ONE = 10**SCALE_DECIMALS
ROUND_BASES = (10 * ONE, 5 * ONE, 3 * ONE)
MOSTLY_ROUND = 0.9
FEW_FIGURES = 20

Figures = tuple[int | None, ...]


class Lines(Struct, frozen=True):
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


class Fit(Struct, frozen=True):
    """How the lines `operands` add up to the line `total`.

    `bits` is the information in the distinct places that do, `copied` that in the places where only one operand
    is not zero: the total repeats it there. Of the `missed` places, `slips` are off as if by one mistyped digit, which
    a wrong set would be by a chance of `slip_bits` only; of those `met`, `exact` are so to the last digit.
    """

    total: int
    operands: tuple[int, ...]
    bits: float
    copied: float
    met: int
    missed: int
    slips: int = 0
    slip_bits: float = 0.0
    exact: int = 0

    @property
    def coverage(self) -> float:
        """The share of checkable places where the sum holds; a mistyped one hardly counts."""
        return self.met / (self.met + self.missed - SLIP_EXCUSED * self.slips) if self.met else 0.0

    @property
    def score(self) -> float:
        """The bits for the set less those against it: repeated operands say little, a mistyped place a bit less."""
        odd = self.missed - self.slips
        return self.bits + min(self.bits, 0.25 * self.copied) + self.slip_bits - MISSED_BITS * odd


def rows_and_columns(grid: Grid) -> tuple[Lines, Lines]:
    """The rows of `grid` as lines, and its columns."""
    values = tuple(tuple([c.value if c else None for c in row]) for row in grid.cells)
    units = _units(grid.cells, _base(grid))
    across, down = tuple(zip(*values, strict=True)), tuple(zip(*units, strict=True))
    return _lines(values, units, grid.rows, grid.columns), _lines(across, down, grid.columns, grid.rows)


def _base(grid: Grid) -> int:
    """What nearly all figures are multiples of, because they were rounded to it; 1 where they were not."""
    values = [cell.value for row in grid.cells for cell in row if cell and cell.value]
    if len(values) < FEW_FIGURES:
        return 1
    return next(
        (base for base in ROUND_BASES if [v % base for v in values].count(0) >= MOSTLY_ROUND * len(values)), 1
    )


def _units(cells: tuple[tuple[Number | None, ...], ...], base: int) -> tuple[tuple[int, ...], ...]:
    if base == 1:
        return tuple(tuple([c.unit if c else 0 for c in line]) for line in cells)
    return tuple(
        tuple([(c.unit if c.value % base else max(base, c.unit)) if c else 0 for c in line]) for line in cells
    )


def _lines(
    values: tuple[Figures, ...],
    units: tuple[tuple[int, ...], ...],
    headings: tuple[Heading, ...],
    places: tuple[Heading, ...],
) -> Lines:
    filled = tuple(tuple([p for p, value in enumerate(line) if value is not None]) for line in values)
    live = tuple(i for i, line in enumerate(filled) if line and not _counts_up(values[i], line))
    return Lines(values, units, headings, filled, tuple(place.additive for place in places), live)


def _counts_up(line: Figures, filled: tuple[int, ...]) -> bool:
    """Whether the line numbers its places (1, 2, 3, …) or names years."""
    shown = [line[p] or 0 for p in filled]
    if len(shown) >= 3 and shown[1] - shown[0] == ONE and all(b - a == ONE for a, b in pairwise(shown)):
        return True
    return len(shown) >= 2 and _is_year(shown[0]) and all(map(_is_year, shown))


def _is_year(figure: int) -> bool:
    return 1900 * ONE <= figure <= 2100 * ONE and not figure % ONE


def tolerance(operands: int, unit: int) -> int:
    """How far a rounded total may lie from the sum of `operands` figures rounded to `unit`."""
    return int(min(unit * (operands + 1) / 2, unit * sqrt(operands + 1)))


def fit(lines: Lines, total: int, operands: tuple[int, ...]) -> Fit:
    """How well `operands` add up to `total`; places of non-additive headings are left out."""
    met = missed = exact = 0
    slips: list[float] = []
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
            if abs(stated) >= TELLING * unit and _looks_mistyped(gap // unit):
                slips.append(_slip_bits(abs(stated) // unit))
            continue
        bits = min(BITS_CEILING, log2(1 + abs(stated) / (unit + 2 * gap)))
        if count - figures.count(0) >= 2:
            met += 1
            exact += not gap
            proper[_shape(figures, stated)] = bits
        else:
            copied[figures] = bits
    slips = sorted(slips)[-1 - met // 20 :]
    told, repeated = sum(proper.values()), sum(copied.values())
    return Fit(total, operands, told, repeated, met, missed, len(slips), sum(slips), exact)


def finest_units(lines: Lines) -> list[int]:
    """The least unit of each place, 0 where no line has a figure."""
    return [min(filter(None, units), default=0) for units in zip(*lines.units, strict=True)]


def most_bits(lines: Lines, total: int, finest: Sequence[int]) -> float:
    """No set of operands can give `total` a higher `Fit.score` than this: all its figures told, none twice.

    `finest` are the `finest_units` of the lines.
    """
    figures, summed = lines.values[total], lines.summed
    return sum([log2(1 + abs(figures[p] or 0) / finest[p]) for p in lines.filled[total] if summed[p]])


def _slip_bits(size: int) -> float:
    """How much less likely than any other miss one is that a single slip in a figure of this size explains."""
    return max(0.0, log2(size) - log2(SLIPS_A_DIGIT * len(str(size))))


def _shape(figures: Figures, stated: int) -> tuple[int, ...]:
    """The figures as shares of the total: places that are multiples of each other say the same thing once."""
    return tuple([(figure or 0) * 2000 // stated if stated else figure or 0 for figure in figures])


def _looks_mistyped(gap: int) -> bool:
    """Whether one digit replaced, or two neighbours exchanged, makes a difference of `gap` last digits."""
    while gap and not gap % 10:
        gap //= 10
    return 0 < gap < 10 or (gap % 9 == 0 and 0 < gap < 90)
