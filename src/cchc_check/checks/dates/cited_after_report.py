"""Cited documents that carry a later date than the draft which cites them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from cchc_check.checks.check import Check, Context
from cchc_check.checks.prose import sentence
from cchc_check.checks.timeline import last_day, title_periods
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Citation, Facts
from cchc_check.patterns import compiled
from cchc_check.text.span import Span


class _Limit(Struct, frozen=True):
    """The last day on which the draft can have been written, what is written of it, and where."""

    day: dt.date
    written: str
    at: Span
    estimated: bool


class _Late(Struct, frozen=True):
    """A citation, its number, its day, and where the day stands."""

    citation: Citation
    number: str
    day: dt.date
    at: Span


def cited_after_report(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Citations dated after the draft, unless their sentence speaks of the future.

    The draft's own day is in its head; without one it follows from the period of the title ("estimated").
    Where many citations are later, it is the draft's own date that is in doubt ("own-date", once).
    """
    limit = _limit(facts, params["days_after_period"])
    if limit is None:
        return
    future = _future(tuple(params["future"]))
    late = [one for one in _later(facts, limit.day) if not _speaks_of(future, facts, one.citation)]
    if not limit.estimated and len({(one.number, one.day) for one in late}) >= params["many"]:
        yield _own_date(limit, late)
    else:
        yield from (_finding(facts, one, limit) for one in late)


def _limit(facts: Facts, grace: int) -> _Limit | None:
    issued = facts.letterhead.issued
    if issued and (day := last_day(issued)):
        written = _written(day) if issued.day else f"{day.month}/{day.year}"
        return _Limit(day, written, issued.span, estimated=False)
    periods = title_periods(facts)
    if not periods or (issued and issued.day):
        return None
    last = max(periods, key=lambda period: period.end)
    day = last.end + dt.timedelta(days=grace)
    return _Limit(day, _written(day), last.span, estimated=True)


def _later(facts: Facts, limit: dt.date) -> Iterator[_Late]:
    end = _next_head(facts)
    for citation in facts.citations:
        issued = citation.issued
        if citation.span.start > end:
            return
        if issued is None or citation.own or "issued" in citation.inherited:
            continue
        if issued.value and issued.value > limit:
            number = citation.notation.text if citation.notation else ""
            yield _Late(citation, number, issued.value, issued.span)


def _next_head(facts: Facts) -> int:
    """Where another document begins in the same file, by the place and date of its head; else the end."""
    own, text = facts.letterhead.issued, facts.document.text
    head = _head().search(text, own.span.end) if own else None
    return head.start() if head else len(text)


@cache
def _head() -> re.Pattern[str]:
    return compiled(
        r"[A-ZĐ][\w.]{0,40}(?: [\w.]{1,40}){0,3}, ngày[^\n,;]{1,14}th\wng[^\n,;]{1,8}năm[^\n,;]{1,8}$",
        re.MULTILINE,
    )


@cache
def _future(words: tuple[str, ...]) -> re.Pattern[str]:
    any_of = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<!\w)(?:{any_of})(?!\w)", re.IGNORECASE)


def _speaks_of(future: re.Pattern[str], facts: Facts, citation: Citation) -> bool:
    place = sentence(facts.document, citation.span)
    return future.search(facts.document.text, place.start, place.end) is not None


def _finding(facts: Facts, late: _Late, limit: _Limit) -> Finding:
    values = {
        "cited": " ".join(facts.document.quote(late.citation.span).split()),
        "date": _written(late.day),
        "limit": limit.written,
    }
    note = "period" if limit.estimated else "own-date"
    related = (Related(limit.at, note, {"limit": _written(limit.day)}),)
    return Finding(late.at, values, related, variant="estimated" if limit.estimated else "")


def _own_date(limit: _Limit, late: list[_Late]) -> Finding:
    values = {
        "cited": str(len({(one.number, one.day) for one in late})),
        "date": _written(max(one.day for one in late)),
        "limit": limit.written,
    }
    related = tuple(Related(one.citation.span, "later", {"date": _written(one.day)}) for one in late)
    return Finding(limit.at, values, related, variant="own-date")


def _written(day: dt.date) -> str:
    return f"{day.day:02}/{day.month if day.month > 2 else f'0{day.month}'}/{day.year}"


CHECK = Check(
    "cited-after-report",
    cited_after_report,
    ("cited", "date", "limit"),
    params={
        "future": ("sẽ", "dự kiến", "sắp", "trước ngày", "chậm nhất"),
        "days_after_period": 45,
        "many": 4,
    },
    variants=("estimated", "own-date"),
    notes=("own-date", "period", "later"),
)
