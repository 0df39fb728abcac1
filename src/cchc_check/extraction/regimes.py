"""Which rules of form a document is under, by its own head and its own day.

Invariant: every document is under exactly one regime; where nothing speaks for another it is today's.
"""

from __future__ import annotations

import datetime as dt

from cchc_check.extraction.facts import Letterhead

REGIMES = ("nd30", "tt01", "party")
"""Nghị định 30/2020/NĐ-CP; before it Thông tư 01/2011/TT-BNV; for the Party Hướng dẫn 36-HD/VPTW."""

_DECREE_30 = dt.date(2020, 3, 5)
_PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
_STATE = ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI")
_HEAD = 2000
_FIRST_YEAR = 1000
"""Before it a year is a slip of the pen."""


def regime_of(text: str, head: Letterhead) -> str:
    """The regime of the document that begins with `text`."""
    if _is_of_the_party(text[:_HEAD], head):
        return "party"
    day = own_day(head)
    return "tt01" if day is not None and day < _DECREE_30 else "nd30"


def _is_of_the_party(beginning: str, head: Letterhead) -> bool:
    """A number in the Party's form tells where no head does: below the name of the state it is a slip."""
    if any(name in beginning for name in _STATE):
        return False
    return _PARTY in beginning or (head.notation is not None and head.notation.form == "party")


def own_day(head: Letterhead) -> dt.date | None:
    """The day the document bears; where day or month are blank a late one, None without a year."""
    issued = head.issued
    if issued is None or issued.value or not issued.year or issued.year < _FIRST_YEAR:
        return issued.value if issued else None
    return dt.date(issued.year, min(max(issued.month or 12, 1), 12), 28)
