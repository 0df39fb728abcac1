"""What is read of paragraphs, runs and the characters in them: one test for every thing Word can do."""

from __future__ import annotations

import pytest

from cchc_check.readers.docx import read_docx
from cchc_check.text.document import Document
from word.packages import build, p, r


def read(body: str, **parts: str) -> Document:
    return read_docx(build(body, **parts), "bao-cao.docx")


def marks(document: Document, kind: str) -> list[tuple[str, str]]:
    return [(document.quote(mark.span), mark.value) for mark in document.marks_of(kind)]


def field(instruction: str, result: str, *, separate: bool = True, end: bool = True) -> str:
    pieces = [
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>",
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' if separate else "",
        r(result),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if end else "",
    ]
    return "".join(pieces)


def test_a_word_cut_across_runs_is_whole() -> None:
    assert read(p(r("Quyết đ"), r("ị", "<w:b/>"), r("nh số 38"))).text == "Quyết định số 38"


def test_paragraphs_stand_apart_and_empty_ones_leave_nothing() -> None:
    document = read(p("Một") + "<w:p/>" + p() + p("Hai"))
    assert document.text == "Một\n\nHai"
    assert [document.quote(block.span) for block in document.blocks] == ["Một", "Hai"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<w:tab/>", "a\tb"),
        ("<w:ptab/>", "a\tb"),
        ("<w:br/>", "a\nb"),
        ("<w:cr/>", "a\nb"),
        ("<w:noBreakHyphen/>", "a-b"),
        ("<w:softHyphen/>", "ab"),
        ('<w:sym w:font="Times" w:char="00D7"/>', "a×b"),
        ('<w:sym w:char="D800"/>', "a\ufffdb"),
        ('<w:sym w:char="zz"/>', "a\ufffdb"),
        ("<w:lastRenderedPageBreak/>", "ab"),
        ("<w:t>\n</w:t>", "a b"),
        ("<w:t>x<!-- y -->z</w:t>", "axzb"),
    ],
)
def test_characters(markup: str, text: str) -> None:
    assert read(f"<w:p>{r('a')}<w:r>{markup}</w:r>{r('b')}</w:p>").text == text


def test_tab_stops_are_not_tabs() -> None:
    assert read(p("a", properties='<w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs>')).text == "a"


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:smartTag w:element='x'><w:smartTagPr/>{}</w:smartTag>",
        "<w:customXml w:element='x'><w:customXmlPr/>{}</w:customXml>",
        "<w:bookmarkStart w:id='1' w:name='x'/>{}<w:bookmarkEnd w:id='1'/>",
        "<w:dir w:val='ltr'>{}</w:dir>",
        "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase/></w:ruby></w:r>",
        "<w:r><w:ruby><w:rt/><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
    ],
)
def test_text_in_containers_is_read(wrapped: str) -> None:
    assert read(f"<w:p>{r('trước ')}{wrapped.format(r('trong'))}{r(' sau')}</w:p>").text == "trước trong sau"


def test_a_content_control_around_paragraphs() -> None:
    assert read(f"<w:sdt><w:sdtContent>{p('một')}{p('hai')}</w:sdtContent></w:sdt>").text == "một\n\nhai"


def test_insertions_are_read_and_marked_and_deletions_are_not_read() -> None:
    deleted = "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{r('đi')}</w:moveFrom><w:moveTo>{r('đến')}</w:moveTo>"
    document = read(f"<w:p>{r('bản ')}{deleted}<w:ins>{r('m')}{r('ới ')}</w:ins>{moved}</w:p>")
    assert document.text == "bản mới đến"
    assert marks(document, "inserted") == [("mới ", ""), ("đến", "")]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    document = read(p("Căn cứ ", properties="<w:rPr><w:del w:id='1'/></w:rPr>") + p("Quyết định") + p("Hai"))
    assert document.text == "Căn cứ Quyết định\n\nHai"
    assert len(document.blocks) == 2


