"""The sums that a table of figures should obey, and the cells that break them; knows nothing of wording."""

from __future__ import annotations

from collections.abc import Iterable

from cchc_check.checks.tables.footing.blame import Fault, faults
from cchc_check.checks.tables.footing.differences import differences
from cchc_check.checks.tables.footing.equations import Equation, Outcome, outcomes
from cchc_check.checks.tables.footing.figures import Sheet, sheets
from cchc_check.checks.tables.footing.hints import hints
from cchc_check.checks.tables.footing.inferred import inferred_sums
from cchc_check.checks.tables.footing.labelled import labelled_sums
from cchc_check.checks.tables.footing.levels import level_sums
from cchc_check.checks.tables.footing.printed import sums

__all__ = ["Equation", "Fault", "Outcome", "Sheet", "blamed", "is_misprinted", "mostly_fails", "sheets"]

MANY = 4
"""Places from which on a formula that mostly fails is itself the mistake."""


def blamed(sheet: Sheet, *, inferred: bool = False) -> list[Fault]:
    """Every cell that some sum does not agree with; with `inferred` also the sums that nothing announces."""
    known: dict[tuple[object, ...], Equation] = {}
    settled: set[tuple[str, int]] = set()
    for _, equations in sums(sheet):
        settled |= _settled(equations)
        if not is_misprinted(sheet, equations):
            _learn(known, equations)
    for equations in (*labelled_sums(sheet), *level_sums(sheet)):
        settled |= _settled(equations)
        _learn(known, equations)
    if inferred:
        for equations in differences(sheet):
            settled |= _settled(equations)
            _learn(known, equations)
        _learn(known, inferred_sums(sheet, settled))
    worked = _without_gaps(outcomes(sheet, known.values()))
    if all(outcome.holds for outcome in worked):
        return []
    return faults(sheet, worked, hints(sheet))


def _without_gaps(worked: list[Outcome]) -> list[Outcome]:
    """Without the misses that an empty operand may explain, unless empty cells elsewhere stand for 0."""
    if any(outcome.gapped and outcome.holds and outcome.computed for outcome in worked):
        return worked
    return [outcome for outcome in worked if outcome.holds or not (outcome.gapped and outcome.excess < 0)]


def is_misprinted(sheet: Sheet, equations: list[Equation]) -> bool:
    """True for a formula that fails in more than half of four or more places: the formula itself is wrong."""
    worked = outcomes(sheet, equations)
    return mostly_fails([outcome.holds for outcome in worked])


def mostly_fails(agreeing: list[bool]) -> bool:
    """True when more than half of four or more places do not agree."""
    return len(agreeing) >= MANY and 2 * agreeing.count(False) > len(agreeing)


def _learn(known: dict[tuple[object, ...], Equation], equations: Iterable[Equation]) -> None:
    """Add the sums that are not known from a better source."""
    for equation in equations:
        known.setdefault((equation.total, frozenset(equation.terms)), equation)


def _settled(equations: list[Equation]) -> set[tuple[str, int]]:
    """The lines whose cells these sums compute: (what total and terms share, index of the line)."""
    found = set()
    for equation in equations:
        row, column = equation.total
        found.add(("row", column) if equation.terms[0][1][0] == row else ("column", row))
    return found
