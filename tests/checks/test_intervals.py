"""What a written number may stand for, and how computed numbers are printed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_check.checks.intervals import interval, meet, minus, plus, shown, tolerance, truncated
from cchc_check.extraction.figures import Quantity
from cchc_check.text.span import Span

AT = Span(0, 1)
NUMBERS = st.decimals(-(10**9), 10**9, places=2)


def figure(value, step="1", kind="count", bound=""):
    return Quantity(AT, AT, Decimal(value), Decimal(step), "", kind, bound)


@pytest.mark.parametrize(
    ("quantity", "low", "high"),
    [
        (figure(1246), 1246, 1246),
        (figure("79.63", "0.01", "percent"), "79.62", "79.64"),
        (figure(3_400_000_000, 10**8, "measure"), 3_350_000_000, 3_450_000_000),
        (figure("4215.6", "0.1", "measure"), "4215.55", "4215.65"),
        (figure(3200, bound="below"), 2880, 3200),
        (figure(500, bound="above"), 500, 550),
        (figure(20, bound="about"), 18, 22),
        (figure(5, 2, bound="range"), 5, 7),
        (figure(90, bound="target"), 90, 90),
        (figure(-50, kind="percent"), -51, -49),
        (figure(15, bound="least"), 15, "Infinity"),
        (figure(5, bound="most"), "-Infinity", 5),
    ],
)
def test_interval(quantity, low, high):
    assert interval(quantity) == (Decimal(low), Decimal(high))


def test_what_is_cut_off_lies_above():
    assert truncated(figure("79.63", "0.01", "percent")) == (Decimal("79.63"), Decimal("79.64"))
    assert truncated(figure(12)) == (12, 12)


@given(NUMBERS, st.sampled_from(["", "below", "above", "about", "least", "most", "range", "target"]))
def test_the_written_value_is_always_possible(value, bound):
    for kind in ("count", "measure", "percent"):
        low, high = interval(figure(value, "0.01", kind, bound))
        assert low <= value <= high


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_sums_and_differences_hold_their_members(a, b, c, d):
    first, second = (min(a, b), max(a, b)), (min(c, d), max(c, d))
    low, high = plus(first, second)
    assert low <= a + c <= high
    low, high = minus(first, second)
    assert low <= a - c <= high
    assert meet(first, second) == meet(second, first)


def test_tolerance_grows_slowly():
    assert tolerance(Decimal(1), 2) == Decimal("1.5")
    assert Decimal("4.5") < tolerance(Decimal(1), 20) < Decimal("4.6")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("669", "669"),
        ("1234.5", "1.234,5"),
        ("1234567", "1.234.567"),
        ("-3", "-3"),
        ("-1234.50", "-1.234,5"),
        ("2.5E+9", "2.500.000.000"),
        ("0.10", "0,1"),
        ("-0", "0"),
        ("85.3333333333", "85,333333"),
        ("100.000", "100"),
    ],
)
def test_shown(value, text):
    assert shown(Decimal(value)) == text
