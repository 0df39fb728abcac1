"""Which line relations a table obeys: low levels first, their operands then out of the way of higher ones."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_check.checks.totals.candidates import candidates
from cchc_check.checks.totals.lines import Fit, Lines, fit

MOST_ROUNDS = 6
MISSED_BITS = 4.0
ANNOUNCED_COVERAGE = 0.65
NON_ADDITIVE_BITS = 30.0
STAGES = (0, 1, 2)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a set must show: coverage, and bits beyond its cost (`announced` bits are given to a labelled total)."""

    coverage: float = 0.7
    bits: float = 18.0
    announced: float = 8.0


@dataclass(frozen=True, slots=True)
class Accepted:
    """A line relation the table obeys; `score` its bits beyond the cost of naming it."""

    fit: Fit
    kind: str
    score: float


def accept(lines: Lines, thresholds: Thresholds) -> tuple[Accepted, ...]:
    """The relations `lines` obeys, at most one for each total."""
    done: dict[int, Accepted] = {}
    used: set[int] = set()
    for stage in STAGES:
        for _ in range(MOST_ROUNDS):
            if not _round(lines, thresholds, stage, done, used):
                break
    return (*(done[t] for t in sorted(done)), *_copies(lines, done))


def _copies(lines: Lines, done: dict[int, Accepted]) -> list[Accepted]:
    found = []
    for t in lines.live:
        if t in done:
            continue
        for n in (t - 1, t + 1):
            if n in done and lines.values[n] == lines.values[t]:
                a = done[n]
                if t in a.fit.operands:
                    continue
                f = fit(lines, t, a.fit.operands)
                found.append(Accepted(f, a.kind, a.score))
                break
    return found


def _round(
    lines: Lines, thresholds: Thresholds, stage: int, done: dict[int, Accepted], used: set[int]
) -> bool:
    """Accepts what this round proposes, short sets first; says whether there was any."""
    free = [i for i in lines.live if i not in used]
    proposals = [
        best for t in lines.live if t not in done if (best := _best(lines, t, free, stage, thresholds))
    ]
    proposals.sort(key=lambda each: (len(each.fit.operands), -each.score))
    before = len(done)
    for each in proposals:
        if not _conflicts(lines, each, done, used, proposals):
            each = _condensed(lines, each, used, done)
            done[each.fit.total] = each
            used.update(each.fit.operands)
    return len(done) > before


def _condensed(lines: Lines, each: Accepted, used: set[int], done: dict[int, Accepted]) -> Accepted:
    """`each` with the operands at one end replaced by the free line that is their sum, if there is one."""
    total, operands = each.fit.total, tuple(sorted(each.fit.operands))
    for size in range(len(operands) - 1, 1, -1):
        for part, rest in ((operands[:size], operands[size:]), (operands[-size:], operands[:-size])):
            for line in lines.live:
                if line in operands or line in used or line == total:
                    continue
                p = max(lines.filled[line], key=lambda p: abs(lines.values[line][p] or 0))
                if sum(lines.values[i][p] or 0 for i in part) != lines.values[line][p]:
                    continue
                inner, outer = fit(lines, line, part), fit(lines, total, (line, *rest))
                if (
                    inner.missed
                    or inner.met < 3
                    or outer.missed > each.fit.missed
                    or _score(inner) < 30
                    or _reaches({line}, total, done)
                ):
                    continue
                return Accepted(outer, each.kind, each.score)
    return each


def _best(lines: Lines, total: int, free: list[int], stage: int, thresholds: Thresholds) -> Accepted | None:
    best: Accepted | None = None
    bonus = thresholds.announced if lines.headings[total].total else 0.0
    tried: set[tuple[int, ...]] = set()
    for candidate in candidates(lines, total, free, stage):
        if candidate.operands in tried:
            continue
        tried.add(candidate.operands)
        found = fit(lines, total, candidate.operands)
        score = _score(found) + bonus - candidate.cost
        plain = all(lines.headings[i].additive for i in (total, *candidate.operands))
        if not plain:
            score -= NON_ADDITIVE_BITS
        if candidate.kind == "pair" and (found.missed or not plain):
            continue
        if candidate.kind == "stride" and not lines.headings[total].total:
            continue
        least = ANNOUNCED_COVERAGE if bonus else thresholds.coverage
        if found.coverage >= least and score >= thresholds.bits:
            each = Accepted(found, candidate.kind, score)
            if best is None or each.score > best.score:
                best = each
    return best


def _score(found: Fit) -> float:
    """The bits that speak for a set: a total that repeats one operand says little, a missed place speaks against."""
    return found.bits + min(found.bits, 0.25 * found.copied) - MISSED_BITS * (found.missed - found.slips)


def _conflicts(
    lines: Lines, each: Accepted, done: dict[int, Accepted], used: set[int], proposals: list[Accepted]
) -> bool:
    total, operands = each.fit.total, set(each.fit.operands)
    if each.kind in ("run", "stride") and operands & used:
        return True
    if each.kind == "pair" and any(
        set(other.fit.operands) == operands and lines.values[t] == lines.values[total]
        for t, other in done.items()
    ):
        return True
    if _reaches(operands, total, done):
        return True
    return any(
        other.fit.total in operands and total in other.fit.operands and other.score > each.score
        for other in proposals
    )


def _reaches(operands: set[int], total: int, done: dict[int, Accepted]) -> bool:
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
