"""Two values of one quantity, and which of the two places is the odd one.

Invariant: a number is in at most one clash; where something else in the document vouches for one of the two
places, the other is the odd one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

from msgspec import Struct

from cchc_check.checks.figures.evidence import SURE, TELLING, identical, slip, telling
from cchc_check.checks.figures.facets import missing
from cchc_check.checks.figures.linking import CellIndex, CellLink, Link
from cchc_check.checks.figures.phrases import Phrase
from cchc_check.checks.intervals import interval, meet
from cchc_check.extraction.figures import Quantity
from cchc_check.text.span import Span

_SMALL = 10
_MARGIN = 0.05
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


def agree(one: Quantity, other: Quantity) -> bool:
    """True when some value fits both."""
    return meet(interval(one), interval(other))


def echoed(links: Iterable[Link]) -> set[int]:
    """The places of digits that another sentence gives the same, for what is surely the same."""
    same = (link for link in links if link.score >= SURE and agree(link.one.quantity, link.other.quantity))
    return {_key(end) for link in same for end in (link.one, link.other)}


def prose_clashes(links: Sequence[Link], broken: Set[int], vouched: Set[int]) -> Iterator[Clash]:
    """The phrases that give another value than phrases like them.

    `broken` and `vouched` are the places of digits that are to be left alone, and that something else confirms.
    """
    links = sorted(links, key=lambda link: (-link.score, _key(link.other)))
    around: dict[int, list[tuple[float, Quantity]]] = defaultdict(list)
    for link in links:
        if bool(link.one.names) != bool(link.other.names):
            continue
        around[_key(link.one)].append((link.score, link.other.quantity))
        around[_key(link.other)].append((link.score, link.one.quantity))
    done = set(broken)
    for link in links:
        ends = (link.one, link.other)
        keys = {_key(link.one), _key(link.other)}
        if agree(link.one.quantity, link.other.quantity) or keys & done or not telling(link):
            continue
        near = [[one for score, one in around[_key(end)] if score > link.score - _MARGIN] for end in ends]
        if len({one.value for quantities in near for one in quantities}) >= _SERIES:
            continue
        votes = [
            sum(agree(end.quantity, one) for one in quantities) + (_key(end) in vouched)
            for end, quantities in zip(ends, near, strict=True)
        ]
        done |= keys
        odd, right = ends if votes[0] < votes[1] else ends[::-1]
        yield Clash(odd, right, identical(link))


def _key(phrase: Phrase) -> int:
    return phrase.quantity.digits.start


def cell_clashes(
    phrases: Iterable[Phrase], index: CellIndex, broken: Set[int], vouched: Set[int]
) -> tuple[list[CellClash], list[CellLink]]:
    """The phrases that give another value than their cell, and the links in which both agree."""
    agreed: list[CellLink] = []
    open_: list[CellLink] = []
    for phrase in phrases:
        links = index.links(phrase)
        same = [link for link in links if link.cell.quantity and agree(phrase.quantity, link.cell.quantity)]
        if same:
            agreed.append(same[0])
        elif links and _unique(links) and _key(phrase) not in broken:
            open_.append(links[0])
    large = (link for link in agreed if link.phrase.quantity.value >= _SMALL)
    trusted = {(link.phrase.block, link.words.table.ordinal) for link in large}
    confirmed = {link.cell.span for link in agreed}
    found: dict[Span, CellClash] = {}
    for link in open_:
        near = (link.phrase.block, link.words.table.ordinal) in trusted
        if link.cell.span not in confirmed and link.cell.span not in found and _gate(link, near):
            found[link.cell.span] = CellClash(link, _key(link.phrase) in vouched)
    return list(found.values()), agreed


def _unique(links: list[CellLink]) -> bool:
    best = {
        link.cell.quantity.value
        for link in links
        if link.cell.quantity and link.score > links[0].score - _MARGIN
    }
    return len(best) == 1


def _gate(link: CellLink, trusted: bool) -> bool:
    """True when the values look like one quantity: worded alike and vouched for, or mistyped.

    A cell that keeps its column from adding up is left to the rules on totals.
    """
    if link.cell.quantity is None or link.words.mended(link.cell, link.phrase.quantity.value):
        return False
    one, other = link.phrase.quantity.value, link.cell.quantity.value
    complete = not missing(link.phrase.facets, link.words.facets(link.cell, link.phrase.facets))
    if trusted and complete and link.score >= SURE:
        return True
    return slip(one, other) and (trusted or min(one, other) >= TELLING)
