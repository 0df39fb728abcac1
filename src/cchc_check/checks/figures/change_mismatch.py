"""An absolute change that does not lead from the old value to the new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.figures.changes import Change, difference, told_changes
from cchc_check.checks.figures.families import families
from cchc_check.checks.figures.partition import doubted
from cchc_check.checks.figures.sums import common_scale, printed
from cchc_check.checks.intervals import interval, meet, shown
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.figures import Quantity


def change_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every absolute change that no reading of its sentence bears out; "direction" where only its sign is off."""
    known = families(context.registry)
    other = doubted(facts, known)
    for _, every in told_changes(facts, known):
        for change in every:
            if change.now.digits.start in other or change.is_relative:
                continue
            if change.base and not holds(change, change.base):
                yield _finding(facts, change, change.base)


def holds(change: Change, base: Quantity) -> bool:
    """True when the change leads from the base to the new value, or to another number it may mean."""
    return any(_leads(change, now, base) for now in (change.now, *change.others))


def _leads(change: Change, now: Quantity, base: Quantity) -> bool:
    low, high = interval(change.amount)
    expected = (low, high) if change.rises else (-high, -low)
    return meet(difference(now, base), expected)


def _finding(facts: Facts, change: Change, base: Quantity) -> Finding:
    document, now = facts.document, change.now
    scale = common_scale(document, (now, base, change.amount))
    larger, smaller = (now, base) if now.value >= base.value else (base, now)
    found = larger.value - smaller.value
    values = {
        "larger": printed(document, larger, scale),
        "smaller": printed(document, smaller, scale),
        "found": shown(found / scale),
        "change": printed(document, change.amount, scale),
        "difference": shown(abs(found - change.amount.value) / scale),
        "word": "tăng" if change.rises else "giảm",
        "now": printed(document, now, scale),
        "base": printed(document, base, scale),
    }
    turned = found == change.amount.value
    related = (Related(base.digits, "base", {"base": values["base"]}),)
    return Finding(change.amount.digits, values, related, variant="direction" if turned else "")


CHECK = Check(
    name="change-mismatch",
    function=change_mismatch,
    values=("larger", "smaller", "found", "change", "difference", "word", "now", "base"),
    variants=("direction",),
    notes=("base",),
)
