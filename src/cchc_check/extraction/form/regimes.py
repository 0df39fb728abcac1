"""Which rules of form a document is under, by its own head and its own day.

Invariant: every document is under exactly one regime; where nothing speaks for another it is today's.
"""

from __future__ import annotations

import datetime as dt

from cchc_check.extraction.facts import Letterhead

REGIMES = ("nd30", "tt01", "hd36", "hd05", "older")
"""Nghị định 30/2020/NĐ-CP, before it Thông tư 01/2011/TT-BNV; for the Party Hướng dẫn 05-HD/VPTW, before it
Hướng dẫn 36-HD/VPTW; "older" is what came before both.
"""
TODAY = REGIMES[0]

_STATE_DAYS = ((dt.date(2020, 3, 5), "nd30"), (dt.date(2011, 3, 5), "tt01"))
_PARTY_DAYS = ((dt.date(2026, 5, 27), "hd05"), (dt.date(2018, 4, 3), "hd36"))
"""The first day of each regime, the newest first."""
_PARTY_NAME = "ĐẢNG CỘNG SẢN VIỆT NAM"
_STATE_NAMES = ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI")
_HEAD = 2000
_FIRST_YEAR = 1000
"""Before it a year is a slip of the pen."""


def regime_of(text: str, head: Letterhead) -> str:
    """The regime of the document that begins with `text`."""
    days = _PARTY_DAYS if is_of_the_party(text, head) else _STATE_DAYS
    day = own_day(head)
    return next((name for first, name in days if day is None or first <= day), "older")


def is_of_the_party(text: str, head: Letterhead) -> bool:
    """A number in the Party's form tells where no head does: below the name of the state it is a slip."""
    if bears_the_name_of_the_party(text):
        return True
    numbered = head.notation is not None and head.notation.form == "party"
    return numbered and not any(text.find(name, 0, _HEAD) >= 0 for name in _STATE_NAMES)


def bears_the_name_of_the_party(text: str) -> bool:
    """True where the Party's name stands in the head, and the name of the state does not."""
    if text.find(_PARTY_NAME, 0, _HEAD) < 0:
        return False
    return all(text.find(name, 0, _HEAD) < 0 for name in _STATE_NAMES)


def own_day(head: Letterhead) -> dt.date | None:
    """The day the document bears; where day or month are blank a late one, None without a year."""
    issued = head.issued
    if issued is None or issued.value or not issued.year or issued.year < _FIRST_YEAR:
        return issued.value if issued else None
    return dt.date(issued.year, min(max(issued.month or 12, 1), 12), 28)
