"""A stated count and a list that names another number of things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.figures.enumerations import Enumeration, enumerations
from cchc_check.checks.figures.families import families
from cchc_check.checks.figures.sentences import sentences
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts


def count_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every count that no reading of its list gives; "list" for bullets and numbered lines, which can be counted."""
    known = families(context.registry)
    uncounted = set(params["uncounted"])
    for sentence in sentences(facts):
        for one in enumerations(facts, sentence, known):
            if not one.fits() and one.counts[0].unit not in uncounted:
                yield _finding(facts, one)


def _finding(facts: Facts, one: Enumeration) -> Finding:
    stated = one.counts[0]
    values = {
        "stated": " ".join(facts.document.quote(stated.digits.to(one.counts[-1].span)).split()),
        "listed": str(one.listed),
        "noun": stated.unit,
    }
    related = Related(one.list, "list", {"listed": values["listed"]})
    return Finding(stated.digits, values, (related,), variant="list" if one.of_lines else "")


CHECK = Check(
    name="count-mismatch",
    function=count_mismatch,
    values=("stated", "listed", "noun"),
    params={"uncounted": ["năm", "tháng", "ngày", "lần", "lượt", "điểm", "người"]},
    variants=("list",),
    notes=("list",),
)
