"""Markdown: what is markup goes, what is words stays, and every place leads back to the source."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cchc_check.readers import read_text
from cchc_check.text.document import Heading, ListItem, Paragraph, Table
from cchc_check.text.normalize import normalize

PIECES = st.sampled_from(
    [
        *"*_`[]()<>|#-+~\\&!:\n\t \"'",
        "\n\n", "  \n", "**", "~~~", "```", "    ", "- ", "1. ", "a) ", "> ", "| a | b |\n|---|---|\n",
        "<br>", "<!-- x -->", "<!-- cchc-check: ignore[CIT004] vì -->", "<table><tr><td>5</td></tr></table>",
        "[tên](http://a.vn)", "[^1]", "\n[^1]: ", "[a]{.b}", "<http://a.vn/>",
        "![ảnh](a.png)", "&amp;", "&nbsp;", "\\*", "\r\n", "\ufeff",
        "---", "===", "I. KẾT QUẢ", "Sở", "Quyết định số 38/QĐ-SKHCN", "e\u0302\u0301",
        "\u200b", "Ð", "a\tb\tc",
    ]
)  # fmt: skip
SOURCES = st.lists(PIECES, max_size=30).map("".join)


def blocks(source):
    document = read_text(source, "md")
    return [
        (type(block).__name__, getattr(block, "number", ""), document.quote(block.span))
        for block in document.blocks
    ]


def visible(source):
    return read_text(source, "md").text


@settings(max_examples=150, deadline=None)
@given(SOURCES | st.text(max_size=60))
@example("<!-- cchc-check: ignore[A] x")
@example("- \ta\tb\n- a\tb")
@example("| a \\| b | `c\\|d` | e |\n|:--|---|\n| 1 |")
@example("![a](b\n> c\n[x][y]\n\n[y]: z")
def test_any_text_is_read_into_ordered_blocks_inside_the_text(source):
    document = read_text(source, "md")
    end = 0
    for block in document.blocks:
        assert end <= block.span.start <= block.span.end <= len(document.text)
        end = block.span.end
        for cell in block.cells if isinstance(block, Table) else ():
            assert block.span.start <= cell.span.start <= cell.span.end <= max(block.span.end, cell.span.end)
            assert cell.span.end <= len(document.text)
    for record in (*document.marks, *document.gaps, *document.directives):
        assert 0 <= record.span.start <= record.span.end <= len(document.text)


@settings(max_examples=150, deadline=None)
@given(SOURCES)
def test_no_word_is_lost(source):
    for word in ("KẾT", "QUẢ", "Quyết", "38/QĐ-SKHCN"):
        assert (
            normalize(source)[0].count(word) == visible(source).count(word) or "![" in source or "<" in source
        )


@settings(max_examples=100, deadline=None)
@given(SOURCES)
def test_places_lead_back_to_the_source(source):
    document = read_text(source, "md")
    for block in document.blocks:
        if isinstance(block, Paragraph | ListItem | Heading) and not set("*_`<[&\\~!\n") & set(source):
            back = document.source_map.span(block.span)
            assert normalize(source[back.start : back.end])[0] == document.quote(block.span)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Quyết định **số 38**/QĐ-SKHCN", "Quyết định số 38/QĐ-SKHCN"),
        ("*Thực hiện* ~~các~~ `nhiệm vụ`", "Thực hiện các nhiệm vụ"),
        ("***KT. GIÁM ĐỐC***", "KT. GIÁM ĐỐC"),
        ("BÁO CÁO  \nCông tác", "BÁO CÁO\nCông tác"),
        ("BÁO CÁO\\\nCông tác", "BÁO CÁO\nCông tác"),
        ("tại <http://skhcn.vn/>.", "tại http://skhcn.vn/."),
        ('tại [cổng](http://skhcn.vn/ "Cổng") này', "tại cổng này"),
        ("tại [**cổng**][1]\n\n[1]: http://a.vn", "tại cổng\n\n[1]: http://a.vn"),
        ("5 \\* 3 &amp; 2&nbsp;kg", "5 * 3 & 2 kg"),
        ("một<br>hai<br/>\nba", "một\nhai\nba"),
        ("một <b>hai</b> <!-- ghi chú -->ba", "một hai ba"),
        ("> Theo\n> **Quyết định**", "> Theo\nQuyết định"),
        ("- Theo\n  Quyết định", "- Theo\nQuyết định"),
        ("ngày ___/___/2020 và ___/___", "ngày ___/___/2020 và ___/___"),
        ("ảnh ![sơ đồ](a.png) này", "ảnh  này"),
        ("`` a`b ``", "a`b"),
        ("12*34*56 và a_b_c", "123456 và a_b_c"),
        ("---\ntitle: Báo cáo\n---\n\nLời", "\n\nLời"),
        ("\ufeff# Đầu", "# Đầu"),
        ("    thụt **vào**", "    thụt vào"),
        ('<div align="center">\n\nLời\n\n</div>', "\n\nLời\n\n"),
        ("<table><tr><td>5</td><td>6</td></tr></table>", "5\t6\t\n"),
        ("**Nghị quye\u0302\u0301t**", "Nghị quyết"),
    ],
)
def test_visible_words(source, text):
    assert visible(source) == text


def test_structure():
    assert blocks(
        "## **2. Về kiểm tra**\n\nLời văn.\n\n- Một\n  - Hai\n1. Ba\n\na) Bốn\n\n**1. Năm**\n\nSáu\n==="
    ) == [
        ("Heading", "2.", "Về kiểm tra"),
        ("Paragraph", "", "Lời văn."),
        ("ListItem", "-", "Một"),
        ("ListItem", "-", "Hai"),
        ("ListItem", "1.", "Ba"),
        ("ListItem", "a)", "Bốn"),
        ("Heading", "1.", "Năm"),
        ("Heading", "", "Sáu"),
    ]


def test_a_rule_under_two_lines_is_no_heading():
    assert blocks("CỘNG HÒA\nĐộc lập\n-------")[0][0] == "Paragraph"


def test_nested_lists_have_levels():
    document = read_text("- Một\n  - Hai\n    - Ba\n- Bốn", "md")
    assert [block.level for block in document.blocks] == [0, 1, 2, 0]


def test_pipe_table():
    document = read_text("| **A** | B \\| C |\n|---|---|\n| 1 | 2 | 3 |\n|  | [x](y) |", "md")
    table = document.tables[0]
    assert (table.rows, table.columns) == (3, 3)
    assert [(cell.row, cell.column, document.quote(cell.span)) for cell in table.cells] == [
        (0, 0, "A"), (0, 1, "B | C"), (1, 0, "1"), (1, 1, "2"), (1, 2, "3"), (2, 0, ""), (2, 1, "x"),
    ]  # fmt: skip


def test_table_that_is_only_tabs_stands_between_its_neighbours():
    document = read_text("- Về biên chế:\n\nGiao\t\tCó\t\nA\tB\tA\tB\n**4**\t0\t3\t\n\n- Sau", "md")
    table = document.tables[0]
    assert [type(block) for block in document.blocks] == [ListItem, Table, ListItem]
    assert (table.rows, table.columns, len(table.cells)) == (3, 4, 12)
    assert [document.quote(cell.span) for cell in table.cells if cell.row == 2] == ["4", "0", "3", ""]


def test_tabs_in_code_are_no_table():
    assert not read_text("```\na\tb\nc\td\n```", "md").tables


@pytest.mark.parametrize("link", ["[cổng][1]\n\n[1]: {}", "<{}>", "[cổng]({})"])
def test_a_link_is_marked_with_what_is_written(link: str) -> None:
    target = "http://sở.lai-châu.gov.vn/tin-tức?a=%C4%91"
    marks = read_text(link.format(target), "md").marks_of("link")
    assert [mark.value for mark in marks] == [target]


def test_links_and_pictures_are_marked():
    document = read_text("Xem [cổng *tỉnh*](http://a.vn/x) và <http://b.vn>; ![](anh.png)", "md")
    assert [(document.quote(mark.span), mark.value) for mark in document.marks_of("link")] == [
        ("cổng tỉnh", "http://a.vn/x"),
        ("http://b.vn", "http://b.vn"),
    ]
    assert [gap.reason for gap in document.gaps] == ["picture"]


def test_directives_cover_their_block_or_the_next():
    document = read_text(
        "<!-- cchc-check: ignore[CIT004, DAT001] đã hỏi -->\n\nMột.\n\n"
        "Hai. <!-- cchc-check: ignore[A] b -->\n\n"
        "Ba.\n<!-- cchc-check: ignore -->\n",
        "md",
    )
    assert [(document.quote(item.covers), item.codes, item.reason) for item in document.directives] == [
        ("Một.", ("CIT004", "DAT001"), "đã hỏi"),
        ("Hai.", ("A",), "b"),
        ("", (), ""),
    ]
    assert document.text == "\n\nMột.\n\nHai. \n\nBa.\n\n"


def test_directives_cover_the_label_of_their_block_too():
    text = "<!-- cchc-check: ignore[A] b -->\n**IV. Kết quả**\n\nd) Điểm. <!-- cchc-check: ignore[A] b -->\n"
    document = read_text(text, "md")
    assert [document.quote(item.covers).strip() for item in document.directives] == [
        "IV. Kết quả",
        "d) Điểm.",
    ]


def test_html_is_read_as_words_and_its_table_is_said_to_be_unread():
    document = read_text("<p>Kết <i>quả</i></p>\n<table>\n<tr><td>1</td></tr>\n</table>", "md")
    assert [gap.reason for gap in document.gaps] == ["html-table"]
    assert "Kết quả" in document.text
    assert "<" not in document.text


def test_scripts_are_not_words():
    assert "alert" not in visible("<script>\nalert(1)\n</script>\n\nLời")


def test_footnotes_are_stories_and_their_marks_are_cut():
    document = read_text(
        "Nghị quyết số 76/NQ-CP[^1] ngày 15/7/2021[^2] và [^3].\n\n[^1]: Ban hành ngày 15/7.\n[^2]: http://a.vn\n",
        "md",
    )
    assert document.text.startswith("Nghị quyết số 76/NQ-CP ngày 15/7/2021 và [^3].\n\n[^1]: Ban hành")
    assert [(story.kind, story.label) for story in document.stories] == [("footnote", "1")]
    assert document.quote(document.stories[0].span).startswith("Ban hành ngày 15/7.")


def test_braces_of_a_conversion_are_cut():
    assert (
        visible('**[Độc lập -\nTự do]{.underline}**\n\n![](a.png){width="2in"}Lời {x}')
        == "Độc lập -\nTự do\n\nLời {x}"
    )


def test_broken_letters_are_marked():
    document = read_text("**QÐ** Ðã", "md")
    assert [(document.quote(mark.span), mark.value) for mark in document.marks] == [("Đ", "Ð"), ("Đ", "Ð")]


def test_nfd_reads_as_nfc():
    source = (
        "## **II. Kết quả**\n\n- Quyết định số [38](http://a.vn)\n\n| *Số* | Tỷ lệ |\n|---|---|\n| 1 | 2 |"
    )
    nfd = read_text(unicodedata.normalize("NFD", source), "md")
    nfc = read_text(source, "md")
    assert (nfd.text, nfd.blocks, nfd.marks) == (nfc.text, nfc.blocks, nfc.marks)


DRESSES = st.sampled_from(
    ["{}", "**{}**", "*{}*", "***{}***", "~~{}~~", "`{}`", "[{}](http://a.vn)", "<b>{}</b>", "_{}_"]
)
DRESSED = st.lists(
    st.tuples(
        st.sampled_from(["Sở", "số 38/QĐ-SKHCN", "ngày 28/02/2020", "(KH&CN)", "5.000 đồng"]),
        st.sampled_from(["{}", "**{}**", "<b>{}</b>"]),
        DRESSES,
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=100, deadline=None)
@given(DRESSED, st.sampled_from([" ", "  \n", "\n", "\\\n"]), st.sampled_from(["", "# ", "- ", "> ", "12. "]))
def test_the_visible_words_are_the_text_however_they_are_dressed(words, glue, opening):
    glue = " " if opening == "# " else glue
    dressed = glue.join(
        outer.format(inner.format(word) if "`" not in outer else word) for word, inner, outer in words
    )
    plain = (
        glue.strip(" \\").join(word for word, _, _ in words)
        if "\n" in glue
        else glue.join(word for word, _, _ in words)
    )
    document = read_text(opening + dressed, "md")
    assert document.quote(document.blocks[0].span) == plain
