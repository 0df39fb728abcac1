"""One record per thing the registry knows.

Invariant: every record that may support a finding carries its source, and `verified` is False where nobody
could confirm it.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

TRUSTED_VOTES = 3
"""From so many agreeing citations on, the date of an `AuthorityDate` may be believed."""


class Kind(Struct, frozen=True):
    """A kind of document.

    `code` is its official abbreviation ("QĐ", "" if it has none); `codes` and `party_codes` are what may
    stand in the symbol of a state or a Party document of this kind; `codeless` is True where a symbol without
    a kind code is right (a letter, a law). `forms` are abbreviations that stand for the word ("QĐ số …").
    `families`: administrative, normative, party, copy, local (in no decree) or generic (any document at all).
    """

    name: str
    code: str
    families: tuple[str, ...]
    codes: tuple[str, ...]
    party_codes: tuple[str, ...]
    forms: tuple[str, ...]
    codeless: bool
    issuers: tuple[str, ...]
    source: str
    verified: bool


class Issuer(Struct, frozen=True):
    """A body and the code it puts in its symbols. `names` are the wordings that may follow "của".

    `level`: central, ministry, agency, assembly, people, department, unit, council or party.
    """

    code: str
    names: tuple[str, ...]
    level: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    source: str
    verified: bool

    def valid_on(self, day: dt.date) -> bool:
        """True unless the body is known not to have existed on `day`."""
        return _holds(self.valid_from, self.valid_to, day)


class Province(Struct, frozen=True):
    """A province or city under the centre; `labels` are how host names spell it, the usual one first.

    `successor` is the name of the province it became part of, or "".
    """

    name: str
    labels: tuple[str, ...]
    valid_from: dt.date | None
    valid_to: dt.date | None
    successor: str
    source: str
    verified: bool

    def valid_on(self, day: dt.date) -> bool:
        """True unless the province is known not to have existed on `day`."""
        return _holds(self.valid_from, self.valid_to, day)


class Instrument(Struct, frozen=True):
    """A central document. `verified` speaks of `status` and `replaced_by`; number, date and issuer were read.

    `status`: in_force, amended, partly_replaced, replaced, period_ended or unknown.
    """

    number: str
    kind: str
    date: dt.date
    issuer: str
    title: str
    status: str
    replaced_by: str
    source: str
    verified: bool


class AuthorityDate(Struct, frozen=True):
    """The date most citations of published texts give to `number`: `votes` of `total`."""

    number: str
    date: dt.date
    votes: int
    total: int

    @property
    def trusted(self) -> bool:
        """True when enough published citations agree, and few do not."""
        return self.votes >= TRUSTED_VOTES and 3 * self.votes >= 2 * self.total


class Term(Struct, frozen=True):
    """A term of the National Assembly: `number` as in QH13, and the first and last year its acts may bear."""

    number: int
    first_year: int
    last_year: int
    source: str
    verified: bool


class SpecialDay(Struct, frozen=True):
    """A day off, or a Saturday or Sunday that was worked (`working`)."""

    date: dt.date
    working: bool
    name: str
    source: str
    verified: bool


class UnitWord(Struct, frozen=True):
    """A unit, or a noun that reports count: `forms` are its spellings.

    `kind` is count, time, money, measure or percent.
    """

    name: str
    forms: tuple[str, ...]
    kind: str


class Facet(Struct, frozen=True):
    """A side from which a count may be seen: `facet` "status" has the values "giao" and "hiện có".

    `forms` are the wordings that say so. Two counts with two values of one facet are two quantities; where
    `decisive`, so are two counts of which only one has the facet. The facet "term" holds one thing's names.
    """

    facet: str
    value: str
    forms: tuple[str, ...]
    decisive: bool


def _holds(first: dt.date | None, last: dt.date | None, day: dt.date) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)
