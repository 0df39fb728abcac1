"""Numbers in figures and in words: every spelling gives its value and the worth of its last digit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_check.extraction.quantities.numerals import read_number, read_scaled
from cchc_check.extraction.quantities.words import read_words
from extraction.spelling import grouped, in_words, step_of

COUNTS = st.integers(1, 10**12 - 1)


@pytest.mark.parametrize(
    ("written", "value", "step", "style"),
    [
        ("1.234.567", "1234567", "1", "dots"),
        ("1.234.567,89", "1234567.89", "0.01", "dots"),
        ("7 981", "7981", "1", "spaces"),
        ("98,5", "98.5", "0.1", "comma"),
        ("98,50", "98.50", "0.01", "comma"),
        ("96.4", "96.4", "0.1", "point"),
        ("1,234,567", "1234567", "1", "commas"),
        ("1,234.5", "1234.5", "0.1", "commas"),
        ("02", "2", "1", "whole"),
        ("2020", "2020", "1", "whole"),
    ],
)
def test_styles_of_print(written, value, step, style):
    number = read_number(f"{written} hồ sơ", 0)
    assert (number.value, number.step, number.style) == (Decimal(value), Decimal(step), style)
    assert number.digits_end == len(written)


@pytest.mark.parametrize("written", ["1.2.3", "2.1.4.", "192.168.1.1", "1.2345.6", "12.34,5"])
def test_what_is_no_number(written):
    assert read_number(written, 0) is None


@pytest.mark.parametrize(
    ("written", "value", "step"),
    [
        ("394 tỷ 581 triệu đồng", 394_581_000_000, 10**6),
        ("2 tỷ rưỡi đồng", 2_500_000_000, 10**8),
        ("7,5 nghìn tấn", 7_500, 100),
        ("24 ngàn người", 24_000, 1_000),
        ("3 nghìn tỷ đồng", 3 * 10**12, 10**12),
        ("1,2 triệu lượt", 1_200_000, 100_000),
        ("5 vạn cây", 50_000, 10_000),
        ("12 tỉ đồng", 12 * 10**9, 10**9),
        ("15 tỷ lệ", 15, 1),
        ("3 triệu 5 tỷ", 3_000_000, 10**6),
    ],
)
def test_scale_words(written, value, step):
    number = read_scaled(written, 0)
    assert (number.value, number.step) == (value, step)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("hai mươi lăm", 25),
        ("hai mươi nhăm", 25),
        ("mười một", 11),
        ("hai mươi mốt", 21),
        ("bốn mươi tư", 44),
        ("một trăm linh tư", 104),
        ("một trăm lẻ năm", 105),
        ("một nghìn hai trăm", 1_200),
        ("một ngàn hai", 1_200),
        ("một nghìn không trăm linh hai", 1_002),
        ("hai tỷ rưỡi", 2_500_000_000),
        ("một trăm rưỡi", 150),
        ("một nghìn hai trăm tỷ", 1_200 * 10**9),
        ("ba trăm mười tám triệu, bảy trăm năm mươi nghìn", 318_750_000),
        ("BA TRĂM", 300),
    ],
)
def test_number_words(written, value):
    words = read_words(f"{written} đồng", 0)
    assert (words.value, words.end) == (value, len(written))


@pytest.mark.parametrize(("written", "read"), [("năm hai nghìn", "năm"), ("hai ba người", "hai"), ("tư", "")])
def test_words_end_where_they_stop_being_a_number(written, read):
    words = read_words(written, 0)
    assert (words.end if words else 0) == len(read)


@given(COUNTS, st.sampled_from([".", " ", ""]))
def test_counts_come_back(number, sign):
    text = grouped(number, sign) if sign else str(number)
    assert read_scaled(f"{text} hồ sơ", 0).value == number


@given(st.integers(0, 10**9), st.integers(0, 10**6), st.integers(1, 6))
def test_decimals_come_back_with_their_step(whole, part, places):
    digits = str(part % 10**places).zfill(places)
    for written in (f"{grouped(whole)},{digits}", f"{whole},{digits}"):
        number = read_scaled(f"{written} ha", 0)
        assert (number.value, number.step) == (Decimal(f"{whole}.{digits}"), Decimal(1).scaleb(-places))


@given(st.integers(1, 999), st.integers(1, 999), st.booleans())
def test_compound_amounts_come_back(large, small, comma):
    if comma:
        number = read_scaled(f"{large},{small:03} tỷ đồng", 0)
        assert (number.value, number.step) == (large * 10**9 + small * 10**6, 10**6)
    else:
        number = read_scaled(f"{large} tỷ {small} triệu đồng", 0)
        assert (number.value, number.step) == (large * 10**9 + small * 10**6, 10**6)


@given(
    COUNTS,
    st.sampled_from(
        [("linh", "lẻ"), ("nghìn", "ngàn"), ("tỷ", "tỉ"), ("bảy", "bẩy"), ("mươi lăm", "mươi nhăm")]
    ),
    st.booleans(),
)
def test_words_come_back(number, variant, capital):
    written = in_words(number).replace(*variant)
    words = read_words((written.capitalize() if capital else written) + " đồng", 0)
    assert (words.value, words.end) == (number, len(written))
    assert words.step == step_of(number)


@given(st.text("0123456789., tỷriệunghmộa\n", max_size=40))
def test_any_text_is_read_without_complaint(text):
    for at in range(len(text)):
        number = read_scaled(text, at)
        assert number is None or at < number.digits_end <= number.end <= len(text)
        words = read_words(text, at)
        assert words is None or at < words.end <= len(text)
