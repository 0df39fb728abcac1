"""Shares, row numbers and nothing of nothing, each with what it must not be taken for."""

from __future__ import annotations

import pytest

from checks.table_findings import pipes, written

SHARES = [
    ["Đơn vị", "Giao", "Xong", "Tỷ lệ (%)"],
    ["A", "176", "170", "96,6"],
    ["B", "221", "201", "90,9"],
    ["C", "98", "87", "88,8"],
    ["D", "140", "133", "95"],
]


def shares(**changes: str) -> list[list[str]]:
    return [[*row[:3], changes.get(row[0], row[3])] for row in SHARES]


@pytest.mark.parametrize("written_share", ["88,7", "88,8", "88,78", "88,77", "89"])
def test_rounded_and_cut_off_shares_pass(written_share: str) -> None:
    assert written(pipes(shares(C=written_share))) == []


@pytest.mark.parametrize("written_share", ["98,8", "87,8", "88,5", "8,88"])
def test_a_share_unlike_the_others(written_share: str) -> None:
    assert written(pipes(shares(C=written_share))) == [("share-mismatch", "inferred", written_share)]


def test_a_printed_formula_proves_it() -> None:
    rows = [
        ["Đơn vị", "Giao", "Xong", "Tỷ lệ"],
        ["", "(1)", "(2)", "(3)=(2)/(1)x100"],
        ["A", "150", "128", "83,3"],
    ]
    assert written(pipes(rows)) == [("share-mismatch", "", "83,3")]
    rows[2][3] = "85,3"
    assert written(pipes(rows)) == []


def test_shares_of_a_total_row() -> None:
    rows = [
        ["Ngành", "Giá trị", "Cơ cấu (%)"],
        ["A", "412", "41,2"],
        ["B", "250", "25"],
        ["C", "338", "32,8"],
    ]
    assert written(pipes([*rows, ["Tổng số", "1000", "100"]])) == [("share-mismatch", "inferred", "32,8")]


def test_a_row_of_shares_over_its_two_parts() -> None:
    rows = [["STT", "Chỉ tiêu", "ĐVT", "Kết quả"]]
    for n, (planned, done, share) in enumerate(
        [("45", "44", "97,8"), ("23", "23", "100"), ("16", "12", "75")], 1
    ):
        rows += [[f"{n}", f"Tỷ lệ hoàn thành việc {n}", "%", share]]
        rows += [
            [f"{n}.1", "Số nhiệm vụ đề ra", "việc", planned],
            [f"{n}.2", "Số đã hoàn thành", "việc", done],
        ]
    assert written(pipes(rows)) == []
    rows[7][3] = "85"
    assert written(pipes(rows)) == [("share-mismatch", "inferred", "85")]


def test_scores_are_shares_of_the_first_column() -> None:
    rows = [["Tiêu chí", "Điểm chuẩn", "Thẩm định", "Chỉ số (%)"], ["A", "8,5", "7,5", "88,24"]]
    rows += [["B", "10", "9", "90"], ["C", "14", "12", "85,71"], ["D", "6", "4,5", "75"]]
    assert written(pipes(rows)) == []
    rows[3][3] = "87,51"
    assert written(pipes(rows)) == [("share-mismatch", "inferred", "87,51")]


def test_one_wrong_figure_is_not_two_findings() -> None:
    rows = [[*row] for row in SHARES]
    rows.append(["Cộng", "635", "591", "93,1"])
    assert written(pipes(rows)) == []
    rows[2][1] = "212"
    assert written(pipes(rows)) == [("total-mismatch", "", "212")] or written(pipes(rows)) == [
        ("total-mismatch", "term", "212")
    ]


def numbered(*numbers: str) -> list[list[str]]:
    return [
        ["STT", "Đơn vị", "Số đơn"],
        *([number, f"Xã {i}", f"{7 * i + 3}"] for i, number in enumerate(numbers)),
    ]


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ("1 2 4 5", [("row-number-gap", "", "4")]),
        ("1 2 3 3", [("row-number-gap", "repeat", "3")]),
        ("I 1 2 3 II 1 2 4", [("row-number-gap", "", "4")]),
        ("1 1.1 1.2 1.4 2 2.1 2.2", [("row-number-gap", "", "1.4")]),
        ("I II IV V", [("row-number-gap", "", "IV")]),
        ("I 1 2 II 3 4 III 5 6", []),
        ("7 8 9 10", []),
        ("a b c d đ e g", []),
        ("a b c d e f g", []),
        ("1 5 9 12", []),
        ("01 02 03 04", []),
    ],
)
def test_row_numbers(numbers: str, found: list[tuple[str, str, str]]) -> None:
    assert written(pipes(numbered(*numbers.split()))) == found


def test_numbers_in_the_label() -> None:
    rows = [["Nội dung", "Số"], ["1. Thu", "5"], ["2. Chi", "4"], ["4. Dư", "1"], ["5. Khác", "2"]]
    assert written(pipes(rows)) == [("row-number-gap", "", "4")]


@pytest.mark.parametrize(
    ("zero", "found"),
    [
        (["E", "0", "0", "100"], [("zero-over-zero", "", "100")]),
        (["E", "-", "-", "100%"], [("zero-over-zero", "", "100%")]),
        (["E", "0", "0", "0"], []),
        (["E", "0", "0", "-"], []),
        (["E", "", "", "100"], []),
        (["E", "3", "3", "100"], []),
    ],
)
def test_nothing_of_nothing(zero: list[str], found: list[tuple[str, str, str]]) -> None:
    assert written(pipes([*SHARES, zero])) == found
