"""Numbers of appendices: missing, in the wrong numerals, skipped or repeated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from cchc_check.checks.check import Check, Context, among
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.form.appendices import Appendix, appendices
from cchc_check.extraction.form.counted import roman


def appendix_number(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Of two appendices or more, each without a number or out of order, and the first in the wrong numerals."""
    found = appendices(facts)
    if len(found) < 2:
        return
    for each in found:
        if not each.number:
            yield _finding(each, "", "", "missing")
    numbered = [each for each in found if each.number]
    if params["numerals"] == "arabic":
        if wrong := next((each for each in numbered if not each.number.isdecimal()), None):
            yield _finding(wrong, "", str(wrong.value), "roman")
    elif wrong := next((each for each in numbered if each.number.isdecimal()), None):
        yield _finding(wrong, "", roman(wrong.value), "arabic")
    for before, each in pairwise(numbered):
        if each.value == before.value:
            yield _finding(each, before.number, _next(before), "repeat")
        elif each.value != before.value + 1:
            yield _finding(each, before.number, _next(before), "order")


def _next(before: Appendix) -> str:
    return str(before.value + 1) if before.number.isdecimal() else roman(before.value + 1)


def _finding(appendix: Appendix, before: str, expected: str, variant: str) -> Finding:
    values = {"number": appendix.number, "before": before, "expected": expected}
    return Finding(appendix.span, values, variant=variant)


CHECK = Check(
    name="appendix-number",
    function=appendix_number,
    values=("number", "before", "expected"),
    params={"numerals": "roman"},
    variants=("missing", "arabic", "roman", "repeat", "order"),
    review=among("numerals", ("roman", "arabic")),
)
