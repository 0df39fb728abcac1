"""Texts that are hard for a regular expression: runs, alternations, and what nearly matches it.

Invariant: a family is told by what is repeated, so that it can be made of any length.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

from msgspec import Struct

RUNS = (
    *"1 0/Aax.…,:;()[]{}<>\n\t\"'“”«»-–—_*#|&=%\\`+@!?Iế\u0301Đđăơ²\u00a0\u200b",
    *(
        "e\u0302\u0301",
        "\r\n",
        "\n\n",
        "- ",
        "a. ",
        "1. ",
        "I. ",
        "\n1. ",
        "\n- ",
        "\n| ",
        "a) ",
        "1.1.",
        "1/1/",
    ),
    *("A-", "1/A-A ", "1.000 ", "1,5% ", "ngày ", "ngày 1 ", "tháng 1 ", "năm 2020 ", "số ", "Số: ", "số 1 "),
    *(
        "Quyết định ",
        "Phụ lục ",
        "Điều 1 ",
        "của ",
        "và ",
        "tăng ",
        "trong đó ",
        "mươi ",
        "người, ",
        "a@a.",
        "http://",
    ),
    *("<a ", "<w:p>", "<!--", "<![CDATA[", "&amp;", ' w:id="1"', "<w:comment ", "</w:p>", 'xmlns:w="'),
)
_MIXED = "1 /Aa.,-\n\t(”ế:"
ALTERNATIONS = tuple(one + other for one, other in combinations(_MIXED, 2))
_LONG = 16
"""A repeat that may go on at least this long is pumped."""
_SEEDS = 3
_END = "\x01"
_POOL = "a1 A.,-/:;()\n\tế_<>\"'=é%|&xI0"


class Family(Struct, frozen=True, order=True):
    """`head`, then `unit` over and over, then a character that no pattern waits for."""

    head: str
    unit: str

    def text(self, size: int) -> str:
        """About `size` characters of it."""
        times = max(1, (size - len(self.head)) // len(self.unit))
        return self.head + self.unit * times + _END


def everyones() -> tuple[Family, ...]:
    """The families that every pattern is tried on."""
    return tuple(Family("", unit) for unit in dict.fromkeys((*RUNS, *ALTERNATIONS)))


def own(pattern: str | bytes, flags: int) -> tuple[Family, ...]:
    """Near misses: made of the pattern's own words and repeats, never the whole of it over and over."""
    tree = _parser.parse(pattern, flags)
    made: dict[Family, None] = {}
    for seed in range(_SEEDS):
        writer = _Writer(random.Random(seed))
        whole = writer.all_of(tree)
        units = [whole[:-1], whole[: len(whole) // 2], whole + " ", *_words(whole)]
        made |= {Family("", unit): None for unit in units if unit}
        for head, unit in writer.pumps(tree, ""):
            families = Family(head, unit), Family("", head + unit), Family("", head), Family("", unit)
            made |= {one: None for one in families if one.unit}
    return tuple(one for one in made if one not in _EVERYONES)


def _words(text: str) -> Iterator[str]:
    for word in text.split():
        yield word
        yield word + " "


class _Writer:
    """Writes what a parsed pattern matches; look-arounds are taken for granted."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._groups: dict[int, str] = {}

    def all_of(self, tree: Sequence[Any]) -> str:
        return "".join(self._one(op, value) for op, value in tree)

    def pumps(self, tree: Sequence[Any], head: str) -> Iterator[tuple[str, str]]:
        """What stands before each long repeat, and what it repeats."""
        for op, value in tree:
            if op in _REPEATS:
                _, most, body = value
                if most >= _LONG:
                    yield head, self.all_of(body)
                yield from self.pumps(body, head)
            elif op is _constants.BRANCH:
                for branch in value[1]:
                    yield from self.pumps(branch, head)
            elif op in _INNER:
                yield from self.pumps(_INNER[op](value), head)
            head += self._one(op, value)

    def _one(self, op: Any, value: Any) -> str:
        if op is _constants.LITERAL:
            return chr(value)
        if op in _REPEATS:
            least, most, body = value
            times = min(most, least + self._chance.randint(0, 2))
            return "".join(self.all_of(body) for _ in range(times))
        if op is _constants.BRANCH:
            return self.all_of(self._chance.choice(value[1]))
        if op is _constants.SUBPATTERN:
            self._groups[value[0]] = self.all_of(value[3])
            return self._groups[value[0]]
        if op is _constants.ATOMIC_GROUP:
            return self.all_of(value)
        if op is _constants.GROUPREF:
            return self._groups.get(value, "")
        if op in (_constants.IN, _constants.NOT_LITERAL, _constants.ANY):
            return self._character(op, value)
        return ""

    def _character(self, op: Any, value: Any) -> str:
        if op is _constants.ANY:
            return self._chance.choice(_POOL)
        items = (
            [(_constants.NEGATE, None), (_constants.LITERAL, value)]
            if op is _constants.NOT_LITERAL
            else value
        )
        negated = items[0][0] is _constants.NEGATE
        fits = [char for char in _POOL if negated != any(_fits(char, *item) for item in items)]
        fits += [] if negated else [char for item in items for char in _ends(*item)]
        return self._chance.choice(fits or ["\u1e00"])


_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_INNER = {
    _constants.SUBPATTERN: lambda value: value[3],
    _constants.ATOMIC_GROUP: lambda value: value,
    _constants.ASSERT: lambda value: value[1],
    _constants.ASSERT_NOT: lambda value: value[1],
}
_CATEGORIES = {
    _constants.CATEGORY_DIGIT: r"\d",
    _constants.CATEGORY_NOT_DIGIT: r"\D",
    _constants.CATEGORY_SPACE: r"\s",
    _constants.CATEGORY_NOT_SPACE: r"\S",
    _constants.CATEGORY_WORD: r"\w",
    _constants.CATEGORY_NOT_WORD: r"\W",
}


def _fits(char: str, op: Any, value: Any) -> bool:
    if op is _constants.LITERAL:
        return ord(char) == value
    if op is _constants.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    return op is _constants.CATEGORY and re.match(_CATEGORIES[value], char) is not None


def _ends(op: Any, value: Any) -> str:
    if op is _constants.LITERAL:
        return chr(value)
    return chr(value[0]) + chr(value[1]) if op is _constants.RANGE else ""


_EVERYONES = frozenset(everyones())
