"""Dated facts of law and state from `rules/registry/*.csv`: what kinds, bodies, places and documents exist.

Invariant: a table is read only when it is asked for, and once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from cchc_check.packaged import rules_dir
from cchc_check.registry import tables
from cchc_check.registry.fold import fold
from cchc_check.registry.records import (
    AuthorityDate,
    Facet,
    Instrument,
    Issuer,
    Kind,
    Province,
    SpecialDay,
    Term,
    UnitWord,
)

__all__ = [
    "AuthorityDate",
    "Facet",
    "Instrument",
    "Issuer",
    "Kind",
    "Province",
    "Registry",
    "SpecialDay",
    "Term",
    "UnitWord",
    "fold",
    "load_registry",
]

R = TypeVar("R")
_OFFICES = (
    ("bộ", "trưởng"),
    ("thứ", "trưởng"),
    ("phó", "chủ", "tịch"),
    ("chủ", "tịch"),
    ("phó", "giám", "đốc"),
    ("giám", "đốc"),
    ("thống", "đốc"),
    ("viện", "trưởng"),
    ("chánh", "án"),
    ("chủ", "nhiệm"),
    ("trưởng", "ban"),
    ("chánh",),
    ("ban", "thường", "trực"),
    ("thường", "trực"),
    ("lãnh", "đạo"),
)
"""Offices that may precede the name of the body they belong to."""


class Registry(Struct, frozen=True, dict=True, eq=False):
    """The tables of one folder, each read when first asked for."""

    folder: Path

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """Every kind of document, in the order of the table."""
        return self._table("kinds.csv", tables.kind)

    @cached_property
    def issuers(self) -> tuple[Issuer, ...]:
        """Every body, in the order of the table."""
        return self._table("issuers.csv", tables.issuer)

    @cached_property
    def provinces(self) -> tuple[Province, ...]:
        """Every province, past and present."""
        return self._table("provinces.csv", tables.province)

    @cached_property
    def instruments(self) -> tuple[Instrument, ...]:
        """Central documents that reports cite."""
        return self._table("instruments.csv", tables.instrument)

    @cached_property
    def authority(self) -> tuple[AuthorityDate, ...]:
        """Dates as published texts cite them; a number occurs once for each year."""
        return self._table("authority.csv", tables.authority)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms of the National Assembly."""
        return self._table("terms.csv", tables.term)

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """The sides from which counts are seen."""
        return self._table("facets.csv", tables.facet)

    @cached_property
    def special_days(self) -> dict[dt.date, SpecialDay]:
        """Holidays and make-up working days by date."""
        return {day.date: day for day in self._table("days.csv", tables.day)}

    @cached_property
    def units(self) -> tuple[UnitWord, ...]:
        """Units, and the nouns that reports count."""
        return self._table("units.csv", tables.unit)

    def kind(self, written: str) -> Kind | None:
        """The kind that a kind word or its abbreviation stands for, in any case and tone placement."""
        return self._kinds_by_form.get(fold(written))

    def kinds_of(self, code: str, *, party: bool = False) -> tuple[Kind, ...]:
        """The kinds whose symbols may carry `code`, those that own it as their abbreviation first."""
        return (self._kinds_by_party_code if party else self._kinds_by_code).get(code, ())

    def issuers_of(self, code: str) -> tuple[Issuer, ...]:
        """The bodies that write `code`; "QH13" and "UBTVQH15" are looked up without their term."""
        return self._issuers_by_code.get(code) or self._issuers_by_code.get(code.rstrip("0123456789"), ())

    def codes_named(self, phrase: str) -> tuple[str, ...]:
        """The codes of the body that the beginning of `phrase` names, or ().

        "Chủ tịch UBND tỉnh Bình Định" gives ("UBND",); the longest known name decides.
        """
        words = fold(phrase).replace(",", "").split()
        for _ in range(3):
            for end in range(min(len(words), self._longest_name), 0, -1):
                if codes := self._codes_by_name.get(" ".join(words[:end])):
                    return codes
            office = next((office for office in _OFFICES if tuple(words[: len(office)]) == office), None)
            if office is None:
                break
            del words[: len(office)]
        return ()

    def provinces_of(self, label: str) -> tuple[Province, ...]:
        """The provinces that host names spell `label`."""
        return self._provinces_by_label.get(label.lower(), ())

    def province(self, name: str) -> tuple[Province, ...]:
        """The provinces called `name` (before and after a merger, for example)."""
        return self._provinces_by_name.get(fold(name), ())

    def instruments_of(self, number: str, year: int | None = None) -> tuple[Instrument, ...]:
        """The documents with this number and symbol, of that year if one is given."""
        found = self._instruments_by_number.get(number, ())
        return tuple(one for one in found if year is None or one.date.year == year)

    def authority_of(self, number: str, year: int | None = None) -> tuple[AuthorityDate, ...]:
        """The dates published texts give to this number and symbol, in that year if one is given."""
        found = self._authority_by_number.get(number, ())
        return tuple(one for one in found if year is None or one.date.year == year)

    def term(self, number: int) -> Term | None:
        """The National Assembly's term of that number."""
        return next((term for term in self.terms if term.number == number), None)

    def facets_at(self, words: Sequence[str], at: int) -> tuple[tuple[Facet, ...], int]:
        """The facets that the longest known wording from `words[at]` names, and how many words it has."""
        longest = self._longest_facets.get(words[at], 0)
        for length in range(min(longest, len(words) - at), 0, -1):
            if named := self._facets_by_form.get(tuple(words[at : at + length])):
                return named, length
        return (), 0

    def _table(self, name: str, build: Callable[[tables.Row], R]) -> tuple[R, ...]:
        return tuple(tables.read(self.folder / name, build))

    @cached_property
    def _kinds_by_form(self) -> dict[str, Kind]:
        forms = {fold(form): kind for kind in reversed(self.kinds) for form in kind.forms}
        return forms | {fold(kind.name): kind for kind in self.kinds}

    @cached_property
    def _kinds_by_code(self) -> dict[str, tuple[Kind, ...]]:
        return tables.grouped(tables.owners_first(self.kinds))

    @cached_property
    def _kinds_by_party_code(self) -> dict[str, tuple[Kind, ...]]:
        return tables.grouped((code, kind) for kind in self.kinds for code in kind.party_codes)

    @cached_property
    def _issuers_by_code(self) -> dict[str, tuple[Issuer, ...]]:
        return tables.grouped((issuer.code, issuer) for issuer in self.issuers)

    @cached_property
    def _codes_by_name(self) -> dict[str, tuple[str, ...]]:
        named = ((name, issuer.code) for issuer in self.issuers for name in issuer.names)
        return tables.grouped((fold(name.replace(",", "")), code) for name, code in named)

    @cached_property
    def _longest_name(self) -> int:
        return max((name.count(" ") + 1 for name in self._codes_by_name), default=0)

    @cached_property
    def _facets_by_form(self) -> dict[tuple[str, ...], tuple[Facet, ...]]:
        return tables.grouped((tuple(fold(form).split()), one) for one in self.facets for form in one.forms)

    @cached_property
    def _longest_facets(self) -> dict[str, int]:
        """How many words the longest wording has that begins with a word."""
        return {form[0]: len(form) for form in sorted(self._facets_by_form, key=len)}

    @cached_property
    def _provinces_by_label(self) -> dict[str, tuple[Province, ...]]:
        return tables.grouped((label, province) for province in self.provinces for label in province.labels)

    @cached_property
    def _provinces_by_name(self) -> dict[str, tuple[Province, ...]]:
        return tables.grouped((fold(province.name), province) for province in self.provinces)

    @cached_property
    def _instruments_by_number(self) -> dict[str, tuple[Instrument, ...]]:
        return tables.grouped((instrument.number, instrument) for instrument in self.instruments)

    @cached_property
    def _authority_by_number(self) -> dict[str, tuple[AuthorityDate, ...]]:
        return tables.grouped((one.number, one) for one in self.authority)


@cache
def load_registry(folder: Path | None = None) -> Registry:
    """The registry of `folder`, or the shipped one; the same object for the same folder."""
    return Registry(folder or rules_dir() / "registry")
