"""One report in every format: the same words give the same facts, whatever holds them."""

import io
import unicodedata
from pathlib import Path

import docx
import pytest
from msgspec import Struct

from cchc_check.extraction import extract
from cchc_check.readers import read, read_text
from cchc_check.registry import load_registry
from cchc_check.text.document import Table
from cchc_check.text.span import Span

HEAD = (
    ("UBND TỈNH HÀ NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc"),
    ("Số:     /BC-SNV", "Hà Nam, ngày      tháng 6 năm 2021"),
)
BODY = (
    ("title", "BÁO CÁO"),
    ("title", "Kết quả cải cách hành chính 6 tháng đầu năm 2021"),
    ("heading", "I. CÔNG TÁC CHỈ ĐẠO"),
    ("text", "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ, Sở đã tham mưu nhiều nội dung."),
    ("item", "Kế hoạch số 12/KH-SNV ngày 05/01/2021 về tự kiểm tra trong quý I năm 2021;"),
    ("item", "Quyết định số 45/QĐ- SNV ngày 31/02/2021 về thành lập Tổ giúp việc."),
    ("heading", "II. KẾT QUẢ"),
    (
        "text",
        "Căn cứ khoản 2 Điều 5 Luật Cán bộ, công chức số 22/2008/QH12 và Kế hoạch số 12/KH-SNV nêu trên.",
    ),
    ("text", "Hồ sơ nộp tại https://dichvucong.hanam.gov.vn/ hoặc gửi về sonoivu@hanam.gov.vn."),
    ("table", (("Nội dung", "Quý I", "Quý II"), ("Tiếp nhận", "120", "131"), ("Quá hạn", "", "2"))),
    ("text", "Trên đây là báo cáo 6 tháng đầu năm 2021, phương hướng 6 tháng cuối năm 2021./."),
)


def plain():
    parts = ["\n".join("\t".join(row) for row in HEAD)]
    for kind, content in BODY:
        if kind == "table":
            parts.append("\n".join("\t".join(row) for row in content))
        else:
            parts.append(f"- {content}" if kind == "item" else content)
    return "\n\n".join(parts) + "\n"


def markdown():
    parts = ["\n".join("\t".join(row) for row in HEAD)]
    for kind, content in BODY:
        match kind:
            case "table":
                rows = ["| " + " | ".join(row) + " |" for row in content]
                parts.append("\n".join([rows[0], "|---" * len(content[0]) + "|", *rows[1:]]))
            case "heading":
                parts.append(f"## **{content}**")
            case "title":
                parts.append(f"**{content}**")
            case "item":
                parts.append(f"- {content}")
            case _:
                parts.append(
                    content.replace("số 76/NQ-CP", "số **76**/NQ-CP").replace("Chính phủ", "*Chính phủ*")
                )
    return "\n\n".join(parts) + "\n"


def word():
    document = docx.Document()
    _word_table(document, HEAD)
    for kind, content in BODY:
        if kind == "table":
            _word_table(document, content)
        elif kind == "item":
            document.add_paragraph(content, style="List Bullet")
        else:
            paragraph = document.add_paragraph()
            for at in range(0, len(content), 7):
                paragraph.add_run(content[at : at + 7]).bold = at % 2 == 0
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _word_table(document, rows):
    table = document.add_table(len(rows), len(rows[0]))
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            cell.text = words


FORMS = {
    "txt": lambda: read_text(plain(), "txt"),
    "txt-crlf-nfd": lambda: read(
        unicodedata.normalize("NFD", plain()).replace("\n", "\r\n").encode(), path="a.txt"
    ),
    "txt-utf-16": lambda: read(plain().encode("utf-16"), path="a.txt"),
    "md": lambda: read_text(markdown(), "md"),
    "md-nfd": lambda: read_text(unicodedata.normalize("NFD", markdown()), "md"),
    "docx": lambda: read(word(), path="a.docx"),
}


@pytest.fixture(scope="module")
def registry():
    return load_registry()


def said(document, value):
    """A fact as words: spans become what they quote."""
    match value:
        case Span():
            return " ".join(document.quote(value).split())
        case tuple():
            return tuple(said(document, each) for each in value)
        case _ if isinstance(value, Struct):
            names = [name for name in value.__struct_fields__ if name != "document"]
            return {name: said(document, getattr(value, name)) for name in names}
        case _:
            return value


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("what", ["citations", "dates", "periods", "links", "letterhead", "blanks"])
def test_the_same_report_gives_the_same_facts(form, what, registry):
    expected, found = (extract(FORMS[each](), registry) for each in ("txt", form))
    assert said(found.document, getattr(found, what)) == said(expected.document, getattr(expected, what))


@pytest.mark.parametrize("form", FORMS)
def test_the_report_is_read_in_full(form, registry):
    facts = extract(FORMS[form](), registry)
    assert len(facts.citations) >= 5
    assert len(facts.links) == 2
    assert [(table.rows, table.columns) for table in facts.document.tables] == [(3, 2), (3, 3)]
    assert not facts.document.gaps


@pytest.mark.parametrize("form", FORMS)
def test_tables_hold_the_same_cells(form):
    document = FORMS[form]()
    table = [block for block in document.blocks if isinstance(block, Table)][1]
    expected = {(r, c): words for r, row in enumerate(BODY[-2][1]) for c, words in enumerate(row)}
    assert {(cell.row, cell.column): document.quote(cell.span).strip() for cell in table.cells} == expected


@pytest.mark.parametrize("suffix", [".txt", ".md", ".docx"])
def test_every_reader_reads_from_disk(tmp_path: Path, suffix):
    data = {".txt": plain().encode(), ".md": markdown().encode(), ".docx": word()}[suffix]
    (tmp_path / f"bao-cao{suffix}").write_bytes(data)
    assert "Nghị quyết số 76/NQ-CP" in read(tmp_path / f"bao-cao{suffix}").text
