"""How the words around a number hedge it: "gần", "trên", "khoảng", "không quá", "từ … trở lên", "phấn đấu".

Invariant: a hedge stands directly at the number; only a target reaches over the rest of its clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_REACH = 160
_BEFORE = 32
_ENDINGS = "thiểu nhất là phải đạt từ có dưới hơn đa đến quá ước tính hiện khoảng độ xỉ chừng gần trên"
_LAST_WORDS = frozenset(_ENDINGS.split())
"""With what a hedge can end; most numbers have another word before them."""
_TARGET_WORDS = ("phấn đấu", "mục tiêu", "chỉ tiêu", "dự kiến", "kế hoạch", "đặt ra")


@cache
def _direct() -> re.Pattern[str]:
    return compiled(
        r"""(?<!\w)(?:
            (?P<least>(?:tối[ ]thiểu|ít[ ]nhất)(?:[ ](?:là|phải|đạt|từ|có))?
              |không[ ](?:dưới|thấp[ ]hơn|ít[ ]hơn|nhỏ[ ]hơn)|từ)
          | (?P<most>tối[ ]đa(?:[ ](?:là|đến))?|không[ ](?:quá|vượt[ ]quá|lớn[ ]hơn|cao[ ]hơn)|nhiều[ ]nhất|dưới)
          | (?P<about>(?:ước(?:[ ](?:tính|đạt|thực[ ]hiện|khoảng|có|là|đạt[ ]khoảng))?|khoảng(?:[ ]độ|[ ]hơn)?
              |xấp[ ]xỉ|chừng|tương[ ]đương[ ]khoảng))
          | (?P<below>gần)
          | (?P<above>trên|hơn)
        )[ ]?\n?[ ]{0,12}$""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _target() -> re.Pattern[str]:
    return compiled(
        r"phấn đấu|(?<!đạt )mục tiêu(?! đề ra)|chỉ tiêu(?! kinh tế)|dự kiến"
        r"|kế hoạch (?:đề ra|đặt ra|giao là|năm \d{4} là)|đặt ra là",
        re.IGNORECASE,
    )


@cache
def _done() -> re.Pattern[str]:
    return compiled(r"(?<!\w)(?:đã|thực hiện|kết quả|hiện có|thực tế|hoàn thành|vượt)(?!\w)", re.IGNORECASE)


@cache
def _clause_end() -> re.Pattern[str]:
    return compiled(r"[.;:!?…](?=\s)|\(|\n\s*\n|\t")


def target_words(text: str) -> list[int]:
    """Where words begin that may make the numbers behind them targets, in order."""
    lower = text.lower()
    places = sorted(match.start() for word in _TARGET_WORDS for match in re.finditer(word, lower))
    # "İ" alone grows when it is made small, and then the places no longer agree.
    if len(lower) != len(text):
        return places
    is_target = _target().match
    return [at for at in places if is_target(text, at)]


def bound_of(text: str, floor: int, span: Span, digits: str, targets: Sequence[int]) -> str:
    """The hedge of the number at `span`; `floor` is where its block begins, `targets` are the text's target words."""
    direct = _direct_bound(text, floor, span, digits)
    if direct in ("least", "most"):
        return direct
    at = bisect_left(targets, span.start)
    near = at > 0 and targets[at - 1] >= span.start - _REACH
    return "target" if near and _is_target(text, floor, span.start) else direct


def _direct_bound(text: str, floor: int, span: Span, digits: str) -> str:
    ahead = text[span.end : span.end + 14]
    if "trở" in ahead:
        upward, downward = "trở lên" in ahead[:9], "trở xuống" in ahead[:11]
        if upward or downward:
            return "least" if upward else "most"
    before = text[max(floor, span.start - 10) : span.start].split()
    if not before or before[-1].lower() not in _LAST_WORDS:
        return ""
    match = _direct().search(text, max(floor, span.start - _BEFORE), span.start)
    if match is None:
        return ""
    kind = match.lastgroup or ""
    word = (match[kind] or "").lower()
    if word == "từ" or (word in ("trên", "dưới") and digits.startswith("0")):
        # "từ 5 hồ sơ trở lên" is caught above; "trên 03 lĩnh vực" is a place, nobody rounds to it.
        return ""
    if word == "hơn" and _is_comparison(text, match.start()):
        return ""
    return kind


def _is_comparison(text: str, at: int) -> bool:
    """ "cao hơn 5%", "nhiều hơn 12 vụ" give a difference, not a hedge."""
    before = text[max(0, at - 8) : at].rstrip().lower()
    return before.endswith(("cao", "thấp", "nhiều", "ít", "lớn", "nhỏ", "dài", "ngắn", "kém"))


def _is_target(text: str, floor: int, at: int) -> bool:
    low = max(floor, at - _REACH)
    for stop in _clause_end().finditer(text, low, at):
        low = stop.end()
    named = [match.end() for match in _target().finditer(text, low, at)]
    return bool(named) and _done().search(text, named[-1], at) is None
