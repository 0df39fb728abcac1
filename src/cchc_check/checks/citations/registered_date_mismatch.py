"""The date of a well-known document against the one the registry has for its number.

Invariant: only rows that somebody has confirmed, or that published texts agree on, are held against a draft.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.citations.cited import Mention, mentions, registered, written
from cchc_check.checks.occurrences import told_once
from cchc_check.diagnostics import Finding, Occurrence
from cchc_check.extraction.facts import Facts
from cchc_check.registry import Registry


def registered_date_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every number that the registry knows in that year with another date, once for all its places.

    Where the draft itself gives two dates, that says enough.
    """
    places: dict[tuple[str, int], list[Mention]] = {}
    for mention in mentions(facts):
        if mention.issued and mention.is_of_its_year and registered(mention):
            places.setdefault((mention.notation.text, mention.issued.year), []).append(mention)
    for (number, year), cited in places.items():
        printed = {each.issued for each in cited}
        known = _dates(context.registry, number, year)
        if known and len(printed) == 1 and printed.isdisjoint(known):
            values = {"notation": number, "printed": cited[0].day, "registered": _listed(known)}
            yield told_once([_place(each) for each in cited], values, note="again")


def _place(cited: Mention) -> Occurrence:
    return Occurrence(cited.date_span, cited.citation.span)


def _dates(registry: Registry, number: str, year: int) -> list[dt.date]:
    """The days on which documents of that number were issued in that year; most numbers are not known."""
    confirmed = {one.date for one in registry.instruments_of(number, year) if one.verified}
    agreed = {one.date for one in registry.authority_of(number, year) if one.trusted}
    return sorted(confirmed | agreed)


def _listed(dates: list[dt.date]) -> str:
    return ", ".join(map(written, dates))


CHECK = Check(
    name="registered-date-mismatch",
    function=registered_date_mismatch,
    values=("notation", "printed", "registered", "count"),
    notes=("again",),
)
