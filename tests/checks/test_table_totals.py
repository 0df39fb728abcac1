"""One wrong digit of a table that adds up is one finding, at its cell; tables that need not add up are silent."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import pytest

from checks.table_findings import in_word, pipes, told, written

FOOTED = [line.split("\t") for line in """TT	Đơn vị	Khiếu nại	Tố cáo	Kiến nghị	Tổng số
1	Sở Nội vụ	148	26	31	205
2	Sở Tư pháp	206	17	45	268
3	Sở Xây dựng	315	39	52	406
	Tổng cộng	669	82	128	879""".splitlines()]  # fmt: skip
LEVELS = [line.split("\t") for line in """STT	Tên đơn vị	Tổng số	Công chức	Viên chức
I	Khối hành chính	40	40	-
1	Văn phòng	12	12	-
2	Thanh tra	8	8	-
3	Các phòng	20	20	-
II	Khối sự nghiệp	47	-	47
1	Trung tâm A	25	-	25
2	Trung tâm B	22	-	22
	Tổng cộng	87	40	47""".splitlines()]  # fmt: skip
FORM = [line.split("\t") for line in """STT	Lĩnh vực	Tiếp nhận	Trong kỳ	Kỳ trước	Đã giải quyết	Còn lại
(1)	(2)	(3)=(4)+(5)	(4)	(5)	(6)	(7)=(3)-(6)
1	Đất đai	70	58	12	65	5
2	Xây dựng	50	39	11	45	5
3	Hộ tịch	31	18	13	24	7
	Tổng số	151	115	36	134	17""".splitlines()]  # fmt: skip
TABLES = {"footed": FOOTED, "levels": LEVELS, "form": FORM}

Rows = list[list[str]]


def changed(rows: Rows) -> Iterator[tuple[Rows, str]]:
    """The table with one digit of one figure changed, for every digit once; and what the cell then says."""
    others = cycle("37159264")
    first = next(i for i, row in enumerate(rows) if row[-1].isdecimal())
    for r in range(first, len(rows)):
        for c in range(2, len(rows[r])):
            for at, digit in enumerate(rows[r][c]):
                other = next(each for each in others if each != digit)
                cell = rows[r][c][:at] + other + rows[r][c][at + 1 :]
                yield (
                    [
                        [cell if (i, j) == (r, c) else t for j, t in enumerate(row)]
                        for i, row in enumerate(rows)
                    ],
                    cell,
                )


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_adds_up_is_silent(name: str) -> None:
    assert written(pipes(TABLES[name])) == []
    assert told(in_word(TABLES[name])) == []


@pytest.mark.parametrize("name", TABLES)
def test_every_digit_counts(name: str) -> None:
    for rows, cell in changed(TABLES[name]):
        findings = written(pipes(rows))
        assert [quote for _, _, quote in findings] == [cell], (cell, findings)
        assert findings[0][0] in ("total-mismatch", "formula-mismatch")


def test_every_digit_counts_in_word() -> None:
    for rows, cell in list(changed(FOOTED))[::5]:
        findings = told(in_word(rows))
        assert [(rule, quote) for rule, _, quote in findings] == [("total-mismatch", cell)], cell


def test_a_single_row_has_nothing_to_compare() -> None:
    head = "Được giao\t\tHiện có\t\nHành chính\tSự nghiệp\tHành chính\tSự nghiệp\n"
    for figures in ("41\t48\t36\t21", "11\t48\t36\t21", "41\t84\t36\t21", "41\t48\t36\t91"):
        assert written(head + figures + "\n", "txt") == []


SILENT = {
    "scores": """
| TT | Tiêu chí | Điểm chuẩn | Tự chấm | Thẩm định | Chỉ số (%) |
|---|---|---|---|---|---|
| 1 | Chỉ đạo | 8,5 | 8 | 7,5 | 88,24 |
| 2 | Thể chế | 10 | 9 | 9 | 90 |
| | Tổng điểm | 18,5 | 17 | 17,5 | 94,6 |
""",
    "a form whose rate is the quotient of the rows below": """
| STT | Chỉ tiêu | ĐVT | Kết quả |
|---|---|---|---|
| 1 | Tỷ lệ hoàn thành kế hoạch | % | 97,8 |
| 1.1 | Số nhiệm vụ đề ra | Nhiệm vụ | 45 |
| 1.2 | Số nhiệm vụ hoàn thành | Nhiệm vụ | 44 |
| 2 | Tổng số văn bản | văn bản | 249 |
| 2.1 | Cấp tỉnh | văn bản | 174 |
| 2.2 | Cấp xã | văn bản | 75 |
""",
    "people of several groups": """
