"""Two values of one quantity, and which of the two places is the odd one.

Invariant: a number is in at most one clash; where something else in the document vouches for one of the two
places, the other is the odd one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import takewhile

from msgspec import Struct

from cchc_check.checks.breakdown_support import Support
from cchc_check.checks.facets import missing
from cchc_check.checks.intervals import interval, meet
from cchc_check.checks.linking import CellIndex, CellLink, Link, phrase_links
from cchc_check.checks.misprints import misprinted
from cchc_check.checks.phrases import Phrase
from cchc_check.checks.similarity import Weights
from cchc_check.extraction.figures import Quantity
from cchc_check.text.span import Span

_SURE = 0.9
_TELLING = 100
_SERIES = 3
_SMALL = 10
_VERBATIM = 5
_FULL = 4
"""So many telling words make a phrase that hardly two quantities share."""


class Clash(Struct, frozen=True):
    """Two phrases; `odd` is to be looked at. `identical` where both are worded the same and one looks mistyped."""

    odd: Phrase
    other: Phrase
    identical: bool


class CellClash(Struct, frozen=True):
    """A phrase and a cell; `in_table` where the cell is the odd one."""

    link: CellLink
    in_table: bool


class Agreement(Struct, frozen=True):
    """What has been confirmed: phrases by the place of their digits, cells by their place."""

    phrases: frozenset[int]
    cells: frozenset[Span]


def agree(one: Quantity, other: Quantity) -> bool:
    """True when some value fits both."""
    return meet(interval(one), interval(other))


def slip(one: Decimal, other: Decimal) -> bool:
    """True when one number is the other mistyped, or off by a power of ten."""
    if misprinted(one, other):
        return True
    low, high = sorted((abs(one), abs(other)))
    return low >= 10 and high in (low * 10, low * 100, low * 1000)


def prose_clashes(phrases: Iterable[Phrase], weights: Weights, support: Support) -> Iterator[Clash]:
    """The phrases that give another value than phrases like them."""
    links = list(phrase_links(phrases, weights))
    around: dict[int, list[Quantity]] = defaultdict(list)
    for link in links:
        around[_key(link.one)].append(link.other.quantity)
        around[_key(link.other)].append(link.one.quantity)
    done: set[int] = set()
    for link in sorted(links, key=lambda link: (-link.score, _key(link.other))):
        one, other = link.one, link.other
        if agree(one.quantity, other.quantity) or {_key(one), _key(other)} & (done | support.broken):
            continue
        values = {quantity.value for phrase in (one, other) for quantity in around[_key(phrase)]}
        if len(values | {one.quantity.value, other.quantity.value}) >= _SERIES or not _telling(link):
            continue
        odd, right = _blamed(link, around, support)
        done |= {_key(one), _key(other)}
        yield Clash(odd, right, _identical(link))


def _key(phrase: Phrase) -> int:
    return phrase.quantity.digits.start


def _telling(link: Link) -> bool:
    """True when the values look like one quantity: alike enough, and one a slip for the other."""
    one, other = link.one.quantity.value, link.other.quantity.value
    echo = _echo(link)
    if max(one, other) < _SMALL:
        return link.score >= _SURE and echo >= 2 * _VERBATIM and one == int(one) and other == int(other)
    if not slip(one, other):
        return False
    full = len(link.one.tokens & link.other.tokens) >= _FULL
    return echo >= _VERBATIM or (full and (link.score >= _SURE or min(one, other) >= _TELLING))


def _echo(link: Link) -> int:
    """How many words around the two numbers are the very same."""
    sides = ((link.one.before, link.other.before), (link.one.after, link.other.after))
    return sum(
        len(list(takewhile(lambda pair: pair[0] == pair[1], zip(*side, strict=False)))) for side in sides
    )


def _identical(link: Link) -> bool:
    """True when both places say the same in the same words, of one period."""
    one, other = link.one, link.other
    same = one.tokens == other.tokens and one.noun == other.noun and one.facets == other.facets
    dated = bool(one.period and other.period) and one.given == other.given and one.events == other.events
    exact = (
        one.quantity.kind == other.quantity.kind == "count"
        and not one.quantity.bound
        and not other.quantity.bound
    )
    return (
        same
        and dated
        and exact
        and len(one.noun) > 1
        and _echo(link) >= _VERBATIM
        and min(one.quantity.value, other.quantity.value) >= _SMALL
    )


def _blamed(link: Link, around: dict[int, list[Quantity]], support: Support) -> tuple[Phrase, Phrase]:
    """The odd one first: the one that nothing vouches for; of two equals the later."""
    one, other = link.one, link.other
    votes = [
        sum(agree(phrase.quantity, quantity) for quantity in around[_key(phrase)])
        + (_key(phrase) in support.closed)
        for phrase in (one, other)
    ]
    return (one, other) if votes[0] < votes[1] else (other, one)


def cell_clashes(
    phrases: Iterable[Phrase], index: CellIndex, support: Support
) -> tuple[list[CellClash], list[CellLink]]:
    """The phrases that give another value than their cell, and the links in which both agree."""
    agreed: list[CellLink] = []
    open_: list[CellLink] = []
    for phrase in phrases:
        links = index.links(phrase)
        same = [link for link in links if link.cell.quantity and agree(phrase.quantity, link.cell.quantity)]
        if same:
            agreed.append(same[0])
        elif links and _unique(links) and _key(phrase) not in support.broken:
            open_.append(links[0])
    trusted = {(link.phrase.block, link.words.table.ordinal) for link in agreed}
    confirmed = {link.cell.span for link in agreed}
    found: dict[Span, CellClash] = {}
    for link in open_:
        near = (link.phrase.block, link.words.table.ordinal) in trusted
        if link.cell.span not in confirmed and link.cell.span not in found and _gate(link, near):
            found[link.cell.span] = CellClash(link, _key(link.phrase) in support.closed)
    return list(found.values()), agreed


def _unique(links: list[CellLink]) -> bool:
    best = {
        link.cell.quantity.value
        for link in links
        if link.cell.quantity and link.score > links[0].score - 0.05
    }
    return len(best) == 1


def _gate(link: CellLink, trusted: bool) -> bool:
    """True when the values look like one quantity: worded alike and vouched for, or mistyped."""
    if link.cell.quantity is None:
        return False
    one, other = link.phrase.quantity.value, link.cell.quantity.value
    complete = not missing(link.phrase.facets, link.words.facets(link.words.reading(link.cell).facets))
    if trusted and complete and link.score >= _SURE:
        return True
    return slip(one, other) and (trusted or min(one, other) >= _TELLING)
