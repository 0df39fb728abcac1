"""Required sections: what counts as one, which documents they are required of, and where it is said."""

import pytest

from checks.house.drafts import faults, findings

SECTIONS = [
    {"name": "Kết quả", "forms": ["kết quả đạt được", "kết quả thực hiện"]},
    {"name": "Kiến nghị", "forms": "kiến nghị|đề xuất"},
]
HEAD = "BÁO CÁO\nCông tác cải cách hành chính quý I năm 2024\n\n"


def missing(text, form="md", **params):
    facts, found = findings("required-section", text, form, **{"sections": SECTIONS, **params})
    return [(each.variant, each.values["section"], facts.document.quote(each.at)) for each in found]


@pytest.mark.parametrize(
    "line",
    [
        "## III. KIẾN NGHỊ, ĐỀ XUẤT",
        "## Một số kiến nghị với cấp trên",
        "III. KIẾN NGHỊ",
        "III. NHỮNG ĐỀ XUẤT, KIẾN NGHỊ",
        "3. Kiến nghị",
        "3. Một số đề xuất với cấp trên",
        "3. Kiến nghị: Đề nghị cấp trên bố trí kinh phí cho năm sau.",
        "Phần thứ ba. KIẾN NGHỊ",
        "Kiến nghị:",
        "* Đề xuất: bố trí kinh phí.",
        "KIE\u0302\u0301N NGHI\u0323",
    ],
)
@pytest.mark.parametrize("form", ["md", "txt"])
def test_what_counts_as_a_section(line, form):
    if form == "txt" and line.startswith("#"):
        line = line.lstrip("# ").upper()
    assert missing(f"{HEAD}I. KẾT QUẢ ĐẠT ĐƯỢC\n\nTốt.\n\n{line}\n\nCó.\n", form) == []


@pytest.mark.parametrize(
    "line",
    [
        "Đơn vị không có kiến nghị.",
        "Sở đã trả lời 15 kiến nghị của cử tri, đạt 100%.",
        "1. Sở đã ban hành kế hoạch trả lời các kiến nghị của cử tri gửi đến trước kỳ họp.",
        "- Trả lời kiến nghị của cử tri",
        "| Kiến nghị |\n|---|\n| 15 |",
        "",
    ],
)
def test_what_does_not(line):
    title = "Công tác cải cách hành chính quý I năm 2024"
    assert missing(f"{HEAD}I. KẾT QUẢ ĐẠT ĐƯỢC\n\n{line}\n") == [("", "Kiến nghị", title)]


def test_the_title_is_no_section():
    text = "BÁO CÁO\nKết quả thực hiện kiến nghị của cử tri\n\nI. KIẾN NGHỊ\n\nCó.\n"
    assert [name for _, name, _ in missing(text)] == ["Kết quả"]


@pytest.mark.parametrize(
    ("params", "concerned"),
    [
        ({}, True),
        ({"kinds": ["Báo cáo"]}, True),
        ({"kinds": ["báo cáo", "Tờ trình"]}, True),
        ({"kinds": ["Kế hoạch"]}, False),
        ({"title_words": ["Cải cách hành chính"]}, True),
        ({"title_words": ["dân vận", "công tác"]}, True),
        ({"title_words": ["dân vận"]}, False),
    ],
)
def test_which_documents_it_is_required_of(params, concerned):
    assert bool(missing(f"{HEAD}Tốt.\n", **params)) is concerned


def test_a_document_without_a_head_is_told_at_its_first_line():
    assert missing("\n\nTốt.\n\nHết.\n") == [("", "Kết quả", "Tốt."), ("", "Kiến nghị", "Tốt.")]
    assert missing("Tốt.\n", kinds=["Báo cáo"]) == []


def test_the_order():
    text = f"{HEAD}I. KIẾN NGHỊ\n\nCó.\n\nII. KẾT QUẢ ĐẠT ĐƯỢC\n\nTốt.\n"
    assert missing(text) == []
    assert missing(text, order=True) == [("misplaced", "Kiến nghị", "KIẾN NGHỊ")]
    both = text + "\nIII. ĐỀ XUẤT\n\nCó.\n"
    assert missing(both, order=True) == []


@pytest.mark.parametrize(
    ("sections", "reason"),
    [
        ([], "house.empty-list"),
        (["Kết quả"], "house.not-table"),
        ([{"forms": ["a"]}], "house.missing"),
        ([{"name": "a", "form": ["a"]}], "house.unknown"),
        ([{"name": ["a"]}], "house.not-text"),
        ([{"name": "…"}], "house.no-word"),
    ],
)
def test_wrong_sections(sections, reason):
    assert faults("required-section", sections=sections)[0] == reason
