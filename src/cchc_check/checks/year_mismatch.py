"""The year inside a normative number against the year of its date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.cited import Mention, mentions
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts

# Courts and contracts write a year too, but theirs is the year the case or the talks began.
_NORMATIVE = frozenset({"NĐ", "QĐ", "TT", "TTLT", "NQ", "NQLT", "PL", "CT"})


def year_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every normative number whose own year is not the year of the date that stands beside it."""
    for mention in mentions(facts):
        if mention.issued and mention.notation.year and _is_normative(mention):
            year = mention.notation.year
            if year.value != mention.issued.year:
                yield _finding(mention, year.value, mention.issued.year)


def _is_normative(mention: Mention) -> bool:
    notation = mention.notation
    numbered_by_year = notation.form in ("normative", "joint") and notation.type_code in _NORMATIVE
    return numbered_by_year or notation.form == "law"


def _finding(mention: Mention, in_number: int, in_date: int) -> Finding:
    values = {"notation": mention.notation.text, "number_year": str(in_number), "date_year": str(in_date)}
    return Finding(mention.notation.span.to(mention.date_span), values)


CHECK = Check(
    name="year-mismatch",
    function=year_mismatch,
    values=("notation", "number_year", "date_year"),
)
