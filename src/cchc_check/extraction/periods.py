"""Reporting periods: months, quarters, halves, years, programmes and ranges of days, in figures or in words.

Invariant: a period has a first and a last day; where no year can be known there is no period.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cchc_check.extraction.facts import DateMention, Letterhead, Period
from cchc_check.text.document import Document
from cchc_check.text.span import Span

_B = r"(?: {1,4}| ?\n {0,12})"
_M = r"(?: {0,4}| ?\n {0,12})"
# Words only, so that the scan is cheap; what stands around them is read at each hit.
_ANCHOR = re.compile(rf"tháng|quý|năm|nửa|giai{_B}đoạn|nhiệm{_B}kỳ|thời{_B}kỳ|cùng{_B}kỳ")
_YEAR = rf"(?:{_M}[/.\-]{_M}|{_B}(?:của{_B})?năm{_B}|{_B})(?P<year>(?:19|20)\d\d)(?!\d|[/.]\d)"
_COUNT = re.compile(rf"(?<!\w)(\d{{1,2}}|ba|sáu|chín|mười|mười một){_B}$")
_COUNTS = {"ba": 3, "sáu": 6, "chín": 9, "mười": 10, "mười một": 11}
_DAY_BEFORE = re.compile(rf"(?:\d{{1,2}}|ngày[ .…_\t]{{0,40}}){_M}$")
# "dấu" and "đâu" are what hasty fingers make of "đầu".
_PART_OF_YEAR = re.compile(
    rf"tháng(?:{_B}(?P<end>đầu|dấu|dầu|đâu|cuối|cuôi))?(?:{_B}năm(?!{_B}\d))?(?:{_YEAR})?"
)
_MONTH = re.compile(rf"tháng{_B}(?P<index>1[0-2]|0?[1-9])(?!\d)(?:{_YEAR})?")
_QUARTER = re.compile(rf"quý{_B}(?P<index>iv|i{{1,3}}|[1-4]|một|hai|ba|tư|bốn)(?![\wà-ỹ])(?:{_YEAR})?")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}
_HALF = re.compile(rf"nửa{_B}(?P<end>đầu|cuối){_B}năm(?:{_B}(?P<year>(?:19|20)\d\d)(?!\d))?")
_ONE_YEAR = re.compile(rf"năm{_B}(?P<year>(?:19|20)\d\d)(?!\d|[/.]\d)")
_DASH = rf"(?:{_M}[-–—−]{_M}|{_B}đến{_B}(?:hết{_B})?(?:năm{_B})?)"
_YEARS = re.compile(
    rf"(?:năm|giai{_B}đoạn|nhiệm{_B}kỳ|thời{_B}kỳ){_B}(?:từ{_B})?(?:năm{_B})?"
    rf"(?P<first>(?:19|20)\d\d){_DASH}(?P<last>(?:19|20)\d\d)(?!\d|[/.]\d)"
)
_SAME = re.compile(rf"cùng{_B}kỳ(?:{_B}(?:của{_B})?năm{_B}(?:trước|ngoái|(?P<year>(?:19|20)\d\d)(?!\d)))?")
_NEXT = re.compile(r"\s*(?:,|và|hoặc|-|–|đến|,\s*cả)\s*")
_FROM = re.compile(rf"từ{_B}(?:ngày{_B})?$", re.IGNORECASE)
_TO = re.compile(rf",?{_B}đến{_B}(?:hết{_B})?(?:ngày{_B})?$", re.IGNORECASE)
_SPAN_OF_TIME = re.compile(rf"(?:vòng|hạn|sau|trước|dưới|trên|từ|đủ|quá|mỗi|tối đa|tối thiểu){_B}$")
_AGE = re.compile(r"\s*(?:tuổi|/|lần|liên tục|liền|trở|kể)")


@dataclass(frozen=True, slots=True)
class _Mention:
    """A period as read at its place; `year` is None where none is printed."""

    span: Span
    unit: str
    index: int
    year: int | None
    last: int = 0


def find_periods(
    document: Document, letterhead: Letterhead, dates: Sequence[DateMention]
) -> tuple[Period, ...]:
    """Every period of the text, in reading order, none within another.

    A period printed without its year belongs to the year of the title, or else of the document's own date.
    """
    text = document.text
    lower = text.lower()
    # "İ" alone grows when it is made small, and then offsets no longer agree.
    mentions = list(_years_shared(text, _mentions(lower if len(lower) == len(text) else text)))
    title = _in_title(letterhead, mentions)
    year = _own_year(letterhead, title)
    ranges = [*_day_ranges(text, dates), *_month_ranges(text, mentions, year)]
    periods = [period for mention in mentions if (period := _period(mention, year, title))]
    return tuple(sorted(_apart(ranges, periods), key=lambda period: period.span))


def _mentions(text: str) -> Iterator[_Mention]:
    end = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() < end:
            continue
        mention = _read(text, anchor.start(), " ".join(anchor[0].split()))
        if mention:
            end = mention.span.end
            if mention.unit:
                yield mention


def _read(text: str, at: int, word: str) -> _Mention | None:
    match word:
        case "tháng":
            return _months(text, at)
        case "quý":
            return _named(_QUARTER.match(text, at), "quarter")
        case "năm":
            return _programme(_YEARS.match(text, at)) or _named(_ONE_YEAR.match(text, at), "year")
        case "nửa":
            return _named(_HALF.match(text, at), "half")
        case "cùng kỳ":
            return _named(_SAME.match(text, at), "same")
        case _:
            return _programme(_YEARS.match(text, at))


def _months(text: str, at: int) -> _Mention | None:
    """A month, a number of months of a year, or the middle of a date (which is no period: unit "")."""
    count = _COUNT.search(text, max(0, at - 14), at)
    whole = _PART_OF_YEAR.match(text, at)
    if count and whole and (whole["end"] or whole["year"] or not _MONTH.match(text, at)):
        return _part_of_year(text, count, whole)
    month = _MONTH.match(text, at)
    if month is None:
        return None
    unit = "" if _DAY_BEFORE.search(text, max(0, at - 50), at) else "month"
    return _named(month, unit)


def _part_of_year(text: str, count: re.Match[str], whole: re.Match[str]) -> _Mention | None:
    months = _COUNTS.get(count[1]) or int(count[1])
    span = Span(count.start(1), whole.end())
    year = int(whole["year"]) if whole["year"] else None
    if whole["end"] is None and year is None:
        # "9 tháng" alone may be any stretch of time; the caller keeps it only where the title says the same.
        free = _SPAN_OF_TIME.search(text, max(0, span.start - 12), span.start) or _AGE.match(text, span.end)
        return None if free or months not in (6, 9) else _Mention(span, "months", months, None)
    at_end = (whole["end"] or "").startswith("c")
    match months, at_end:
        case 6, _:
            return _Mention(span, "half", 2 if at_end else 1, year)
        case 3, _:
            return _Mention(span, "quarter", 4 if at_end else 1, year)
        case 9, False:
            return _Mention(span, "nine-months", 0, year)
        case _ if 0 < months < 12 and not at_end:
            return _Mention(span, "range", months, year)
        case _:
            return None


def _named(match: re.Match[str] | None, unit: str) -> _Mention | None:
    if match is None:
        return None
    parts = match.groupdict()
    index = parts.get("index") or {"đầu": "1", "cuối": "2"}.get(parts.get("end") or "", "0")
    number = _QUARTERS.get(index) or int(index)
    return _Mention(Span(*match.span()), unit, number, int(match["year"]) if match["year"] else None)


def _programme(match: re.Match[str] | None) -> _Mention | None:
    if match is None or int(match["last"]) < int(match["first"]):
        return None
    return _Mention(Span(*match.span()), "years", 0, int(match["first"]), int(match["last"]))


def _years_shared(text: str, mentions: Iterable[_Mention]) -> Iterator[_Mention]:
    """The mentions, where "quý I và quý II năm 2020" gives its year to both."""
    before: list[_Mention] = []
    for mention in mentions:
        if before and not _NEXT.fullmatch(text, before[-1].span.end, mention.span.start):
            yield from before
            before = []
        before.append(mention)
        if mention.year is not None:
            yield from (
                one if one.year or one.unit == "same" else replace(one, year=mention.year) for one in before
            )
            before = []
    yield from before


def _in_title(letterhead: Letterhead, mentions: Sequence[_Mention]) -> _Mention | None:
    """The period the title speaks of: its first with a year, or its first."""
    if letterhead.title is None:
        return None
    inside = [one for one in mentions if letterhead.title.span.covers(one.span) and one.unit != "years"]
    return next((one for one in inside if one.year and one.unit != "same"), inside[0] if inside else None)


def _own_year(letterhead: Letterhead, title: _Mention | None) -> int | None:
    if title and title.year:
        return title.year
    return letterhead.issued.year if letterhead.issued else None


def _period(mention: _Mention, own_year: int | None, title: _Mention | None) -> Period | None:
    if mention.unit in ("same", "months"):
        return _by_title(mention, own_year, title)
    year = mention.year or own_year
    if year is None:
        return None
    start, end = _bounds(mention.unit, mention.index, year, mention.last)
    index = 0 if mention.unit == "range" else mention.index
    return Period(mention.span, mention.unit, index, start, end, mention.year is not None)


def _by_title(mention: _Mention, own_year: int | None, title: _Mention | None) -> Period | None:
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
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _day_ranges(text: str, dates: Sequence[DateMention]) -> Iterator[Period]:
    for first, last in pairwise(dates):
        start, end = first.value, last.value
        if start and end and start <= end and _joined(text, first.span, last.span):
            yield Period(_with_from(text, first.span.to(last.span)), "range", 0, start, end)


def _month_ranges(text: str, mentions: Sequence[_Mention], own_year: int | None) -> Iterator[Period]:
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
