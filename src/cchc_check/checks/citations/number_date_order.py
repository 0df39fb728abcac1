"""Numbers of one register against the order of their dates.

Invariant: a point is suspected only where enough others of the register agree, and against it.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from cchc_check.checks.check import Check, Context
from cchc_check.checks.citations.cited import Mention, grouped, issuers_alike, mentions, registered
from cchc_check.checks.citations.likeness import Likeness
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts

_AGREEING_SHARE = 0.75
_CONTRADICTED_BY = 2


class Point(Struct, frozen=True):
    """A number of a register and its date."""

    number: int
    date: dt.date
    mention: Mention


def number_date_order(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every number out of order whose date lies more than `days` days from where its neighbours put it."""
    dated = (one for one in mentions(facts) if one.issued and registered(one) and one.number.isdecimal())
    registers = grouped(((_register(one), one.notation.form, one.year), one) for one in dated)
    for group in registers.values():
        points = _points(group)
        if len(points) > params["points"]:
            yield from _strays(points, params)


def _register(mention: Mention) -> str:
    """Letters of all units of an office share one register."""
    letter = mention.notation.form == "letter"
    return mention.notation.issuer_code.split("-")[0].casefold() if letter else mention.symbol


def _points(group: list[Mention]) -> list[Point]:
    """One point for each number with a single date, of the body that most places name, by number."""
    usual = Counter(one.issuer for one in group if one.issuer).most_common(1)
    first = next((one for one in group if usual and one.issuer == usual[0][0]), group[0])
    group = [one for one in group if issuers_alike(one, first) is not Likeness.DIFFERENT]
    by_number = grouped((int(one.number), one) for one in group)
    return [
        Point(number, places[0].issued, places[0])
        for number, places in sorted(by_number.items(), key=lambda item: item[0])
        if places[0].issued and len({place.issued for place in places}) == 1
    ]


def _strays(points: list[Point], params: Mapping[str, Any]) -> Iterator[Finding]:
    agreeing = _longest_in_order(points)
    if len(agreeing) < max(params["points"], _AGREEING_SHARE * len(points)):
        return
    numbers, dates = [point.number for point in agreeing], [point.date for point in agreeing]
    kept = set(numbers)
    for point in points:
        at = bisect_left(numbers, point.number)
        if point.number in kept or _contradictions(point, at, dates) < _CONTRADICTED_BY:
            continue
        below, above = agreeing[at - 1] if at else None, agreeing[at] if at < len(agreeing) else None
        if _days_off(point, below, above) > params["days"]:
            yield _finding(point, below, above)


def _longest_in_order(points: list[Point]) -> list[Point]:
    """The longest run of points, by number, whose dates never go back."""
    tails: list[dt.date] = []
    last: list[int] = []
    before: list[int] = []
    for index, point in enumerate(points):
        at = bisect_right(tails, point.date)
        before.append(last[at - 1] if at else -1)
        tails[at : at + 1] = [point.date]
        last[at : at + 1] = [index]
    run: list[Point] = []
    index = last[-1] if last else -1
    while index >= 0:
        run.append(points[index])
        index = before[index]
    return run[::-1]


def _contradictions(point: Point, at: int, dates: list[dt.date]) -> int:
    """How many of the agreeing points lie on the wrong side of the date; `at` of them have lower numbers."""
    return max(at - bisect_right(dates, point.date), bisect_left(dates, point.date) - at, 0)


def _days_off(point: Point, below: Point | None, above: Point | None) -> int:
    """How far the date lies from where its neighbours put it: between both in proportion, or beyond one."""
    if below and above:
        share = (point.number - below.number) / (above.number - below.number)
        return abs((point.date - below.date - share * (above.date - below.date)).days)
    if below:
        return (below.date - point.date).days
    return (point.date - above.date).days if above else 0


def _finding(point: Point, below: Point | None, above: Point | None) -> Finding:
    places = [other.mention for other in (below, above) if other]
    related = tuple(Related(place.citation.span, "neighbour", {"date": place.day}) for place in places)
    values = {
        "notation": point.mention.notation.text,
        "date": point.mention.day,
        "neighbours": ", ".join(f"{place.notation.text} ngày {place.day}" for place in places),
        "neighbours_en": ", ".join(f"{place.notation.text} of {place.day}" for place in places),
    }
    return Finding(point.mention.date_span, values, related)


CHECK = Check(
    name="number-date-order",
    function=number_date_order,
    values=("notation", "date", "neighbours", "neighbours_en"),
    params={"days": 30, "points": 3},
    notes=("neighbour",),
)
