"""When a draft was written and which periods it reports on, as its own head says.

Invariant: nothing here guesses; what the head does not say is None or empty.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from cchc_check.extraction.facts import DateMention, Facts, Period
from cchc_check.extraction.periods import month_days
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_FIRST_YEAR = 1945
_UNITS = ("month", "quarter", "half", "nine-months", "year")


@cache
def plan_words() -> re.Pattern[str]:
    """Words after which a text speaks of the time to come."""
    return compiled(
        r"phương\s+hướng|nhiệm\s+vụ\s+(?:trọng\s+tâm|chủ\s+yếu)|dự\s+kiến"
        r"|(?:\bvà|[,;–-])\s*(?:các\s+|một\s+số\s+)?(?:kế\s+hoạch|nhiệm\s+vụ)",
        re.IGNORECASE,
    )


def title_periods(facts: Facts) -> tuple[Period, ...]:
    """The periods that the title of a report names before any words of planning.

    There may be two: "quý II và 6 tháng đầu năm 2020".
    """
    title, kind = facts.letterhead.title, facts.letterhead.kind
    if title is None or "báo cáo" not in f"{kind.value if kind else ''} {title.value}".lower():
        return ()
    ahead = plan_words().search(facts.document.text, title.span.start, title.span.end)
    scope = Span(title.span.start, ahead.start() if ahead else title.span.end)
    return tuple(p for p in facts.periods if p.unit in _UNITS and scope.covers(p.span))


def last_day(date: DateMention) -> dt.date | None:
    """The day, or the last day of the month where the day is left blank; None for anything less."""
    if date.month is None or date.year is None or date.year < _FIRST_YEAR:
        return None
    if date.day is not None or not 1 <= date.month <= 12 or date.year > dt.MAXYEAR:
        return date.value
    return dt.date(date.year, date.month, month_days(date.year, date.month))
