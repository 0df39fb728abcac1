"""From line relations to the cells of the table: one relation for each place where a total is shown."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_check.checks.totals.accept import Thresholds, accept
from cchc_check.checks.totals.grid import Grid, Relation
from cchc_check.checks.totals.lines import Lines, columns_of, rows_of, tolerance
from cchc_check.checks.totals.refine import Accepted

MOSTLY_EXACT = 4
LONG = 6


def relations(grid: Grid, thresholds: Thresholds = Thresholds()) -> tuple[Relation, ...]:  # noqa: B008
    """Every total of `grid` with its operands, blank ones included, in the order of the cells."""
    if not grid.cells or not grid.cells[0]:
        return ()
    found = [
        *_expanded(rows_of(grid), "column", thresholds),
        *_expanded(columns_of(grid), "row", thresholds),
    ]
    return tuple(sorted(found, key=lambda each: (each.total, each.axis)))


def _expanded(lines: Lines, axis: str, thresholds: Thresholds) -> Iterator[Relation]:
    for each in accept(lines, thresholds):
        operands = _with_blanks(lines, each, axis)
        for place in lines.filled[each.fit.total]:
            yield from _at(lines, each, operands, place, axis)


def _with_blanks(lines: Lines, each: Accepted, axis: str) -> tuple[int, ...]:
    """The operands and the blank lines that lie between neighbours of the run, or between it and the total."""
    if each.kind != "run":
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


def _at(lines: Lines, each: Accepted, operands: tuple[int, ...], place: int, axis: str) -> Iterator[Relation]:
    shown = [i for i in operands if lines.values[i][place] is not None]
    if not shown:
        return
    total = each.fit.total
    difference = sum(lines.values[i][place] or 0 for i in shown) - (lines.values[total][place] or 0)
    unit = min(lines.units[i][place] for i in (*shown, total))
    satisfied = abs(difference) <= (0 if _is_exact(each) else tolerance(len(shown), unit))
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


def _is_exact(each: Accepted) -> bool:
    """Whether the line adds up to the last digit wherever it adds up: then its figures were not rounded."""
    return each.fit.exact >= MOSTLY_EXACT and each.fit.exact >= 0.9 * each.fit.met


def _source(lines: Lines, each: Accepted) -> str:
    if lines.headings[each.fit.total].total:
        return "label"
    return "structure" if each.kind == "namesakes" else "inferred"
