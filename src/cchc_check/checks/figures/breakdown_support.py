"""Numbers that a breakdown in their own sentence vouches for, and numbers whose breakdown does not close.

Invariant: a number whose breakdown fails is left to the rules on breakdowns; it is never reported twice.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from cchc_check.checks.figures.claims import Claim, claimed
from cchc_check.checks.figures.families import families
from cchc_check.checks.figures.partition import gap
from cchc_check.extraction.facts import Facts
from cchc_check.registry import Registry


class Support(Struct, frozen=True):
    """Where the digits of such numbers begin."""

    closed: frozenset[int]
    broken: frozenset[int]


def breakdown_support(facts: Facts, registry: Registry) -> Support:
    """The numbers of all breakdowns of the document."""
    known = families(registry)
    closed: set[int] = set()
    broken: set[int] = set()
    for _, every in claimed(facts, known):
        for claim in every:
            if gap(claim, known):
                broken |= _members(claim)
            elif _adds_up(claim):
                closed |= _members(claim)
    return Support(frozenset(closed - broken), frozenset(broken))


def _members(claim: Claim) -> set[int]:
    return {claim.total.digits.start, *(part.quantity.digits.start for part in claim.parts)}


def _adds_up(claim: Claim) -> bool:
    parts = [part.quantity.value for part in claim.parts]
    return len(parts) > 1 and sum(parts, Decimal(0)) == claim.total.value
