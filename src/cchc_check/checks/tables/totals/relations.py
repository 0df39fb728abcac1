"""From line relations to the cells of the table: one relation for each place where a total is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cchc_check.checks.tables.totals.accept import Thresholds, accept
from cchc_check.checks.tables.totals.grid import Grid, Relation
from cchc_check.checks.tables.totals.lines import Fit, Lines, rows_and_columns, tolerance
from cchc_check.checks.tables.totals.refine import Accepted

MOSTLY_EXACT = 4
MOST_EXACT = 10
MOST_INEXACT = 2
RARELY = 30
LONG = 6


def relations(grid: Grid, thresholds: Thresholds = Thresholds()) -> tuple[Relation, ...]:  # noqa: B008
    """Every total of `grid` with its operands, blank ones included, in the order of the cells."""
    if not grid.cells or not grid.cells[0]:
        return ()
    axes = [
        (lines, axis, accept(lines, thresholds))
        for lines, axis in zip(rows_and_columns(grid), ("column", "row"), strict=True)
    ]
    exact = _are_exact([each.fit for _, _, accepted in axes for each in accepted])
    found = [each for lines, axis, accepted in axes for each in _expanded(lines, accepted, axis, exact)]
    return tuple(sorted(found, key=lambda each: (each.total, each.axis)))


def _are_exact(fits: Sequence[Fit]) -> bool:
    """Whether nearly all sums are exact to the last digit: then the figures of the table were not rounded."""
    met = sum(each.met for each in fits)
    return met >= MOST_EXACT and met - sum(each.exact for each in fits) <= MOST_INEXACT + met // RARELY


def _expanded(lines: Lines, accepted: Iterable[Accepted], axis: str, exact: bool) -> Iterator[Relation]:
    for each in accepted:
        operands = _with_blanks(lines, each, axis)
        strict = _is_exact(each.fit) or (exact and each.fit.exact >= each.fit.met - 1)
        for place in lines.filled[each.fit.total]:
            yield from _at(lines, each, operands, place, axis, strict)


def _with_blanks(lines: Lines, each: Accepted, axis: str) -> tuple[int, ...]:
    """The operands and the blank lines that lie between neighbours of the run, or between it and the total."""
    if each.kind not in ("run", "natural"):
        return each.fit.operands
    members = {*each.fit.operands, each.fit.total}
    blank: set[int] = set()
    between: list[int] = []
    inside = False
    for i in range(min(members), max(members) + 1):
        if i in members:
            blank.update(between if inside else ())
            inside, between = True, []
        elif lines.filled[i]:
            inside, between = False, []
        elif (axis == "row" or len(each.fit.operands) >= LONG) and lines.headings[i].leaf:
            between.append(i)
    return tuple(sorted(blank.union(each.fit.operands)))


def _at(
    lines: Lines, each: Accepted, operands: tuple[int, ...], place: int, axis: str, strict: bool
) -> Iterator[Relation]:
    shown = [i for i in operands if lines.values[i][place] is not None]
    if not shown:
        return
    total = each.fit.total
    difference = sum(lines.values[i][place] or 0 for i in shown) - (lines.values[total][place] or 0)
    unit = min(lines.units[i][place] for i in (*shown, total))
    satisfied = abs(difference) <= (0 if strict else tolerance(len(shown), unit))
    if not satisfied and not lines.summed[place]:
        return
    yield Relation(
        total=(total, place) if axis == "column" else (place, total),
        operands=tuple((i, place) if axis == "column" else (place, i) for i in operands),
        axis=axis,
        source=_source(lines, each),
        coverage=each.fit.coverage,
        support=each.fit.met,
        satisfied=satisfied,
        difference=difference,
    )


def _is_exact(found: Fit) -> bool:
    """Whether the line adds up to the last digit wherever it adds up: then its figures were not rounded."""
    return found.exact >= MOSTLY_EXACT and found.exact >= 0.9 * found.met


def _source(lines: Lines, each: Accepted) -> str:
    if lines.headings[each.fit.total].total:
        return "label"
    return "structure" if each.kind == "namesakes" else "inferred"
