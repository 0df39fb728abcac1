"""Numbers in figures as Vietnamese print writes them, with the scale words behind them.

Invariant: a value is exact; `step` is the worth of the last written digit, scale included.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from msgspec import Struct

from cchc_check.patterns import compiled

SCALES = {
    "nghìn": Decimal(1_000),
    "ngàn": Decimal(1_000),
    "vạn": Decimal(10_000),
    "triệu": Decimal(1_000_000),
    "tỷ": Decimal(1_000_000_000),
    "tỉ": Decimal(1_000_000_000),
}
_BLANK = r"(?: {0,2}| ?\n {0,12})"
_SCALE = compiled(rf"{_BLANK}(nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w| (?:lệ|trọng|suất|số|giá|phú))", re.IGNORECASE)
_BEFORE_SCALE = "nNvVtT\n"
"""What a scale word, or the line end before it, begins with."""
_ONE = Decimal(1)
_PLAIN = compiled(r"\d{1,18}(?![ .,]?\d)")
"""What most numbers are; those with marks and blanks inside need a closer look."""


class Numeral(Struct, frozen=True, gc=False):
    """A number in figures. `digits_end` is where its last digit ends, `end` where its scale word does.

    `style` says how it is written: dots, spaces, comma (Vietnamese), commas, point (foreign) or whole.
    """

    start: int
    digits_end: int
    end: int
    value: Decimal
    step: Decimal
    style: str
    scaled: bool = False


def read_number(text: str, at: int) -> Numeral | None:
    """The number that begins at `at`, without scale words; None for digits that make no number ("1.2.3")."""
    if plain := _PLAIN.match(text, at):
        return Numeral(at, plain.end(), plain.end(), Decimal(plain[0]), _ONE, "whole")
    match = _number().match(text, at)
    if match is None:
        return None
    style = match.lastgroup or "whole"
    return Numeral(at, match.end(), match.end(), *decimal(match[0], style), style)


def decimal(written: str, style: str) -> tuple[Decimal, Decimal]:
    """The value of the digits in one style of print, and the worth of the last of them."""
    match style:
        case "dots" | "comma":
            plain = written.replace(".", "").replace(",", ".")
        case "spaces":
            plain = written.replace(" ", "").replace(",", ".")
        case "commas":
            plain = written.replace(",", "")
        case _:
            plain = written
    value = Decimal(plain)
    return value, Decimal((0, (1,), int(value.as_tuple().exponent)))


def read_scaled(text: str, at: int) -> Numeral | None:
    """The number that begins at `at` with the scale words behind it: "394 tỷ 581 triệu", "2 tỷ rưỡi"."""
    first = read_number(text, at)
    if first is None:
        return None
    ahead = text[first.digits_end : first.digits_end + 2].lstrip(" ")
    scale = None if ahead and ahead[0] not in _BEFORE_SCALE else _SCALE.match(text, first.digits_end)
    if scale is None:
        return first
    worth = SCALES[scale[1].lower()]
    total = Numeral(
        at,
        first.digits_end,
        scale.end(),
        _times(first.value, worth),
        _times(first.step, worth),
        first.style,
        True,
    )
    if half := _half().match(text, total.end):
        return _joined(total, half.end(), half.end(), worth / 2, worth / 10)
    return _with_lower(text, _stacked(text, total), worth)


def _stacked(text: str, total: Numeral) -> Numeral:
    """ "2 nghìn tỷ": a scale of a scale."""
    scale = _SCALE.match(text, total.end)
    if scale is None or SCALES[scale[1].lower()] <= 1_000_000:
        return total
    worth = SCALES[scale[1].lower()]
    return Numeral(
        total.start,
        total.digits_end,
        scale.end(),
        _times(total.value, worth),
        _times(total.step, worth),
        total.style,
        True,
    )


def _with_lower(text: str, total: Numeral, worth: Decimal) -> Numeral:
    """`total` with the smaller amounts that follow it directly ("… 581 triệu")."""
    while gap := _next().match(text, total.end):
        part = read_number(text, gap.end())
        scale = _SCALE.match(text, part.digits_end) if part else None
        if part is None or scale is None:
            break
        lower = SCALES[scale[1].lower()]
        if lower >= worth or part.value * lower >= worth:
            break
        value, step = _times(part.value, lower), _times(part.step, lower)
        total = _joined(total, part.digits_end, scale.end(), value, step)
        worth = lower
    return total


def _times(value: Decimal, worth: Decimal) -> Decimal:
    """The product, without idle decimals ("2,5 triệu" is 2500000 and not 2500000.0)."""
    product = value * worth
    whole = product.to_integral_value()
    return whole if whole == product else product


def _joined(total: Numeral, digits_end: int, end: int, value: Decimal, step: Decimal) -> Numeral:
    return Numeral(total.start, digits_end, end, total.value + value, step, total.style, True)


@cache
def _number() -> re.Pattern[str]:
    return compiled(
        r"""(?P<dots>\d{1,3}(?:\.\d{3})+(?:,\d{1,12})?)(?![\d.,]?\d)
          | (?P<spaces>[1-9]\d{0,2}(?:[ ]\d{3})+(?:,\d{1,12})?)(?![ .,]?\d)
          | (?P<commas>\d{1,3}(?:,\d{3}){2,}(?:\.\d{1,12})?|\d{1,3}(?:,\d{3})+\.\d{1,12})(?![.,]?\d)
          | (?P<comma>\d{1,15},\d{1,15})(?![.,]?\d)
          | (?P<point>\d{1,15}\.(?:\d{1,2}|\d{4,15}))(?![.,]?\d)
          | (?P<whole>\d{1,18})(?![.,]?\d)
        """,
        re.VERBOSE,
    )


@cache
def _half() -> re.Pattern[str]:
    return compiled(rf"{_BLANK}rưỡi(?!\w)", re.IGNORECASE)


@cache
def _next() -> re.Pattern[str]:
    return compiled(r"(?: {1,2}| ?\n {0,12})(?:và )?(?=\d)")
