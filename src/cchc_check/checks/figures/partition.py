"""Whether the parts a sentence gives make up their whole, and whether the sentence claims that they do.

Invariant: a claim is judged only if the text shows that its parts are all there and do not overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from msgspec import Struct

from cchc_check.checks.figures.claims import Claim, Piece, claimed
from cchc_check.checks.figures.families import Families
from cchc_check.checks.figures.flows import role
from cchc_check.checks.figures.misprints import misprinted
from cchc_check.checks.figures.sentences import Sentence
from cchc_check.checks.intervals import tolerance
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.figures import Quantity

_NEAR = Decimal("0.1")
"""A miss of up to a tenth of the whole is the size of a slip."""
_MOST = 60
_SLIGHT = 10
"""Smaller numbers are equal by chance."""
_LONG = 10_000
"""A whole with as many units of its last digit has five digits or more."""


class Gap(Struct, frozen=True):
    """`parts` add up to `found`, not to what `total` says."""

    total: Quantity
    parts: tuple[Piece, ...]
    found: Decimal

    def needed(self, part: Piece) -> Decimal:
        """What this part would have to be for the sum to close."""
        return self.total.value - (self.found - part.quantity.value)


class Miss(Struct, frozen=True):
    """A gap and the sentence that it stands in."""

    sentence: Sentence
    gap: Gap


def gaps(facts: Facts, families: Families) -> tuple[Miss, ...]:
    """The gaps of a document, one for each whole; the same tuple whenever it is asked for."""
    kept: dict[str, tuple[Miss, ...]] = vars(facts)
    if "_gaps" not in kept:
        found: dict[int, Miss] = {}
        for sentence, every in claimed(facts, families):
            for claim in every:
                miss = gap(claim, families)
                if miss and not _is_explained(miss, sentence, claim, families):
                    found.setdefault(miss.total.digits.start, Miss(sentence, miss))
        kept["_gaps"] = tuple(found.values())
    return kept["_gaps"]


def _is_explained(miss: Gap, sentence: Sentence, claim: Claim, families: Families) -> bool:
    """True when another number of the sentence is the difference: "(1.206 mới, 685 cũ), còn 612"."""
    difference = abs(miss.found - miss.total.value)
    used = {miss.total.digits, *(part.quantity.digits for part in claim.parts)}
    others = (one for one in sentence.quantities if one.digits not in used and families.akin(miss.total, one))
    return difference >= _SLIGHT and any(one.value == difference for one in others)


def doubted(facts: Facts, families: Families) -> frozenset[int]:
    """Where the numbers of all gaps begin: one of them is wrong, so nothing else is said of them."""
    every = gaps(facts, families)
    parts = (part.quantity.digits.start for one in every for part in one.gap.parts)
    return frozenset((*parts, *(one.gap.total.digits.start for one in every)))


def gap(claim: Claim, families: Families) -> Gap | None:
    """The difference between a whole and its parts, or None where they close or need not close."""
    if len(claim.parts) < 2 or len(claim.parts) > _MOST or _hedged(claim):
        return None
    readings = tuple(_readings(claim.parts))
    if any(_closes(whole, parts) for whole in _wholes(claim) for parts in readings):
        return None
    parts = readings[0]
    miss = Gap(claim.total, parts, sum((one.quantity.value for one in parts), Decimal(0)))
    return miss if len(parts) > 1 and _claimed(claim, miss, families) else None


def _hedged(claim: Claim) -> bool:
    return any(one.bound for one in (claim.total, *(part.quantity for part in claim.parts)))


def _wholes(claim: Claim) -> Iterator[tuple[Decimal, Decimal]]:
    """The values, and their steps, that the parts may add up to: every number before, and neighbours together."""
    total = claim.total
    yield total.value, total.step
    for one in claim.rivals:
        yield one.value, one.step
    for sum_ in accumulate((one.value for one in claim.beside), initial=total.value):
        yield sum_, total.step


def _readings(parts: tuple[Piece, ...]) -> Iterator[tuple[Piece, ...]]:
    """The ways to read a list with commas and semicolons, the most natural one first."""
    strong = [at for at, one in enumerate(parts) if one.strong]
    if strong and strong[0] > 1:
        yield parts[: strong[0]]
    if strong:
        yield tuple(one for at, one in enumerate(parts) if at == 0 or one.strong)
    yield parts


def _closes(whole: tuple[Decimal, Decimal], parts: tuple[Piece, ...]) -> bool:
    """True when the parts, or those up to some point, make up the whole."""
    found, step = Decimal(0), Decimal(0)
    for count, part in enumerate(parts, 1):
        found += part.quantity.value
        step = max(step, _step(part.quantity))
        if count > 1 and abs(found - whole[0]) <= tolerance(max(step, whole[1] if step else step), count):
            return True
    return False


def _step(quantity: Quantity) -> Decimal:
    return quantity.step if quantity.kind == "measure" else Decimal(0)


def _claimed(claim: Claim, miss: Gap, families: Families) -> bool:
    """True when there is enough evidence that the parts are all the parts."""
    words = [part.words for part in miss.parts]
    if claim.open or families.overlap(words) or _is_flow(miss):
        return False
    named = [part for part in miss.parts if not _rest(part.words)]
    naming = families.naming([part.words for part in named], [part.lead for part in named])
    evidence = 2 * naming.complete + bool(naming.attribute) + any(map(_rest, words)) + _is_slip(miss)
    if claim.exhaustive:
        return evidence > 0
    if not naming.attribute and not any(map(_rest, words)):
        return not naming.mixed and _is_plain_slip(miss)
    too_much = bool(naming.attribute) and miss.found > claim.total.value
    return evidence + too_much > 1


def _is_flow(miss: Gap) -> bool:
    """True for what was done and what is left: the remainder is judged as such."""
    return {"done", "rest"} <= {role(part.lead, part.tail) for part in miss.parts}


def _rest(words: str) -> bool:
    return bool(re.search(r"\b(?:còn lại|khác)\b", words))


def _is_plain_slip(miss: Gap) -> bool:
    """True for a single wrong digit among so many right ones that chance is out of the question."""
    total = miss.total.value
    return min(total, miss.found) / miss.total.step >= _LONG and misprinted(miss.found, total)


def _is_slip(miss: Gap) -> bool:
    """True when one slip of the hand explains the difference."""
    total = miss.total.value
    if total and abs(miss.found - total) <= _NEAR * total:
        return True
    if misprinted(miss.found, total):
        return True
    return any(
        miss.needed(part) > 0 and misprinted(part.quantity.value, miss.needed(part)) for part in miss.parts
    )
