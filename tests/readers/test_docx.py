"""Stories, gaps and places of a Word file as a Document."""

from __future__ import annotations

import gc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_check.readers.docx import mapping, read_docx
from cchc_check.text.document import Document
from cchc_check.text.normalize import normalize
from cchc_check.text.span import Span
from word.packages import (
    NAMESPACES,
    RELS,
    build,
    p,
    pack,
    package_relationships,
    r,
    relationships,
    row,
    side_parts,
    table,
)


def read(body: str, **parts: str) -> Document:
    return read_docx(build(body, **parts), "bao-cao.docx")


def stories(document: Document) -> list[tuple[str, str, str]]:
    return [(story.kind, story.label, document.quote(story.span)) for story in document.stories]


def box(*paragraphs: str) -> str:
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"


def test_stories_follow_the_body_in_order() -> None:
    note = '<w:footnote w:id="{}"{}>{}</w:footnote>'
    body = p(
        "Thân", '<w:r><w:footnoteReference w:id="7"/></w:r>', '<w:r><w:endnoteReference w:id="2"/></w:r>'
    )
    document = read(
        body + p(r("có khung"), box(p("trong khung"))),
        header1=p("đầu"),
        footer1=p("chân"),
        footnotes=note.format(0, ' w:type="separator"', p("vạch"))
        + note.format(6, "", p("không ai nhắc"))
        + note.format(7, "", p("chú thích")),
        endnotes=f'<w:endnote w:id="2">{p("cuối bài")}</w:endnote>',
    )
    assert document.text == "Thân\n\ncó khung\n\ntrong khung\n\nđầu\n\nchân\n\nchú thích\n\ncuối bài"
    assert stories(document) == [
        ("textbox", "1", "trong khung"),
        ("header", "", "đầu"),
        ("footer", "", "chân"),
        ("footnote", "1", "chú thích"),
        ("endnote", "1", "cuối bài"),
    ]
    assert [document.quote(block.span) for block in document.blocks] == document.text.split("\n\n")


def test_several_headers_are_told_apart() -> None:
    headers = {f"header{number}": p(f"đầu {number}") for number in (1, 2, 10)}
    document = read(p("thân"), **headers, footer1=p("chân"))
    assert stories(document) == [
        ("header", "1", "đầu 1"),
        ("header", "2", "đầu 2"),
        ("header", "3", "đầu 10"),
        ("footer", "", "chân"),
    ]


def test_a_text_box_does_not_break_the_paragraph_around_it() -> None:
    document = read(p(r("trước "), box(p("một"), p("hai"), table(row("a", "b"))), r("sau")))
    assert document.text == "trước sau\n\nmột\n\nhai\n\na\tb"
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph"] * 3 + ["Table"]


def test_of_alternatives_the_first_is_read() -> None:
    first = f"<mc:Choice Requires='wps'>{box(p('một lần'))}</mc:Choice>"
    second = f"<mc:Fallback>{box(p('một lần'))}</mc:Fallback>"
    group = "<w:r><mc:AlternateContent>{}</mc:AlternateContent></w:r>"
    assert read(p("x", group.format(first + second))).text == "x\n\nmột lần"
    assert read(p("x", group.format(second))).text == "x\n\nmột lần"


@pytest.mark.parametrize(
    ("markup", "reason", "text"),
    [
        ("<w:r><w:drawing><pic:pic/></w:drawing></w:r>", "picture", False),
        ("<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>", "picture", False),
        ("<w:r><w:drawing><c:chart/></w:drawing></w:r>", "chart", False),
        ("<w:r><w:drawing><dgm:relIds/></w:drawing></w:r>", "diagram", False),
        ("<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r>", "object", False),
        ("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num></m:f></m:oMath>", "equation", False),
        ("<w:r><w:pict><v:textpath string='DỰ THẢO'/></w:pict></w:r>", "word-art", False),
        ("<w:subDoc r:id='x'/>", "sub-document", True),
    ],
)
def test_what_is_passed_over_leaves_a_gap(markup: str, reason: str, text: bool) -> None:
    document = read(p("chữ", markup))
    assert [(gap.reason, gap.text, gap.span.start) for gap in document.gaps] == [(reason, text, 3)]


def test_inserted_files_leave_a_gap_that_holds_text() -> None:
    assert [(gap.reason, gap.text) for gap in read(p("a") + '<w:altChunk r:id="x"/>').gaps] == [
        ("alt-chunk", True)
    ]


def test_simple_equations_are_read() -> None:
    document = read(p("đạt ", "<m:oMath><m:r><m:t>95,2</m:t></m:r></m:oMath>", r("%")))
    assert document.text == "đạt 95,2%"
    assert not document.gaps


def test_a_broken_note_part_leaves_a_gap_and_the_body_is_read() -> None:
    parts = {"footnotes": "", "styles": "", "numbering": ""}
    broken = dict.fromkeys(side_parts(parts), "<a")
    body = f"<w:document {NAMESPACES}><w:body>{p('thân')}</w:body></w:document>"
    document = read_docx(pack({"word/document.xml": body, **broken}, relationships(parts, {})), "a.docx")
    assert document.text == "thân"
    assert [(gap.reason, gap.text, gap.detail) for gap in document.gaps] == [
        ("broken-part", True, "word/footnotes.xml"),
        ("broken-look", False, "word/styles.xml"),
        ("broken-look", False, "word/numbering.xml"),
    ]


