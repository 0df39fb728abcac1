"""Effective formats: each source of them, their order, and the whole beside what LibreOffice makes of a file."""

from __future__ import annotations

import io
import os
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import docx
import pytest

from cchc_check.readers import read
from cchc_check.text.document import Document
from cchc_check.text.layout import Layout, ParagraphFormat, RunFormat
from word.decree_reports import report
from word.odf_formats import SOFFICE, FlatOdf, convert
from word.packages import build, cell, p, r, row

REAL = Path(os.environ.get("CCHC_CHECK_REAL_DOCX", "/nowhere"))
DEFAULT = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/>{}</w:style>'


def layout_of(document: Document) -> Layout:
    assert document.layout is not None
    return document.layout


def formats(data: bytes) -> dict[str, tuple[RunFormat, ParagraphFormat]]:
    """The formats of every word of a file."""
    return {word: (run, paragraph) for word, run, paragraph in words(read(data, path="a.docx"))}


def words(document: Document) -> Iterator[tuple[str, RunFormat, ParagraphFormat]]:
    layout = layout_of(document)
    end = min((story.span.start for story in document.stories), default=len(document.text))
    for match in re.finditer(r"\S+", document.text[:end]):
        run = layout.runs.format[bisect_right(layout.runs.start, match.start()) - 1]
        paragraph = layout.paragraphs.format[bisect_right(layout.paragraphs.start, match.start()) - 1]
        yield match[0], layout.run_formats[run], layout.paragraph_formats[paragraph]


def style(name: str, inside: str, kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{inside}</w:style>'


def test_nothing_said_is_ten_points_of_times() -> None:
    run, paragraph = formats(build(p("chữ")))["chữ"]
    assert (run.ascii, run.ansi, run.size, run.bold) == ("Times New Roman", "Times New Roman", 10, False)
    assert (paragraph.align, paragraph.line, paragraph.rule) == ("left", 240, "auto")


def test_the_nearest_that_speaks_wins() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + DEFAULT.format('<w:rPr><w:sz w:val="24"/></w:rPr>')
        + style("A", '<w:basedOn w:val="N"/><w:pPr><w:jc w:val="both"/></w:pPr>')
        + style("C", '<w:rPr><w:sz w:val="30"/></w:rPr>', "character")
    )
    body = p(
        r("gốc "), r("kiểu ", '<w:rStyle w:val="C"/>'), r("riêng", '<w:rStyle w:val="C"/><w:sz w:val="32"/>'),
        properties='<w:pStyle w:val="A"/>',
    )  # fmt: skip
    found = formats(build(body, styles=styles))
    assert [found[word][0].size for word in ("gốc", "kiểu", "riêng")] == [12, 15, 16]
    assert found["gốc"][1].align == "both"


def test_toggles_of_styles_cancel_and_direct_ones_do_not() -> None:
    styles = (
        DEFAULT.format("")
        + style("A", "<w:rPr><w:b/></w:rPr>")
        + style("C", "<w:rPr><w:b/></w:rPr>", "character")
    )
    at = '<w:rStyle w:val="C"/>'
    body = p(r("một "), r("hai ", at), r("ba", at + "<w:b/>"), properties='<w:pStyle w:val="A"/>')
    found = formats(build(body, styles=styles))
    assert [found[word][0].bold for word in ("một", "hai", "ba")] == [True, False, True]


def test_a_style_that_is_off_beats_its_parent() -> None:
    styles = DEFAULT.format("<w:rPr><w:b/></w:rPr>") + style(
        "A", '<w:basedOn w:val="N"/><w:rPr><w:b w:val="0"/></w:rPr>'
    )
    assert not formats(build(p("chữ", properties='<w:pStyle w:val="A"/>'), styles=styles))["chữ"][0].bold


def test_two_fonts_of_a_word() -> None:
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman"/>'
    run = formats(build(p(r("chữ", fonts))))["chữ"][0]
    assert (run.ascii, run.ansi) == ("Arial", "Times New Roman")


def test_the_first_row_of_a_table_style_is_bold_and_its_cells_are_centred() -> None:
    found = formats(report())
    assert [found[word][0].bold for word in ("Hồ", "202")] == [True, False]
    assert found["202"][1].align == "center"


def test_the_level_of_a_list_indents() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/>'
        '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    styles = DEFAULT.format("") + style(
        "L", f'<w:basedOn w:val="N"/><w:pPr>{numbered}<w:ind w:left="100"/></w:pPr>'
    )
    body = p("trực", properties=numbered) + p("kiểu", properties='<w:pStyle w:val="L"/>')
    body += p("đè", properties=f'{numbered}<w:ind w:firstLine="0"/>')
    found = formats(build(body, numbering=numbering, styles=styles))
    indents = [(found[word][1].left, found[word][1].first) for word in ("trực", "kiểu", "đè")]
    assert indents == [(720, -360), (100, -360), (720, 0)]


def test_sections_inherit_headers() -> None:
    first = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    last = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:titlePg/></w:sectPr>'
    number = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE "/></w:p>'
    data = build(p("một", properties=first) + p("hai") + last, header1=number)
    sections = layout_of(read(data, path="a.docx")).sections
    assert [(each.landscape, each.first_differs) for each in sections] == [(False, False), (True, True)]
    for section in sections:
        assert [(each.where, each.pages, each.align) for each in section.numbers] == [
            ("header", "default", "center")
        ]


@pytest.mark.parametrize(
    ("frame", "align"), [('<w:framePr w:xAlign="center"/>', "center"), ("<w:framePr w:x='3'/>", "")]
)
def test_a_page_number_in_a_frame(frame: str, align: str) -> None:
    number = f"<w:p><w:pPr>{frame}</w:pPr><w:r><w:pgNum/></w:r></w:p>"
    section = '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/></w:sectPr>'
    data = build(p("một") + section, footer1=number)
    (found,) = layout_of(read(data, path="a.docx")).sections[0].numbers
    assert (found.where, found.align) == ("footer", align)


