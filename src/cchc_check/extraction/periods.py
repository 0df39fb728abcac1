"""Reporting periods: months, quarters, halves, years, programmes and ranges of days, with their first and last day.

Invariant: a period has a first and a last day; where no year can be known there is no period.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cchc_check.extraction.dates import BLANK
from cchc_check.extraction.facts import DateMention, Letterhead, Period
from cchc_check.extraction.period_mentions import PeriodMention, period_mentions
from cchc_check.patterns import compiled
from cchc_check.text.document import Document
from cchc_check.text.span import Span

_B = BLANK
_FROM = compiled(rf"từ{_B}(?:ngày{_B})?$", re.IGNORECASE)
_TO = compiled(rf",?{_B}đến{_B}(?:hết{_B})?(?:ngày{_B})?$", re.IGNORECASE)


def find_periods(
    document: Document, letterhead: Letterhead, dates: Sequence[DateMention]
) -> tuple[Period, ...]:
    """Every period of the text, in reading order, none within another.

    A period printed without its year belongs to the year of the title, or else of the document's own date.
    """
    text = document.text
    mentions = list(period_mentions(text))
    title = _in_title(letterhead, mentions)
    year = _own_year(letterhead, title)
    ranges = [*_day_ranges(text, dates), *_month_ranges(text, mentions, year)]
    periods = [period for mention in mentions if (period := _period(mention, year, title))]
    return tuple(sorted(_apart(ranges, periods), key=lambda period: period.span))


def _in_title(letterhead: Letterhead, mentions: Sequence[PeriodMention]) -> PeriodMention | None:
    """The period the title speaks of: its first with a year, or its first."""
    if letterhead.title is None:
        return None
    inside = [one for one in mentions if letterhead.title.span.covers(one.span) and one.unit != "years"]
    return next((one for one in inside if one.year and one.unit != "same"), inside[0] if inside else None)


def _own_year(letterhead: Letterhead, title: PeriodMention | None) -> int | None:
    if title and title.year:
        return title.year
    return letterhead.issued.year if letterhead.issued else None


def _period(mention: PeriodMention, own_year: int | None, title: PeriodMention | None) -> Period | None:
    if mention.unit in ("same", "months"):
        return _by_title(mention, own_year, title)
    year = mention.year or own_year
    if year is None:
        return None
    start, end = _bounds(mention.unit, mention.index, year, mention.last)
    index = 0 if mention.unit == "range" else mention.index
    return Period(mention.span, mention.unit, index, start, end, mention.year is not None)


def _by_title(mention: PeriodMention, own_year: int | None, title: PeriodMention | None) -> Period | None:
    """What "cùng kỳ" and a bare "9 tháng" mean depends on the period of the title."""
    if title is None or own_year is None or title.unit in ("same", "months"):
        return None
    if mention.unit == "months" and {6: "half", 9: "nine-months"}[mention.index] != title.unit:
        return None
    year = own_year if mention.unit == "months" else mention.year or own_year - 1
    start, end = _bounds(title.unit, title.index, year, 0)
    index = 0 if title.unit == "range" else title.index
    return Period(mention.span, title.unit, index, start, end, mention.year is not None)


def _bounds(unit: str, index: int, year: int, last_year: int) -> tuple[dt.date, dt.date]:
    match unit:
        case "month":
            first, last = index, index
        case "quarter":
            first, last = 3 * index - 2, 3 * index
        case "half":
            first, last = 6 * index - 5, 6 * index
        case "nine-months":
            first, last = 1, 9
        case "range":
            first, last = 1, index
        case _:
            return dt.date(year, 1, 1), dt.date(last_year or year, 12, 31)
    return dt.date(year, first, 1), dt.date(year, last, month_days(year, last))


def month_days(year: int, month: int) -> int:
    """How many days a month of any year has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _day_ranges(text: str, dates: Sequence[DateMention]) -> Iterator[Period]:
    for first, last in pairwise(dates):
        start, end = first.value, last.value
        if start and end and start <= end and _joined(text, first.span, last.span):
            yield Period(_with_from(text, first.span.to(last.span)), "range", 0, start, end)


def _month_ranges(text: str, mentions: Sequence[PeriodMention], own_year: int | None) -> Iterator[Period]:
    for first, last in pairwise(mentions):
        year = last.year or own_year
        if first.unit == last.unit == "month" and year and _joined(text, first.span, last.span):
            start, _ = _bounds("month", first.index, first.year or year, 0)
            _, end = _bounds("month", last.index, year, 0)
            if start <= end:
                span = _with_from(text, first.span.to(last.span))
                yield Period(span, "range", 0, start, end, last.year is not None)


def _joined(text: str, first: Span, last: Span) -> bool:
    return bool(
        last.start - first.end < 40
        and _TO.fullmatch(text, first.end, last.start)
        and _FROM.search(text, max(0, first.start - 20), first.start)
    )


def _with_from(text: str, span: Span) -> Span:
    match = _FROM.search(text, max(0, span.start - 20), span.start)
    return Span(match.start(), span.end) if match else span


def _apart(ranges: Sequence[Period], periods: Sequence[Period]) -> Iterator[Period]:
    """The ranges, and the periods that are no part of one."""
    yield from ranges
    at = 0
    for period in periods:
        while at < len(ranges) and ranges[at].span.end <= period.span.start:
            at += 1
        if not any(one.span.overlaps(period.span) for one in ranges[at : at + 2]):
            yield period
