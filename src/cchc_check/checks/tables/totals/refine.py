"""What is done to a relation once found: the same sum, told with the lines a reader would name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from cchc_check.checks.tables.totals.lines import Fit, Lines, fit

MOST_CONDENSED = 30
PART_BITS = 30.0
PART_PLACES = 3


class Accepted(Struct, frozen=True):
    """A line relation the table obeys; `score` its bits beyond the cost of naming it."""

    fit: Fit
    kind: str
    score: float


Done = Mapping[int, Accepted]


def copies(lines: Lines, done: Done) -> Iterator[Accepted]:
    """For each line that repeats the total beside it, that total's operands again."""
    for total in lines.live:
        for beside in (total - 1, total + 1):
            if total in done or beside not in done or lines.values[beside] != lines.values[total]:
                continue
            first = done[beside]
            if total not in first.fit.operands:
                yield Accepted(fit(lines, total, first.fit.operands), first.kind, first.score)
                break


def at_origin(lines: Lines, each: Accepted, done: Done) -> Accepted:
    """`each` with an operand that merely repeats the total beside it replaced by that total."""
    operands = tuple(_origin(lines, i, done) for i in each.fit.operands)
    if operands == each.fit.operands or each.fit.total in operands or len(set(operands)) < len(operands):
        return each
    return Accepted(fit(lines, each.fit.total, operands), each.kind, each.score)


def _origin(lines: Lines, line: int, done: Done) -> int:
    beside = (n for n in (line - 1, line + 1) if n in done and lines.values[n] == lines.values[line])
    return line if line in done else next(beside, line)


def condensed(lines: Lines, each: Accepted, used: set[int], done: Done) -> Accepted:
    """`each` with the operands at one end replaced by the free line that is their sum, if there is one."""
    total, operands = each.fit.total, tuple(sorted(each.fit.operands))
    if len(operands) > MOST_CONDENSED:
        return each
    barred = used.union(operands, (total,))
    for size in range(len(operands) - 1, 1, -1):
        for part, rest in ((operands[:size], operands[size:]), (operands[-size:], operands[:-size])):
            for line in lines.live:
                if line in barred or not _is_sum(lines, line, part):
                    continue
                outer = fit(lines, total, (line, *rest))
                if outer.missed <= each.fit.missed and not reaches({line}, total, done):
                    return Accepted(outer, each.kind, each.score)
    return each


def _is_sum(lines: Lines, line: int, part: tuple[int, ...]) -> bool:
    """Whether `line` is the sum of `part` without a miss; its largest figure settles most cases."""
    figures = lines.values[line]
    place = max(lines.filled[line], key=lambda p: abs(figures[p] or 0))
    if sum(lines.values[i][place] or 0 for i in part) != figures[place]:
        return False
    found = fit(lines, line, part)
    return not found.missed and found.met >= PART_PLACES and found.score >= PART_BITS


def reaches(operands: set[int], total: int, done: Done) -> bool:
    """Whether `total` is among the operands of `operands`, at any depth."""
    queue, seen = list(operands), set(operands)
    while queue:
        line = queue.pop()
        if line == total:
            return True
        if line in done:
            new = set(done[line].fit.operands) - seen
            seen |= new
            queue += new
    return False
