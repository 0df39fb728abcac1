"""The labels that lines begin with, and what only looks like one."""

import pytest

from cchc_check.text.labels import heading_in_capitals, heading_label, item_label
from cchc_check.text.span import Span


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("- Sở", "-"), ("+ Sở", "+"), ("• Sở", "•"), ("1. Sở", "1."), ("12) Sở", "12)"), ("2.1. Sở", "2.1."),
        ("a) Sở", "a)"), ("đ) Sở", "đ)"), ("-Sở", ""), ("--- Sở", ""), ("-5", ""), ("1.5 tỷ", ""),
        ("2020. ", ""),
        ("19/2019/QĐ", ""), ("(a) Sở", ""), ("1.Sở", ""), ("- ", ""), ("09/6/2020", ""), ("A) Sở", ""),
    ],
)  # fmt: skip
def test_list_labels(line, label):
    found = item_label(line, 0, len(line))
    assert (found.text if found else "") == label


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("I. KẾT QUẢ", "I."), ("IV.KẾT QUẢ", "IV."), ("II/ KẾT QUẢ", "II/"), ("A. PHẦN", "A."),
        ("1. Sở", "1."),
        ("2.1. Sở", "2.1."), ("VI", ""), ("5.000 đồng", ""), ("1.Sở", "1."), ("Vì vậy", ""),
        ("I", ""), ("XIII Đại hội", ""), ("C.Mác", ""),
        ("123. Sở", ""),
    ],
)  # fmt: skip
def test_heading_labels(line, label):
    found = heading_label(line, 0, len(line))
    assert (found.text if found else "") == label


@pytest.mark.parametrize(
    ("line", "is_heading"), [("I. KẾT QUẢ và TTHC", True), ("1. Kết quả", False), ("1. 40 0 47", False)]
)
def test_headings_without_markup_are_in_capitals(line, is_heading):
    assert bool(heading_in_capitals(line, Span(0, len(line)))) is is_heading
