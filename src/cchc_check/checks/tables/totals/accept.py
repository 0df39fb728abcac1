"""Which line relations a table obeys: low levels first, their operands then out of the way of higher ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from cchc_check.checks.tables.totals.candidates import LEAST_COST, Candidate, Known, candidates
from cchc_check.checks.tables.totals.lines import Fit, Lines, finest_units, fit, most_bits
from cchc_check.checks.tables.totals.refine import Accepted, at_origin, condensed, copies, reaches

MOST_ROUNDS = 6
LONG_TABLE = 150
ANNOUNCED_COVERAGE = 0.65
NON_ADDITIVE_BITS = 30.0
STAGES = (0, 1, 2)
MOSTLY_MET = 3


Judged = dict[tuple[int, Candidate], "Accepted | None"]
"""What came of each candidate: it is the same in every round."""


class Thresholds(Struct, frozen=True):
    """What a set must show: coverage, and bits beyond its cost (`announced` bits are given to a labelled total)."""

    coverage: float = 0.7
    bits: float = 26.0
    announced: float = 16.0


def accept(lines: Lines, thresholds: Thresholds) -> tuple[Accepted, ...]:
    """The relations `lines` obeys, at most one for each total."""
    finest = finest_units(lines)
    within = [t for t in lines.live if _most(lines, t, finest, thresholds) >= thresholds.bits]
    if not within:
        return ()
    done: dict[int, Accepted] = {}
    used: set[int] = set()
    known = Known()
    judged: Judged = {}
    for stage in STAGES if len(lines.live) <= LONG_TABLE else STAGES[:1]:
        for _ in range(MOST_ROUNDS):
            free = [i for i in lines.live if i not in used]
            proposals = [
                best
                for t in within
                if t not in done
                if (best := _best(lines, t, candidates(lines, t, free, stage, known), thresholds, judged))
            ]
            if not _taken(lines, proposals, done, used):
                break
            known.sides.clear()
    return (*(done[t] for t in sorted(done)), *copies(lines, done))


def _most(lines: Lines, total: int, finest: Sequence[int], thresholds: Thresholds) -> float:
    """The highest score that any set could have for this total: most lines of small figures have no hope."""
    return most_bits(lines, total, finest) - LEAST_COST + lines.headings[total].total * thresholds.announced


def _taken(lines: Lines, proposals: list[Accepted], done: dict[int, Accepted], used: set[int]) -> bool:
    """Accepts what is proposed, short sets first; says whether there was any."""
    proposals.sort(key=lambda each: (len(each.fit.operands), -each.score))
    before = len(done)
    for each in proposals:
        if not _conflicts(lines, each, done, used, proposals):
            final = condensed(lines, at_origin(lines, each, done), used, done)
            done[final.fit.total] = final
            used.update(final.fit.operands)
    return len(done) > before


def _best(
    lines: Lines, total: int, proposed: Iterable[Candidate], thresholds: Thresholds, judged: Judged
) -> Accepted | None:
    """The set with the highest score among those that pass; none where several would but for a slip in each."""
    sets: dict[tuple[int, ...], Candidate] = {}
    for candidate in proposed:
        sets.setdefault(candidate.operands, candidate)
    for candidate in sets.values():
        if (total, candidate) not in judged:
            judged[total, candidate] = _judged(lines, total, candidate, thresholds)
    passed = [each for c in sets.values() if (each := judged[total, c])]
    best = max(passed, key=lambda each: each.score, default=None)
    guesses = sum(not each.fit.met for each in passed)
    return None if best and not best.fit.met and guesses > 1 else best


def _judged(lines: Lines, total: int, candidate: Candidate, thresholds: Thresholds) -> Accepted | None:
    """`candidate` as a relation if it passes: sets that neither neighbourhood nor name suggests must be flawless."""
    announced = lines.headings[total].total
    plain = all(lines.headings[i].additive for i in (total, *candidate.operands))
    found = fit(lines, total, candidate.operands)
    if candidate.kind == "pair" and not (plain and _is_flawless(found)):
        return None
    score = found.score - candidate.cost + announced * thresholds.announced - (not plain) * NON_ADDITIVE_BITS
    least = ANNOUNCED_COVERAGE if announced else thresholds.coverage
    expected = candidate.kind == "natural" and found.missed == found.slips == 1
    if (found.coverage < least and not expected) or score < thresholds.bits:
        return None
    return Accepted(found, candidate.kind, score)


def _is_flawless(found: Fit) -> bool:
    """Whether there is no miss, or one that a slip explains beside places enough that add up."""
    return not found.missed or (found.missed == found.slips == 1 and found.exact >= MOSTLY_MET)


def _conflicts(
    lines: Lines, each: Accepted, done: dict[int, Accepted], used: set[int], proposals: list[Accepted]
) -> bool:
    total, operands = each.fit.total, set(each.fit.operands)
    if each.kind in ("run", "stride", "natural") and operands & used:
        return True
    if each.kind == "pair" and any(
        set(other.fit.operands) == operands and lines.values[t] == lines.values[total]
        for t, other in done.items()
    ):
        return True
    if reaches(operands, total, done):
        return True
    return any(
        other.fit.total in operands and total in other.fit.operands and other.score > each.score
        for other in proposals
    )
