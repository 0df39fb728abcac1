"""Places a draft leaves to fill in: numbers, dates, and words or figures.

Invariant: an ellipsis that ends an enumeration, a rule and a line of a form are no blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from cchc_check.extraction.facts import Blank
from cchc_check.patterns import compiled
from cchc_check.text.document import Document
from cchc_check.text.span import Span

_B = r"[ \t.…_]{0,80}"
_CODE = r"(?:[A-ZĐ][\w&]{0,15}(?: ?- ?[A-ZĐ][\w&]{0,15}){0,4}|[.…]{1,12}-)"
# Tried from the word "số": Số:      /BC-SKHCN, số …./2025/QĐ-UBND, Số     -QĐ/TU, Số: xx/KH-STC.
_NUMBER = compiled(
    rf"ố(?=[ \t:.…_])[ \t]{{0,3}}:?(?:{_B}|[ \t]?[xX]{{1,4}}[ \t]?)"
    rf"(?:/[ \t]?(?:(?:\d{{4}}|[.…_]{{1,12}}|[xX]{{4}})/)?{_CODE}|(?<=[ \t.…_])[-–]{_CODE}/[A-ZĐ]\w{{0,12}})"
)
_PART = r"(?P<{0}>\d{{0,4}})"
# Tried from "tháng": ngày     tháng 6 năm 2020, ngày … tháng … năm …
_LONG = compiled(
    rf"tháng(?P<a>{_B}){_PART.format('month')}(?P<b>[ \t.…_\n]{{0,80}})năm"
    rf"(?P<c>[ \t]{{0,12}}[.…_]{{0,40}}[ \t\n]{{0,12}}){_PART.format('year')}",
    re.IGNORECASE,
)
# ngày /02/2025, ngày .../…/2019, ngày      /4/2026, đến …/…/…. The slashes of dates with all their parts are none.
_OPEN_SLASHES = compiled(
    r"/(?=[ \t]{0,8}(?:[.…_]{1,20}|\d{0,2})[ \t]{0,8}/)(?!(?<=[0-9]/)[ \t]{0,8}[0-9]{1,2}[ \t]{0,8}/[0-9])"
)
_ERROR = compiled(
    r"(?:Error! [A-Z][a-z ]{3,60}\.|Lỗi! [A-ZĐKT][^\n.!]{3,60}\.|#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A\b|NUM!))"
)
_BRACKETS = compiled(r"\[(?: {1,12}|\.{2,20}|…{1,10}|_{2,20})\]")
_LEADER_LENGTH = 6
"""From so many dots on ("…" counts as three) a leader inside a sentence is a gap, not an ellipsis."""
_NEIGHBOURHOOD = 400
_FORM_LENGTH = 30
"""A longer leader is a line of a form."""


def find_blanks(document: Document) -> tuple[Blank, ...]:
    """Every place left to fill in, in reading order, none within another."""
    text = document.text
    found = sorted(_candidates(text), key=lambda blank: (blank.span.start, -blank.span.end))
    kept: list[Blank] = []
    for blank in found:
        if not kept or blank.span.start >= kept[-1].span.end:
            kept.append(blank)
    return tuple(kept)


def _candidates(text: str) -> Iterator[Blank]:
    yield from _numbers(text)
    yield from _long_dates(text)
    if _OPEN_SLASHES.search(text):
        for match in _slashed().finditer(text):
            if _open_slashed(match):
                yield Blank(Span(*match.span()), "date")
    if any(part in text for part in ("x/", "X/", "/x", "/X")):
        yield from (Blank(Span(*match.span()), "date") for match in _crosses().finditer(text))
    if any(part in text for part in ("Error! ", "Lỗi! ", "#")):
        yield from (Blank(Span(*match.span()), "text") for match in _ERROR.finditer(text))
    if "xx" in text:
        yield from (Blank(Span(*match.span()), "text") for match in _small_x().finditer(text))
    yield from _brackets(text)
    yield from _leaders(text)


def _numbers(text: str) -> Iterator[Blank]:
    for match in _NUMBER.finditer(text):
        start = match.start() - 1
        if start >= 0 and text[start] in "sS" and not text[start - 1 : start].isalpha():
            yield Blank(Span(start, match.end()), "number")


def _long_dates(text: str) -> Iterator[Blank]:
    for match in _LONG.finditer(text):
        before = _day().search(text, max(0, match.start() - 180), match.start())
        if before is None:
            if not match["month"] and match["year"] and (_dotted(match["a"]) or len(match["a"]) > 2):
                yield Blank(Span(*match.span()), "date")
            continue
        missing = [not before["day"], not match["month"], not match["year"]]
        gaps = (before["gap"], before["rest"], match["a"], match["b"], match["c"])
        if _left_open(missing, gaps):
            written = text[before.start() : match.end()].rstrip()
            yield Blank(Span(before.start(), before.start() + len(written)), "date")


def _left_open(missing: list[bool], gaps: Sequence[str]) -> bool:
    """ "ngày tháng năm" alone is a noun; with a part filled in, dots or wide gaps it is a date to finish."""
    dotted = any(map(_dotted, gaps))
    if not any(missing) or missing == [False, False, True]:
        return any(missing) and dotted
    return not all(missing) or dotted or any("  " in gap for gap in gaps)


def _dotted(gap: str) -> bool:
    return any(mark in gap for mark in ("..", "…", "_", ". ."))


def _open_slashed(match: re.Match[str]) -> bool:
    parts = [match[name] for name in ("day", "month", "year")]
    filled = [part.isdigit() for part in parts]
    if all(filled):
        return False
    return any(filled) or all(_dotted(part) for part in parts)


def _brackets(text: str) -> Iterator[Blank]:
    if "[" not in text:
        return
    for match in _BRACKETS.finditer(text):
        start, end = _line(text, match.start())
        before = text[start : match.start()]
        # A tick box of a list, boxes to choose from, or an omission in a quotation.
        task = not _words().search(before)
        boxes = len(_BRACKETS.findall(text, start, end)) > 1
        if not task and not boxes and before.count("“") == before.count("”"):
            yield Blank(Span(*match.span()), "text")


def _leaders(text: str) -> Iterator[Blank]:
    if not any(dots in text for dots in ("..", ". .", "…", "___")):
        return
    for match in _leader().finditer(text):
        start, end = match.span()
        while text[end - 1] == " ":
            end -= 1
        kind = _leader_kind(text, start, end)
        if kind:
            yield Blank(Span(start, end), kind)


def _leader_kind(text: str, start: int, end: int) -> str:
    """What the run of dots stands for, or "" when it stands for nothing that must be filled in."""
    line_start, line_end = _line(text, start)
    before, after = text[line_start:start], text[end:line_end]
    if end - start > _FORM_LENGTH or _is_contents(before, text, end):
        return ""
    if before.rstrip(" :").casefold().endswith((" số", "\tsố")):
        return "number"
    if not _ends_in_words(before):
        return ""
    # To the end of the line: the end of an enumeration, or a line of a form that somebody else fills in.
    if not after.strip(" .…_;,") and not _cue().search(before):
        return ""
    length = sum(3 if character == "…" else 1 for character in text[start:end])
    counted = _counted().match(after) is not None
    if before.endswith((":", ": ")) and not counted:
        return ""
    if length >= _LEADER_LENGTH or (counted and (length > 3 or _cue().search(before))):
        return "text"
    return ""


def _ends_in_words(before: str) -> bool:
    """True after words of a sentence and a blank or a colon; a document's head is in capitals."""
    if not before.endswith((" ", ":")) or before.endswith("phúc "):
        return False
    words = before[-40:].split()
    return bool(words) and any(character.islower() for character in words[-1])


