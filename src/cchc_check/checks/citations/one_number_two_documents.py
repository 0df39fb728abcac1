"""One number and symbol for two documents: other date and other title, same register and year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.citations.cited import brief
from cchc_check.checks.citations.clashing_dates import Clash, clashes
from cchc_check.checks.citations.likeness import Likeness
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts


def one_number_two_documents(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every number whose two dates come with two titles that cannot be of one document."""
    for clash in clashes(facts, context):
        if clash.proven and clash.titles is Likeness.DIFFERENT:
            yield _finding(clash)


def _finding(clash: Clash) -> Finding:
    here, there = clash.here, clash.there
    values = {
        "notation": here.notation.text,
        "date": here.day,
        "title": brief(here.title),
        "other_date": there.day,
        "other_title": brief(there.title),
    }
    also = (Related(place.citation.span, "repeat", {"date": here.day}) for place in clash.repeats)
    other = Related(there.citation.span, "other", {"date": there.day, "title": brief(there.title)})
    return Finding(here.citation.span, values, (other, *also))


CHECK = Check(
    name="one-number-two-documents",
    function=one_number_two_documents,
    values=("notation", "date", "title", "other_date", "other_title"),
    notes=("other", "repeat"),
)
