"""Sets of lines that may add up to a line, each with the bits it takes to name it. Every search is bounded."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate
from math import log2

from msgspec import Struct, field

from cchc_check.checks.tables.totals.lines import Lines, tolerance

MOST_GAPS = 4
REACH = 120
MOST_NAMESAKES = 120
STRIDES = (2, 3, 4, 5, 6)
MOST_STRIDED = 80
MOST_PAIRED = 70
PROBES = 4
MOST_ENDS = 2
COARSEST = 10**6
LEAST_COST = 1.0
"""Naming any set at all takes these bits."""


class Candidate(Struct, frozen=True, gc=False):
    """A set of lines for a total; `cost` the bits that choosing it among its like takes."""

    operands: tuple[int, ...]
    cost: float
    kind: str


Runs = tuple[Candidate, ...]


class Known(Struct):
    """What was found out about some lines, the same in every stage.

    `probes` are those of a total; `runs` belong to a total and the lines on one of its sides; `ranked` are the
    figures of a place with their lines, by size. The `sides` of a total hold as long as the same lines are free.
    """

    probes: dict[int, list[int]] = field(default_factory=dict)
    runs: dict[tuple[int, tuple[int, ...]], Runs] = field(default_factory=dict)
    ranked: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    sides: dict[int, list[tuple[list[int], Runs]]] = field(default_factory=dict)


def candidates(lines: Lines, total: int, free: list[int], stage: int, known: Known) -> Iterator[Candidate]:
    """Every set worth a full look for `total`, from the lines `free` to be operands.

    Stage 0 looks at runs of neighbours, stage 1 at namesakes and for announced totals at strides too, stage 2 at
    any pair and for announced totals at the run a reader would expect, whether or not it adds up.
    """
    if total not in known.probes:
        known.probes[total] = _probes(lines, total)
    probes = known.probes[total]
    if not probes:
        return
    if total not in known.sides:
        known.sides[total] = list(_sides_with_runs(lines, total, free, known))
    announced = lines.headings[total].total
    for side, runs in known.sides[total]:
        yield from runs
        if stage >= 1 and announced:
            yield from _strided(lines, total, side[:MOST_STRIDED], probes)
        if stage >= 2 and announced:
            yield from _natural(lines, total, side)
    if stage >= 1:
        yield from _namesakes(lines, total)
    if stage >= 2 and len(lines.live) <= MOST_PAIRED:
        yield from _pairs(lines, total, known)


def _sides_with_runs(
    lines: Lines, total: int, free: list[int], known: Known
) -> Iterator[tuple[list[int], Runs]]:
    far = lines.headings[total].total or total in (lines.live[0], lines.live[-1])
    for side in _sides(lines, total, free):
        near = side if far else side[:REACH]
        key = (total, tuple(near))
        if key not in known.runs:
            known.runs[key] = tuple(_runs(lines, total, near, known.probes[total], 0.0))
        yield side, known.runs[key]


def _sides(lines: Lines, total: int, free: list[int]) -> Iterator[list[int]]:
    """The lines on each side of `total`: all of them, and only those as additive as the total itself."""
    at = bisect_left(free, total)
    after = at + 1 if at < len(free) and free[at] == total else at
    for side in (free[:at][::-1], free[after:]):
        yield side
        alike = [i for i in side if lines.headings[i].additive == lines.headings[total].additive]
        if len(alike) < len(side):
            yield alike


def _probes(lines: Lines, total: int) -> list[int]:
    """The places with the largest different figures of `total`, where a wrong set shows at once."""
    line = lines.values[total]
    best: dict[int, int] = {}
    for p in lines.filled[total]:
        if lines.summed[p] and line[p]:
            best.setdefault(abs(line[p] or 0), p)
    return [best[size] for size in sorted(best, reverse=True)[:PROBES]]


def _runs(
    lines: Lines,
    total: int,
    side: list[int],
    probes: list[int],
    extra: float,
    kind: str = "run",
    least: int = 2,
) -> Iterator[Candidate]:
    if len(side) < least:
        return
    hits: dict[tuple[int, int], int] = defaultdict(int)
    needed = (len(probes) + 1) // 2
    for left, probe in zip(range(len(probes), 0, -1), probes, strict=True):
        if not hits and left < needed:
            break
        stated = lines.values[total][probe] or 0
        values = lines.values
        sums = list(accumulate([values[i][probe] or 0 for i in side], initial=0))
        finest = min([lines.units[i][probe] or COARSEST for i in side], default=COARSEST)
        rising = sums == sorted(sums)
        slack = tolerance(len(side), min(finest, lines.units[total][probe]))
        if rising and sums[-1] < stated - slack:
            continue
        for gap in range(min(MOST_GAPS, len(side))):
            wanted = stated + sums[gap]
            for end in _ends(sums, rising, gap + least, wanted - slack, wanted + slack):
                hits[gap, end] += 1
    for (gap, end), count in hits.items():
        if count >= needed:
            yield Candidate(tuple(side[gap:end]), extra + 1 + 2 * gap + log2(end - gap), kind)


def _ends(sums: list[int], rising: bool, first: int, low: int, high: int) -> Iterator[int]:
    """The places from `first` on where the running sum lies between `low` and `high`."""
    if not rising:
        yield from (end for end in range(first, len(sums)) if low <= sums[end] <= high)
        return
    end = bisect_left(sums, low, first) if first < len(sums) else first
    while end < len(sums) and sums[end] <= high:
        yield end
        end += 1


def _strided(lines: Lines, total: int, side: list[int], probes: list[int]) -> Iterator[Candidate]:
    for stride in STRIDES:
        for start in range(min(stride, len(side))):
            every = side[start::stride]
            if len(every) >= 3:
                yield from _runs(lines, total, every, probes, 3.0 + stride, "stride", 3)


def _natural(lines: Lines, total: int, side: list[int]) -> Iterator[Candidate]:
    """The runs beside an announced total that end where a reader would: at a gap, another total or the last line."""
    ends = [
        end
        for end in range(2, len(side) + 1)
        if end == len(side) or abs(side[end] - side[end - 1]) > 1 or lines.headings[side[end]].total
    ]
    for end in ends[:MOST_ENDS]:
        yield Candidate(tuple(side[:end]), 1.0, "natural")


def _namesakes(lines: Lines, total: int) -> Iterator[Candidate]:
    """All other lines under the same innermost label: the parts of a whole that is repeated by group."""
    leaf = lines.headings[total].leaf
    if not leaf:
        return
    same = tuple(i for i in lines.live if i != total and lines.headings[i].leaf == leaf)
    if 2 <= len(same) <= MOST_NAMESAKES:
        yield Candidate(same, 2.0, "namesakes")


def _pairs(lines: Lines, total: int, known: Known) -> Iterator[Candidate]:
    probes = known.probes[total]
    seen: dict[tuple[int, int], int] = defaultdict(int)
    needed = (len(probes) + 1) // 2
    for left, probe in zip(range(len(probes), 0, -1), probes, strict=True):
        if not seen and left < needed:
            break
        stated = lines.values[total][probe] or 0
        slack = tolerance(2, lines.units[total][probe])
        if probe not in known.ranked:
            known.ranked[probe] = sorted(
                (figure, i) for i in lines.live if (figure := lines.values[i][probe])
            )
        ranked = [each for each in known.ranked[probe] if each[1] != total]
        for figure, i in ranked:
            at = bisect_left(ranked, (stated - figure - slack,))
            while at < len(ranked) and ranked[at][0] <= stated - figure + slack:
                j = ranked[at][1]
                if i < j:
                    seen[i, j] += 1
                at += 1
    for pair, count in seen.items():
        if count >= needed:
            cost = 3 + 2 * sum(log2(1 + abs(total - i)) for i in pair)
            yield Candidate(pair, cost, "pair")
