"""Two values of one quantity, and which of the two places is the odd one.

Invariant: a number is in at most one clash; where something else in the document vouches for one of the two
places, the other is the odd one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from cchc_check.checks.breakdown_support import Support
from cchc_check.checks.evidence import SURE, TELLING, identical, slip, telling
from cchc_check.checks.facets import missing
from cchc_check.checks.intervals import interval, meet
from cchc_check.checks.linking import CellIndex, CellLink, Link, phrase_links
from cchc_check.checks.phrases import Phrase
from cchc_check.checks.similarity import Weights
from cchc_check.extraction.figures import Quantity
from cchc_check.text.span import Span

_SMALL = 10
_SERIES = 3
"""From so many values on, the sentences tell a series, not one quantity."""


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
        if len(values | {one.quantity.value, other.quantity.value}) >= _SERIES or not telling(link):
            continue
        odd, right = _blamed(link, around, support)
        done |= {_key(one), _key(other)}
        yield Clash(odd, right, identical(link))


def _key(phrase: Phrase) -> int:
    return phrase.quantity.digits.start


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
    telling = (link for link in agreed if link.phrase.quantity.value >= _SMALL)
    trusted = {(link.phrase.block, link.words.table.ordinal) for link in telling}
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
    complete = not missing(link.phrase.facets, link.words.facets(link.cell, link.phrase.facets))
    if trusted and complete and link.score >= SURE:
        return True
    return slip(one, other) and (trusted or min(one, other) >= TELLING)
