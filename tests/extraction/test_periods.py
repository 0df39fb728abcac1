"""Periods in every way they are written, and what is none."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_check.extraction.dates import find_dates
from cchc_check.extraction.facts import DateMention, Letterhead, Part
from cchc_check.extraction.periods import find_periods
from cchc_check.text.span import Span
from extraction.written import plain


def found(source, title=""):
    document = plain(f"{title}\n{source}" if title else source)
    head = Letterhead(title=Part(title, Span(0, len(title)))) if title else Letterhead()
    periods = find_periods(document, head, find_dates(document.text))
    own = [period for period in periods if period.span.start > len(title)] if title else periods
    return [(document.quote(one.span), one.unit, one.index, f"{one.start}/{one.end}") for one in own]


FIRST_HALF = "2020-01-01/2020-06-30"


@pytest.mark.parametrize(
    ("source", "unit", "index", "days"),
    [
        ("tháng 6/2020", "month", 6, "2020-06-01/2020-06-30"),
        ("tháng 6 năm 2020", "month", 6, "2020-06-01/2020-06-30"),
        ("tháng 02/2020", "month", 2, "2020-02-01/2020-02-29"),
        ("Tháng 12-2020", "month", 12, "2020-12-01/2020-12-31"),
        ("tháng 6.2019", "month", 6, "2019-06-01/2019-06-30"),
        ("quý II/2020", "quarter", 2, "2020-04-01/2020-06-30"),
        ("Quý 2 năm 2020", "quarter", 2, "2020-04-01/2020-06-30"),
        ("QUÝ IV NĂM 2025", "quarter", 4, "2025-10-01/2025-12-31"),
        ("quý III\nnăm 2020", "quarter", 3, "2020-07-01/2020-09-30"),
        ("3 tháng đầu năm 2020", "quarter", 1, "2020-01-01/2020-03-31"),
        ("6 tháng đầu năm 2020", "half", 1, FIRST_HALF),
        ("06\u00a0tháng đầu năm 2020", "half", 1, FIRST_HALF),
        ("6 tháng đầu\n   năm 2020", "half", 1, FIRST_HALF),
        ("6 tháng năm 2020", "half", 1, FIRST_HALF),
        ("6 tháng dấu năm 2020", "half", 1, FIRST_HALF),
        ("SÁU THÁNG CUỐI NĂM 2020", "half", 2, "2020-07-01/2020-12-31"),
        ("nửa cuối năm 2020", "half", 2, "2020-07-01/2020-12-31"),
        ("9 tháng đầu năm 2020", "nine-months", 0, "2020-01-01/2020-09-30"),
        ("chín tháng năm 2020", "nine-months", 0, "2020-01-01/2020-09-30"),
        ("11 tháng đầu năm 2020", "range", 0, "2020-01-01/2020-11-30"),
        ("năm 2020", "year", 0, "2020-01-01/2020-12-31"),
        ("giai đoạn 2016-2020", "years", 0, "2016-01-01/2020-12-31"),
        ("giai đoạn 2016 – 2020", "years", 0, "2016-01-01/2020-12-31"),
        ("giai\nđoạn 2016-2020", "years", 0, "2016-01-01/2020-12-31"),
        ("giai đoạn 2016—2020", "years", 0, "2016-01-01/2020-12-31"),
        ("Giai đoạn từ năm 2016 đến năm 2020", "years", 0, "2016-01-01/2020-12-31"),
        ("nhiệm kỳ 2020 - 2025", "years", 0, "2020-01-01/2025-12-31"),
        ("từ ngày 15/12/2019 đến ngày 14/6/2020", "range", 0, "2019-12-15/2020-06-14"),
        ("Từ 15/12/2019 đến hết 14/6/2020", "range", 0, "2019-12-15/2020-06-14"),
        ("từ tháng 01 đến tháng 6 năm 2020", "range", 0, FIRST_HALF),
    ],
)
def test_one_period(source, unit, index, days):
    written = plain(source).text
    assert found(f"Trong {source}, Sở") == [(written, unit, index, days)]


@pytest.mark.parametrize(
    "source",
    [
        "kỳ họp thứ 10, khóa XII",
        "ngày 04 tháng 02 năm 2016",
        "ngày    tháng 6 năm 2020",
        "ngày … tháng 6 năm 2020",
        "quý khách, quý 5/2020",
        "trong vòng 6 tháng",
        "tháng 13/2020",
        "năm 20201",
        "năm học 2019-2020",
        "6 tháng đầu năm",
        "so với cùng kỳ",
        "hàng tháng, hàng năm",
    ],
)
def test_what_is_no_period_where_no_year_is_known(source):
    assert found(source) == []


TITLE = "Kết quả công tác 6 tháng đầu năm 2020"


@pytest.mark.parametrize(
    ("source", "unit", "index", "days"),
    [
        ("6 tháng đầu năm", "half", 1, FIRST_HALF),
        ("6 tháng cuối năm", "half", 2, "2020-07-01/2020-12-31"),
        ("quý III", "quarter", 3, "2020-07-01/2020-09-30"),
        ("tháng 7", "month", 7, "2020-07-01/2020-07-31"),
        ("cùng kỳ", "half", 1, "2019-01-01/2019-06-30"),
        ("cùng kỳ năm trước", "half", 1, "2019-01-01/2019-06-30"),
        ("cùng kỳ năm 2018", "half", 1, "2018-01-01/2018-06-30"),
        ("6 tháng", "half", 1, FIRST_HALF),
    ],
)
def test_the_title_gives_the_year(source, unit, index, days):
    assert found(f"So {source} thì", TITLE) == [(source, unit, index, days)]


@pytest.mark.parametrize(
    "source", ["trong vòng 6 tháng", "thời hạn 6 tháng", "trẻ 6 tháng tuổi", "6 tháng/lần"]
)
def test_a_stretch_of_time_is_no_half_year(source):
    assert found(source, TITLE) == []


def test_a_year_printed_once_serves_both():
    assert [days for *_, days in found("quý III và quý IV năm 2021")] == [
        "2021-07-01/2021-09-30",
        "2021-10-01/2021-12-31",
    ]


def test_the_own_date_gives_the_year_when_the_title_has_none():
    document = plain("trong quý II")
    head = Letterhead(issued=DateMention(Span(0, 0), None, 6, 2020, "long"))
    (period,) = find_periods(document, head, ())
    assert (period.start, period.year_written) == (dt.date(2020, 4, 1), False)


@given(st.text(alphabet="quýIV tháng năm giai đoạn 2016-/90cùkỳ\nđếnừày", max_size=120))
def test_periods_lie_in_the_text_apart_from_each_other(source):
    document = plain(source)
    periods = find_periods(document, Letterhead(), find_dates(document.text))
    assert all(period.start <= period.end and len(period.span) for period in periods)
    assert all(one.span.end <= other.span.start for one, other in pairwise(periods))


PIECES = [
    "từ ",
    "đến ",
    "hết ",
    "ngày ",
    "15/12/2019",
    "14/6/2020",
    " tháng 6",
    " năm 2020",
    ", ",
    "\n",
    "quý I",
]


@given(st.lists(st.sampled_from(PIECES)))
def test_periods_of_joined_phrases_stay_apart(pieces):
    document = plain("".join(pieces))
    periods = find_periods(document, Letterhead(), find_dates(document.text))
    assert all(one.span.end <= other.span.start for one, other in pairwise(periods))
