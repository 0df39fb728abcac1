"""Numbers that a draft gives two dates: what the rules on re-used numbers and on conflicting dates share.

Invariant: each further date of a number is one Clash, set against the date that most places give.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from cchc_check.checks.check import Context
from cchc_check.checks.citations.cited import (
    Mention,
    grouped,
    is_one_body,
    is_own,
    issuers_alike,
    mentions,
    own_codes,
    registered,
    titles_alike,
)
from cchc_check.checks.citations.likeness import Likeness
from cchc_check.checks.citations.places import differ
from cchc_check.extraction.facts import Facts
from cchc_check.text.document import Document, Table

_COMPARED = 4


class Clash(Struct, frozen=True):
    """`there` is the place the draft's other places agree with, `here` the one that differs.

    `repeats` are further places with the date of `here`. `proven` is True when both places must mean one
    register, so that one of the two dates or numbers is wrong.
    """

    here: Mention
    there: Mention
    repeats: tuple[Mention, ...]
    titles: Likeness
    proven: bool


def clashes(facts: Facts, context: Context) -> tuple[Clash, ...]:
    """Every number that occurs with two dates of one year, in reading order of the later place.

    The same tuple whenever it is asked for.
    """
    kept: dict[str, tuple[Clash, ...]] = vars(facts)
    if "_clashes" not in kept:
        kept["_clashes"] = tuple(_clashes(facts, context))
    return kept["_clashes"]


def _clashes(facts: Facts, context: Context) -> Iterator[Clash]:
    dated = (mention for mention in mentions(facts) if registered(mention) and mention.is_of_its_year)
    own = own_codes(facts, context)
    groups = grouped(((one.number, one.year, one.symbol), one) for one in dated)
    for group in groups.values():
        by_date = grouped((one.issued, one) for one in group)
        if len(by_date) > 1:
            one_body = is_one_body(group[0].notation, context.registry, own)
            yield from _clashes_of(
                by_date, _Register(facts.document, one_body, is_own(group[0].notation, own))
            )


class _Register(Struct, frozen=True):
    """What the issuer code of a number says: `one_body` in all the report, or the office's `own`."""

    document: Document
    one_body: bool
    own: bool

    def is_shared(self, here: Mention, there: Mention) -> bool | None:
        """True when both places must mean one register, None when nobody can tell, False when it is in doubt."""
        if self.one_body or issuers_alike(here, there) is Likeness.SAME or _are_of_one_place(here, there):
            return True
        if self._is_listed(here) or self._is_listed(there) or _has_another_subject(here, there):
            return False
        if self.own:
            return not here.issuer and not there.issuer
        return None

    def _is_listed(self, mention: Mention) -> bool:
        """True in a table without a body of its own: the body stands in another cell, if anywhere."""
        block = self.document.block_at(mention.citation.span.start)
        return isinstance(block, Table) and not mention.issuer


def _clashes_of(by_date: dict[dt.date | None, list[Mention]], register: _Register) -> Iterator[Clash]:
    usual = max(by_date.values(), key=len)
    for places in by_date.values():
        pair = None if places is usual else _comparable(places, usual)
        if pair is None:
            continue
        here, there = pair
        shared, names = register.is_shared(here, there), titles_alike(here, there)
        if shared or (shared is None and names is not Likeness.DIFFERENT):
            repeats = tuple(place for place in places if place is not here)
            yield Clash(here, there, repeats, names, bool(shared))


def _are_of_one_place(here: Mention, there: Mention) -> bool:
    one, other = here.place, there.place
    return bool(one and other and one.behind and other.behind and not differ(one, other))


def _has_another_subject(here: Mention, there: Mention) -> bool:
    """True when only one of two places follows a body that may have issued it ("UBND huyện … ban hành")."""
    places = [mention.place for mention in (here, there) if mention.place]
    return len(places) == 1 and not places[0].behind


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
