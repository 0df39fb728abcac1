"""What the checks of numbers in sentences say of sentences that can be read in one way only."""

import re

import pytest
from checks.figure_sentences import RIGHT, WRONG

from cchc_check import checks
from cchc_check.checks.check import Context, Unit
from cchc_check.extraction import extract
from cchc_check.packaged import rules_dir
from cchc_check.readers import read_text
from cchc_check.registry import load_registry
from cchc_check.rulebook.page import load_page

REGISTRY = load_registry()
PAGES = [load_page(path) for path in sorted((rules_dir() / "FIG").glob("FIG00[1-8]-*.md"))]


def said(text, kind="md"):
    """The (check, words) of every finding in a text."""
    facts = extract(read_text(text, kind), REGISTRY)
    context = Context("draft", Unit(), REGISTRY)
    return [
        (page.check, facts.document.quote(found.at))
        for page in PAGES
        for check in [checks.get(page.check)]
        for found in check.function(facts, {**check.params, **page.params}, context)
    ]


@pytest.mark.parametrize(("check", "number", "text"), WRONG)
def test_wrong(check, number, text):
    assert said(text) == [(check, number)]


@pytest.mark.parametrize("text", RIGHT)
def test_right(text):
    assert said(text) == []


SEED = (
    "Tình hình quản lý biên chế: Biên chế được giao năm 2020 là {} người, trong đó {} biên chế hành chính, "
    "{} biên chế sự nghiệp (giảm 02 biên chế so với năm 2019)."
)


def one_digit_away():
    numbers = ["87", "40", "47"]
    for at, number in enumerate(numbers):
        for place in range(2):
            for digit in set("0123456789") - {number[place]}:
                changed = number[:place] + digit + number[place + 1 :]
                yield [*numbers[:at], changed, *numbers[at + 1 :]]


@pytest.mark.parametrize("numbers", list(one_digit_away()), ids="-".join)
def test_every_changed_digit_is_one_finding(numbers):
    assert [check for check, _ in said(SEED.format(*numbers))] == ["breakdown-mismatch"]


def test_long_texts_take_linear_time():
    sentence = "Tiếp nhận 120 hồ sơ (trong đó 60 trực tuyến, 61 trực tiếp), đạt 75%, giảm 3 hồ sơ; " * 2000
    assert len(said(sentence)) == 0 or re.fullmatch(r".+", said(sentence)[0][0])
