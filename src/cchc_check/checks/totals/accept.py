"""Which line relations a table obeys: low levels first, their operands then out of the way of higher ones."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_check.checks.totals.candidates import candidates
from cchc_check.checks.totals.lines import Fit, Lines, fit

MOST_ROUNDS = 6
MISSED_BITS = 4.0
NON_ADDITIVE_BITS = 30.0
STAGES = (0, 1, 2)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a set must show: coverage, and bits beyond its cost (`announced` bits are given to a labelled total)."""

    coverage: float = 0.7
    bits: float = 10.0
    announced: float = 6.0


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
    return tuple(done[t] for t in sorted(done))


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
            done[each.fit.total] = each
            used.update(each.fit.operands)
    return len(done) > before


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
        if not all(lines.headings[i].additive for i in (total, *candidate.operands)):
            score -= NON_ADDITIVE_BITS
        if found.coverage >= thresholds.coverage and score >= thresholds.bits:
            each = Accepted(found, candidate.kind, score)
            if best is None or each.score > best.score:
                best = each
    return best


def _score(found: Fit) -> float:
    """The bits that speak for a set: a total that repeats one operand says little, a missed place speaks against."""
    return found.bits + min(found.bits, 0.25 * found.copied) - MISSED_BITS * found.missed


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
