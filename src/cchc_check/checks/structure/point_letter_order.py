"""Letters of points that are not in the Vietnamese order: a, b, c, d, đ, e, g…"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.structure.counting import faults, is_hidden
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.form.counted import FOREIGN, Count
from cchc_check.extraction.form.sequences import sequences

_POINT = frozenset({"point"})


def point_letter_order(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """The first letter of each list that is of the English order, and every one that skips or repeats."""
    told = set()
    for sequence in sequences(facts):
        if sequence.style == "point" and (english := _english(sequence.counts)):
            yield _finding(*english)
            told.add(english[1].span)
    for fault in faults(facts, _POINT):
        # "d) e) e)": the first "e)" is told already, and the second is right.
        if fault.before.span not in told and not (fault.kind == "gap" and is_hidden(facts, fault)):
            yield _finding(fault.before, fault.count, fault.kind, fault.expected)


def _english(chain: list[Count]) -> tuple[Count, Count, str, str] | None:
    for before, count in pairwise(chain):
        if before.written[0] == "d" and count.written[0] == "e":
            return before, count, "no-d-stroke", "đ"
        if count.written[0] in FOREIGN and before.value:
            return before, count, "foreign", ""
    return None


def _finding(before: Count, count: Count, variant: str, expected: str) -> Finding:
    values = {"written": count.written, "before": before.written, "expected": expected}
    related = (Related(before.span, "before", {"before": before.written}),)
    return Finding(count.span, values, related, variant=variant)


CHECK = Check(
    name="point-letter-order",
    function=point_letter_order,
    values=("written", "before", "expected"),
    variants=("no-d-stroke", "foreign", "gap", "repeat", "swap"),
    notes=("before",),
)
