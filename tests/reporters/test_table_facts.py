"""The tables among the facts: what was read, in words and as data."""

from __future__ import annotations

from cchc_check.extraction import extract
from cchc_check.readers import read_text
from cchc_check.registry import load_registry
from cchc_check.reporters.facts import as_data, as_text

SOURCE = """Bảng 4. Thu, chi (Đơn vị tính: triệu đồng)

| STT | Nội dung | Dự toán | Thực hiện | Tỷ lệ (%) |
|---|---|---|---|---|
| A | B | 1 | 2 | 3=2/1 |
| I | Thu | 1.200,5 | 600 | 50 |
| | Cộng | 1.200,5 | - | |

| Kính gửi | Sở Nội vụ |
|---|---|
| Số 12 | ngày 3 |
"""


def test_data() -> None:
    facts = extract(read_text(SOURCE, "md"), load_registry())
    first, second = as_data(facts)["tables"]
    assert (first["rows"], first["columns"]) == (4, 5)
    assert second["figures"] is None
    read = first["figures"]
    assert (read["ordinal"], read["unit"], read["header_rows"]) == (1, "triệu đồng", 2)
    assert read["caption"] == "Bảng 4. Thu, chi (Đơn vị tính: triệu đồng)"
    assert [column["kind"] for column in read["columns"]] == ["index", "label", "amount", "amount", "percent"]
    assert read["columns"][4]["formula"] == "3=2/1"
    assert [(row["number"], row["label"], row["kind"]) for row in read["rows"]] == [
        ("I", "Thu", "data"),
        ("", "Cộng", "total"),
    ]
    assert [(cell["quote"], cell["value"]) for cell in read["cells"]] == [
        ("1.200,5", "1200.5"),
        ("600", "600"),
        ("50", "50"),
        ("1.200,5", "1200.5"),
        ("-", "0"),
        ("", None),
    ]


def test_words() -> None:
    facts = extract(read_text(SOURCE, "md"), load_registry())
    assert "- Tỷ lệ (%) · tỷ lệ · % · 3=2/1" in as_text(facts, "vi")
    assert "- Dự toán · amount · triệu đồng" in as_text(facts, "en")
