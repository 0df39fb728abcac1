"""What is said to be left is not what came in less what was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.figures.families import families
from cchc_check.checks.figures.flows import Flow
from cchc_check.checks.figures.open_flows import open_flows
from cchc_check.checks.intervals import shown
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts


def remainder_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every rest that no reading of the sentence, or of the one before it, leaves over."""
    for found in open_flows(facts, families(context.registry)):
        yield _finding(facts, found)


def _finding(facts: Facts, found: Flow) -> Finding:
    document = facts.document
    plus = (*found.openings, *found.news, *found.totals)
    minus = (*found.done, *found.returned)
    rest = found.rests[0]
    left = sum((one.value for one in plus), Decimal(0)) - sum(one.value for one in minus)
    written = " + ".join(document.quote(one.digits) for one in plus)
    values = {
        "sum": " − ".join((written, *(document.quote(one.digits) for one in minus))),
        "found": shown(left),
        "rest": document.quote(rest.digits),
        "difference": shown(abs(left - rest.value)),
    }
    first = min(one.digits for one in (*plus, *minus))
    whole = Related(first, "whole", {"whole": document.quote(first)})
    return Finding(rest.digits, values, (whole,))


CHECK = Check(
    name="remainder-mismatch",
    function=remainder_mismatch,
    values=("sum", "found", "rest", "difference"),
    notes=("whole",),
)
