"""Writes Word reports of about 5, 50 and 500 pages for benchmarks: the same bytes for the same size and seed."""

from __future__ import annotations

import io
import random
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_SENTENCES = (
    "Trong kỳ, đơn vị tiếp nhận {a} hồ sơ, đã giải quyết {b} hồ sơ, đạt {c},{d}% kế hoạch được giao.",
    "Thực hiện Kế hoạch số {a}/KH-SVH ngày 0{e}/3/2021, các phòng đã rà soát xong quy trình nội bộ.",
    "Bộ phận một cửa niêm yết thành phần hồ sơ, mức lệ phí và thời hạn trả kết quả của {a} thủ tục.",
    "Việc tuyên truyền được thực hiện qua {e} buổi sinh hoạt, {a} lượt tin bài trên trang của Sở.",
    "Căn cứ Quyết định số {b}/QĐ-UBND ngày 1{e}/02/2021, Sở phân công {e} công chức theo dõi hằng tuần.",
)
_FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
_LOOKS = (
    f'<w:rPr>{_FONT}<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>',
    f'<w:rPr>{_FONT}<w:b/><w:sz w:val="28"/></w:rPr>',
    f'<w:rPr>{_FONT}<w:i/><w:sz w:val="28"/></w:rPr>',
    f'<w:rPr>{_FONT}<w:spacing w:val="-4"/><w:sz w:val="28"/></w:rPr>',
)
_PROPERTIES = (
    '<w:pPr><w:spacing w:before="60" w:after="60"/><w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr>'
)
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)


def report(pages: int, seed: int | None = None) -> bytes:
    """A report of about `pages` pages: prose in many runs, a heading a page, a table every other page."""
    chance = random.Random(pages if seed is None else seed)
    body = "".join(_page(chance, number) for number in range(1, pages + 1))
    return _packed(f'<w:document xmlns:w="{W}" xmlns:r="{RELS}"><w:body>{body}</w:body></w:document>')


def _page(chance: random.Random, number: int) -> str:
    heading = f'<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{_run(_LOOKS[1], f"{number}. Kết quả thực hiện")}'
    blocks = [f"<w:p>{heading}</w:p>", *(_paragraph(chance) for _ in range(8))]
    if number % 2:
        rows = "".join(_row(chance, index) for index in range(12))
        blocks.append(f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{rows}</w:tbl>')
    return "".join(blocks)


def _paragraph(chance: random.Random) -> str:
    words = " ".join(_sentence(chance) for _ in range(3)).split(" ")
    runs = []
    while words:
        count = chance.randint(10, 40)
        runs.append(_run(chance.choice(_LOOKS), " ".join(words[:count]) + " "))
        words = words[count:]
    revision = f"00{chance.randrange(1 << 24):06X}"
    return f'<w:p w:rsidR="{revision}" w:rsidRDefault="00A3">{_PROPERTIES}{"".join(runs)}</w:p>'


def _sentence(chance: random.Random) -> str:
    numbers = {"a": chance.randint(100, 900), "b": chance.randint(100, 900), "c": chance.randint(50, 99)}
    return chance.choice(_SENTENCES).format(**numbers, d=chance.randint(0, 9), e=chance.randint(2, 9))


def _row(chance: random.Random, index: int) -> str:
    texts = [str(index), "Đơn vị trực thuộc", *(str(chance.randint(10, 99)) for _ in range(4))]
    width = '<w:tcPr><w:tcW w:w="1500" w:type="dxa"/></w:tcPr>'
    cells = "".join(f"<w:tc>{width}<w:p>{_PROPERTIES}{_run(_LOOKS[0], text)}</w:p></w:tc>" for text in texts)
    return f"<w:tr>{cells}</w:tr>"


def _run(look: str, text: str) -> str:
    return f'<w:r w:rsidRPr="00B12345">{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _packed(document: str) -> bytes:
    types = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORDML}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{WORDML}.styles+xml"/></Types>'
    )
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": _relationship("officeDocument", "word/document.xml"),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relationship("styles", "styles.xml"),
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{_STYLES}</w:styles>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _relationship(kind: str, target: str) -> str:
    one = f'<Relationship Id="rId1" Type="{RELS}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{one}</Relationships>'


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for size in (5, 50, 500):
        (folder / f"report-{size}.docx").write_bytes(report(size))
