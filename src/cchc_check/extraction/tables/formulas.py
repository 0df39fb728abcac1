"""The formulas that tables print: "(1)=(2)+(3)", "5=4/3x100", "7 = 8+…+10", "Tổng (I+II+III)".

Invariant: a formula names columns or rows as printed; nothing here knows what they hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from re import IGNORECASE, Match, Pattern

from msgspec import Struct

from cchc_check.extraction.part import Part
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

LONGEST_RANGE = 60
LONGEST_FORMULA = 400
"""Characters of a cell that is looked through for one; nobody writes a longer one."""
DEEPEST_FORMULA = 20
"""Brackets inside one another."""


class Name(Struct, frozen=True):
    """A column or row by its printed number."""

    name: str


class Constant(Struct, frozen=True):
    """A number that is meant as such: the 100 of "x100"."""

    value: int


class Operation(Struct, frozen=True):
    """`left` and `right` joined by one of + - * /."""

    sign: str
    left: Expression
    right: Expression


Expression = Name | Constant | Operation


class Formula(Struct, frozen=True):
    """What is printed as `target` ("" where only the right side is) equals each of `sides`."""

    target: str
    sides: tuple[Expression, ...]


def find_formula(text: str, at: int, *, rows: bool = False) -> Part[str] | None:
    """The first formula in the words of one cell that stands at `at`; of rows when `rows`, else of columns."""
    if len(text) > LONGEST_FORMULA:
        return None
    if "=" not in text and not ("(" in text and any(sign in text for sign in "+/:")):
        return None
    for match in (_of_rows() if rows else _of_columns()).finditer(text):
        for spare in ("", "(", ")", "()"):
            written = match[0].rstrip().removesuffix(")") if ")" in spare else match[0].rstrip()
            words = written.lstrip().removeprefix("(") if "(" in spare else written.lstrip()
            if read_formula(words):
                start = at + match.start() + len(written) - len(words)
                return Part(" ".join(words.split()), Span(start, start + len(words)))
    return None


def read_formula(written: str) -> Formula | None:
    """The formula that `written` is, or None when it is something else."""
    if len(written) > LONGEST_FORMULA or not any(sign in written for sign in "=+-–−/:*×xX"):
        return None
    tokens = tuple(_tokens(written))
    if not tokens or tokens[-1] is None:
        return None
    reader = _Reader([token for token in tokens if token])
    try:
        sides = reader.equation()
    except (IndexError, ValueError):
        return None
    target = ""
    if isinstance(sides[0], Name) and len(sides) > 1:
        target, sides = sides[0].name, sides[1:]
    computed = [side for side in sides if isinstance(side, Operation)]
    return Formula(target, tuple(sides)) if computed and not (len(sides) > 1 and not target) else None


def names(expression: Expression) -> Iterator[str]:
    """Every column or row named, from left to right."""
    match expression:
        case Name(name):
            yield name
        case Operation(_, left, right):
            yield from names(left)
            yield from names(right)


def signed_names(expression: Expression, sign: int = 1) -> tuple[tuple[int, str], ...] | None:
    """The terms of a plain sum, "8=1+2-5" as (1, "1"), (1, "2"), (-1, "5"); None for any other formula."""
    match expression:
        case Name(name):
            return ((sign, name),)
        case Operation("+" | "-" as joint, left, right):
            first = signed_names(left, sign)
            second = signed_names(right, sign if joint == "+" else -sign)
            return first + second if first and second else None
    return None


@cache
def _of_columns() -> Pattern[str]:
    return _written(r"(?=[\d\s()+…./:x*×%–-]+\))(?=\s*\(?\d+\)?\s*[+/:])")


@cache
def _of_rows() -> Pattern[str]:
    return _written(r"(?=[^()]*(?:\([^()]*\)[^()]*)*[+/:])")


def _written(alone: str) -> Pattern[str]:
    """Formulas with "=", and those in brackets without, where what follows the bracket looks like `alone`."""
    # No text is matched in two ways: a cell may hold anything, and what fails late would be tried in all of them.
    name = r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-HJ-UWYZĐ])(?!(?!x\s*[\d(])\w)"
    word = r"(?:cột|dòng|mục)\s*"
    sign = r"(?:[-+–−x×X*:/]|(?:\+\s*)?(?:\.{2,}|…)(?:\s*\+)?)"
    term = rf"[(\[\s]*(?:{word}(?:\(\s*)?)?{name}(?:(?:\s*\)|\])[)\]]*)?(?:\s*%)?"
    body = rf"{term}(?:\s*{sign}{term})*"
    chained = rf"(?:(?<![\w.,])(?:{word})?(?:\(\s*)?{name}(?:\s*\))?\s*)?={body}(?:\s*={body})*"
    return compiled(rf"{chained}|(?<=\(){alone}{body}\s*(?=\))", IGNORECASE)


_TOKEN = (
    r"\s*(?:(?P<word>(?i:cột|dòng|mục|hàng))|(?P<range>(?:\+\s*)?(?:\.{2,}|…)\s*\+?)|(?P<hundred>100\s*%?)"
    r"|\(\s*(?P<boxed>\d{1,3}(?:\.\d{1,2}){0,3}|[A-ZĐ]|[IVX]{1,5})\s*\)"
    r"|(?P<name>\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}(?!\w)|[A-WYZĐ](?!\w))"
    r"|(?P<sign>[-+–−x×X*:/=()\[\]])|%)"
)


@cache
def _token() -> Pattern[str]:
    return compiled(_TOKEN)


def _tokens(written: str) -> Iterator[str | None]:
    """Names behind "#", signs as one of + - * / = ( ); None where something else stands."""
    at = 0
    written = written.strip()
    while at < len(written):
        match = _token().match(written, at)
        if not match:
            yield None
            return
        at = match.end()
        if token := _token_of(match):
            yield token


def _token_of(match: Match[str]) -> str:
    name = match["boxed"] or match["name"]
    if name:
        return f"#{name}"
    if match["hundred"]:
        return "100"
    if match["range"]:
        return "…"
    return _SIGNS.get(match["sign"] or "", match["sign"] or "")


_SIGNS = {"–": "-", "−": "-", "x": "*", "X": "*", "×": "*", ":": "/", "[": "(", "]": ")"}


class _Reader:
    """Reads tokens from left to right; IndexError or ValueError where they are no formula."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    def equation(self) -> list[Expression]:
        sides = []
        if self.tokens[0] == "=":
            self.at = 1
        while True:
            sides.append(self.sum())
            if self.at == len(self.tokens):
                return sides
            self.take("=")

    def sum(self) -> Expression:
        left = self.product()
        while self.next() in ("+", "-", "…"):
            sign = self.take()
            right = self.product()
            left = _range(left, right) if sign == "…" else Operation(sign, left, right)
        return left

    def product(self) -> Expression:
        left = self.single()
        while self.next() in ("*", "/"):
            left = Operation(self.take(), left, self.single())
        return left

    def single(self) -> Expression:
        token = self.take()
        if token == "(":
            self.depth += 1
            if self.depth > DEEPEST_FORMULA:
                raise ValueError(token)
            inner = self.sum()
            self.take(")")
            self.depth -= 1
            return inner
        if token == "100":
            return Constant(100)
        if not token.startswith("#"):
            raise ValueError(token)
        return Name(token[1:])

    def next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, wanted: str = "") -> str:
        token = self.tokens[self.at]
        if wanted and token != wanted:
            raise ValueError(token)
        self.at += 1
        return token


def _range(left: Expression, last: Expression) -> Expression:
    """ "2+…+7" and "2+3+…+7" as 2+3+4+5+6+7."""
    before = last_name(left)
    if not isinstance(last, Name) or not (before.isdecimal() and last.name.isdecimal()):
        raise ValueError("range")
    if not 0 < int(last.name) - int(before) <= LONGEST_RANGE:
        raise ValueError("range")
    for number in range(int(before) + 1, int(last.name) + 1):
        left = Operation("+", left, Name(str(number)))
    return left


def last_name(expression: Expression) -> str:
    """The name that stands last."""
    return tuple(names(expression))[-1]