| Đơn vị | Tổng số | Nữ | Đảng viên |
|---|---|---|---|
| Văn phòng | 45 | 20 | 30 |
""",
    "an average under a total": """
| Đơn vị | Số người | Thu nhập (triệu đồng) | Thời gian xử lý |
|---|---|---|---|
| A | 12 | 6,5 | 3 |
| B | 14 | 7,5 | 5 |
| Tổng cộng | 26 | 7,0 | 4 |
""",
    "rows of one part only": """
| STT | Nội dung | Dự toán | Thực hiện |
|---|---|---|---|
| I | Chi thường xuyên | 8.000 | 4.300 |
| | Trong đó: | | |
| | - Giáo dục | 3.900 | 2.100 |
| | - Y tế | 1.100 | 600 |
| II | Chi đầu tư | 4.500 | 1.830 |
| | Tổng số | 12.500 | 6.130 |
""",
    "some offices of many": """
| Xã | Số hồ sơ | Đúng hạn |
|---|---|---|
| A | 330 | 310 |
| B | 220 | 205 |
| Toàn huyện | 1.904 | 1.811 |
""",
    "subtotals": """
| TT | Đơn vị | Thu | Chi |
|---|---|---|---|
| I | Khối sở | | |
| 1 | Sở A | 12 | 10 |
| 2 | Sở B | 15 | 14 |
| | Cộng | 27 | 24 |
| II | Khối huyện | | |
| 1 | Huyện A | 40 | 31 |
| 2 | Huyện B | 20 | 18 |
| | Cộng | 60 | 49 |
| | Tổng cộng | 87 | 73 |
""",
    "rounded millions": """
Đơn vị tính: triệu đồng

| Đơn vị | Năm 2019 | Năm 2020 |
|---|---|---|
| A | 101 | 99 |
| B | 203 | 54 |
| C | 404 | 71 |
| Cộng | 709 | 223 |
""",
    "decreases without a sign": """
| Chỉ tiêu | 2019 | 2020 | Tăng, giảm |
|---|---|---|---|
| | (1) | (2) | (3)=(2)-(1) |
| Số vụ | 120 | 98 | 22 |
| Số người | 40 | 44 | 4 |
""",
}


@pytest.mark.parametrize("source", SILENT.values(), ids=SILENT)
def test_traps(source: str) -> None:
    assert written(source) == []


def test_rounding_hides_nothing_in_counts() -> None:
    rows = [["Đơn vị", "Hồ sơ", "Đơn"], ["A", "101", "99"], ["B", "203", "54"], ["C", "404", "71"]]
    assert written(pipes([*rows, ["Cộng", "709", "224"]])) == [("total-mismatch", "", "709")]


def test_a_formula_that_always_fails_is_itself_the_mistake() -> None:
    rows = [["Đơn vị", "Giao", "Nhận", "Còn"], ["A", "1", "2", "3=1-2"]]
    body = [[f"Xã {i}", str(40 + i), str(9 + i), str(70 + 3 * i)] for i in range(5)]
    assert written(pipes([*rows, *body])) == [("formula-mismatch", "formula", "3=1-2")]


def test_changes_without_a_formula() -> None:
    rows = [["Chỉ tiêu", "2019", "2020", "Tăng, giảm"], ["A", "40", "52", "12"], ["B", "61", "44", "-17"]]
    rows += [["C", "18", "25", "7"], ["D", "90", "71", "-19"]]
    assert written(pipes(rows)) == []
    rows[2][3] = "-27"
    assert written(pipes(rows)) == [("total-mismatch", "inferred", "-27")]


def test_an_empty_part_may_be_unknown() -> None:
    rows = [
        ["Đơn vị", "Tổng", "Nam", "Nữ"],
        ["", "1=2+3", "2", "3"],
        ["A", "40", "18", "22"],
        ["B", "36", "20", ""],
    ]
    assert written(pipes(rows)) == []
    rows[3][3] = "-"
    assert written(pipes(rows)) == [("formula-mismatch", "", "36")]


def test_consequences_are_named() -> None:
    from cchc_check import checks
    from cchc_check.checks.check import Context, Unit
    from cchc_check.extraction import extract
    from cchc_check.readers import read_text
    from checks.table_findings import REGISTRY

    source = pipes(FOOTED).replace("| 206 |", "| 260 |")
    facts = extract(read_text(source, "md"), REGISTRY)
    (finding,) = checks.get("total-mismatch").function(facts, {}, Context("draft", Unit(), REGISTRY))
    assert finding.variant == "term"
    assert finding.values["meant"] == "206"
    assert [(each.note, facts.document.quote(each.at)) for each in finding.related] == [
        ("total", "669"),
        ("consequence", "268"),
    ]
