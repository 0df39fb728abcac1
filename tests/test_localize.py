"""The tool's own words: numbers and days as each language writes them."""

import datetime as dt

import pytest

from cchc_check.localize import month, say

DAY = dt.date(2020, 6, 3)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (1234, "1.234", "1,234"),
        (12, "12", "12"),
        (1234.56, "1.234,6", "1,234.6"),
        (DAY, "03/06/2020", "3 June 2020"),
        ("1.234", "1.234", "1.234"),
        (True, "True", "True"),
    ],
)
def test_values_are_written_as_the_language_does(value, vi, en):
    assert vi in say("vi", "page.from", day=value)
    assert en in say("en", "page.from", day=value)


def test_months_have_names():
    assert [month(number, 2020)[:3] for number in (1, 5, 12)] == ["Jan", "May", "Dec"]


def test_a_name_that_is_not_there_and_a_value_that_is_missing_are_errors():
    for name in ("report.nothing", "nothing.at-all"):
        with pytest.raises(KeyError):
            say("vi", name)
    with pytest.raises(KeyError):
        say("vi", "page.from", night=1)


def test_what_the_system_says_is_said_in_the_language_and_without_the_path():
    error = FileNotFoundError(2, "No such file or directory", "bí mật.docx")
    assert say("vi", "page.from", day=error).endswith("không có thư mục hoặc tệp này")
    assert say("en", "page.from", day=error).endswith("no such file or folder")
    strange = OSError(9999, "Strange thing", "bí mật.docx")
    assert say("vi", "page.from", day=strange).endswith("Strange thing")
