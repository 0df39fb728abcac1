"""The year inside a normative number against the year of its date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.citations.cited import Mention, mentions
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts

# Courts and contracts write a year too, but theirs is the year the case or the talks began.
_NORMATIVE = frozenset({"NĐ", "QĐ", "TT", "TTLT", "NQ", "NQLT", "PL", "CT"})
_FIRST_YEAR, _LAST_YEAR = 1945, 2099


def year_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every normative number whose year is not the year of the date beside it, or no year at all."""
    for mention in mentions(facts):
        year = mention.notation.year
        # "201 3" is what scanning left of some year.
        if year is None or len(year.span) != 4 or not _is_normative(mention):
            continue
        if not _FIRST_YEAR <= year.value <= _LAST_YEAR:
            yield Finding(mention.notation.span, _values(mention, year.value), variant="impossible")
        elif mention.issued and year.value != mention.issued.year:
            yield Finding(mention.notation.span.to(mention.date_span), _values(mention, year.value))


def _is_normative(mention: Mention) -> bool:
    notation = mention.notation
    numbered_by_year = notation.form in ("normative", "joint") and notation.type_code in _NORMATIVE
    return numbered_by_year or notation.form == "law"


def _values(mention: Mention, in_number: int) -> dict[str, str]:
    in_date = str(mention.issued.year) if mention.issued else ""
    return {"notation": mention.notation.text, "number_year": str(in_number), "date_year": in_date}


CHECK = Check(
    name="year-mismatch",
    function=year_mismatch,
    values=("notation", "number_year", "date_year"),
    variants=("impossible",),
)
