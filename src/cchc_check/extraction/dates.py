"""Dates as people write them, read at a place or found in a whole text.

Invariant: a mention's span begins at its first written part (never at the word "ngày") and ends at its last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_check.extraction.facts import DateMention
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

BLANK = r"(?: ?\n {0,12}| {1,4})"
"""What may stand between two words of one phrase: blanks, or one line break with its indent."""
_MAYBE = r"(?: ?\n {0,12}| {0,4})"

# Scanned pages give letters and marks for digits; the words around them leave no doubt what was meant.
_SCANNED = str.maketrans("lIi|]OoŠS§B", "11111005588")
_DIGITS = "[0-9lIi|\\]OoŠS§B]"
_SLASH = compiled(
    r"([0-9lIO]{1,2}) ?[/.\-–] ?([0-9lIO]{1,2}) ?[/.\-–] ?([0-9]{4,5})(?![0-9]|[/.\-][0-9])",
)
_SHORT = compiled(r"(\d{1,2})/(\d{1,2})/(\d{4})(?![0-9/])")
_LONG = compiled(
    rf"(?:({_DIGITS}{{1,2}})|[.…_]{{1,12}})?{_MAYBE}th[áa]ng(?:{_MAYBE}({_DIGITS}{{1,2}})|[ .…_]{{1,16}})"
    rf"{_MAYBE}n[ăaä]m{_MAYBE}([0-9lIO]{{4,5}})(?![0-9])",
)
_OPEN = compiled(r"[ .…_]{0,12}/ ?([0-9]{1,2})/([0-9]{4})(?![0-9])")
_MONTH = compiled(rf"[Tt]háng{BLANK}([0-9]{{1,2}})(?:/|{BLANK}năm{BLANK})([0-9]{{4}})(?![0-9])")
_YEAR = compiled(rf"[Nn]ăm{BLANK}([0-9]{{4}})(?![0-9/\-–]|\.[0-9])")
_WORD = compiled(rf"[Nn]gà[yv]{_MAYBE}|NGÀY{_MAYBE}")
_SAME = compiled(rf"cùng{BLANK}ngày")


def match_date(text: str, at: int) -> DateMention | None:
    """The date that begins at `at`, which may be the word "ngày"; a month or year alone counts too."""
    word = _WORD.match(text, at)
    start = word.end() if word else at
    if match := _SHORT.match(text, start):
        day, month, year = match.groups()
        return DateMention(Span(start, match.end()), int(day), int(month), int(year), "slash")
    return _whole(text, start) or (_open(text, start) if word else _part(text, start))


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Every date with a day, and every month with its year, in reading order; mentions do not overlap."""
    found = sorted(_candidates(text), key=lambda mention: (mention.span.start, -mention.span.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return tuple(kept)


def _whole(text: str, at: int) -> DateMention | None:
    if match := _SLASH.match(text, at):
        return _mention(match, match.start(1), "slash")
    match = _LONG.match(text, at)
    if match:
        return _mention(match, match.start(1) if match[1] else text.index("th", match.start()), "long")
    match = _SAME.match(text, at)
    return DateMention(Span(*match.span()), None, None, None, "same") if match else None


def _open(text: str, at: int) -> DateMention | None:
    """A date after "ngày" whose day is still blank."""
    match = _OPEN.match(text, at)
    if match is None:
        return None
    return DateMention(Span(text.index("/", at), match.end()), None, int(match[1]), int(match[2]), "slash")


def _part(text: str, at: int) -> DateMention | None:
    if match := _MONTH.match(text, at):
        return DateMention(Span(*match.span()), None, int(match[1]), int(match[2]), "month")
    match = _YEAR.match(text, at)
    return DateMention(Span(*match.span()), None, None, int(match[1]), "year") if match else None


def _mention(match: re.Match[str], start: int, form: str) -> DateMention | None:
    day, month, year = (_number(part) for part in match.groups())
    if year is None:
        return None
    return DateMention(Span(start, match.end()), day, month, year, form)


def _number(written: str | None) -> int | None:
    if not written:
        return None
    digits = written.translate(_SCANNED)
    return int(digits) if digits.isdigit() else None


def _before_slash(text: str, at: int) -> int:
    """The start of the digits left of the separator at `at`, or -1."""
    start = at
    while start > 0 and at - start < 3 and text[start - 1].isdecimal():
        start -= 1
    return start if 0 < at - start < 3 else -1


_ANCHORS = (
    compiled(r"/[0-9lIO]{1,2}/[0-9]{4}"),
    compiled(r"\.[0-9]{1,2}\.(?:19|20)[0-9]{2}(?![0-9])"),
    compiled(r"-[0-9]{1,2}-(?:19|20)[0-9]{2}(?![0-9])"),
)
_LONG_ANCHOR = compiled(r"háng(?: ?\n {0,12}|[ .…_]{0,16})")
_DAY_BEFORE = compiled(rf"(?<![^\W_y])({_DIGITS}{{1,2}}){_MAYBE}$")


def _candidates(text: str) -> Iterator[DateMention]:
    for anchor in _ANCHORS:
        for match in anchor.finditer(text):
            yield from _at_separator(text, match.start())
    for match in _LONG_ANCHOR.finditer(text):
        yield from _at_month(text, match.start() - 1)


def _at_separator(text: str, at: int) -> Iterator[DateMention]:
    start = _before_slash(text, at)
    if start < 0:
        word = _WORD.search(text, max(0, at - 16), at) if text[at] == "/" else None
        mention = _open(text, word.end()) if word else None
    elif text[start - 1 : start] in ("/", ".", "-", "–") and text[start - 2 : start - 1].isdecimal():
        mention = None
    else:
        mention = match_date(text, start)
    if mention:
        yield mention


def _at_month(text: str, at: int) -> Iterator[DateMention]:
    if at < 0 or text[at] not in "tT":
        return
    day = _DAY_BEFORE.search(text, max(0, at - 16), at)
    mention = _whole(text, day.start(1) if day else at) or _part(text, at)
    if mention:
        yield mention
