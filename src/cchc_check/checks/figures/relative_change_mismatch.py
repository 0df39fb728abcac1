"""A relative change that its two values do not give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.figures.change_mismatch import holds
from cchc_check.checks.figures.changes import Change, told_changes
from cchc_check.checks.figures.families import families
from cchc_check.checks.figures.partition import doubted
from cchc_check.checks.figures.sentences import Sentence
from cchc_check.checks.figures.shares import fits
from cchc_check.checks.figures.sums import common_scale
from cchc_check.checks.intervals import Interval, interval, plus, shown
from cchc_check.checks.intervals import minus as less
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.figures import Quantity


def relative_change_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every percentage or factor of change that neither the values nor their difference in points bear out.

    Where the absolute change beside it is already wrong, that one is reported alone.
    """
    known = families(context.registry)
    other = doubted(facts, known)
    for sentence, every in told_changes(facts, known):
        wrong = other | {
            one.now.digits.start
            for one in every
            if one.base and not one.is_relative and not holds(one, one.base)
        }
        for one in every:
            if one.is_relative and one.now.digits.start not in wrong and not _fits(sentence, one):
                yield _finding(facts, one)


def _fits(sentence: Sentence, change: Change) -> bool:
    return any(
        low <= 0 or any(fits(change.amount, found) for found in _readings(change, now, (low, high)))
        for now in (change.now, *change.others)
        for low, high in _bases(change, now)
    )


def _bases(change: Change, now: Quantity) -> Iterator[Interval]:
    """What the old value may have been."""
    if change.base:
        yield interval(change.base)
    elif change.stated:
        by = interval(change.stated)
        yield less(interval(now), by) if change.rises else plus(interval(now), by)
        yield interval(now)  # "giảm 2 (…)" beside the old value, where the new one is not printed


def _readings(change: Change, now: Quantity, base: Interval) -> Iterator[Interval]:
    """The relative changes that the values may give, and the difference in points of two percentages."""
    low, high = interval(now)
    least, most = base
    if change.stated and not change.base:
        by = interval(change.stated)
        yield 100 * by[0] / most, 100 * by[1] / least
        return
    sign = 1 if change.rises else -1
    if change.amount.unit == "lần":
        if change.rises:
            yield low / most, high / least
            yield low / most - 1, high / least - 1
        elif low > 0:
            yield least / high, most / low
        return
    first, second = sorted((sign * 100 * (low - most) / most, sign * 100 * (high - least) / least))
    yield first, second
    if now.kind == "percent":
        first, second = sorted((sign * (low - most), sign * (high - least)))
        yield first, second


def _finding(facts: Facts, change: Change) -> Finding:
    now, base = change.now, change.base
    before = base.value if base else now.value + (-1 if change.rises else 1) * _stated(change)
    top, bottom = _quotient(change, now.value, before)
    times = change.amount.unit == "lần"
    exact = top / bottom if times else 100 * top / bottom
    scale = common_scale(facts.document, (now, base or now))
    values = {
        "top": shown(top / scale),
        "bottom": shown(bottom / scale),
        "found": shown(exact.quantize(min(Decimal("0.01"), change.amount.step / 10), ROUND_HALF_UP)),
        "change": facts.document.quote(change.amount.digits),
        "unit": " lần" if times else "%",
        "unit_en": " times" if times else "%",
        "word": "tăng" if change.rises else "giảm",
        "now": shown(now.value / scale),
        "base": shown(before / scale),
    }
    related = (Related(base.digits if base else now.digits, "compared"),)
    turned = bool(base) and (now.value > before) is not change.rises and now.value != before
    return Finding(change.amount.digits, values, related, variant="direction" if turned else "")


def _quotient(change: Change, now: Decimal, before: Decimal) -> tuple[Decimal, Decimal]:
    """What has to be divided by what."""
    if change.amount.unit != "lần":
        return abs(now - before), before
    return (now, before) if change.rises else (before, now)


def _stated(change: Change) -> Decimal:
    return change.stated.value if change.stated else Decimal(0)


CHECK = Check(
    name="relative-change-mismatch",
    function=relative_change_mismatch,
    values=("top", "bottom", "found", "change", "unit", "unit_en", "word", "now", "base"),
    variants=("direction",),
    notes=("compared",),
)
