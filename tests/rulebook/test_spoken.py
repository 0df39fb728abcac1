"""Values in wordings: figures and dates as the language writes them, quotes as the document does."""

import pytest

from cchc_check.rulebook.spoken import english, filled

SAID = {
    "1.234": "1,234",
    "1.234.567,5": "1,234,567.5",
    "85,33": "85.33",
    "0,125": "0.125",
    "-12,5%": "-12.5%",
    "1.246 − 1.198 = 48": "1,246 − 1,198 = 48",
    "3 × 4.200 = 12.600": "3 × 4,200 = 12,600",
    "41,2% + 25,4% + … + 38,4%": "41.2% + 25.4% + … + 38.4%",
    "05/6/2018": "5 June 2018",
    "31/12/2021": "31 December 2021",
    "3/2021": "March 2021",
    "12/SNV of 05/6/2018, 14/SNV of 10/07/2018": "12/SNV of 5 June 2018, 14/SNV of 10 July 2018",
}
UNTOUCHED = (
    "", "07 + 06", "1,234", "1,234 + 2,345", "1.2", "II.2.1", "96.4", "61/2018/NĐ-CP", "12/05/2018/QĐ-UBND",
    "13/2021", "05/13/2021", "128/150", "cột “Đến 30/6/2020”", "(3)=(4)+(5)", "phông 12,5", "2020", "…",
)  # fmt: skip


@pytest.mark.parametrize("value", SAID)
def test_figures_and_dates_are_written_the_english_way(value):
    assert english(value) == SAID[value]


@pytest.mark.parametrize("value", UNTOUCHED)
def test_anything_else_is_left(value):
    assert english(value) == value


def test_quotes_are_never_changed_nor_is_any_vietnamese_wording():
    values = {"a": "1.246,5", "b": "05/6/2018"}
    text = "“{a}”: {a} on {b} (“on “{a}” or {b}”), {a}."
    assert (
        filled(text, values, "en")
        == "“1.246,5”: 1,246.5 on 5 June 2018 (“on “1.246,5” or 05/6/2018”), 1,246.5."
    )
    assert (
        filled(text, values, "vi")
        == "“1.246,5”: 1.246,5 on 05/6/2018 (“on “1.246,5” or 05/6/2018”), 1.246,5."
    )
    assert filled("a\n  {a}", values, "en") == "a 1,246.5"
    with pytest.raises(KeyError):
        filled("{c}", values, "en")
