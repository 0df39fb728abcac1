"""Numbers that look like a slip of the hand for one another.

Invariant: only digits are compared; a single digit resembles nothing.
"""

from __future__ import annotations

from decimal import Decimal


def misprinted(one: Decimal, other: Decimal) -> bool:
    """True when one digit was changed, dropped, doubled or swapped with its neighbour ("87" and "78", "970")."""
    first, second = _digits(one), _digits(other)
    if first == second or max(len(first), len(second)) < 2:
        return False
    if len(first) == len(second):
        apart = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
        return len(apart) == 1 or _swapped(first, second, apart)
    longer, shorter = sorted((first, second), key=len, reverse=True)
    return len(shorter) > 1 and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _swapped(first: str, second: str, apart: list[int]) -> bool:
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    left, right = apart
    return first[left] == second[right] and first[right] == second[left]


def _digits(value: Decimal) -> str:
    written = f"{abs(value):f}"
    if "." in written:
        return written.rstrip("0").replace(".", "")
    return written
