"""Numbers one slip apart: the year left out, a digit lost or doubled.

Invariant: both places have the same symbol and the same printed date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_check.checks.citations.cited import Mention, are_two_documents, grouped, titles_alike
from cchc_check.checks.citations.likeness import Likeness
from cchc_check.checks.citations.slip import Slip

_LONG_TITLE = 5


def left_out_years(cited: Sequence[Mention]) -> Iterator[Slip]:
    """Places that leave out the year which another place has in the same number."""
    dated = (one for one in cited if one.issued)
    for group in grouped(((one.number, one.symbol, one.issued), one) for one in dated).values():
        full = next((one for one in group if one.notation.year and one.is_of_its_year), None)
        if full:
            for here in group:
                if here.notation.year is None and not are_two_documents(here, full):
                    yield Slip(here, full, "year-left-out")


def near_numbers(cited: Sequence[Mention]) -> Iterator[Slip]:
    """Places whose number has one digit more or less than that of a place with the same title."""
    telling = (one for one in cited if one.issued and len(one.title.split()) >= _LONG_TITLE)
    for group in grouped(((one.symbol, one.notation.form, one.issued), one) for one in telling).values():
        by_number = grouped((one.number, one) for one in group)
        for number, places in by_number.items():
            for shorter in {number[:i] + number[i + 1 :] for i in range(len(number))} & by_number.keys():
                yield from _one_digit_apart(places, by_number[shorter])


def _one_digit_apart(longer: Sequence[Mention], shorter: Sequence[Mention]) -> Iterator[Slip]:
    if titles_alike(longer[0], shorter[0]) is Likeness.SAME and not are_two_documents(longer[0], shorter[0]):
        wrong, right = (longer, shorter) if len(longer) <= len(shorter) else (shorter, longer)
        for here in wrong:
            yield Slip(here, right[0], "near-number")
