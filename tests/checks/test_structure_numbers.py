"""Counts of headings, clauses and points: what skips is found, what restarts is left alone."""

from __future__ import annotations

import pytest

from cchc_check.checks.structure.counting import faults
from cchc_check.extraction.form.counted import ALPHABET, count_of, roman, roman_value
from cchc_check.extraction.form.sequences import sequences
from checks.structure_drafts import facts_of, found


def lines(*labels: str) -> str:
    return "\n\n".join(f"{label} Nội dung của phần này" for label in labels)


def headings(*labels: str) -> str:
    return "\n\n".join(f"## {label} NỘI DUNG" for label in labels)


@pytest.mark.parametrize("value", range(1, 90))
def test_roman_numbers_come_back(value: int) -> None:
    assert roman_value(roman(value)) == value


@pytest.mark.parametrize("written", ["", "IIII", "VX", "IC", "ABC", "IVI"])
def test_what_is_no_roman_number(written: str) -> None:
    assert roman_value(written) == 0


@pytest.mark.parametrize(
    ("line", "family", "value"),
    [
        ("Chương II QUY ĐỊNH", None, 0),
        ("Chương II", "chapter", 2),
        ("Phần thứ ba", "part", 3),
        ("Tiểu mục 2", "subsection", 2),
        ("Điều 12. Hiệu lực", "article", 12),
        ("Điều 12 của Luật Đầu tư quy định như sau", None, 0),
        ("IV. Tồn tại, hạn chế", "roman", 4),
        ("B. PHẦN RIÊNG", "letter", 2),
        ("2.1. Thủ tục", "arabic 2.", 1),
        ("3) Thủ tục", "arabic )", 3),
        ("đ) Thủ tục", "point", 5),
        ("iii) Thủ tục", "small", 3),
        ("1.250 hồ sơ đã giải quyết", None, 0),
        ("09/6/2020 là hạn cuối", None, 0),
        ("Mục II Nghị quyết nêu rõ", None, 0),
    ],
)
def test_counts(line: str, family: str | None, value: int) -> None:
    count = count_of(facts_of(line).document, 0)
    assert (count.family, count.value) == (family, value) if count else family is None


@pytest.mark.parametrize("missing", [2, 3, 4])
def test_a_missing_heading_is_an_error(missing: int) -> None:
    labels = [f"{roman(value)}." for value in range(1, 6) if value != missing]
    assert found(headings(*labels), "STR011") == [("STR011", "error", f"{roman(missing + 1)}.")]


def test_a_repeated_heading_is_an_error_told_once() -> None:
    assert found(headings("I.", "II.", "II.", "III."), "STR011") == [("STR011", "error", "II.")]
    assert found(headings("I.", "II.", "II.", "IV."), "STR011") == [("STR011", "error", "II.")]


def test_headings_that_have_changed_places() -> None:
    assert found(headings("I.", "III.", "II.", "IV."), "STR011") == [("STR011", "error", "III.")]


def test_two_headings_that_skip_only_warn() -> None:
    assert found(headings("I.", "III."), "STR011") == [("STR011", "warning", "III.")]
    assert found(headings("I.", "III.") + "\n\nIl. NỘI DUNG QUÉT SAI", "STR011") != []
    assert found(headings("I.") + "\n\nIl. NỘI DUNG QUÉT SAI\n\n" + headings("III."), "STR011") == []


def test_clauses_only_warn() -> None:
    assert found(lines("1.", "2.", "4.", "5."), "STR011") == [("STR011", "warning", "4.")]


@pytest.mark.parametrize(
    "text",
    [
        headings("I.", "II.", "III."),
        headings("I.", "IV."),
        lines("I.", "III."),
        lines("1.", "2.", "1.", "2.", "3.", "3.", "4."),
        lines("I.", "1.", "2.", "II.", "3.", "4."),
        lines("1.", "a)", "1.", "2.", "3.", "b)", "2.", "3."),
        lines("1.", "1.1.", "1.2.", "2.", "2.1.", "2.2.", "3."),
        lines("Chương I", "Điều 1.", "1.", "2.", "Chương II", "Điều 2.", "1.", "Điều 3."),
        lines("1.", "2.", "“4.", "7.") + ".”\n\n" + lines("3."),
        headings("I.", "II.") + "\n\nIl. NỘI DUNG QUÉT SAI\n\n" + headings("IV.", "V."),
        lines("1.", "2.") + "\n\nPHỤ LỤC\n\n" + lines("1.", "2."),
        lines("4.", "5.", "6."),
    ],
)
def test_counts_that_are_right(text: str) -> None:
    assert found(text, "STR011", "STR012", "STR020") == []


@pytest.mark.parametrize(
    ("letters", "quotes"),
    [
        ("abcdđegh", []),
        ("abcde", ["e)"]),
        ("abcdef", ["e)"]),
        ("abcdđef", ["f)"]),
        ("abd", ["d)"]),
        ("abccd", ["c)"]),
        ("acbd", ["c)"]),
        ("abc", []),
    ],
)
def test_points(letters: str, quotes: list[str]) -> None:
    told = found(lines(*(f"{letter})" for letter in letters)), "STR012")
    assert told == [("STR012", "warning", quote) for quote in quotes]


def test_all_vietnamese_letters_follow_each_other() -> None:
    facts = facts_of(lines(*(f"{letter})" for letter in ALPHABET)))
    assert [len(one.counts) for one in sequences(facts)] == [len(ALPHABET)]
    assert list(faults(facts, frozenset({"point"}))) == []


def test_one_style_for_a_level() -> None:
    assert found(lines("1.", "2)", "3."), "STR011", "STR020") == [("STR020", "info", "2)")]
    assert found(headings("I.", "II)", "III."), "STR020") == [("STR020", "info", "II)")]
    assert found(headings("I -", "II -", "III -", "IV -"), "STR020") == []


def test_two_columns_of_a_page_are_two_counts() -> None:
    text = "1. Một                2. Hai\n\n2. Ba                 3. Bốn\n\n2. Năm                4. Sáu\n\n3. Bảy"
    assert found(text, "STR011", name="draft.txt") == []


def test_each_counted_line_is_in_one_sequence() -> None:
    facts = facts_of(lines("I.", "1.", "a)", "b)", "2.", "II.", "1.", "2)", "3."))
    blocks = [count.block for one in sequences(facts) for count in one.counts]
    assert len(blocks) == len(set(blocks)) == 9
