"""Row numbers: their depth, what follows what, and which rows are totals or details."""

from __future__ import annotations

import pytest

from cchc_check.extraction.tables.row_levels import (
    Line,
    follows,
    is_detail,
    is_total,
    row_number,
    split_label,
    standings,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", "1"),
        ("1.", "1"),
        ("II", "II"),
        ("a)", "a"),
        ("1.1.", "1.1"),
        ("-", "-"),
        ("(3)", "3"),
        ("Cộng", ""),
    ],
)
def test_row_number(text: str, number: str) -> None:
    assert row_number(text) == number


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("1. Sở Nội vụ", ("1", "Sở Nội vụ")),
        ("- Nữ", ("-", "Nữ")),
        ("1.2 Thu khác", ("1.2", "Thu khác")),
        ("12 xã", ("", "12 xã")),
        ("A. Thu", ("A", "Thu")),
    ],
)
def test_split_label(label: str, parts: tuple[str, str]) -> None:
    assert split_label(label) == parts


@pytest.mark.parametrize(
    "label", ["Tổng số", "TỔNG CỘNG (I+II)", "Cộng", "Tổng", "Toàn tỉnh", "Tổng số hồ sơ", "Cộng mục I"]
)
def test_totals(label: str) -> None:
    assert is_total(label)


@pytest.mark.parametrize(
    "label", ["Tổng công ty Điện lực", "Cộng đồng dân cư", "Tổng hợp", "Toàn bộ hồ sơ", "Cộng tác viên"]
)
def test_no_totals(label: str) -> None:
    assert not is_total(label)


def test_details() -> None:
    assert is_detail("Trong đó:")
    assert is_detail("Riêng khối xã")
    assert not is_detail("Đơn riêng lẻ")


@pytest.mark.parametrize(
    ("before", "number", "expected"),
    [
        ("1", "2", True),
        ("1", "3", False),
        ("09", "10", True),
        ("III", "IV", True),
        ("IV", "VI", False),
        ("d", "đ", True),
        ("d", "e", True),
        ("đ", "e", True),
        ("e", "g", True),
        ("c", "g", False),
        ("2.3", "2.4", True),
        ("2.3", "3.4", False),
    ],
)
def test_follows(before: str, number: str, expected: bool) -> None:
    assert follows(before, number) is expected


def test_standings() -> None:
    lines = [
        Line("I", "Thu", True),
        Line("1", "Thuế", True),
        Line("", "Trong đó:", False),
        Line("-", "Đất", True),
        Line("2", "Phí", True),
        Line("", "Tổng cộng", True),
    ]
    assert [(each.kind, each.level) for each in standings(lines)] == [
        ("data", 0),
        ("data", 1),
        ("heading", 2),
        ("detail", 2),
        ("data", 1),
        ("total", 0),
    ]
