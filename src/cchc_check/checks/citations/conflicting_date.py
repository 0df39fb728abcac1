"""One document with two dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.citations.clashing_dates import Clash, clashes
from cchc_check.checks.citations.likeness import Likeness
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts


def conflicting_date(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every date that another place contradicts; "unproven" where the body or the document may be another."""
    for clash in clashes(facts, context):
        if clash.titles is not Likeness.DIFFERENT:
            yield _finding(clash)


def _finding(clash: Clash) -> Finding:
    here, there = clash.here, clash.there
    values = {"notation": here.notation.text, "date": here.day, "other_date": there.day}
    other = Related(there.citation.span, "other", {"date": there.day})
    also = (Related(place.citation.span, "repeat", {"date": here.day}) for place in clash.repeats)
    variant = "" if clash.proven else "unproven"
    return Finding(here.date_span, values, (other, *also), variant=variant)


CHECK = Check(
    name="conflicting-date",
    function=conflicting_date,
    values=("notation", "date", "other_date"),
    variants=("unproven",),
    notes=("other", "repeat"),
)
