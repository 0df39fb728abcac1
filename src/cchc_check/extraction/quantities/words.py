"""Numbers in words: "hai mươi lăm", "một nghìn hai trăm linh tư", "ba tỷ rưỡi".

Invariant: only a whole number in words is read; where the words could go on and make no number, it ends before.
"""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from cchc_check.extraction.quantities.numerals import SCALES
from cchc_check.patterns import compiled

_DIGITS = {
    "không": 0,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_LAST = _DIGITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_BLANK = r"(?: {1,2}| ?\n {0,12})"
_NAMES = "|".join((*_LAST, "mười", "mươi", "trăm", "linh", "lẻ", "rưỡi", *SCALES))
_WORD = compiled(rf"(?:{_NAMES})(?!\w)", re.IGNORECASE)
_GAP = compiled(rf",?{_BLANK}")
_MOST_WORDS = 40


class NumberWords(Struct, frozen=True):
    """A number in words: `text[start:end]`; `count` is the number of its words, `step` as for figures."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    count: int


class _Words(Struct):
    """The number words that stand at a place, and how far they are read."""

    words: list[str]
    at: int = 0

    def peek(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.words[place] if place < len(self.words) else ""

    def take(self, *wanted: str) -> bool:
        if self.peek() in wanted:
            self.at += 1
            return True
        return False


def read_words(text: str, at: int) -> NumberWords | None:
    """The number in words that begins at `at`."""
    words, ends = _spelled(text, at)
    if not words:
        return None
    reader = _Words(words)
    number = _number(reader)
    if number is None or reader.at == 0:
        return None
    return NumberWords(at, ends[reader.at - 1], *number, reader.at)


def _spelled(text: str, at: int) -> tuple[list[str], list[int]]:
    words: list[str] = []
    ends: list[int] = []
    while len(words) < _MOST_WORDS and (match := _WORD.match(text, at)):
        words.append(match[0].lower())
        ends.append(match.end())
        gap = _GAP.match(text, match.end())
        if gap is None:
            break
        at = gap.end()
    return words, ends


def _number(words: _Words) -> tuple[Decimal, Decimal] | None:
    below = _below_a_billion(words)
    if below is None:
        return None
    value, step = below
    if not words.take("tỷ", "tỉ"):
        return value, step
    worth = SCALES["tỷ"]
    value, step = value * worth, worth
    if tail := _tail(words, worth):
        return value + tail[0], tail[1]
    mark = words.at
    rest = _below_a_billion(words)
    if rest is None:
        words.at = mark
        return value, step
    return value + rest[0], rest[1]


def _below_a_billion(words: _Words) -> tuple[Decimal, Decimal] | None:
    """Millions, thousands and units, each given at most once and in this order."""
    total, step, limit = Decimal(0), Decimal(1), Decimal(1_000_000_000)
    found = False
    while (mark := words.at) < len(words.words):
        value = _below_a_thousand(words)
        if value is None:
            break
        worth = _scale(words, limit)
        if worth is None or (found and worth == 1 and limit == 1):
            words.at = mark
            break
        total, step, limit, found = total + value * worth, worth, worth, True
        if worth == 1:
            return total + _odd_half(words), step
        if tail := _tail(words, worth):
            return total + tail[0], tail[1]
    return (total, step) if found else None


def _scale(words: _Words, limit: Decimal) -> Decimal | None:
    word = words.peek()
    if word in SCALES and word not in ("tỷ", "tỉ"):
        worth = SCALES[word]
        if worth >= limit:
            return None
        words.at += 1
        return worth
    return Decimal(1) if limit > 1 else None


def _odd_half(words: _Words) -> Decimal:
    return Decimal("0.5") if words.take("rưỡi") else Decimal(0)


def _tail(words: _Words, worth: Decimal) -> tuple[Decimal, Decimal] | None:
    """ "rưỡi", or a last digit that counts tenths of the scale: "một nghìn hai"."""
    if words.take("rưỡi"):
        return worth / 2, worth / 10
    if words.peek() in _LAST and words.peek() != "không" and not words.peek(1):
        digit = _LAST[words.peek()]
        words.at += 1
        return digit * worth / 10, worth / 10
    return None


def _below_a_thousand(words: _Words) -> Decimal | None:
    if words.peek() in _DIGITS and words.peek(1) == "trăm":
        hundreds = _DIGITS[words.peek()] * 100
        words.at += 2
        if words.take("rưỡi"):
            return Decimal(hundreds + 50)
        if words.peek() in ("linh", "lẻ") and words.peek(1) in _LAST:
            words.at += 2
            return Decimal(hundreds + _LAST[words.words[words.at - 1]])
        rest = _below_a_hundred(words)
        if rest is not None and rest < 10:
            # "một trăm hai" is 120, unless a scale shows that the digit begins something else.
            return Decimal(hundreds + rest * 10)
        return Decimal(hundreds + (rest or 0))
    rest = _below_a_hundred(words)
    return None if rest is None else Decimal(rest)


def _below_a_hundred(words: _Words) -> int | None:
    if words.take("mười"):
        return 10 + _last_digit(words)
    if words.peek() in _DIGITS and words.peek(1) == "mươi":
        tens = _DIGITS[words.peek()] * 10
        words.at += 2
        return tens + _last_digit(words)
    if words.peek() in _DIGITS:
        words.at += 1
        return _DIGITS[words.words[words.at - 1]]
    return None


def _last_digit(words: _Words) -> int:
    """The digit behind the tens, unless it begins the next group ("hai mươi triệu …" has none)."""
    if words.peek() in _LAST and words.peek(1) not in ("trăm", "mươi"):
        words.at += 1
        return _LAST[words.words[words.at - 1]]
    return 0