def test_lengths_with_units_and_broken_ones() -> None:
    margins = '<w:pgMar w:top="2cm" w:left="30mm" w:right="x" w:bottom="1in"/>'
    section = layout_of(read(build(p("một") + f"<w:sectPr>{margins}</w:sectPr>"), path="a.docx")).sections[0]
    assert (section.top, section.left, section.right, section.bottom) == (1134, 1701, 1440, 1440)


def test_nothing_is_worked_out_before_it_is_asked_for() -> None:
    document = read(report(), path="a.docx")
    assert "layout" not in vars(document)
    assert layout_of(document) is document.layout


def comparable(word: str, run: RunFormat, paragraph: ParagraphFormat) -> dict[str, Any]:
    return {
        "word": word,
        "font": run.ascii,
        "size": f"{run.size:g}pt",
        "bold": run.bold,
        "italic": run.italic,
        "caps": run.caps,
        "align": paragraph.align,
    }


def lengths_of(paragraph: ParagraphFormat) -> tuple[int, ...]:
    """Indents and spacing in twentieths of a point, a line in 240ths."""
    return (
        paragraph.left,
        paragraph.right,
        paragraph.first,
        paragraph.before,
        paragraph.after,
        paragraph.line,
    )


def theirs(odf: FlatOdf, word: str, said: dict[str, str]) -> dict[str, Any]:
    align = said.get("text-align", "start")
    return {
        "word": unicodedata.normalize("NFC", word),
        "font": odf.font(said),
        "size": said.get("font-size"),
        "bold": said.get("font-weight") == "bold",
        "italic": said.get("font-style") == "italic",
        "caps": said.get("text-transform") == "uppercase",
        "align": {"start": "left", "end": "right", "justify": "both"}.get(align, align),
    }


def styled() -> bytes:
    """A file with Word's own styles: headings, lists, characters, tables with special rows, and nested ones."""
    document = docx.Document()
    document.add_heading("Tiêu đề một", 1)
    for name in ("List Bullet", "List Number", "Intense Quote"):
        document.add_paragraph(f"Đoạn theo kiểu {name}", style=name)
    paragraph = document.add_paragraph()
    for name in ("Emphasis", "Strong", "Book Title"):
        paragraph.add_run(f" chữ{name.replace(' ', '')}", style=name)
    for name in ("Table Grid", "Light Grid Accent 1", "Medium Shading 1", "Colorful Grid", "Dark List"):
        outer = document.add_table(4, 3, style=name)
        inner = outer.cell(2, 1).add_table(2, 2)
        inner.style = document.styles["Light List"]
        for label, table in (("ô", outer), ("con", inner)):
            for row_number, line in enumerate(table.rows):
                for column, place in enumerate(line.cells):
                    place.add_paragraph(f"{label}{row_number}{column}")
        document.add_paragraph("giữa")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def sources() -> Iterator[Any]:
    yield pytest.param(report(), id="decree")
    yield pytest.param(styled(), id="styled")
    yield pytest.param(
        report(more=p("chữ") + f"<w:tbl>{row(cell('ô'))}</w:tbl>", fonts='w:ascii="Arial" w:hAnsi="Arial"'),
        id="arial",
    )
    for path in sorted(REAL.glob("*.docx")):
        yield pytest.param(path.read_bytes(), id=path.stem)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("data", list(sources()))
def test_libreoffice_sees_the_same_formats(data: bytes, tmp_path: Path) -> None:
    source = tmp_path / "bao-cao.docx"
    source.write_bytes(data)
    odf = FlatOdf(convert(source, "fodt", tmp_path))
    mine = [comparable(*each) for each in words(read(str(source)))]
    other = [theirs(odf, *each) for each in odf.words()]
    matcher = SequenceMatcher(
        None, [each["word"] for each in mine], [each["word"] for each in other], autojunk=False
    )
    pairs = [
        (mine[a + step], other[b + step])
        for a, b, size in matcher.get_matching_blocks()
        for step in range(size)
    ]
    assert len(pairs) >= 0.99 * len(mine)
    different = [(one, two) for one, two in pairs if one != two]
    assert len(different) <= 0.001 * len(pairs), different[:5]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("data", list(sources()))
def test_what_libreoffice_writes_is_read_to_the_same_formats(data: bytes, tmp_path: Path) -> None:
    source = tmp_path / "bao-cao.docx"
    source.write_bytes(data)
    written = convert(source, "docx:MS Word 2007 XML", tmp_path / "out")
    before, after = read(str(source)), read(str(written))
    mine = [comparable(*each) for each in words(before)]
    other = [comparable(*each) for each in words(after)]
    assert [each for each in zip(mine, other, strict=True) if each[0] != each[1]] == []
    lengths = [
        [(word, lengths_of(paragraph)) for word, _, paragraph in words(each)] for each in (before, after)
    ]
    for (word, one_by_one), (_, others) in zip(*lengths, strict=True):
        assert all(abs(one - two) <= 12 for one, two in zip(one_by_one, others, strict=True)), word
    for section, again in zip(layout_of(before).sections, layout_of(after).sections, strict=True):
        assert (section.landscape, section.first_differs) == (again.landscape, again.first_differs)
        for name in ("width", "height", "top", "bottom", "left", "right"):
            assert abs(getattr(section, name) - getattr(again, name)) <= 6, name
        numbers = [[(each.where, each.pages, each.align) for each in at.numbers] for at in (section, again)]
        assert numbers[0] == numbers[1]
