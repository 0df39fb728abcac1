"""The values a printed number may stand for, as closed intervals of exact decimals, and how to print a number.

Invariant: a count without a hedge is one value; everything else is as wide as its written digits and its hedge.
"""

from __future__ import annotations

from decimal import Decimal

from cchc_check.extraction.figures import Quantity

Interval = tuple[Decimal, Decimal]

_ENDLESS = Decimal("Infinity")
_LOW, _HIGH = Decimal("0.9"), Decimal("1.1")
_DECIMALS = 6


def interval(quantity: Quantity) -> Interval:
    """The least and the greatest value that the writer may have meant.

    A percentage reaches one unit of its last digit to either side, because reports truncate and make shares add
    up; a measure half a unit. "gần" reaches a tenth down, "trên" a tenth up, "khoảng" both ways; "từ … trở lên"
    and "không quá" have no other end.
    """
    low, high = _written(quantity)
    match quantity.bound:
        case "below":
            return min(low, low * _LOW), high
        case "above":
            return low, max(high, high * _HIGH)
        case "about":
            return min(low * _LOW, low * _HIGH), max(high * _LOW, high * _HIGH)
        case "least":
            return low, _ENDLESS
        case "most":
            return -_ENDLESS, high
        case _:
            return low, high


def _written(quantity: Quantity) -> Interval:
    value, step = quantity.value, quantity.step
    if quantity.bound == "range":
        return value, value + step
    match quantity.kind:
        case "percent":
            return value - step, value + step
        case "measure":
            return value - step / 2, value + step / 2
        case _:
            return value, value


def truncated(quantity: Quantity) -> Interval:
    """The values that give the written digits when the rest is cut off instead of rounded."""
    if quantity.kind == "count":
        return quantity.value, quantity.value
    return quantity.value, quantity.value + quantity.step


def plus(first: Interval, *others: Interval) -> Interval:
    """The interval of a sum."""
    low, high = first
    for other in others:
        low, high = low + other[0], high + other[1]
    return low, high


def minus(first: Interval, second: Interval) -> Interval:
    """The interval of a difference."""
    return first[0] - second[1], first[1] - second[0]


def meet(first: Interval, second: Interval) -> bool:
    """True when some value lies in both."""
    return first[0] <= second[1] and second[0] <= first[1]


def tolerance(step: Decimal, terms: int) -> Decimal:
    """How far the sum of `terms` numbers rounded to `step` may be from its rounded total."""
    return min(step / 2 * (terms + 1), step * Decimal(terms + 1).sqrt())


def shown(value: Decimal) -> str:
    """`value` as Vietnamese print writes it: "1.234,5", "-3"; at most six decimals, no idle zeros."""
    if not value.is_finite():
        return str(value)
    places = min(_DECIMALS, max(0, -int(value.as_tuple().exponent)))
    text = f"{value:,.{places}f}"
    whole, _, rest = text.partition(".")
    rest = rest.rstrip("0")
    whole = whole.replace(",", ".")
    return f"{whole},{rest}" if rest else ("0" if whole == "-0" else whole)
