"""The Word files beside the pages of the LAY rules: the decree's report, and reports with one fault each.

Run as a script (`python -m word.layout_examples` in tests/), it writes them anew.
"""

from __future__ import annotations

from pathlib import Path

from word.decree_reports import BODY, BOLD, CENTER, ITALIC, PAGE, PARTS, report
from word.packages import p, r, row

LAYING = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
SECTION = '<w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
SECTION += '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/>'
LAID = '<w:pgMar w:top="850" w:right="1134" w:bottom="850" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
BREAK = p(properties=f"<w:sectPr>{SECTION}<w:titlePg/></w:sectPr>")
WIDE = (
    "<w:tbl><w:tblPr/>"
    + "".join(row(*cells) for cells in (("Tháng", "Nhận", "Trả"), ("Một", "70", "68")))
    + "</w:tbl>"
)
ANEW = '<w:pgNumType w:start="1"/>'
"""A section that counts its own pages, as an appendix has to."""
BIG = '<w:sz w:val="28"/>'
LABEL = p(r("PHỤ LỤC", BOLD + BIG), properties=CENTER)


def changed(name: str, properties: str | None = None, look: str | None = None) -> tuple[str, str, str]:
    """A part with other properties."""
    text, usual, usual_look = PARTS[name]
    return text, usual if properties is None else properties, usual_look if look is None else look


def laid(more: str) -> bytes:
    """A report with an appendix on lying pages."""
    return report(more=BREAK + LABEL + more, page=LAYING, margins=LAID, title_page=ANEW)


def body_in(old: str, new: str, *names: str) -> dict[str, tuple[str, str, str]]:
    """Body paragraphs with something else in their properties."""
    return {name: changed(name, BODY.replace(old, new)) for name in names}


def numbered(align: str) -> str:
    return f'<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>{PAGE}</w:p>'


MARGINS = (
    '<w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="567" w:footer="567" w:gutter="{}"/>'
)
JUSTIFIED, INDENTED, LINES = (
    '<w:jc w:val="both"/>',
    '<w:ind w:firstLine="720"/>',
    'w:line="264" w:lineRule="auto"',
)
EXAMPLES: dict[str, bytes] = {
    "LAY001-bad": report(page='<w:pgSz w:w="12240" w:h="15840"/>'),
    "LAY001-good": laid(WIDE),
    "LAY002-bad": report(margins=MARGINS.format(1440, 850, 1134, 1418, 0)),
    "LAY002-good": report(margins=MARGINS.format(1152, 864, 1138, 1418, 284)),
    "LAY003-bad": report(fonts='w:ascii="Calibri" w:hAnsi="Calibri"'),
    "LAY003-bad-2": report(
        second=changed("second", look='<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'),
        third=changed("third", look='<w:rFonts w:ascii="Times New Roman" w:hAnsi="Arial"/>'),
    ),
    "LAY003-good": report(
        fonts='w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Arial" w:eastAsia="MS Mincho"',
        more=p(r("þ", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')),
    ),
    "LAY004-bad": report(second=changed("second", look='<w:sz w:val="24"/>')),
    "LAY004-good": report(size=26),
    "LAY005-bad": report(
        nation=changed("nation", look=f'{BOLD}<w:sz w:val="28"/>'),
        recipients=changed("recipients", look=f'{BOLD}{ITALIC}<w:sz w:val="28"/>'),
    ),
    "LAY005-good": report(
        motto=changed("motto", look=f'{BOLD}<w:sz w:val="26"/>'),
        size=27,
        nation=changed("nation", look=f'{BOLD}<w:sz w:val="24"/>'),
    ),
    "LAY006-bad": report(
        superior=changed("superior", look=f'{BOLD}<w:sz w:val="26"/>'),
        issued=changed("issued", look='<w:sz w:val="28"/>'),
        kind=changed("kind", "", ""),
    ),
    "LAY006-bad-2": report(
        title=PARTS["title"][0].upper(),
        title_page=ANEW,
        more=BREAK
        + p(r("Phụ lục II", BIG))
        + p(r("DANH MỤC HỒ SƠ", BOLD), properties=CENTER)
        + p(r("(Kèm theo Báo cáo số 45/BC-SKHCN ngày 12 tháng 6 năm 2023)"), properties=CENTER),
    ),
    "LAY006-good": report(
        address=("", "", ""),
        basis=("Thực hiện Kế hoạch số 12/KH-UBND, Sở Khoa học và Công nghệ báo cáo như sau:", BODY, ""),
        kind=("Báo cáo", CENTER, f"{BOLD}<w:caps/>"),
        title_page=ANEW,
        more=BREAK
        + p(r("Phụ lục II", BOLD + BIG), properties=CENTER)
        + p(r("DANH MỤC HỒ SƠ", BOLD), properties=CENTER)
        + p(r("(Kèm theo Báo cáo số 45/BC-SKHCN ngày 12 tháng 6 năm 2023)", ITALIC), properties=CENTER),
    ),
    "LAY007-bad": report(**body_in(JUSTIFIED, "", "body", "second", "third")),
    "LAY007-good": report(
        opening=("Sở báo cáo như sau:", "", ""), more=p("Người lập biểu ký, ghi rõ họ tên")
    ),
    "LAY008-bad": report(**body_in(INDENTED, "", "body", "second"), **body_in("720", "851", "third")),
    "LAY008-good": report(
        **body_in("720", "709", "body"),
        **body_in("720", "567", "third"),
        second=("\t" + PARTS["second"][0], BODY.replace(INDENTED, ""), ""),
    ),
    "LAY009-bad": report(
        **body_in(LINES, 'w:line="480" w:lineRule="auto"', "body", "second"),
        **body_in(LINES, 'w:line="260" w:lineRule="exact"', "third"),
    ),
    "LAY009-good": report(
        **body_in(LINES, 'w:line="360" w:lineRule="auto"', "body"),
        **body_in(LINES, 'w:line="360" w:lineRule="exact"', "second"),
        **body_in(LINES, 'w:line="240" w:lineRule="atLeast"', "third"),
    ),
    "LAY010-bad": report(header="<w:p/>", footer=numbered("right"), title_page=""),
    "LAY010-bad-2": report(header="<w:p/>", long=40),
    "LAY010-bad-3": report(
        header=numbered("right"), title_page='<w:pgNumType w:fmt="lowerRoman"/><w:titlePg/>'
    ),
    "LAY010-good": report(header=numbered("center")),
    "LAY010-good-2": report(header="<w:p/>"),
    "LAY011-bad": report(**body_in('w:before="120" ', 'w:before="0" ', "second", "third")),
    "LAY011-good": report(
        **body_in('w:before="120" ', 'w:before="60" w:after="60" ', "body", "second", "third")
    ),
    "LAY012-bad": report(title=changed("title", look=f'{BOLD}<w:color w:val="1F4E79"/>')),
    "LAY012-good": report(
        title=changed("title", look=f'{BOLD}<w:color w:val="000000"/>'),
        body=changed("body", look='<w:color w:val="0D0D0D"/>'),
    ),
    "LAY013-bad": laid(p("Danh sách cán bộ tham gia tổ công tác gồm các ông, bà có tên dưới đây.")),
    "LAY013-good": laid(WIDE),
}


def main() -> None:
    """Write the files beside the pages."""
    folder = Path(__file__).parents[2] / "rules" / "LAY"
    for name, data in EXAMPLES.items():
        (folder / f"{name}.docx").write_bytes(data)


if __name__ == "__main__":
    main()
