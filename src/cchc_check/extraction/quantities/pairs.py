"""Two numbers that belong together: "176/221 đơn", "02/3 đơn vị", "5-7 ngày".

Invariant: a slash makes a ratio only where the numbers count the same thing; dates and ranks are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from cchc_check.extraction.figures import Quantity, Ratio
from cchc_check.extraction.quantities.numerals import Numeral, read_number, read_scaled
from cchc_check.extraction.quantities.places import Place
from cchc_check.extraction.quantities.units import Unit, UnitTable, unit_at
from cchc_check.patterns import compiled

_SLASH = compiled(r" ?/ ?(?=\d)")
_DASH = compiled(r" ?[-–] ?(?=\d)")
_TO = compiled(r"(?: {1,2}| ?\n {0,12})đến(?: {1,2}| ?\n {0,12})(?=\d)")
_CHANGES = compiled(r"(?:tăng|giảm|nâng|hạ|rút)[^.;:,]*$", re.IGNORECASE)
_RANKS = {
    "thứ",
    "hạng",
    "nhất",
    "bậc",
    "ngày",
    "từ",
    "dịp",
    "lễ",
    "nghỉ",
    "đường",
    "ngõ",
    "trước",
    "sau",
    "đến",
    "mồng",
}
_SHARES = {"đạt", "lệ", "là", "có", "còn", "với", "được", "tại"}
_PERCENT = compiled(r"[ ,;]{0,2}\(?(?:đạt |chiếm |bằng |tỷ lệ |tương đương )?\(?\d[\d.,]{0,8} ?%")
_YEARS = range(1900, 2101)


class Pair(Struct, frozen=True):
    """Two numbers around a slash (`is_ratio`) or a dash, and the unit behind them."""

    first: Numeral
    second: Numeral
    unit: Unit | None
    is_ratio: bool


def read_pair(text: str, first: Numeral, units: UnitTable) -> Pair | None:
    """The pair that `first` begins; None when what follows is something else (a code, a date)."""
    slash = None if first.scaled else _SLASH.match(text, first.end)
    gap = slash or _DASH.match(text, first.end) or _TO.match(text, first.end)
    second = read_scaled(text, gap.end()) if gap else None
    if second is None or text[second.end : second.end + 1] in ("/", "-", "–", ":"):
        return None
    unit = unit_at(text, second.end, units)
    if unit is None and (text[second.end : second.end + 1].isalpha() or not slash):
        return None
    if slash:
        return Pair(first, second, unit, True)
    low = _scaled_like(text, first, second)
    return Pair(low, second, unit, False) if low.value < second.value and not _is_years(low, second) else None


def _scaled_like(text: str, first: Numeral, second: Numeral) -> Numeral:
    """ "2-3 triệu": the scale word stands once for both."""
    bare = read_number(text, second.start)
    if first.scaled or not second.scaled or bare is None or not bare.value:
        return first
    factor = second.value / bare.value
    value, step = first.value * factor, first.step * factor
    return Numeral(first.start, first.digits_end, first.end, value, step, first.style, True)


def _is_years(first: Numeral, second: Numeral) -> bool:
    return first.style == second.style == "whole" and {first.value, second.value} <= set(_YEARS)


def begins_range(text: str, first: Numeral, place: Place) -> bool:
    """True for the 5 of "từ 5 đến 7 ngày", unless something went up or down from there."""
    return (
        place.word == "từ"
        and _TO.match(text, first.end) is not None
        and _CHANGES.search(text, max(0, first.start - 40), first.start) is None
    )


def is_share(text: str, pair: Pair, place: Place) -> bool:
    """True when the two numbers around a slash are a part and its whole."""
    first, second = pair.first.value, pair.second.value
    if place.word in _RANKS or (place.names() and place.word != "lần"):
        return False
    if second in (7, 24) and first == 24:
        return False
    if pair.unit is None:
        told = place.after_sign or place.word in _SHARES or _PERCENT.match(text, pair.second.end)
        return bool(told) and not (first <= 12 and second in _YEARS)
    if pair.unit.kind == "time" and pair.unit.name in ("giờ", "năm", "tháng"):
        return False
    if pair.unit.kind != "":
        return True
    return not (place.may_name() or second in _YEARS or (first <= 31 and second <= 12))


def is_per(text: str, second: Numeral, first_end: int) -> bool:
    """True for the 10.000 of "23 giường bệnh/10.000 dân", which says how the 23 are spread and counts nobody."""
    if first_end != second.start - 1 or text[first_end] != "/":
        return False
    return second.value in (100, 1_000, 10_000, 100_000, 1_000_000)


def other_half(text: str, quantity: Quantity, before: Sequence[Quantity]) -> Ratio | None:
    """The ratio that `quantity` completes: "176 đơn/221 đơn", "176 đơn (160 khiếu nại, 16 tố cáo)/221 đơn"."""
    at = quantity.span.start - 1
    if text[at : at + 1] != "/" or not before:
        return None
    end = at
    if text[at - 1] == ")":
        opening = text.rfind("(", max(0, at - 200), at)
        end = len(text[: opening + 1].rstrip("( ")) if opening >= 0 else at
    part = next((one for one in reversed(before[-8:]) if one.span.end == end), None)
    if part is None or part.unit != quantity.unit:
        return None
    return Ratio(part.span.to(quantity.span), part, quantity)
