"""A report laid out as Decree 30/2020 wants it, and the same with single things changed, as raw markup.

`report()` is right in every detail; each keyword changes one of them, `long` adds paragraphs.
"""

from __future__ import annotations

from word.packages import build, cell, p, r, row, table

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:rPr><w:sz w:val="{size}"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
    '<w:style w:type="table" w:styleId="Luoi"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    '<w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
)
BODY = (
    '<w:spacing w:before="120" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>'
)
CENTER = '<w:jc w:val="center"/>'
BOLD, ITALIC = "<w:b/>", "<w:i/>"
PAGE = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'  # noqa: E501
PARTS: dict[str, tuple[str, str, str]] = {
    # name: text, paragraph properties, run properties
    "superior": ("UBND TỈNH PHÚ AN", CENTER, '<w:sz w:val="26"/>'),
    "agency": ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", CENTER, f'{BOLD}<w:sz w:val="26"/>'),
    "nation": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", CENTER, f'{BOLD}<w:sz w:val="26"/>'),
    "motto": ("Độc lập - Tự do - Hạnh phúc", CENTER, f'{BOLD}<w:sz w:val="28"/>'),
    "number": ("Số: 45/BC-SKHCN", CENTER, '<w:sz w:val="26"/>'),
    "subject": ("", f'<w:spacing w:before="120"/>{CENTER}', '<w:sz w:val="24"/>'),
    "issued": ("Phú An, ngày 12 tháng 6 năm 2023", CENTER, f'{ITALIC}<w:sz w:val="28"/>'),
    "kind": ("BÁO CÁO", f'<w:spacing w:before="240"/>{CENTER}', BOLD),
    "title": ("Công tác cải cách hành chính 6 tháng đầu năm 2023", CENTER, BOLD),
    "address": ("Kính gửi: Ủy ban nhân dân tỉnh Phú An", f'<w:spacing w:before="240"/>{CENTER}', ""),
    "basis": (
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2023 của Ủy ban nhân dân tỉnh Phú An về cải cách "
        "hành chính năm 2023;",
        BODY,
        ITALIC,
    ),
    "opening": (
        "Sở Khoa học và Công nghệ báo cáo kết quả thực hiện công tác cải cách hành chính 6 tháng đầu năm 2023 "
        "như sau:",
        BODY,
        "",
    ),
    "heading": ("I. KẾT QUẢ THỰC HIỆN", BODY, BOLD),
    "subheading": ("1. Công tác chỉ đạo, điều hành", BODY, BOLD),
    "body": (
        "Sở đã phân công rõ người, rõ việc, rõ thời hạn cho từng phòng chuyên môn; hằng tháng rà soát tiến độ "
        "và nhắc các đầu việc sắp đến hạn, nhờ đó không còn việc quá hạn trong quý II.",
        BODY,
        "",
    ),
    "second": (
        "Bộ phận tiếp nhận đã nhận 412 hồ sơ, giải quyết trước hạn và đúng hạn 409 hồ sơ, còn 03 hồ sơ đang "
        "trong thời hạn giải quyết.",
        BODY,
        "",
    ),
    "third": (
        "Các phòng đã tự kiểm tra việc thực hiện quy trình một cửa; những tồn tại nhỏ được khắc phục ngay trong "
        "tháng và được công khai tại cuộc họp giao ban.",
        BODY,
        "",
    ),
    "closing": (
        "Trên đây là báo cáo công tác cải cách hành chính 6 tháng đầu năm 2023 của Sở Khoa học và Công nghệ./.",
        BODY,
        "",
    ),
    "recipients": ("Nơi nhận:", "", f'{BOLD}{ITALIC}<w:sz w:val="24"/>'),
    "recipient": ("- Như trên;", "", '<w:sz w:val="22"/>'),
    "archive": ("- Lưu: VT, VP.", "", '<w:sz w:val="22"/>'),
    "position": ("GIÁM ĐỐC", CENTER, BOLD),
    "signer": ("Nguyễn Minh An", CENTER, BOLD),
}
TABLE = '<w:tbl><w:tblPr><w:tblStyle w:val="Luoi"/><w:tblLook w:val="0020"/></w:tblPr>{rows}</w:tbl>'


def report(
    *,
    size: int = 28,
    fonts: str = 'w:ascii="Times New Roman" w:hAnsi="Times New Roman"',
    page: str = '<w:pgSz w:w="11906" w:h="16838"/>',
    margins: str = '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>',  # noqa: E501
    header: str = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{PAGE}</w:p>',
    footer: str = "<w:p/>",
    title_page: str = "<w:titlePg/>",
    more: str = "",
    between: str = "",
    long: int = 0,
    more_styles: str = "",
    links: dict[str, str] | None = None,
    parts: dict[str, str] | None = None,
    **changed: tuple[str, str, str] | str,
) -> bytes:
    """The report; a part given by name replaces the usual one, a text alone replaces only its words.

    `parts` are further parts of the package, `more_styles` styles beside the usual ones.
    """
    said = PARTS | {
        name: (part, *PARTS[name][1:]) if isinstance(part, str) else part for name, part in changed.items()
    }

    def part(name: str) -> str:
        text, properties, look = said[name]
        return p(r(text, look), properties=properties) if text else ""

    head = table(
        row(cell(part("superior"), part("agency")), cell(part("nation"), part("motto"))),
        row(cell(part("number"), part("subject")), cell(part("issued"))),
    )
    names = (
        "kind",
        "title",
        "address",
        "basis",
        "opening",
        "heading",
        "subheading",
        "body",
        "second",
        "third",
    )
    small = '<w:sz w:val="24"/>'
    rows = "".join(
        row(*(cell(p(r(text, small))) for text in texts))
        for texts in (("Phòng", "Hồ sơ nhận"), ("Văn phòng Sở", "210"), ("Phòng Quản lý khoa học", "202"))
    )
    grid = TABLE.format(rows=rows)
    foot = table(
        row(
            cell(part("recipients"), part("recipient"), part("archive")),
            cell(part("position"), p(), p(), part("signer")),
        )
    )
    references = (
        '<w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>'
    )
    section = f"<w:sectPr>{references}{page}{margins}{title_page}</w:sectPr>"
    body = (
        head
        + between.join(map(part, (*names, *["body"] * long)))
        + grid
        + part("closing")
        + foot
        + more
        + p()
        + section
    )
    styles = STYLES.format(fonts=fonts, size=size) + more_styles
    return build(body, links=links, styles=styles, header1=header, footer1=footer, **(parts or {}))
