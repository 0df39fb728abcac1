"""Totals that a label announces ("Tổng số", "Cộng", "Toàn tỉnh"), with the lines they may be the sum of.

Invariant: which lines are meant is settled by the figures: the set most of the table obeys, or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from re import IGNORECASE, Pattern, compile

from cchc_check.checks.footing.equations import Equation, Outcome, one_slip, outcomes
from cchc_check.checks.footing.figures import Sheet, adds_up
from cchc_check.extraction.figures import Column, Row

COVERAGE = 0.7

Lines = tuple[int, ...]


def labelled_sums(sheet: Sheet) -> Iterator[list[Equation]]:
    """For each announced total that the table bears out, its equations."""
    for row in sheet.body():
        if row.kind == "total" and adds_up(row):
            yield from _decided(sheet, "row", row.index, _unique(_sets_of_row(sheet, row)))
    for column in sheet.added_up():
        if sets := _unique(_sets_of_column(sheet, column)):
            yield from _decided(sheet, "column", column.index, sets)


def _unique(sets: Iterable[Sequence[int]]) -> list[Lines]:
    return [each for each in dict.fromkeys(tuple(sorted(lines)) for lines in sets) if len(each) > 1]


def _sets_of_row(sheet: Sheet, total: Row) -> Iterator[Sequence[int]]:
    """What a total row may be the sum of: the top level beside it, its leaves, the totals before it."""
    rows = [row for row in sheet.body() if adds_up(row)]
    above = [row for row in rows if row.index < total.index]
    below = [row for row in rows if row.index > total.index]
    for side in (above[::-1], below):
        block = _until(side, lambda row: row.kind == "total" and row.level <= total.level)
        yield from _levels(block)
        yield from _levels([row for row in side if row.kind != "total"])
        yield [row.index for row in side if row.kind == "total"]
        if total.number or total.level:
            yield from _levels(_until(side, lambda row: row.level <= total.level))


def _until(rows: list[Row], ends: object) -> list[Row]:
    assert callable(ends)
    found: list[Row] = []
    for row in rows:
        if ends(row):
            break
        found.append(row)
    return found


def _levels(block: list[Row]) -> Iterator[Sequence[int]]:
    """The rows of the top level, and those without rows below them."""
    plain = sorted((row for row in block if row.kind != "total"), key=lambda row: row.index)
    if not plain:
        return
    top = min(row.level for row in plain)
    yield [row.index for row in plain if row.level == top]
    after = [*plain[1:], None]
    yield [row.index for row, next_row in zip(plain, after, strict=True) if not _has_children(row, next_row)]


def _has_children(row: Row, next_row: Row | None) -> bool:
    return next_row is not None and next_row.level > row.level


def _sets_of_column(sheet: Sheet, total: Column) -> Iterator[Sequence[int]]:
    """What a total column may be the sum of: its siblings, the group beside it, the totals of groups, all leaves."""
    columns = list(sheet.added_up())
    right = [column for column in columns if column.index > total.index]
    left = [column for column in columns if column.index < total.index]
    group = _group_after(total, right)
    if not _is_total(total):
        if group:
            yield [column.index for column in group]
        return
    parent = total.path[:-1]
    siblings = [c for c in columns if c.path[: len(parent)] == parent and c.index != total.index]
    if parent:
        yield from _parts(siblings, len(parent))
    else:
        yield [column.index for column in group]
        for side in (right, left[::-1]):
            yield [c.index for c in _until_total(side)]
            yield [c.index for c in side if not _is_total(c)]
            yield [c.index for c in side if _is_total(c)]


def _parts(columns: list[Column], depth: int) -> Iterator[Sequence[int]]:
    """All of them, or one for each group among them: its own total."""
    yield [c.index for c in columns if not _is_total(c)]
    yield [c.index for c in columns if len(c.path) == depth + 1 or _is_total(c)]


def _until_total(columns: list[Column]) -> list[Column]:
    found = []
    for column in columns:
        if _is_total(column):
            break
        found.append(column)
    return found


def _group_after(total: Column, right: list[Column]) -> list[Column]:
    """The columns under the "Trong đó" or "Chia ra" that directly follows."""
    if not right or len(right[0].path) < 2 or not _announces_parts().match(right[0].path[-2]):
        return []
    head = right[0].path[:-1]
    if head[:-1] != total.path[: len(head) - 1] and len(head) > 1:
        return []
    group = []
    for column in right:
        if column.path[:-1] != head:
            break
        group.append(column)
    return group


def _is_total(column: Column) -> bool:
    return bool(column.path) and _total().match(column.path[-1]) is not None


@cache
def _total() -> Pattern[str]:
    return compile(
        r"\W*(?:tổng(?!\s*(?:công ty|hợp|kết|cục|mức|diện|vốn|dự))|cộng(?!\s*(?:đồng|tác|hòa))"
        r"|toàn (?:tỉnh|huyện|ngành)\W*$)\b",
        IGNORECASE,
    )


@cache
def _announces_parts() -> Pattern[str]:
    return compile(
        r"\W*(?:trong\s*đó|chia\s*(?:ra|theo)|gồm|bao\s*gồm|phân\s*(?:theo|ra)|cụ\s*thể)\b", IGNORECASE
    )


def _decided(sheet: Sheet, axis: str, total: int, sets: list[Lines]) -> Iterator[list[Equation]]:
    """The equations of the set that the table obeys best; of none where it obeys none."""
    judged = [(each, _worked(sheet, axis, total, each)) for each in sets]
    judged = [(each, found) for each, found in judged if found]
    if not judged:
        return
    _, found = max(judged, key=lambda each: (_met(each[1]), -len(each[0])))
    if _is_borne_out(sheet, found, alone=len(judged) == 1):
        yield [outcome.equation for outcome in found]


def _worked(sheet: Sheet, axis: str, total: int, lines: Lines) -> list[Outcome]:
    across = (
        [c.index for c in sheet.added_up()]
        if axis == "row"
        else [row.index for row in sheet.table.rows if row.kind != "heading" and adds_up(row)]
    )
    return outcomes(sheet, (_equation(axis, total, lines, place) for place in across))


def _equation(axis: str, total: int, lines: Lines, place: int) -> Equation:
    if axis == "row":
        return Equation((total, place), tuple((1, (line, place)) for line in lines), "label")
    return Equation((place, total), tuple((1, (place, line)) for line in lines), "label")


def _met(found: list[Outcome]) -> float:
    """The share of places that agree."""
    return sum(outcome.holds for outcome in found) / len(found)


def _is_borne_out(sheet: Sheet, found: list[Outcome], *, alone: bool) -> bool:
    """Whether misses are the table's mistakes rather than ours: most places agree, or few miss by one slip."""
    missed = [outcome for outcome in found if not outcome.holds]
    told = [outcome for outcome in found if outcome.telling]
    met = sum(outcome.holds for outcome in told)
    if not missed or (met >= 2 and len(missed) == 1) or met / max(1, len(told)) >= COVERAGE:
        return True
    if len(missed) > 2 or (len(missed) == 2 and not met):
        return False
    return all(one_slip(sheet, outcome) or (alone and _is_near(outcome)) for outcome in missed)


def _is_near(outcome: Outcome) -> bool:
    return abs(outcome.excess) * 5 <= abs(outcome.computed)
