"""The layout and the components in what `facts` prints."""

from __future__ import annotations

import json

from cchc_check import extract, read
from cchc_check.reporters.facts import as_json, as_text
from word.decree_reports import report


def test_a_person_sees_pages_and_fonts() -> None:
    lines = as_text(extract(read(report(), path="a.docx")), "vi").splitlines()
    at = lines.index("Trình bày trang")
    assert lines[at + 1] == "  giấy 210 × 297 mm; lề trên 20, dưới 20, trái 30, phải 15 mm"
    assert lines[at + 2].startswith("  Times New Roman 14: ")
    assert "  [6] BÁO CÁO → tên loại văn bản" in lines


def test_a_program_sees_every_format() -> None:
    data = json.loads(as_json(extract(read(report(), path="a.docx"))))
    layout = data["layout"]
    start = data["text"].index("SỞ KHOA HỌC")
    (look,) = [layout["run_formats"][at] for first, _, at in layout["runs"] if first == start]
    assert (look["ascii"], look["size"], look["bold"]) == ("Times New Roman", 13.0, True)
    (section,) = layout["sections"]
    assert (section["width"], section["numbers"][0]["align"]) == (11906, "center")
    assert data["components"][0]["kind"] == "superior"


def test_text_has_no_layout() -> None:
    facts = extract(read("Số: 1/BC-UBND\n".encode(), path="a.txt"))
    assert json.loads(as_json(facts))["layout"] is None
    assert "(loại tệp này không ghi cách trình bày trang)" in as_text(facts, "vi")
