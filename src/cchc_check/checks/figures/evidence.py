"""Whether two phrases with different values are one quantity, mistyped, or just alike.

Invariant: the smaller a number, the more words must agree, as small numbers are often one digit apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from cchc_check.checks.figures.linking import MISSING, Link
from cchc_check.checks.figures.misprints import misprinted
from cchc_check.checks.figures.phrases import Phrase

SURE = 0.9
"""From this similarity on, two wordings are as good as the same."""
TELLING = 100
"""From three digits on, a number that is a slip for another is seldom so by chance."""
_SMALL = 10
_VERBATIM = 5
_FEW, _FULL = 2, 4


def slip(one: Decimal, other: Decimal) -> bool:
    """True when one number is the other mistyped, or off by a power of ten."""
    if misprinted(one, other):
        return True
    low, high = sorted((abs(one), abs(other)))
    return low >= _SMALL and high in (low * 10, low * 100, low * 1000)


def telling(link: Link) -> bool:
    """True when the two values look like one quantity: alike enough, and one a slip for the other."""
    one, other = link.one.quantity.value, link.other.quantity.value
    echo, shared = sum(_echo(link)), len(link.one.tokens & link.other.tokens)
    if _parallel(link):
        return False
    if max(one, other) < _SMALL:
        whole = one == int(one) and other == int(other)
        return whole and link.score >= SURE and echo >= 2 * _VERBATIM
    if not slip(one, other):
        return False
    low = min(one, other)
    named = bool(link.one.names) != bool(link.other.names)
    if echo >= _VERBATIM and not named:
        return True
    if low < TELLING or named:
        return shared >= _FULL and link.score >= SURE - MISSING * named
    return shared >= (_FEW if low >= 10 * TELLING else _FEW + 1)


def _parallel(link: Link) -> bool:
    """True for sections that tell of two matters in the same words; a shared date or document joins them."""
    one, other = link.one, link.other
    return one.scope.parallel(other.scope) and one.events.isdisjoint(other.events)


def identical(link: Link) -> bool:
    """True when a summary repeats what a section says, of one period and in the same words, with a slip."""
    one, other = link.one, link.other
    echo = _echo(link)
    if not slip(one.quantity.value, other.quantity.value) or min(echo) < _FEW or sum(echo) < _VERBATIM:
        return False
    same = one.tokens == other.tokens and one.noun == other.noun and one.facets == other.facets
    return same and len(one.noun) > 1 and _exact(one) and _exact(other) and _same_frame(one, other)


def _same_frame(one: Phrase, other: Phrase) -> bool:
    """True for one known period, one occasion, and a section that sums up the other or is the same."""
    dated = bool(one.period and other.period) and one.given == other.given and one.events == other.events
    return dated and (one.scope.general or other.scope.general or one.scope.titles == other.scope.titles)


def _exact(phrase: Phrase) -> bool:
    return phrase.quantity.kind == "count" and not phrase.quantity.bound


def _echo(link: Link) -> tuple[int, int]:
    """How many words right before and right behind the two numbers are the very same."""
    return _run(link.one.before, link.other.before), _run(link.one.after, link.other.after)


def _run(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
