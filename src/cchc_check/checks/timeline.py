"""When a draft was written and which period it reports on, as its own head says.

Invariant: nothing here guesses; what the head does not say is None.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import cache

from cchc_check.extraction.facts import DateMention, Facts, Period
from cchc_check.text.span import Span

_FIRST_YEAR = 1945
_UNITS = ("month", "quarter", "half", "nine-months", "year")


@cache
def plan_words() -> re.Pattern[str]:
    """Words after which a text speaks of the time to come."""
    return re.compile(
        r"phương hướng|nhiệm vụ (?:trọng tâm|chủ yếu)|và (?:kế hoạch|nhiệm vụ)|dự kiến", re.IGNORECASE
    )


def title_period(facts: Facts) -> Period | None:
    """The period that the title of a report names: its first, before any words of planning."""
    title, kind = facts.letterhead.title, facts.letterhead.kind
    if title is None or "báo cáo" not in f"{kind.value if kind else ''} {title.value}".lower():
        return None
    ahead = plan_words().search(facts.document.text, title.span.start, title.span.end)
    scope = Span(title.span.start, ahead.start() if ahead else title.span.end)
    return next((p for p in facts.periods if p.unit in _UNITS and scope.covers(p.span)), None)


def last_day(date: DateMention) -> dt.date | None:
    """The day, or the last day of the month where the day is left blank; None for anything less."""
    if date.month is None or date.year is None or date.year < _FIRST_YEAR:
        return None
    if date.day is not None or not 1 <= date.month <= 12 or date.year > dt.MAXYEAR:
        return date.value
    return dt.date(date.year, date.month, calendar.monthrange(date.year, date.month)[1])
