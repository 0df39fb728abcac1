"""The words right around a number: its clause, and whether they make it a change or a comparison."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from cchc_check.checks.figures.brackets import BLANK, Level
from cchc_check.extraction.figures import Quantity
from cchc_check.patterns import compiled

_NEAR = 24


def phrase(pattern: str) -> re.Pattern[str]:
    """The pattern in any case, a space in it standing for any white space: lines of a draft are often wrapped."""
    spaced = re.sub(r"(\(\?<!.*?\))| (?![?*+{])", lambda found: found[1] or r"\s+", pattern)
    return compiled(spaced, re.IGNORECASE)


def told(words: str) -> str:
    """The words without the numbers that are names ("mức độ 4", "quý 2", "năm 2019")."""
    return _name().sub(r"\1", words)


def is_rate(text: str, one: Quantity) -> bool:
    """True for a number per something ("90.000 đồng/kg") and for one torn by the conversion ("3.137. 622")."""
    before = text[max(0, one.digits.start - 3) : one.digits.start]
    return (
        "/" in one.unit
        or text[one.span.end : one.span.end + 1] == "/"
        or bool(re.search(r"\d[.,] ?$", before))
    )


def clause(level: Level, quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, str, str]]:
    """Every number of the level with the words before and behind it, up to a separator or the next number."""
    numbers = [one for one in quantities if level.holds(one.digits.start)]
    ends = [level.span.start, *(one.span.end for one in numbers)]
    begins = [*(one.span.start for one in numbers[1:]), level.span.end]
    for one, low, high in zip(numbers, ends, begins, strict=False):
        lead = separator().split(level.between(low, one.digits.start))[-1]
        tail = separator().split(level.between(one.span.end, high))[0]
        yield one, lead.replace(BLANK, ""), tail.replace(BLANK, "")


def changes(level: Level, one: Quantity) -> bool:
    """True for the number of a change, a rate or a rank: "giảm 02 biên chế", "đạt 98 điểm"."""
    return bool(
        _change().search(level.between(max(level.span.start, one.span.start - _NEAR), one.span.start))
    )


@cache
def separator() -> re.Pattern[str]:
    """What parts the entries of a list inside a sentence."""
    return compiled(r"[;\x00]|,(?=\s)|\bvà\b")


@cache
def _name() -> re.Pattern[str]:
    return phrase(
        r"(\b(?:mức độ|cấp độ|cấp|loại|hạng|nhóm|quý|tháng|năm|khu vực|khóa|số|điều|khoản|mục|thứ|ngày|phụ lục"
        r"|đợt)|^) \d{1,4}\b(?![.,]\d)"
    )


@cache
def _change() -> re.Pattern[str]:
    return phrase(
        r"\b(?:tăng|(?<!cắt )(?<!tinh )giảm|vượt|thêm|bớt|hơn|so với|bằng|xuống|lên|từ|thứ|đạt|chiếm)"
        r"(?: (?:thêm|được|tới|đến|còn|lên|xuống|là|tỷ lệ|khoảng|tương ứng|tương đương))?\s*$"
    )