def test_missing_parts_are_not_missed() -> None:
    body = f"<w:document {NAMESPACES}><w:body>{p('thân')}</w:body></w:document>"
    rels = relationships({"header1": "", "styles": "", "footnotes": ""}, {})
    assert read_docx(pack({"word/document.xml": body}, rels), "a.docx").text == "thân"


def test_paragraphs_of_spaces_are_no_blocks() -> None:
    document = read(p("một") + p(" \u00a0 ") + p("hai"))
    assert [document.quote(block.span) for block in document.blocks] == ["một", "hai"]


def test_nothing_outside_the_file_is_followed() -> None:
    data = build(p("thân"), links={"a": "http://localhost:1/x", "b": "file:///etc/passwd"})
    assert read_docx(data, "a.docx").text == "thân"


def test_nothing_stays_in_memory() -> None:
    data = build(p("thân", box(p("khung"))) + table(row("a")), header1=p("đầu"))
    read_docx(data, "a.docx")
    gc.collect()
    gc.disable()
    try:
        read_docx(data, "a.docx")
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_what_a_word_file_can_give() -> None:
    document = read(p("a"))
    assert document.format == "docx"
    assert document.features == {"tables", "layout", "review"}


PIECES = st.lists(
    st.text(st.sampled_from("aeo dD\u0300\u0301\u0302\u0323\u031bàếĐÐƣ\u00a0\u200b\u00ad-"), max_size=6),
    max_size=6,
)


@given(st.lists(PIECES, max_size=5), PIECES)
@settings(max_examples=80, deadline=None)
def test_places_lie_in_the_text_and_do_not_overlap(written: list[list[str]], boxed: list[str]) -> None:
    body = "".join(p(*map(r, runs)) for runs in written) + p(box(p(*map(r, boxed))))
    document = read(body + table(row("".join(boxed))))
    ends = 0
    for block in document.blocks:
        assert ends <= block.span.start <= block.span.end <= len(document.text)
        ends = block.span.end
    expected = [text for text in (normalize("".join(runs))[0] for runs in written) if text.strip()]
    for paragraph, text in zip(document.blocks, expected, strict=False):
        assert document.quote(paragraph.span).strip() == text.strip()


@given(st.text(st.sampled_from("ae\u0300\u0301\u0302\u0323\r\n\u00ad\u200b b"), max_size=20), st.data())
@settings(max_examples=150, deadline=None)
def test_the_way_there_undoes_the_way_back(source: str, data: st.DataObject) -> None:
    text, source_map = normalize(source)
    at = mapping(source_map, len(text))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    back = source_map.span(Span(start, end))
    there = at(back.start, back.end)
    assert there.start <= start
    assert end <= there.end
    assert at(0, len(source)) == Span(0, len(text))


def commented(body: str, *texts: str) -> Document:
    """The document of a body whose comments 0, 1, … say `texts`."""
    rels = package_relationships(f'<Relationship Id="rId1" Type="{RELS}/comments" Target="comments.xml"/>')
    comments = "".join(
        f'<w:comment w:id="{key}">{p(*text.split("|"))}</w:comment>' for key, text in enumerate(texts)
    )
    parts = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/comments.xml": f"<w:comments {NAMESPACES}>{comments}</w:comments>",
    }
    return read_docx(pack(parts, rels), "bao-cao.docx")


def test_a_comment_that_silences_a_rule_is_a_directive_over_its_passage() -> None:
    start, end = '<w:commentRangeStart w:id="{}"/>', '<w:commentRangeEnd w:id="{}"/>'
    reference = '<w:r><w:commentReference w:id="{}"/></w:r>'
    body = (
        p(
            r("trước "),
            start.format(0),
            r("số 38/QĐ- "),
            r("SKHCN"),
            end.format(0),
            reference.format(0),
            r(" sau"),
        )
        + p(r("chỉ có dấu"), reference.format(1), r(" ở giữa"))
        + p(start.format(2), r("ai đó hỏi"), end.format(2), reference.format(2))
        + p(start.format(3), r("qua hai"))
        + p(r("đoạn"), end.format(3), reference.format(3))
    )
    document = commented(
        body, "cchc|-check: ignore|[CIT004, CIT007] viết theo bản gốc", "Cchc-check: ignore[DAT001]",
        "cchc-check có bỏ qua không?", "cchc-check:ignore[space-in-notation]  đã  hỏi",
    )  # fmt: skip
    assert [(document.quote(each.covers), each.codes, each.reason) for each in document.directives] == [
        ("số 38/QĐ- SKHCN", ("CIT004", "CIT007"), "viết theo bản gốc"),
        ("chỉ có dấu ở giữa", ("DAT001",), ""),
        ("qua hai\n\nđoạn", ("space-in-notation",), "đã hỏi"),
    ]
    assert "hỏi" not in document.text.replace("ai đó hỏi", "")
