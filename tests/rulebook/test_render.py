"""A page and the list of pages as a person reads them in a terminal."""

import re

import pytest

from cchc_check.checks import CHECKS
from cchc_check.packaged import rules_dir
from cchc_check.rulebook.page import load_page, load_pages
from cchc_check.rulebook.readme import table
from cchc_check.rulebook.render import index, render
from rulebook.pages import page


@pytest.fixture
def rule(tmp_path, monkeypatch):
    monkeypatch.setitem(CHECKS, "double-word", "double_word")
    path = tmp_path / "TRM901-double-word.md"
    richer = "Người đọc **vấp**:\n\n- ở `đây`\n- và ở\n  kia\n\n```\ncchc-check x\n```"
    path.write_text(page().replace("Người đọc vấp.", richer), encoding="utf-8")
    return load_page(path)


def test_a_page_in_vietnamese(rule):
    shown = render(rule, "vi")
    assert shown.startswith("TRM901 · Từ viết hai lần\ndouble-word\n\n")
    assert "Căn cứ               Nghị định 30/2020/NĐ-CP\n" in shown
    assert "lỗi; khi sắp phát hành: cảnh báo" in shown
    assert "từ ngày 05/03/2020" in shown
    assert "VÌ SAO\n\nNgười đọc vấp:\n\n- ở đây\n- và ở kia\n\n    cchc-check x\n" in shown
    assert "Có phát hiện:\n    Sở **đã đã** trình.\n         ^^^^^ Từ" in shown
    assert "slip of the hand" not in shown
    assert "```" not in shown


def test_a_page_in_english(rule):
    shown = render(rule, "en")
    assert shown.startswith("TRM901 · Word written twice\n")
    assert "A slip of the hand." in shown
    assert "In English" not in shown
    assert "Người đọc" not in shown
    assert shown.index("A slip") < shown.index("Found:")
    assert "The word “…” is written twice." in shown
    assert "         ^^^^^\n" in shown
    assert "^^^^^ Từ" not in shown


def test_the_index_links_to_the_pages(rule):
    assert table((rule,), "vi").endswith(
        "| [TRM901](TRM/TRM901-double-word.md) | double-word | lỗi | ổn định | Từ viết hai lần |\n"
    )


def test_the_listing_is_in_columns(rule):
    assert (
        index((rule, rule), "en").split("\n")
        == ["TRM901  double-word  error  stable  Word written twice"] * 2
    )
    assert index((), "vi") == ""


def test_an_example_that_is_a_file_is_named():
    rule = load_page(rules_dir() / "LAY" / "LAY001-paper-not-a4.md")
    text = render(rule, "vi")
    assert "Không có phát hiện:\n    LAY001-good.docx" in text
    assert "“UBND TỈNH PHÚ AN” → Khổ giấy" in text
    assert "“UBND TỈNH PHÚ AN”\n" in render(rule, "en")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_placeholder_is_left_on_any_page(lang):
    for one in load_pages(rules_dir()):
        assert not re.search(r"\{\w+\}", render(one, lang)), one.code


def test_what_differs_under_another_regime_stands_beside_the_rest():
    shown = render(load_page(rules_dir() / "LAY" / "LAY002-margin-out-of-range.md"), "vi")
    assert re.search(r"^under\.hd36 +Hướng dẫn 36-HD/VPTW, Mục II\.4\.3; top = \[20\.0\], ", shown, re.M)
    assert re.search(r"^under\.hd05 +Hướng dẫn 05-HD/VPTW; cảnh báo; top = ", shown, re.M)
    sizes = render(load_page(rules_dir() / "LAY" / "LAY005-component-size.md"), "en")
    assert "sizes = {nation = [12, 13], motto = [13, 14]," in sizes