def _is_contents(before: str, text: str, end: int) -> bool:
    """A leader between a heading and its page number."""
    match = _page_number().match(text, end)
    return bool(before.strip()) and match is not None and any(c.isalnum() for c in match[0])


def _line(text: str, at: int) -> tuple[int, int]:
    """The line that holds `at`, as far as its neighbourhood reaches."""
    low, high = max(0, at - _NEIGHBOURHOOD), min(len(text), at + _NEIGHBOURHOOD)
    start = text.rfind("\n", low, at) + 1
    end = text.find("\n", at, high)
    return start or low, high if end < 0 else end


@cache
def _day() -> re.Pattern[str]:
    return compiled(rf"ngày(?P<gap>{_B})(?P<day>\d{{0,2}})(?P<rest>[ \t.…_]{{0,80}})$", re.IGNORECASE)


@cache
def _slashed() -> re.Pattern[str]:
    return compiled(
        r"(?:ngày|từ|đến)[ \t]{0,20}(?P<day>[.…_]{1,20}|\d{0,2})[ \t]{0,8}/"
        r"[ \t]{0,8}(?P<month>[.…_]{1,20}|\d{0,2})[ \t]{0,8}/[ \t]{0,8}(?P<year>[.…_]{1,20}|\d{0,4})(?![\w/])",
        re.IGNORECASE,
    )


@cache
def _crosses() -> re.Pattern[str]:
    return compiled(
        r"(?<![\w/])(?:[xX]{1,2}/[xX]{1,2}/(?:\d{4}|[xX]{2,4}|[yY]{4})|\d{1,2}/[xX]{1,2}/\d{4}|[xX]{1,2}/\d{1,2}/\d{4})(?!\w)"
    )


@cache
def _small_x() -> re.Pattern[str]:
    return compiled(r"(?<![\w/.-])x{2,6}(?![\w/.-])")


@cache
def _page_number() -> re.Pattern[str]:
    return compiled(r"[ \t]{0,8}(?:\d{1,4}|[ivxIVX]{1,6})?[ \t]{0,4}(?:\n|$)")


@cache
def _cue() -> re.Pattern[str]:
    return compiled(r"(?:đạt|là|có|gồm|khoảng|tăng|giảm|chiếm|tổng số|tỷ lệ|được|với) $", re.IGNORECASE)


@cache
def _counted() -> re.Pattern[str]:
    return compiled(
        r" ?(?:%|(?:hồ sơ|văn bản|thủ tục|TTHC|người|đơn vị|lượt|cuộc|dịch vụ|nhiệm vụ|cán bộ|công chức|"
        r"viên chức|trường hợp|phòng|lớp|buổi|tin|bài|triệu|tỷ|đồng|ý kiến|phản ánh|kiến nghị|khiếu nại|tố cáo|"
        r"đơn|vụ|điểm|quyết định|đề tài)\b)"
    )


@cache
def _words() -> re.Pattern[str]:
    return compiled(r"[^\W_]")


@cache
def _leader() -> re.Pattern[str]:
    return compiled(r"[.…](?: ?[.…]){1,200}|…|_{3,200}")
