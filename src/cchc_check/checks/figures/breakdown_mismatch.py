"""A whole and its parts in one sentence that do not add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.figures.families import families
from cchc_check.checks.figures.partition import Gap, gaps
from cchc_check.checks.figures.sentences import Sentence
from cchc_check.checks.figures.sums import common_scale, printed
from cchc_check.checks.intervals import shown
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.figures import Quantity

_TELLING = 10
"""Smaller numbers stand everywhere and vouch for nothing."""


def breakdown_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every whole whose parts, all of them given, make another number.

    The finding stands at the whole, unless another place of the document shows which part is wrong.
    """
    found = gaps(facts, families(context.registry))
    printed_numbers = _telling(facts) if found else Counter()
    for miss in found:
        yield _finding(facts, miss.gap, printed_numbers - _own(miss.sentence))


def _finding(facts: Facts, miss: Gap, elsewhere: Counter[Decimal]) -> Finding:
    document = facts.document
    at = _to_blame(miss, elsewhere)
    scale = common_scale(document, [miss.total, *(part.quantity for part in miss.parts)])
    values = {
        "sum": " + ".join(printed(document, part.quantity, scale) for part in miss.parts),
        "found": shown(miss.found / scale),
        "total": printed(document, miss.total, scale),
        "difference": shown(abs(miss.found - miss.total.value) / scale),
    }
    if at is miss.total:
        parts = miss.parts[0].quantity.span.to(miss.parts[-1].quantity.span)
        other = Related(parts, "parts", {"parts": " ".join(document.quote(parts).split())})
    else:
        other = Related(miss.total.span, "total", {"total": values["total"]})
    return Finding(at.digits, values, (other,))


def _to_blame(miss: Gap, elsewhere: Counter[Decimal]) -> Quantity:
    """The part that another place gives as the sum needs it; the total when there is none, or the sum is given."""
    if elsewhere[miss.found]:
        return miss.total
    wrong = [
        part.quantity
        for part in miss.parts
        if elsewhere[miss.needed(part)] and not elsewhere[part.quantity.value]
    ]
    return wrong[0] if len(wrong) == 1 else miss.total


def _telling(facts: Facts) -> Counter[Decimal]:
    """How often the document gives each telling number, in sentences and in tables."""
    cells = (cell.quantity for table in facts.tables for cell in table.cells.values())
    return Counter(one.value for one in (*facts.quantities, *cells) if one and _is_telling(one))


def _own(sentence: Sentence) -> Counter[Decimal]:
    return Counter(one.value for one in sentence.quantities if _is_telling(one))


def _is_telling(one: Quantity) -> bool:
    return one.kind != "percent" and one.value >= _TELLING


CHECK = Check(
    name="breakdown-mismatch",
    function=breakdown_mismatch,
    values=("sum", "found", "total", "difference"),
    notes=("parts", "total"),
)
