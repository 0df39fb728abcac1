"""Sentences that speak for the whole report and name another period than its title."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import accumulate
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.occurrences import told_once
from cchc_check.checks.prose import line_before, line_of, sentence
from cchc_check.checks.timeline import plan_words, title_periods
from cchc_check.diagnostics import Finding, Occurrence, Related
from cchc_check.extraction.facts import Facts, Period
from cchc_check.patterns import compiled
from cchc_check.text.document import Heading
from cchc_check.text.span import Span

_REACH = 400


def other_periods(facts: Facts) -> dict[tuple[dt.date, dt.date], list[Period]]:
    """What sentences that speak for the whole report name as its period, by its days, where it is not the
    title's.
    """
    own = title_periods(facts)
    others: dict[tuple[dt.date, dt.date], list[Period]] = {}
    for period in _scoping(facts, own[-1].span.end) if own else ():
        days = period.start, period.end
        if not any(days == (one.start, one.end) or _vague(facts, period, one) for one in own):
            others.setdefault(days, []).append(period)
    return others


def period_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each other period of openings, general assessments and closings that is not the title's, once.

    Sentences that only bring evidence ("ngay từ quý I/2020") are left alone.
    """
    own = title_periods(facts)
    if not own:
        return
    title = {"title": _words(facts, own[-1])}
    by_title = (Related(own[-1].span, "title", title),)
    for periods in facts.derived(other_periods).values():
        places = [Occurrence(each.span, each.span, {"written": _words(facts, each)}) for each in periods]
        variant = "several" if len(places) > 1 else ""
        yield told_once(places, title, variant=variant, note="other", against=by_title)


def _words(facts: Facts, period: Period) -> str:
    return " ".join(facts.document.quote(period.span).split())


def _scoping(facts: Facts, after: int) -> Iterator[Period]:
    """The periods of sentences that speak for the whole report."""
    said: set[Span] = set()
    for period in facts.periods:
        if period.span.start <= after or period.unit in {"years", "range"}:
            continue
        place = sentence(facts.document, period.span)
        if place not in said and _scopes(facts, place, period):
            if period.year_written:  # else a year of its own may follow: "6 tháng dấu năm 2018"
                said.add(place)
            yield period


def _scopes(facts: Facts, place: Span, period: Period) -> bool:
    text = facts.document.text
    before = " ".join(text[max(place.start, period.span.start - _REACH) : period.span.start].split())
    if _leading().fullmatch(before):
        return bool(_subject().match(text, period.span.end)) and _is_assessment(facts, place)
    if plan_words().search(before) or _of_something().search(before):
        return False
    if not _closing().match(before) and not (
        _opening_end().match(text, place.end) and _opening().search(before)
    ):
        return False
    return not _in_title(facts, period.span)


def _in_title(facts: Facts, place: Span) -> bool:
    """True when the title of a cited document holds the place."""
    starts, ends = facts.derived(_titles)
    at = bisect_right(starts, place.start) - 1
    return at >= 0 and ends[at] >= place.end


def _titles(facts: Facts) -> tuple[list[int], list[int]]:
    """Where the titles of cited documents begin, and how far those that have begun by then reach."""
    spans = sorted(one.title.span for one in facts.citations if one.title)
    return [span.start for span in spans], list(accumulate((span.end for span in spans), max))


def _is_assessment(facts: Facts, place: Span) -> bool:
    """True when the sentence opens a section that judges the whole period."""
    document = facts.document
    if document.text[line_of(document, place.start).start : place.start].strip(" \t#>*_-+•"):
        return False
    above = line_before(document, place.start)
    return above is not None and _is_heading(facts, above) and bool(_general().search(document.quote(above)))


def _is_heading(facts: Facts, line: Span) -> bool:
    block = facts.document.block_at(line.end - 1) if line.end else None
    written = facts.document.quote(line)
    return isinstance(block, Heading) or written.isupper() or bool(_label().match(written))


def _vague(facts: Facts, period: Period, own: Period) -> bool:
    """True for "những tháng đầu năm 2020": a year that is part of a longer phrase, and the right year."""
    before = facts.document.text[max(0, period.span.start - 20) : period.span.start]
    return period.unit == "year" and period.end.year == own.end.year and bool(_part().search(before))


@cache
def _closing() -> re.Pattern[str]:
    return compiled(r"trên đây là (?:(?:toàn bộ|nội dung|bản|một số|kết quả) )*báo cáo", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    """ "…, Sở X báo cáo kết quả …", but not "Công văn … về việc báo cáo …"."""
    return compiled(
        r"(?<!về việc )(?<!chế độ )(?<!yêu cầu )(?<!hướng dẫn )\bbáo cáo "
        r"(?!số|định kỳ|tháng|quý|năm|\d)[^;.]{0,200}$",
        re.IGNORECASE,
    )


@cache
def _opening_end() -> re.Pattern[str]:
    return compiled(r"\s*:|(?<=như sau)")


@cache
def _leading() -> re.Pattern[str]:
    return compiled(
        r"(?:(?:nhìn|đánh giá) chung,? )?(?:trong|qua)(?: thời gian| kỳ báo cáo)?,?(?: \d{1,2} tháng \w+)?",
        re.IGNORECASE,
    )


@cache
def _subject() -> re.Pattern[str]:
    """What makes a statement about the whole: the work itself, not one thing that was done."""
    return compiled(
        r"\s*+,?\s*+(?:nhìn chung,?\s+)?(?:công tác|tình hình|việc|hoạt động|nhiệm vụ)\b", re.IGNORECASE
    )


@cache
def _of_something() -> re.Pattern[str]:
    """A plan of a year, a comparison, a beginning: the period is not that of the report."""
    return compiled(
        r"(?:kế hoạch|chương trình|đề án|nghị quyết|quyết định|chỉ thị|dự toán|chỉ tiêu|chỉ số|so với|cùng kỳ"
        r"|ngay từ|trước|tính từ|kể từ)[^,;]{0,120}$",
        re.IGNORECASE,
    )


@cache
def _general() -> re.Pattern[str]:
    return compiled(
        r"(?:đánh giá|nhận xét) (?:chung|tổng|kết quả|công tác|tình hình)|(?:đánh giá|nhận xét)\W*$"
        r"|tổng quan|khái quát|kết quả (?:chung|đạt được)|ưu điểm|mặt được",
        re.IGNORECASE,
    )


@cache
def _label() -> re.Pattern[str]:
    return compiled(
        r"[ \t]*+#*+[ \t]*+(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[A-ZĐ]|[a-zđ])[ \t]*+[.)][ \t]++\S.{0,150}$"
    )


@cache
def _part() -> re.Pattern[str]:
    return compiled(r"(?:đầu|cuối|giữa|tháng(?:\s+\w+)?)\s+(?:của\s+)?$", re.IGNORECASE)


CHECK = Check(
    name="period-mismatch",
    function=period_mismatch,
    values=("written", "title", "count"),
    variants=("several",),
    notes=("title", "other"),
)
