"""The figures of a document as `facts` prints them, and how many a run says it has read."""

import json

from cchc_check.engine.run import check_facts, prepare
from cchc_check.engine.settings import Settings
from cchc_check.extraction import extract
from cchc_check.readers import read
from cchc_check.registry import load_registry
from cchc_check.reporters.facts import as_json, as_text

SOURCE = """Đã giải quyết gần 1.200 hồ sơ, đạt 98,5%; 02/3 đơn vị tự chủ; vốn 2,5 triệu đồng.

| STT | Đơn vị | Số người |
|---|---|---|
| 1 | Phòng A | 12 |
| 2 | Phòng B | - |
"""


def facts():
    return extract(read(SOURCE.encode(), path="a.md"), load_registry())


def test_json_lists_every_number_outside_of_tables():
    figures = json.loads(as_json(facts()))["figures"]
    assert [(one["quote"], one["value"], one["unit"], one["kind"], one["bound"]) for one in figures] == [
        ("1.200 hồ sơ", "1200", "hồ sơ", "count", "below"),
        ("98,5%", "98.5", "%", "percent", ""),
        ("02", "2", "đơn vị", "count", ""),
        ("3 đơn vị", "3", "đơn vị", "count", ""),
        ("2,5 triệu đồng", "2500000", "đồng", "measure", ""),
    ]
    assert figures[1]["step"] == "0.1"
    assert {"at", "source"} <= set(figures[0])


def test_text_has_a_section_of_figures():
    text = as_text(facts(), "vi")
    assert "Số liệu (5)" in text
    assert "1.200 hồ sơ (gần)" in text
    assert "2,5 triệu đồng → 2.500.000 đồng" in text
    assert "Figures (5)" in as_text(facts(), "en")
    assert "1.200 hồ sơ → 1,200 hồ sơ" in as_text(facts(), "en")


def test_days_are_written_as_the_language_writes_them():
    document = read("Ngày 5 tháng 3 năm 2020.".encode(), path="a.txt")
    found = extract(document, load_registry())
    assert "→ 05/3/2020" in as_text(found, "vi")
    assert "→ 2020-03-05" in as_text(found, "en")


def test_coverage_counts_numbers_and_cells():
    assert check_facts(facts(), prepare(Settings())).coverage.figures == 7
