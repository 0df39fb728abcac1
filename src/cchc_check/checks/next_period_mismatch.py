"""Plan sections that do not plan for the period which follows the title's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.prose import line_of, sentence
from cchc_check.checks.timeline import title_period
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts, Period
from cchc_check.text.span import Span


def next_period_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """The period of every plan heading, and of the plan named in title and closing, that does not follow."""
    own = title_period(facts)
    if own is None:
        return
    quote = facts.document.quote
    for period in _planned(facts, own):
        if _follows(own, period):
            continue
        values = {
            "written": " ".join(quote(period.span).split()),
            "title": " ".join(quote(own.span).split()),
            "expected": _next_name(own),
        }
        yield Finding(period.span, values, (Related(own.span, "title", {"title": values["title"]}),))


def _follows(own: Period, planned: Period) -> bool:
    """True when the plan begins where the report ends, or covers what is left of the year."""
    begins = own.end + dt.timedelta(days=1)
    rest = planned.unit == "year" and own.unit != "year" and planned.start <= begins <= planned.end
    return planned.start == begins or rest


def _planned(facts: Facts, own: Period) -> Iterator[Period]:
    """The first period after the words of planning in each heading of a plan, title and closing."""
    document = facts.document
    done: set[int] = set()
    for period in facts.periods:
        if period.span == own.span or period.unit in {"years", "range"}:
            continue
        place = _scope(facts, period)
        if place is None or place.start in done:
            continue
        words = " ".join(document.text[place.start : period.span.start].split())
        if _plan().search(words) and not _past().search(words[words.lower().rfind("phương hướng") :]):
            done.add(place.start)
            yield period


def _scope(facts: Facts, period: Period) -> Span | None:
    """The heading, title or closing that holds the period."""
    document, title = facts.document, facts.letterhead.title
    if title and title.span.covers(period.span):
        return title.span
    line = line_of(document, period.span.start)
    if _heading().match(document.quote(line)):
        return line
    place = sentence(document, period.span)
    return place if _closing().match(document.text, place.start) else None


def _next_name(own: Period) -> str:
    """What a plan after `own` is usually called."""
    year = own.end.year
    match own.unit, own.index:
        case "month", 12:
            return f"tháng 01 năm {year + 1}"
        case "month", index:
            return f"tháng {index + 1 if index > 1 else '02'} năm {year}"
        case ("quarter", 4) | ("half", 2) | ("year", _):
            return (
                f"năm {year + 1}"
                if own.unit == "year"
                else f"quý I năm {year + 1}"
                if own.unit == "quarter"
                else f"6 tháng đầu năm {year + 1}"
            )
        case "quarter", index:
            return f"quý {('II', 'III', 'IV')[index - 1]} năm {year}"
        case "nine-months", _:
            return f"quý IV năm {year}"
    return f"6 tháng cuối năm {year}"


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(
        r"[ \t]*#*[ \t]*(?:[IVX]{1,5}|\d{1,2}|[A-ZĐ]|Phần (?:thứ )?\w+)?[ \t]*[.):]?[ \t]*"
        r"(?:(?:một số|các|những|mục tiêu,?|trọng tâm|công tác) )?"
        r"(?:phương hướng|nhiệm vụ (?:trọng tâm|chủ yếu))\b",
        re.IGNORECASE,
    )


@cache
def _plan() -> re.Pattern[str]:
    return re.compile(
        r"phương hướng|nhiệm vụ (?:trọng tâm|chủ yếu)|(?:và|;) (?:kế hoạch|nhiệm vụ)\b", re.IGNORECASE
    )


@cache
def _past() -> re.Pattern[str]:
    return re.compile(r"kết quả|so với|đã thực hiện|theo (?:Kế hoạch|Quyết định)", re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"trên đây là (?:\w+ ){0,4}báo cáo", re.IGNORECASE)


CHECK = Check(
    "next-period-mismatch", next_period_mismatch, ("written", "title", "expected"), notes=("title",)
)
