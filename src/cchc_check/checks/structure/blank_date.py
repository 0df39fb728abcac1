"""The draft's own date, of which the day or the month is still to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import DateMention, Facts
from cchc_check.patterns import compiled
from cchc_check.text.span import Span


def blank_date(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """The date in the head when it is not complete, once."""
    issued = facts.letterhead.issued
    if issued is None or not (missing := _missing(issued)):
        return
    at = issued.span if issued.day is not None else _with_day_word(facts, issued)
    if at is None:
        return
    values = {
        "written": " ".join(facts.document.quote(at).split()),
        "missing_vi": ", ".join(vi for vi, _ in missing),
        "missing_en": ", ".join(en for _, en in missing),
    }
    yield Finding(at, values)


def _with_day_word(facts: Facts, date: DateMention) -> Span | None:
    """The span with the word "ngày" before a blank day; None before a day that a scanner misread."""
    word = _day_word().search(facts.document.text, max(0, date.span.start - 24), date.span.start)
    return Span(word.start(), date.span.end) if word else None


@cache
def _day_word() -> re.Pattern[str]:
    return compiled(r"\bngày[ .…_]{0,20}$", re.IGNORECASE)


def _missing(date: DateMention) -> list[tuple[str, str]]:
    parts = ((date.day, "ngày", "day"), (date.month, "tháng", "month"), (date.year, "năm", "year"))
    return [(vi, en) for value, vi, en in parts if value is None]


CHECK = Check("blank-date", blank_date, ("written", "missing_vi", "missing_en"))
