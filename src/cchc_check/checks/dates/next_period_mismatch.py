"""Plan sections that do not plan for the period which follows the title's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.dates.period_mismatch import other_periods
from cchc_check.checks.occurrences import told_once
from cchc_check.checks.prose import line_of, sentence
from cchc_check.checks.timeline import plan_words, title_periods
from cchc_check.diagnostics import Finding, Occurrence, Related
from cchc_check.extraction.facts import Facts, Period
from cchc_check.patterns import compiled
from cchc_check.text.span import Span


def next_period_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each period of plan headings, and of plans named in title and closing, that does not follow, once.

    What follows the period that the report itself names more than once is right: the title is wrong.
    """
    periods = title_periods(facts)
    if not periods:
        return
    own, quote = periods[-1], facts.document.quote
    periods += tuple(each[0] for each in facts.derived(other_periods).values() if len(each) > 1)
    title = " ".join(quote(own.span).split())
    others: dict[tuple[dt.date, dt.date], list[Occurrence]] = {}
    for period in _planned(facts):
        if any(_follows(one, period) for one in periods):
            continue
        written = {"written": " ".join(quote(period.span).split())}
        place = Occurrence(period.span, period.span, written)
        others.setdefault((period.start, period.end), []).append(place)
    values, by_title = (
        {"title": title, "expected": _next_name(own)},
        Related(own.span, "title", {"title": title}),
    )
    for places in others.values():
        variant = "several" if len(places) > 1 else ""
        yield told_once(places, values, variant=variant, note="other", against=(by_title,))


def _follows(own: Period, planned: Period) -> bool:
    """True when the plan begins where the report ends, or covers what is left of the year."""
    begins = own.end + dt.timedelta(days=1)
    rest = planned.unit == "year" and own.unit != "year" and planned.start <= begins <= planned.end
    return planned.start == begins or rest


def _planned(facts: Facts) -> Iterator[Period]:
    """The first period after the words of planning in each heading of a plan, title and closing."""
    document = facts.document
    done: set[int] = set()
    for period in facts.periods:
        place = None if period.unit in {"years", "range"} else _scope(facts, period)
        if place is None or place.start in done:
            continue
        words = " ".join(document.text[place.start : period.span.start].split())
        plan = plan_words().search(words) or _bare_plan().fullmatch(words)
        if plan and not _past().search(words, plan.start()):
            done.add(place.start)
            yield period


def _scope(facts: Facts, period: Period) -> Span | None:
    """The heading, title or closing that holds the period."""
    document, title = facts.document, facts.letterhead.title
    if title and title.span.covers(period.span):
        return title.span
    line = line_of(document, period.span.start)
    if _heading().match(document.text, line.start, line.end):
        return line
    place = sentence(document, period.span)
    return place if _closing().match(document.text, place.start) else None


def _next_name(own: Period) -> str:
    """What a plan after `own` is usually called."""
    year = own.end.year
    match own.unit, own.index:
        case "year", _:
            return f"năm {year + 1}"
        case "month", 12:
            return f"tháng 01 năm {year + 1}"
        case "month", 1:
            return f"tháng 02 năm {year}"
        case "month", index:
            return f"tháng {index + 1} năm {year}"
        case "quarter", 4:
            return f"quý I năm {year + 1}"
        case "quarter", index:
            return f"quý {('II', 'III', 'IV')[index - 1]} năm {year}"
        case "half", 1:
            return f"6 tháng cuối năm {year}"
        case "half", _:
            return f"6 tháng đầu năm {year + 1}"
    return f"quý IV năm {year}"


_LABEL = r"(?:\W*+(?:[IVX]{1,5}|\d{1,2}|[A-ZĐ]|Phần (?:thứ )?\w+)?[ \t]*+[.):]?[ \t]*+)"


@cache
def _heading() -> re.Pattern[str]:
    return compiled(
        rf"{_LABEL}(?:(?:một số|các|những|mục tiêu,?|trọng tâm|công tác) )?(?:phương hướng|nhiệm vụ)\b",
        re.IGNORECASE,
    )


@cache
def _bare_plan() -> re.Pattern[str]:
    """A main heading "NHIỆM VỤ" right before its period."""
    return compiled(r"\W*(?:[IVX]{1,5}[.)]? )?(?:(?:một số|các|những) )?nhiệm vụ", re.IGNORECASE)


@cache
def _past() -> re.Pattern[str]:
    return compiled(r"kết quả|so với|đã thực hiện|theo (?:kế hoạch|quyết định)", re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    return compiled(r"trên đây là (?:\w+ ){0,4}báo cáo", re.IGNORECASE)


CHECK = Check(
    name="next-period-mismatch",
    function=next_period_mismatch,
    values=("written", "title", "expected", "count"),
    variants=("several",),
    notes=("title", "other"),
)