def test_hidden_text_is_read_and_marked() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="AnCon"><w:basedOn w:val="An"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="DoanAn"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    runs = (
        r("thấy "),
        r("ẩn ", "<w:vanish/>"),
        r("rõ ", '<w:vanish w:val="0"/>'),
        r("theo kiểu", '<w:rStyle w:val="AnCon"/>'),
    )
    document = read(
        p(*runs)
        + p("cả đoạn ", r("trừ đây", '<w:rStyle w:val="An"/>'), properties='<w:pStyle w:val="DoanAn"/>'),
        styles=styles,
    )
    assert document.text == "thấy ẩn rõ theo kiểu\n\ncả đoạn trừ đây"
    assert marks(document, "hidden") == [("ẩn ", ""), ("theo kiểu", ""), ("cả đoạn ", "")]


def test_a_field_gives_its_result() -> None:
    document = read(f"<w:p>{r('trang ')}{field(' PAGE ', '3')}{r('.')}</w:p>")
    assert document.text == "trang 3."
    assert marks(document, "field") == [("3", "")]


def test_a_field_within_the_instruction_of_another() -> None:
    inner = field(" REF x ", "ẩn")
    outer = field(" IF </w:instrText></w:r>" + inner + "<w:r><w:instrText> ", "kết quả")
    assert read(f"<w:p>{outer}</w:p>").text == "kết quả"


def test_an_unclosed_field_does_not_swallow_the_document() -> None:
    document = read(f"<w:p>{field(' PAGE ', 'một', separate=False, end=False)}</w:p>{p('hai')}")
    assert document.text == "một\n\nhai"


def test_a_stray_end_of_a_field_is_harmless() -> None:
    assert read(f"<w:p><w:r><w:fldChar w:fldCharType='end'/></w:r>{r('một')}</w:p>").text == "một"


def test_a_simple_field() -> None:
    document = read(f"<w:p>{r('số ')}<w:fldSimple w:instr=' SEQ Bảng '>{r('2')}</w:fldSimple></w:p>")
    assert document.text == "số 2"
    assert marks(document, "field") == [("2", "")]


def test_links_carry_their_target() -> None:
    parts = (
        f'<w:hyperlink r:id="L1">{r("Cổng thông tin")}</w:hyperlink>',
        f'<w:hyperlink w:anchor="muc1">{r(" mục 1 ")}</w:hyperlink>',
        field(' HYPERLINK "http://so.vinhha.gov.vn/a b" \\o "x" ', "trang của Sở"),
        field(' HYPERLINK \\l "muc2" ', " mục 2"),
    )
    data = build(f"<w:p>{''.join(parts)}</w:p>", links={"L1": "https://vinhha.gov.vn/"})
    document = read_docx(data, "a.docx")
    assert document.text == "Cổng thông tin mục 1 trang của Sở mục 2"
    assert marks(document, "link") == [
        ("Cổng thông tin", "https://vinhha.gov.vn/"),
        ("trang của Sở", "http://so.vinhha.gov.vn/a b"),
    ]
    assert not document.marks_of("field")


def test_letters_decomposed_across_runs_compose() -> None:
    document = read(p(r("Quye"), r("\u0302"), r("\u0301t"), r(" đinh"), r("\u0323"), r("!")) + p("Hai"))
    assert document.text == "Quyết đinḥ!\n\nHai"
    assert [document.quote(block.span) for block in document.blocks] == ["Quyết đinḥ!", "Hai"]


def test_broken_font_letters_are_repaired_and_marked() -> None:
    document = read(p("Ðề nghị xem xét dƣới đây"))
    assert document.text == "Đề nghị xem xét dưới đây"
    assert marks(document, "broken-font") == [("Đ", "Ð"), ("ư", "ƣ")]


def test_what_has_no_letters_is_returned_as_it_is() -> None:
    document = read("<w:p/>")
    assert document.text == ""
    assert document.blocks == ()
