"""The rows of a table's body: printed numbers, depth, and which of them are totals, details or headings.

Invariant: a level follows from the printed numbers (A > I > 1 > 1.1 > a > -), never from fonts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from re import IGNORECASE, Pattern

from msgspec import Struct

from cchc_check.patterns import compiled

TOTAL, DETAIL, HEADING, DATA = "total", "detail", "heading", "data"
_LETTER, _ROMAN, _NUMBER, _SMALL_ROMAN, _POINT, _DASH, _PLUS = 0, 1, 2, 8, 9, 10, 11


class Line(Struct, frozen=True):
    """A body row before its depth is known: its printed number, its words, and whether it has figures."""

    number: str
    label: str
    filled: bool


class Standing(Struct, frozen=True):
    """The kind of a row and its depth (0 is the top)."""

    kind: str
    level: int


def row_number(text: str) -> str:
    """ "I", "1", "1.1", "a", "-" as a row number without its full stop or bracket; "" for anything else."""
    if len(text) <= 3 and text.isdecimal():
        return text
    match = _row_number().fullmatch(text)
    return next((part for part in match.groups() if part), "") if match else ""


def split_label(label: str) -> tuple[str, str]:
    """The number that begins a label and the words after it: ("1", "Sở Nội vụ") for "1. Sở Nội vụ"."""
    match = _prefix().match(label)
    if not match or not label[match.end() :].strip():
        return "", label
    return row_number(match[1].strip()), label[match.end() :].strip()


@cache
def _row_number() -> Pattern[str]:
    return compiled(r"\(?([IVX]{1,6}|[A-ZĐ]|\d{1,3}(?:\.\d{1,3}){0,4}|[ivx]{2,4}|[a-zđ])\s*[.)/]?|([-–+*•])")


@cache
def _prefix() -> Pattern[str]:
    return compiled(
        r"\s*((?:[IVX]{1,6}|[A-ZĐ]|\d{1,3}|[a-zđ])\s*[.)](?=\s)|\d{1,3}(?:\.\d{1,3}){1,4}[.)]?(?=\s)|[-–+*•](?=\s))"
    )


def rank(number: str) -> int:
    """How deep a printed number stands by its form; the depths need not be neighbours."""
    if number in ("-", "–", "*", "•"):
        return _DASH
    if number == "+":
        return _PLUS
    if number[:1].isdigit():
        return _NUMBER + number.count(".")
    if number.isupper():
        return _ROMAN if not number.strip("IVX") else _LETTER
    return _SMALL_ROMAN if len(number) > 1 else _POINT


def is_total(label: str) -> bool:
    """True for "Tổng số", "Cộng", "TỔNG CỘNG (I+II)", "Toàn tỉnh"; False for "Tổng công ty", "Cộng đồng"."""
    return _total().match(label) is not None


def is_detail(label: str) -> bool:
    """True for "Trong đó", "Riêng …": rows that are counted elsewhere already."""
    return _detail().match(label) is not None


@cache
def _total() -> Pattern[str]:
    return compiled(
        r"\W*(?:tổng\s*(?:số|cộng|chung)\b|tổng\s*(?:$|[(:=])|cộng\s*(?:$|[(:=])"
        r"|cộng\s+(?:mục|phần|khối|nhóm|tổng|chung|các|[IVX\d]+\b)"
        r"|toàn\s+(?:tỉnh|huyện|xã|ngành|quốc|thành phố|thị xã|đơn vị|cơ quan|sở)\W*$|cả\s+(?:nước|tỉnh)\W*$)",
        IGNORECASE,
    )


@cache
def _detail() -> Pattern[str]:
    return compiled(r"\W*(?:trong (?:số )?đó|trong số (?:này|trên)|riêng|bao gồm cả)\b", IGNORECASE)


def standings(lines: Sequence[Line]) -> tuple[Standing, ...]:
    """Kind and depth of every row, in order."""
    depths = {
        each: level for level, each in enumerate(sorted({rank(line.number) for line in lines if line.number}))
    }
    found: list[Standing] = []
    numbered, detail = 0, False
    for line in lines:
        if line.number and rank(line.number) < _DASH:
            numbered, detail = depths[rank(line.number)], False
        detail = (detail or is_detail(line.label)) and not is_total(line.label)
        found.append(Standing(_kind(line, detail), _depth(line, depths, numbered, detail)))
    return tuple(found)


def _kind(line: Line, detail: bool) -> str:
    if not line.filled:
        return HEADING
    if detail:
        return DETAIL
    return TOTAL if is_total(line.label) else DATA


def _depth(line: Line, depths: dict[int, int], numbered: int, detail: bool) -> int:
    if line.number:
        return depths[rank(line.number)]
    if detail:
        return numbered + 1
    if is_total(line.label) or not depths:
        return 0
    return numbered + 1


def follows(before: str, number: str) -> bool:
    """True when `number` comes directly after `before`: 3 after 2, 2.4 after 2.3, IV after III, đ or e after d."""
    head, _, left = before.rpartition(".")
    other, _, right = number.rpartition(".")
    if head != other:
        return False
    if left.isdecimal() and right.isdecimal():
        return int(right) == int(left) + 1
    if rank(before) in (_ROMAN, _SMALL_ROMAN) and rank(before) == rank(number):
        return _roman(right) == _roman(left) + 1
    return any(left.lower() + right.lower() in order for order in _ALPHABETS)


_ALPHABETS = (
    "abcdđeghiklmnopqrstuvxy",
    "abcdefghijklmnopqrstuvwxyz",
    "abcdđefghijklmnopqrstuvwxyz",
    "hik",
    "ghjk",
)


def _roman(number: str) -> int:
    worth = [{"i": 1, "v": 5, "x": 10}[letter] for letter in number.lower()]
    return sum(-a if a < b else a for a, b in zip(worth, [*worth[1:], 0], strict=True))
