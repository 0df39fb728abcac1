"""The number in a cell of a table.

Invariant: a cell with anything besides one number and its unit holds no number.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from cchc_check.extraction.figures import Quantity
from cchc_check.extraction.quantities.numerals import Numeral, decimal, read_scaled
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_ZERO = compiled(r"[-–—−]{1,3}")
_SIGN = compiled(r"([-–−+]|âm )? ?", re.IGNORECASE)
_UNIT = compiled(r" ?(%|‰|[^\W\d_][^\d,;:()]{0,30}[23²³]?)?")
_FOREIGN = compiled(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,12})?(?![\d.,])")
_FLOAT = compiled(r"-?\d(?:[.,]\d{1,20})?[Ee][-+]?\d{1,3}$")
_MARKS = " \t*†‡¹²³"
_ROUNDED = ("ha", "km", "kg", "m", "m2", "m3", "tấn", "tạ", "lít", "điểm")
_SCALED = ("nghìn", "ngàn", "triệu", "tỷ", "tỉ")
_LONG = 15
_ONE = Decimal(1)
_FINEST = Decimal("0.000001")
_UNKNOWN = frozenset(("x", "X", "…", "...", "//", "/", ".", ",", "?"))


def parse_cell(text: str, span: Span, unit: str = "") -> Quantity | None:
    """The number that the cell `text`, which stands at `span`, holds; a dash is 0, and "(12,5)" is negative.

    `unit` is what the table says the column is in; the value is in that unit, and is only scaled where the cell
    itself has a scale word. None for an empty cell, "x", "…" and words.
    """
    if text.isdecimal() and text.isascii() and text[0] != "0" and len(text) < _LONG:
        # Nothing but digits, as in most cells.
        return Quantity(span, span, Decimal(text), _ONE, unit, _kind_of_whole(unit))
    words = " ".join(text.split())
    if not words or words in _UNKNOWN:
        return None
    if _ZERO.fullmatch(words):
        return Quantity(span, span, Decimal(0), Decimal(1), unit, _kind(unit, Decimal(1)))
    if _FLOAT.match(words):
        return _residue(words, span, unit)
    return _number(words, text, span, unit)


def _number(words: str, text: str, span: Span, unit: str) -> Quantity | None:
    inner = words.rstrip(_MARKS) if words[-1:] not in "²³" or words[-2:-1] != "m" else words
    enclosed = inner.startswith("(") and inner.endswith(")")
    if enclosed:
        inner = inner[1:-1].strip()
    sign = _SIGN.match(inner)
    start = sign.end() if sign else 0
    numeral = _read(inner, start)
    rest = _UNIT.fullmatch(inner, numeral.end) if numeral else None
    if numeral is None or rest is None or (numeral.digits_end - start > 1 and _is_code(inner, start)):
        return None
    negative = enclosed != bool(sign and sign[1] and sign[1].lower() in ("-", "–", "−", "âm "))
    own = (rest[1] or "").lower()
    value, step = -numeral.value if negative else numeral.value, max(numeral.step, _FINEST)
    where = text.find(inner[start : numeral.digits_end]) if len(text) == len(span) else -1
    begin = span.start + where
    digits = Span(begin, begin + numeral.digits_end - start) if where >= 0 else span
    kind = _kind(own or unit, step, scaled=numeral.scaled)
    return Quantity(
        span, digits, value.quantize(_FINEST) if numeral.step < _FINEST else value, step, own or unit, kind
    )


def _read(inner: str, start: int) -> Numeral | None:
    foreign = _FOREIGN.match(inner, start)
    if foreign and (foreign[0].count(",") > 1 or "." in foreign[0]):
        return Numeral(start, foreign.end(), foreign.end(), *decimal(foreign[0], "commas"), "commas")
    return read_scaled(inner, start)


def _is_code(inner: str, start: int) -> bool:
    """ "007" and "0123456" name something; "02" and "0,5" do not."""
    return inner[start] == "0" and len(inner) > start + 2 and inner[start + 1 : start + 3].isdigit()


def _residue(words: str, span: Span, unit: str) -> Quantity:
    value = Decimal(words.replace(",", ".")).quantize(_FINEST)
    return Quantity(span, span, value, _FINEST, unit, "measure")


@lru_cache(maxsize=256)
def _kind_of_whole(unit: str) -> str:
    """The kind of a whole number: a table has few units and many cells."""
    return _kind(unit, _ONE)


def _kind(unit: str, step: Decimal, *, scaled: bool = False) -> str:
    if unit.startswith(("%", "điểm %", "phần trăm", "tỷ lệ")):
        return "percent"
    first = unit.partition(" ")[0]
    rounded = step < 1 or scaled or first in _SCALED or unit.partition("/")[0] in _ROUNDED or "/" in unit
    return "measure" if rounded else "count"
