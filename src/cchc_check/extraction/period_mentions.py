"""Periods as they are written: what is printed at a place, before a year or a title completes it.

Invariant: mentions are in reading order and do not overlap; a month within a date is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from cchc_check.extraction.dates import BLANK
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_B = BLANK
_M = r"(?: {0,4}| ?\n {0,12})"
# Words only, so that the scan is cheap; what stands around them is read at each hit.
_ANCHOR = compiled(rf"tháng|quý|năm|nửa|giai{_B}đoạn|nhiệm{_B}kỳ|thời{_B}kỳ|cùng{_B}kỳ")
_YEAR = rf"(?:{_M}[/.\-]{_M}|{_B}(?:của{_B})?năm{_B}|{_B})(?P<year>(?:19|20)\d\d)(?!\d|[/.]\d)"
_COUNTS = {"ba": 3, "sáu": 6, "chín": 9, "mười": 10, "mười một": 11}
# "dấu" and "đâu" are what hasty fingers make of "đầu".
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}
_DASH = rf"(?:{_M}[-–—−]{_M}|{_B}đến{_B}(?:hết{_B})?(?:năm{_B})?)"


class PeriodMention(Struct, frozen=True):
    """A period as read at its place; `year` is None where none is printed.

    `unit` is one of Period's, or "same" (cùng kỳ) or "months" (a bare "9 tháng"), which mean what the title means.
    `last` is the last year of a programme.
    """

    span: Span
    unit: str
    index: int
    year: int | None
    last: int = 0


def period_mentions(text: str) -> Iterator[PeriodMention]:
    """Every mention of a period in `text`; "quý I và quý II năm 2020" gives its year to both."""
    lower = text.lower()
    # "İ" alone grows when it is made small, and then offsets no longer agree.
    return _years_shared(text, _mentions(lower if len(lower) == len(text) else text))


def _mentions(text: str) -> Iterator[PeriodMention]:
    end = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() < end:
            continue
        mention = _read(text, anchor.start(), " ".join(anchor[0].split()))
        if mention:
            end = mention.span.end
            if mention.unit:
                yield mention


def _read(text: str, at: int, word: str) -> PeriodMention | None:
    match word:
        case "tháng":
            return _months(text, at)
        case "quý":
            return _named(_quarter().match(text, at), "quarter")
        case "năm":
            return _programme(_years().match(text, at)) or _named(_one_year().match(text, at), "year")
        case "nửa":
            return _named(_half().match(text, at), "half")
        case "cùng kỳ":
            return _named(_same().match(text, at), "same")
        case _:
            return _programme(_years().match(text, at))


def _months(text: str, at: int) -> PeriodMention | None:
    """A month, a number of months of a year, or the middle of a date (which is no period: unit "")."""
    count = _count().search(text, max(0, at - 14), at)
    whole = _several_months().match(text, at)
    if count and whole and (whole["end"] or whole["year"] or not _month().match(text, at)):
        return _part_of_year(text, count, whole)
    month = _month().match(text, at)
    if month is None:
        return None
    unit = "" if _day_before().search(text, max(0, at - 50), at) else "month"
    return _named(month, unit)


def _part_of_year(text: str, count: re.Match[str], whole: re.Match[str]) -> PeriodMention | None:
    months = _COUNTS.get(count[1]) or int(count[1])
    span = Span(count.start(1), whole.end())
    year = int(whole["year"]) if whole["year"] else None
    if whole["end"] is None and year is None:
        # "9 tháng" alone may be any stretch of time; the caller keeps it only where the title says the same.
        free = _span_of_time().search(text, max(0, span.start - 12), span.start) or _age().match(
            text, span.end
        )
        return None if free or months not in (6, 9) else PeriodMention(span, "months", months, None)
    at_end = (whole["end"] or "").startswith("c")
    match months, at_end:
        case 6, _:
            return PeriodMention(span, "half", 2 if at_end else 1, year)
        case 3, _:
            return PeriodMention(span, "quarter", 4 if at_end else 1, year)
        case 9, False:
            return PeriodMention(span, "nine-months", 0, year)
        case _ if 0 < months < 12 and not at_end:
            return PeriodMention(span, "range", months, year)
        case _:
            return None


def _named(match: re.Match[str] | None, unit: str) -> PeriodMention | None:
    if match is None:
        return None
    parts = match.groupdict()
    index = parts.get("index") or {"đầu": "1", "cuối": "2"}.get(parts.get("end") or "", "0")
    number = _QUARTERS.get(index) or int(index)
    return PeriodMention(Span(*match.span()), unit, number, int(match["year"]) if match["year"] else None)


def _programme(match: re.Match[str] | None) -> PeriodMention | None:
    if match is None or int(match["last"]) < int(match["first"]):
        return None
    return PeriodMention(Span(*match.span()), "years", 0, int(match["first"]), int(match["last"]))


def _years_shared(text: str, mentions: Iterable[PeriodMention]) -> Iterator[PeriodMention]:
    """The mentions, where "quý I và quý II năm 2020" gives its year to both."""
    before: list[PeriodMention] = []
    for mention in mentions:
        if before and not _next().fullmatch(text, before[-1].span.end, mention.span.start):
            yield from before
            before = []
        before.append(mention)
        if mention.year is not None:
            yield from (
                one if one.year or one.unit == "same" else replace(one, year=mention.year) for one in before
            )
            before = []
    yield from before


@cache
def _quarter() -> re.Pattern[str]:
    return compiled(rf"quý{_B}(?P<index>iv|i{{1,3}}|[1-4]|một|hai|ba|tư|bốn)(?!\w)(?:{_YEAR})?")


@cache
def _half() -> re.Pattern[str]:
    return compiled(rf"nửa{_B}(?P<end>đầu|cuối){_B}năm(?:{_B}(?P<year>(?:19|20)\d\d)(?!\d))?")


@cache
def _years() -> re.Pattern[str]:
    return compiled(
        rf"(?:năm|giai{_B}đoạn|nhiệm{_B}kỳ|thời{_B}kỳ){_B}(?:từ{_B})?(?:năm{_B})?"
        rf"(?P<first>(?:19|20)\d\d){_DASH}(?P<last>(?:19|20)\d\d)(?!\d|[/.]\d)"
    )


@cache
def _same() -> re.Pattern[str]:
    return compiled(rf"cùng{_B}kỳ(?:{_B}(?:của{_B})?năm{_B}(?:trước|ngoái|(?P<year>(?:19|20)\d\d)(?!\d)))?")


@cache
def _one_year() -> re.Pattern[str]:
    return compiled(rf"năm{_B}(?P<year>(?:19|20)\d\d)(?!\d|[/.]\d)")


@cache
def _several_months() -> re.Pattern[str]:
    return compiled(rf"tháng(?:{_B}(?P<end>đầu|dấu|dầu|đâu|cuối|cuôi))?(?:{_B}năm(?!{_B}\d))?(?:{_YEAR})?")


@cache
def _month() -> re.Pattern[str]:
    return compiled(rf"tháng{_B}(?P<index>1[0-2]|0?[1-9])(?!\d)(?:{_YEAR})?")


@cache
def _count() -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(\d{{1,2}}|ba|sáu|chín|mười|mười một){_B}$")


@cache
def _day_before() -> re.Pattern[str]:
    return compiled(rf"(?:\d{{1,2}}|ngày[ .…_\t]{{0,40}}){_M}$")


@cache
def _next() -> re.Pattern[str]:
    return compiled(r"\s*(?:,|và|hoặc|-|–|đến|,\s*cả)\s*")


@cache
def _span_of_time() -> re.Pattern[str]:
    return compiled(rf"(?:vòng|hạn|sau|trước|dưới|trên|từ|đủ|quá|mỗi|tối đa|tối thiểu){_B}$")


@cache
def _age() -> re.Pattern[str]:
    return compiled(r"\s*(?:tuổi|/|lần|liên tục|liền|trở|kể)")
