"""Which lines a total may be the sum of, by the labels and levels of a table, before any figure is looked at.

Invariant: a line is never a part of itself, and rows of "Trong đó" are parts of nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from re import IGNORECASE, Pattern

from cchc_check.checks.tables.footing.figures import Sheet, adds_up
from cchc_check.extraction.figures import Column, Row
from cchc_check.patterns import compiled


def parts_of_row(sheet: Sheet, total: Row) -> Iterator[Sequence[int]]:
    """What a total row may be the sum of: its children, the top level beside it, the leaves, earlier totals."""
    rows = [row for row in sheet.body() if adds_up(row)]
    above = [row for row in reversed(rows) if row.index < total.index]
    below = [row for row in rows if row.index > total.index]
    yield from _levels(_until(below, lambda row: row.level <= total.level))
    if total.number and not is_bare(total.label):
        return
    for side in (above, below):
        yield from _levels(_until(side, lambda row: row.kind == "total" and row.level <= total.level))
        yield from _levels([row for row in side if row.kind != "total"])
        yield [row.index for row in side if row.kind == "total"]


def _until(rows: list[Row], ends: Callable[[Row], bool]) -> list[Row]:
    found: list[Row] = []
    for row in rows:
        if ends(row):
            break
        found.append(row)
    return found


def _levels(block: list[Row]) -> Iterator[Sequence[int]]:
    """The rows of the top level, and those without rows below them."""
    plain = sorted((row for row in block if row.kind != "total"), key=lambda row: row.index)
    if plain:
        top = min(row.level for row in plain)
        yield [row.index for row in plain if row.level == top]
        pairs = zip(plain, [*plain[1:], plain[0]], strict=True)
        yield [row.index for row, after in pairs if after.level <= row.level or after is plain[0]]


def is_bare(label: str) -> bool:
    """True for "Tổng số", "TỔNG CỘNG (I+II)", "Toàn tỉnh"; False for "Tổng số hồ sơ tiếp nhận"."""
    return _bare().fullmatch(label) is not None


def natural_parts(sheet: Sheet, total: Row) -> Sequence[int]:
    """The rows that "Cộng" or "Tổng cộng" plainly means: the totals before it, or the rows since the last one.

    Nothing for "Tổng số" and "Toàn tỉnh": they may hold more than the table lists.
    """
    if not is_bare(total.label) or "cộng" not in total.label.lower():
        return ()
    above = [row for row in reversed(list(sheet.body())) if row.index < total.index and adds_up(row)]
    totals = sorted(row.index for row in above if row.kind == "total")
    if len(totals) > 1 and "tổng" in total.label.lower():
        return totals
    return next(_levels(_until(above, lambda row: row.kind == "total" and row.level <= total.level)), ())


def overlapping(labels: list[str]) -> bool:
    """True for parts that people belong to several of: women without men, Party members, minorities."""
    words = [label.lower() for label in labels]
    if any(_shared().search(each) for each in words):
        return True
    return any(_women().search(each) for each in words) and not any(_men().search(each) for each in words)


def parts_of_column(sheet: Sheet, total: Column) -> Iterator[Sequence[int]]:
    """What a total column may be the sum of: siblings, the group beside it, the totals of groups, all leaves."""
    columns = list(sheet.added_up())
    right = [column for column in columns if column.index > total.index]
    left = [column for column in columns if column.index < total.index]
    group = [column.index for column in _group_after(total, right)]
    if not _is_total(total):
        yield group
        return
    parent = total.path[:-1]
    if parent:
        siblings = [c for c in columns if c.path[: len(parent)] == parent and c.index != total.index]
        yield [c.index for c in siblings if not _is_total(c)]
        yield [c.index for c in siblings if len(c.path) == len(total.path) or _is_total(c)]
    else:
        yield group
        for side in (right, left[::-1]):
            yield _until_total(side)
            yield [c.index for c in side if not _is_total(c)]
            yield [c.index for c in side if _is_total(c)]


def stands_alone(sheet: Sheet, total: Column) -> bool:
    """True where the heading itself says which columns are meant: those under it, or a group that splits it up."""
    right = [column for column in sheet.added_up() if column.index > total.index]
    group = _group_after(total, right)
    if group:
        return _splits().match(group[0].path[-2]) is not None
    return _is_total(total) and len(total.path) > 1


def _until_total(columns: list[Column]) -> list[int]:
    found = []
    for column in columns:
        if _is_total(column):
            break
        found.append(column.index)
    return found


def _group_after(total: Column, right: list[Column]) -> list[Column]:
    """The columns under the "Trong đó" or "Chia ra" that directly follows."""
    if not right or len(right[0].path) < 2 or not _announces_parts().match(right[0].path[-2]):
        return []
    head = right[0].path[:-1]
    if head[:-1] != total.path[: len(head) - 1]:
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
    return compiled(
        r"\W*(?:tổng(?!\s*(?:công ty|hợp|kết|cục|mức|diện|vốn|dự))|cộng(?!\s*(?:đồng|tác|hòa))"
        r"|toàn (?:tỉnh|huyện|ngành)\W*$)\b",
        IGNORECASE,
    )


@cache
def _bare() -> Pattern[str]:
    return compiled(
        r"\W*(?:tổng(?:\s*(?:số|cộng|chung))?|cộng|cả\s+(?:nước|tỉnh)"
        r"|toàn\s+(?:tỉnh|huyện|xã|ngành|quốc|thành phố|thị xã))"
        r"\W*(?:\([^)]*\)\W*)?",
        IGNORECASE,
    )


@cache
def _announces_parts() -> Pattern[str]:
    return compiled(
        r"\W*(?:trong\s*đó|chia\s*(?:ra|theo)|gồm|bao\s*gồm|phân\s*(?:theo|ra)|cụ\s*thể)\b", IGNORECASE
    )


@cache
def _splits() -> Pattern[str]:
    return compiled(r"\W*(?:chia\s*(?:ra|theo)|gồm|bao\s*gồm|phân\s*(?:theo|ra))\b", IGNORECASE)


@cache
def _shared() -> Pattern[str]:
    return compiled(r"\bđảng viên\b|\bdân tộc\b|\btôn giáo\b|\bthiểu số\b|\bngười cao tuổi\b|\bkhuyết tật\b")


@cache
def _women() -> Pattern[str]:
    return compiled(r"\bnữ\b")


@cache
def _men() -> Pattern[str]:
    return compiled(r"\bnam\b")
