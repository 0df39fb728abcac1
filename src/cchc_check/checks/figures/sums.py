"""How the numbers of one reckoning are printed beside each other.

Invariant: numbers that share a scale ("88 tỷ", "80 tỷ") are shown in it; others in full.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from cchc_check.checks.intervals import shown
from cchc_check.extraction.figures import Quantity
from cchc_check.extraction.quantities.numerals import read_number
from cchc_check.text.document import Document

_WHOLE = Decimal(1)


def common_scale(document: Document, numbers: Sequence[Quantity]) -> Decimal:
    """What the printed digits of all the numbers are worth; one where they differ."""
    scales = {_scale(document, one) for one in numbers}
    return scales.pop() if len(scales) == 1 else _WHOLE


def printed(document: Document, one: Quantity, scale: Decimal) -> str:
    """The digits as written where they stand for `scale` each, the value otherwise."""
    return document.quote(one.digits) if _scale(document, one) == scale else shown(one.value / scale)


def in_scale_of(document: Document, part: Quantity, whole: Quantity) -> Quantity:
    """The part of "42,3/45,0 tỷ đồng", where the scale is printed once for both."""
    scale = _scale(document, whole)
    if _scale(document, part) == _WHOLE and part.value * scale <= 2 * whole.value:
        return replace(part, value=part.value * scale, step=part.step * scale, kind=whole.kind)
    return part


def _scale(document: Document, one: Quantity) -> Decimal:
    read = read_number(document.quote(one.digits), 0)
    if read is None or not read.value or not one.value:
        return _WHOLE
    return abs(one.value / read.value)
