"""What the checks of numbers in sentences say of sentences that can be read in one way only."""

import time
from pathlib import Path

import pytest

from cchc_check import checks
from cchc_check.checks.check import Context, Unit
from cchc_check.extraction import extract
from cchc_check.packaged import rules_dir
from cchc_check.readers import read_text
from cchc_check.registry import load_registry
from cchc_check.rulebook.page import load_page

REGISTRY = load_registry()
PAGES = [load_page(path) for path in sorted((rules_dir() / "FIG").glob("FIG00[1-8]-*.md"))]


def lines(name):
    text = (Path(__file__).parent / "sentences" / name).read_text(encoding="utf-8")
    return [line.replace("⏎", "\n") for line in text.splitlines() if not line.startswith("#")]


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


@pytest.mark.parametrize("line", lines("wrong.txt"))
def test_wrong(line):
    check, number, text = line.split(" | ", 2)
    assert said(text) == [(check, number)]


@pytest.mark.parametrize("text", lines("right.txt"))
def test_right(text):
    assert said(text) == []


@pytest.mark.parametrize("line", lines("wrong.txt"))
def test_plain_text_says_the_same(line):
    check, number, text = line.split(" | ", 2)
    assert said(text, "txt") == [(check, number)]


SEED = (
    "Tình hình quản lý biên chế: Biên chế được giao năm 2020 là {} người, trong đó {} biên chế hành chính, "
    "{} biên chế sự nghiệp (giảm 02 biên chế so với năm 2019)."
)


def one_digit_away():
    numbers = ["87", "40", "47"]
    for at, number in enumerate(numbers):
        for place in range(2):
            for digit in sorted(set("0123456789") - {number[place]}):
                changed = number[:place] + digit + number[place + 1 :]
                yield [*numbers[:at], changed, *numbers[at + 1 :]]


@pytest.mark.parametrize("numbers", list(one_digit_away()), ids="-".join)
def test_every_changed_digit_is_one_finding(numbers):
    assert [check for check, _ in said(SEED.format(*numbers))] == ["breakdown-mismatch"]


def test_another_place_shows_which_part_is_wrong():
    elsewhere = "\n\nBiên chế hành chính là 40 người."
    assert said(SEED.format("87", "41", "47") + elsewhere) == [("breakdown-mismatch", "41")]
    assert said(SEED.format("88", "40", "47") + elsewhere) == [("breakdown-mismatch", "88")]


@pytest.mark.parametrize("tail", ["; ", ", ", " (", ". ", ": ", "\n"])
def test_time_grows_with_the_text(tail):
    words = "Tiếp nhận 120 hồ sơ, trong đó 60 trực tuyến, 61 trực tiếp, đạt 75%, giảm 3 hồ sơ (5%) so với 123 hồ sơ"
    took = []
    for copies in (250, 1000):
        start = time.perf_counter()
        said((words + tail) * copies)
        took.append(time.perf_counter() - start)
    assert took[1] < 12 * took[0] + 0.2
