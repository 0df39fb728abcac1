"""Plain text: blocks from blank lines, labels, capitals and indents."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_check.readers import read_text
from cchc_check.text.document import ListItem, Table
from cchc_check.text.normalize import normalize
from cchc_check.text.span import Span

LINES = st.lists(
    st.sampled_from(
        ["", "  ", "- Sở Nội vụ;", "1. Rà soát", "a) Về", "II. KẾT QUẢ", "Lời văn", "   thụt vào", "a\tb\tc",
         "\tb", "x" * 250, "e\u0302\u0301", "Ð\u200b", "-", "1.", "\x0c", "I.", "\u2028"]
    )
    | st.text(max_size=12),
    max_size=12,
).map("\n".join)  # fmt: skip


def blocks(source):
    document = read_text(source, "txt")
    return [
        (type(block).__name__, getattr(block, "number", ""), document.quote(block.span))
        for block in document.blocks
    ]


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_any_text_is_read_and_every_word_lies_in_one_block(source):
    document = read_text(source, "txt")
    assert document.text == normalize(source)[0]
    end = 0
    for block in document.blocks:
        assert end <= block.span.start <= block.span.end <= len(document.text)
        between = document.quote(Span(end, block.span.start)).strip()
        assert between == (block.number if isinstance(block, ListItem) else getattr(block, "number", ""))
        end = block.span.end
    assert not document.text[end:].strip()


@settings(max_examples=100, deadline=None)
@given(LINES)
def test_places_lead_back_to_the_source(source):
    document = read_text(source, "txt")
    for block in document.blocks:
        back = document.source_map.span(block.span)
        assert normalize(source[back.start : back.end])[0] == document.quote(block.span)


def test_wrapped_lines_are_one_paragraph():
    assert blocks("      Thực hiện kế hoạch năm\n2020 của tỉnh.\n      Đoạn hai.") == [
        ("Paragraph", "", "Thực hiện kế hoạch năm\n2020 của tỉnh."),
        ("Paragraph", "", "Đoạn hai."),
    ]


def test_long_lines_are_paragraphs_of_their_own():
    long = "Nội dung " * 30
    assert len(blocks(f"{long}\n{long}\n{long}")) == 3


@pytest.mark.parametrize("label", ["-", "+", "*", "•", "1.", "2)", "2.1.", "a)", "đ)"])
def test_list_labels(label):
    assert blocks(f"Gồm:\n{label} Sở Nội vụ;\ntiếp theo") == [
        ("Paragraph", "", "Gồm:"),
        ("ListItem", label, "Sở Nội vụ;\ntiếp theo"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "tính đến ngày 20 tháng\n6. trong đó có",
        "phát triển kinh tế\n- xã hội của tỉnh",
        "Quyết định số\n19/2019/QĐ-UBND",
    ],
)
def test_a_wrapped_sentence_is_not_taken_for_a_list(source):
    assert len(blocks(source)) == 1


def test_headings_are_numbered_lines_in_capitals():
    assert blocks("I. CÔNG TÁC CHỈ ĐẠO\nII - KẾT QUẢ NĂM 2020 và\n1. RÀ SOÁT VĂN BẢN\n2. Rà soát") == [
        ("Heading", "I.", "CÔNG TÁC CHỈ ĐẠO"),
        ("Heading", "II", "- KẾT QUẢ NĂM 2020 và"),
        ("Heading", "1.", "RÀ SOÁT VĂN BẢN"),
        ("ListItem", "2.", "Rà soát"),
    ]


def test_letterhead_in_tabs_is_a_table():
    document = read_text("SỞ NỘI VỤ\tCỘNG HÒA\nSố: 12/BC\tĐộc lập\n\nBÁO CÁO", "txt")
    assert isinstance(document.blocks[0], Table)
    assert [document.quote(cell.span) for cell in document.blocks[0].cells] == [
        "SỞ NỘI VỤ", "CỘNG HÒA", "Số: 12/BC", "Độc lập",
    ]  # fmt: skip


@pytest.mark.parametrize("source", ["-\tMột\n-\tHai", "\tThụt\n\tThụt", "a\tb", "1.\tMột\n2.\tHai"])
def test_tabs_that_make_no_table(source):
    assert not read_text(source, "txt").tables


def test_a_text_with_a_byte_order_mark_has_its_own_places():
    from cchc_check import Settings, check_text

    bare = "Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 của Sở.\n"
    settings = Settings(select=("CIT004",))
    for text in (bare, "\ufeff" + bare):
        (found,) = check_text(text, settings=settings).diagnostics
        assert text[found.source.start : found.source.end] == "38/QĐ- SKHCN"
