"""Laws cited by name: "Luật Thanh tra ngày 14 tháng 11 năm 2022", "Bộ luật Lao động năm 2019".

Invariant: a name alone is no citation; a date, a year or a number belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cchc_check.extraction.citations.drafts import Draft
from cchc_check.extraction.citations.issuers import issuer_after
from cchc_check.extraction.dates import BLANK, match_date
from cchc_check.extraction.facts import Part
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_B = BLANK
_KINDS = {"Luật": "Luật", "luật": "Bộ luật", "pháp": "Hiến pháp", "lệnh": "Pháp lệnh"}
# Words that no law's name holds: past them, the year is somebody else's.
_FOREIGN = (
    "các|thi|đã|được|theo(?! hợp)|trong|tại(?! doanh)|có|để|cho|thì|là|từ|đến|khi|này|trên|gồm|phải|đối|"
    "ngày|năm|số(?! điều)|khoản|tháng|"
    "nghị|thông|căn|hiện|hướng"
)
_SYLLABLE = rf"(?!(?:{_FOREIGN})(?!\w))[^\W\d_]+"
_NAME = rf"{_SYLLABLE}(?:,?{_B}{_SYLLABLE}){{0,18}}"
_HEAD = compiled("Luật|Bộ luật|Pháp lệnh|Hiến pháp|Bộ\\nluật|Pháp\\nlệnh|Hiến\\npháp")
_HEADS = tuple(compiled(head + r"(?=[ \n])") for head in ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"))


@cache
def _law() -> re.Pattern[str]:
    return compiled(
        rf"(?<!\w)(?:(Luật|Bộ{_B}luật|Pháp{_B}lệnh){_B}({_NAME})|(Hiến{_B}pháp)){_B}?"
        rf"(?=,?{_B}(?:ngày|năm|số)(?!\w)|\(?số{_B})"
    )


@cache
def _numbered() -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(Luật|Bộ{_B}luật|Pháp{_B}lệnh){_B}({_NAME}),?{_B}?\(?$")


def laws(text: str) -> Iterator[Draft]:
    """Drafts of the laws named with a date or a year, kind by kind."""
    for head in _HEADS:
        last = 0
        for found in head.finditer(text):
            match = _law().match(text, found.start()) if found.start() >= last else None
            draft = _dated(text, match) if match else None
            if draft:
                last = draft.end
                yield draft


def law_name_before(text: str, floor: int, at: int) -> tuple[Part[str], Part[str]] | None:
    """Kind and name of the law whose number begins at `at`: "Luật Đất đai số 45/2013/QH13"."""
    low = max(floor, at - 160)
    for head in reversed(list(_HEAD.finditer(text, low, at))):
        match = _numbered().match(text[head.start() : at])
        if match:
            start = head.start()
            kind = Part(_kind(match[1]), Span(start, start + match.end(1)))
            return kind, Part(" ".join(match[2].split()), Span(start + match.start(2), start + match.end(2)))
    return None


def _kind(written: str) -> str:
    return " ".join(written.split())


def _dated(text: str, match: re.Match[str]) -> Draft | None:
    written = match[1] or match[3]
    kind = Part(_kind(written), Span(match.start(), match.start() + len(written)))
    title = Part(" ".join(match[2].split()), Span(*match.span(2))) if match[2] else None
    at = match.end()
    while at < len(text) and text[at] in ", \n":
        at += 1
    date = match_date(text, at)
    if date is None or date.form in ("same", "month"):
        return None
    draft = Draft(match.start(), date.span.end, kind, None, title=title)
    if date.form == "year" and date.year is not None:
        draft.year = Part(date.year, Span(date.span.end - 4, date.span.end))
    else:
        draft.issued = date
        draft.issuer = issuer_after(text, draft.end)
        if draft.issuer:
            draft.end = draft.issuer.span.end
    return draft
