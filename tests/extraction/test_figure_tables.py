"""Tables as people read them, whatever holds them: bars, tabs or Word."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from cchc_check.extraction.figures import FigureTable
from cchc_check.extraction.tables import find_figure_tables
from cchc_check.readers import read, read_text
from cchc_check.text.document import Document


def tables(source: str, form: str = "md") -> tuple[FigureTable, ...]:
    return find_figure_tables(read_text(source, form))


def heads(table: FigureTable) -> list[str]:
    return [f"{column.kind}: {' > '.join(column.path)}" for column in table.columns]


def values(table: FigureTable, row: int) -> list[str]:
    shown = (table.cells[key].quantity for key in sorted(table.cells) if key[0] == row)
    return [str(quantity.value) if quantity else "" for quantity in shown]


HEAD = """
Tổng số biên chế được giao			Tổng số biên chế hiện có
Hành chính		Sự nghiệp	Hành chính		Sự nghiệp
Biên chế	Hợp đồng		Biên chế	Hợp đồng
41	0	48	36	2	21
"""


def test_an_empty_heading_belongs_to_the_one_before() -> None:
    (table,) = tables(HEAD, "txt")
    assert table.header_rows == 3
    assert heads(table) == [
        "count: Tổng số biên chế được giao > Hành chính > Biên chế",
        "count: Tổng số biên chế được giao > Hành chính > Hợp đồng",
        "count: Tổng số biên chế được giao > Sự nghiệp",
        "count: Tổng số biên chế hiện có > Hành chính > Biên chế",
        "count: Tổng số biên chế hiện có > Hành chính > Hợp đồng",
        "count: Tổng số biên chế hiện có > Sự nghiệp",
    ]
    assert values(table, 3) == ["41", "0", "48", "36", "2", "21"]


FORM = """
Biểu số 06a. Kết quả giải quyết hồ sơ

(Đơn vị tính: hồ sơ)

| STT | Lĩnh vực | Tiếp nhận | | | Đã giải quyết | Tỷ lệ (%) | Ghi chú |
|---|---|---|---|---|---|---|---|
| | | Tổng số | Trong kỳ | Kỳ trước | | | |
| A | B | 1=2+3 | 2 | 3 | 4 | 5=4/1 | |
| I | Cấp tỉnh | 1.120 | 1.100 | 20 | 1.110 | 99,1 | |
| 1 | Đất đai | 70 | 60 | 10 | - | | chưa rõ |
| | Trong đó: | | | | | | |
| | - Chuyển quyền | 50 | 40 | 10 | 45 | 90 | |
| | Tổng cộng (I) | 1.120 | 1.100 | 20 | 1.110 | 99,1 | |
"""


def test_numbers_formulas_units_and_rows() -> None:
    (table,) = tables(FORM)
    assert table.caption is not None
    assert table.caption.value == "Biểu số 06a. Kết quả giải quyết hồ sơ"
    assert table.unit == "hồ sơ"
    assert [column.number for column in table.columns] == ["A", "B", "1", "2", "3", "4", "5", ""]
    formulas = {column.index: column.formula.value for column in table.columns if column.formula}
    assert formulas == {2: "1=2+3", 6: "5=4/1"}
    assert [(column.kind, column.unit) for column in table.columns] == [
        ("index", ""),
        ("label", ""),
        ("count", "hồ sơ"),
        ("count", "hồ sơ"),
        ("count", "hồ sơ"),
        ("count", "hồ sơ"),
        ("percent", "%"),
        ("note", ""),
    ]
    assert [(row.number, row.label, row.kind) for row in table.rows] == [
        ("I", "Cấp tỉnh", "data"),
        ("1", "Đất đai", "data"),
        ("", "Trong đó:", "heading"),
        ("-", "Chuyển quyền", "detail"),
        ("", "Tổng cộng (I)", "total"),
    ]
    assert values(table, 4) == ["70", "60", "10", "0", ""]


def test_word_merges_say_the_same() -> None:
    made = docx.Document()
    made.add_paragraph("Bảng 1. Biên chế")
    rows = [line.split("\t") for line in HEAD.strip("\n").splitlines()]
    grid = made.add_table(4, 6)
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            grid.cell(r, c).text = text
    for left, right in ((0, 2), (3, 5)):
        grid.cell(0, left).merge(grid.cell(0, right))
        grid.cell(1, left).merge(grid.cell(1, left + 1))
        grid.cell(1, right).merge(grid.cell(2, right))
    saved = BytesIO()
    made.save(saved)
    (table,) = find_figure_tables(read(saved.getvalue(), format="docx"))
    assert heads(table) == heads(tables(HEAD, "txt")[0])
    assert values(table, 3) == ["41", "0", "48", "36", "2", "21"]
    assert table.caption is not None
    assert table.caption.value == "Bảng 1. Biên chế"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Số hồ sơ", "count"),
        ("Mức độ 4", "count"),
        ("Giá trị", "count"),
        ("Năm 2019", "count"),
        ("Quá hạn", "count"),
        ("Số điểm trường", "count"),
        ("Tỷ lệ", "percent"),
        ("Cơ cấu", "percent"),
        ("Tăng, giảm (%)", "percent"),
        ("Thu nhập bình quân", "rate"),
        ("Đơn giá", "rate"),
        ("Điểm chuẩn", "rate"),
        ("Xếp hạng", "rate"),
        ("Năm sinh", "rate"),
        ("Mã số", "rate"),
        ("Số tiền (triệu đồng)", "amount"),
    ],
)
def test_column_kinds(heading: str, kind: str) -> None:
    (table,) = tables(f"| Đơn vị | {heading} |\n|---|---|\n| A | 12 |\n| B | 14 |\n")
    assert table.columns[1].kind == kind


def test_years_head_columns() -> None:
    (table,) = tables("Chỉ tiêu\t2018\t2019\t2020\nSố vụ\t12\t14\t9\nSố đơn\t7\t3\t5\n", "txt")
    assert table.header_rows == 1
    assert heads(table)[1:] == ["count: 2018", "count: 2019", "count: 2020"]


def test_a_group_name_is_no_heading() -> None:
    source = (
        "| Đơn vị | Số đơn | Số vụ |\n|---|---|---|\n| Khối tỉnh | | |\n| Sở A | 12 | 3 |\n| Sở B | 4 | 5 |\n"
    )
    (table,) = tables(source)
    assert table.header_rows == 1
    assert [row.kind for row in table.rows] == ["heading", "data", "data"]


@pytest.mark.parametrize(
    "source",
    [
        "| UBND TỈNH | CỘNG HÒA |\n|---|---|\n| Số: 12/BC-SNV | ngày 12 tháng 5 |\n",
        "| Nơi nhận: | GIÁM ĐỐC |\n|---|---|\n| - Như trên; | |\n",
        "| STT | Ngày đến | Số đến | Ghi chú |\n|---|---|---|---|\n| (1) | (2) | (3) | (4) |\n",
    ],
)
def test_layout_and_empty_forms_are_left_out(source: str) -> None:
    assert tables(source) == ()


def test_every_span_quotes_its_cell() -> None:
    document: Document = read_text(FORM, "md")
    (table,) = find_figure_tables(document)
    assert [document.quote(table.cells[3, column].span) for column in (2, 6)] == ["1.120", "99,1"]
    assert document.quote(table.rows[0].span) == "Cấp tỉnh"
    assert document.quote(table.columns[3].span) == "Trong kỳ"
