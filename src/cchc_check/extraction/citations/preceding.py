"""What precedes a citation: the article it is cited for, and the signs that the paper names itself.

Invariant: nothing is read past the start of the line, except an article's number on the line before.
"""

from __future__ import annotations

import re
from functools import cache

from cchc_check.extraction.citations.kinds import Head
from cchc_check.extraction.dates import BLANK
from cchc_check.extraction.facts import Part
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_B = BLANK
_HEAD = 2000
_LINE_START = compiled(r"(?:^|[\n\t|]|_{3})[ *_>]*$")
_PLACE_IN_IT = (
    rf"(?:[ĐđDd]iểm{_B}[a-zđ]\)?|[Kk]hoản{_B}\d{{1,2}}[a-zđ]?|[ĐđD]iều{_B}\d{{1,3}}[a-zđ]?|[Mm]ục{_B}[IVX\d]{{1,5}}|"
    rf"[Cc]hương{_B}[IVX\d]{{1,5}}|[Pp]hụ{_B}lục{_B}[IVX\d]{{1,5}})"
)


@cache
def _own() -> re.Pattern[str]:
    return compiled(
        rf"(?:^|[\n\t]|   )[ *_]*(?:\((?:[Bb]an{_B}hành{_B}(?:kèm{_B})?theo|[Kk]èm{_B}theo|[Đđ]ính{_B}kèm)|"
        rf"(?:Ban{_B}hành{_B}k|K)èm{_B}theo){_B}$"
    )


@cache
def _provision() -> re.Pattern[str]:
    return compiled(
        rf"(?<!\w)({_PLACE_IN_IT}(?:(?:,| và)?{_B}{_PLACE_IN_IT}){{0,5}}),?{_B}(?:(?:của|tại|thuộc){_B})?$"
    )


def is_letterhead(text: str, head: Head) -> bool:
    """True for the "Số: …" that opens a line and belongs to no kind word: the number of the paper itself."""
    if not head.numbered:
        return False
    at = head.start
    if head.kind is not None:
        if head.kind.value.upper() != " ".join(text[head.kind.span.start : head.kind.span.end].split()):
            return False
        return "\n" in text[head.kind.span.end : head.kind.span.end + 6]
    if text[at] == "s" and (":" not in text[at : at + 5] or at > _HEAD):
        return False
    return _LINE_START.search(text, max(0, at - 40), at) is not None


def is_own(text: str, start: int) -> bool:
    """True where a line opens with "(Kèm theo": the header of an appendix names the paper it belongs to."""
    near = text[start - 8 if start > 8 else 0 : start]
    return ("èm" in near or "theo" in near) and _own().search(text, max(0, start - 30), start) is not None


def provision_before(text: str, start: int) -> Part[str] | None:
    """The point, clause and article that lead to the citation at `start` ("khoản 2 Điều 5")."""
    before = text[start - 72 if start > 72 else 0 : start]
    if "iều" not in before and "hoản" not in before and "lục" not in before:
        return None
    match = _provision().search(before)
    if match is None:
        return None
    at = start - len(before) + match.start()
    return Part(" ".join(match[1].split()), Span(at, at + len(match[1])))
