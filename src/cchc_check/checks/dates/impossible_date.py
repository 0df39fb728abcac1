"""Dates that no calendar has: 31/6/2020, 29/02/2021, month 13."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import DateMention, Facts
from cchc_check.extraction.periods import month_days
from cchc_check.localize import month as month_name
from cchc_check.patterns import compiled


def impossible_date(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every date with a day or a month that does not exist; "swapped" where the two may stand reversed."""
    text = facts.document.text
    for date in facts.dates:
        why = _fault(date)
        if not why or _is_number_or_log(text, date) or _may_be_misread(facts, date):
            continue
        values = {
            "written": " ".join(facts.document.quote(date.span).split()),
            "why_vi": why[0],
            "why_en": why[1],
        }
        yield Finding(date.span, values, variant="swapped" if _swapped(date) else "")


def _fault(date: DateMention) -> tuple[str, str] | None:
    """Why the date cannot be, in both languages. Blanks and zeros are no proof."""
    day, month, year = date.day, date.month, date.year
    if not month or day == 0:
        return None
    if month > 12:
        return "một năm chỉ có 12 tháng", "a year has only 12 months"
    if day is None:
        return None
    last = month_days(year or 2000, month)
    if day <= last:
        return None
    vi = f"{month}/{year}" if year else str(month)
    en = month_name(month, year or "").strip()
    return f"tháng {vi} chỉ có {last} ngày", f"{en} has only {last} days"


def _may_be_misread(facts: Facts, date: DateMention) -> bool:
    """True where a scanner rather than a person may have made the fault.

    It takes letters for digits ("2l"), and plain text is often scanned: there the stamped date of the head
    proves nothing, nor does one that nobody would write ("44 tháng 7").
    """
    if not _plain().fullmatch(facts.document.quote(date.span)):
        return True
    own = facts.letterhead.issued
    stamped = own is not None and own.span.overlaps(date.span)
    return facts.document.format == "txt" and (stamped or (date.month or 0) > 12 or (date.day or 0) > 31)


@cache
def _plain() -> re.Pattern[str]:
    return compiled(r"\d{0,2}\s*+(?:[/.–-]|tháng)\s*+\d{1,2}\s*+(?:[/.–-]|năm)?\s*+(?:\d{4})?", re.IGNORECASE)


def _swapped(date: DateMention) -> bool:
    return (
        date.form == "slash" and (date.month or 0) > 12 and (date.day or 99) <= 12 and (date.month or 0) <= 31
    )


def _is_number_or_log(text: str, date: DateMention) -> bool:
    """True for a number (số 31/13/2020, 15-13-2020) and the clock of a foreign computer (4/23/2018 2:05 PM)."""
    start, end = date.span.start, date.span.end
    if _number_before().search(text, max(0, start - 6), start) or _log().match(text, end):
        return True
    return (
        date.form == "slash"
        and "/" not in text[start:end]
        and not _day_before().search(text, max(0, start - 8), start)
    )


@cache
def _log() -> re.Pattern[str]:
    return compiled(r"[ T]\d{1,2}:\d\d|[ ]?/|-\w")


@cache
def _number_before() -> re.Pattern[str]:
    return compiled(r"(?:[/.-]|\bsố:? ?)$", re.IGNORECASE)


@cache
def _day_before() -> re.Pattern[str]:
    return compiled(r"ngày\s{0,3}$", re.IGNORECASE)


CHECK = Check("impossible-date", impossible_date, ("written", "why_vi", "why_en"), variants=("swapped",))
