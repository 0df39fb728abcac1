"""Dates as written: every spelling, impossible days, blanks, and what is no date."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_check.extraction.dates import find_dates, match_date


def read(text: str) -> list[tuple[str, int | None, int | None, int | None, str]]:
    return [
        (text[one.span.start : one.span.end], one.day, one.month, one.year, one.form)
        for one in find_dates(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 04/02/2016", ("04/02/2016", 4, 2, 2016, "slash")),
        ("ngày 4.2.2016.", ("4.2.2016", 4, 2, 2016, "slash")),
        ("ngày 04-02-2016", ("04-02-2016", 4, 2, 2016, "slash")),
        ("ngày 04 tháng 02 năm 2016", ("04 tháng 02 năm 2016", 4, 2, 2016, "long")),
        ("ngày 04\ntháng 02\n   năm 2016", ("04\ntháng 02\n   năm 2016", 4, 2, 2016, "long")),
        ("ngày04tháng 7 năm 2019", ("04tháng 7 năm 2019", 4, 7, 2019, "long")),
        ("ngày 31/6/2020", ("31/6/2020", 31, 6, 2020, "slash")),
        ("ngày 19/8/20199", ("19/8/20199", 19, 8, 20199, "slash")),
        ("ngày 2l tháng 12 năm 2016", ("2l tháng 12 năm 2016", 21, 12, 2016, "long")),
        ("tháng 6/2020", ("tháng 6/2020", None, 6, 2020, "month")),
        ("tháng 6 năm 2020", ("tháng 6 năm 2020", None, 6, 2020, "long")),
        ("ngày    tháng 6 năm 2020", ("tháng 6 năm 2020", None, 6, 2020, "long")),
        ("ngày /02/2025", ("/02/2025", None, 2, 2025, "slash")),
        ("ngày 08/11/2011của Chính phủ", ("08/11/2011", 8, 11, 2011, "slash")),
    ],
)
def test_a_date_is_found_as_written(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["12/2020/QĐ-UBND", "1.181.906 đồng", "02/3 đơn vị", "năm 2020", "6 tháng đầu năm", "192.168.1.10"],
)
def test_what_is_no_date_is_not_found(text):
    assert read(text) == []


def test_same_day_and_year_alone_are_read_at_a_place():
    assert match_date("cùng ngày", 0).form == "same"
    assert match_date("năm 2015.", 0).year == 2015
    assert match_date("năm 2016-2020", 0) is None


@given(st.dates(dt.date(1945, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(["/", "-", "."]), st.booleans())
def test_a_written_date_is_read_back(day, mark, padded):
    written = f"{day.day:02}" if padded else str(day.day)
    written += f"{mark}{day.month:02}" if padded else f"{mark}{day.month}"
    text = f"Cuộc họp ngày {written}{mark}{day.year}, tại trụ sở"
    (one,) = find_dates(text)
    assert one.value == day
    assert text[one.span.start : one.span.end] == f"{written}{mark}{day.year}"


@given(st.text(alphabet="0123456789/.-–… lIOngàythángnăm\n", max_size=80))
def test_mentions_are_in_order_and_apart(text):
    last = 0
    for one in find_dates(text):
        assert last <= one.span.start < one.span.end <= len(text)
        last = one.span.end
