"""Numbers that a draft gives two dates: what the rules on re-used numbers and on conflicting dates share.

Invariant: each further date of a number is one Clash, set against the date that most places give.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from cchc_check.checks.check import Context
from cchc_check.checks.cited import (
    Mention,
    grouped,
    is_one_body,
    issuers_alike,
    mentions,
    own_codes,
    registered,
    titles_alike,
)
from cchc_check.checks.likeness import Likeness
from cchc_check.extraction.facts import Facts

_COMPARED = 4


@dataclass(frozen=True, slots=True)
class Clash:
    """`there` is the place the draft's other places agree with, `here` the one that differs.

    `repeats` are further places with the date of `here`. `proven` is True when both places must mean one
    register, so that one of the two dates or numbers is wrong.
    """

    here: Mention
    there: Mention
    repeats: tuple[Mention, ...]
    titles: Likeness
    proven: bool


def clashes(facts: Facts, context: Context) -> Iterator[Clash]:
    """Every number that occurs with two dates of one year, in reading order of the later place."""
    dated = (mention for mention in mentions(facts) if registered(mention) and mention.is_of_its_year)
    own = own_codes(facts, context)
    groups = grouped(((one.number, one.year, one.symbol), one) for one in dated)
    for group in groups.values():
        by_date = grouped((one.issued, one) for one in group)
        if len(by_date) > 1:
            one_body = is_one_body(group[0].notation, context.registry, own)
            yield from _clashes_of(by_date, one_body)


def _clashes_of(by_date: dict[dt.date | None, list[Mention]], one_body: bool) -> Iterator[Clash]:
    usual = max(by_date.values(), key=len)
    for places in by_date.values():
        if places is usual:
            continue
        pair = _comparable(places, usual)
        if pair is None:
            continue
        here, there = pair
        issuers, names = issuers_alike(here, there), titles_alike(here, there)
        same_register = one_body or issuers is Likeness.SAME
        if names is Likeness.DIFFERENT and not same_register:
            continue
        repeats = tuple(place for place in places if place is not here)
        yield Clash(here, there, repeats, names, same_register or names is Likeness.SAME)


def _comparable(places: list[Mention], usual: list[Mention]) -> tuple[Mention, Mention] | None:
    """The first places that may be of one body, those with titles first."""
    for here in _titled_first(places):
        for there in _titled_first(usual):
            if issuers_alike(here, there) is not Likeness.DIFFERENT and _kinds_agree(here, there):
                return here, there
    return None


def _titled_first(places: list[Mention]) -> list[Mention]:
    """A few places only, so that a number cited a thousand times does not cost a million comparisons."""
    return sorted(places, key=lambda mention: not mention.title)[:_COMPARED]


def _kinds_agree(one: Mention, other: Mention) -> bool:
    return not one.kind or not other.kind or one.kind.casefold() == other.kind.casefold()
