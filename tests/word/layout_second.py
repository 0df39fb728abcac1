"""More Word files beside the pages of the LAY rules: faults, and what only looks like one, that come through styles,
themes, lists and later sections.

Run as a script (`python -m word.layout_second` in tests/), it writes them anew.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from word.decree_reports import BODY, BOLD, CENTER, ITALIC, report
from word.layout_examples import (
    ANEW,
    BREAK,
    INDENTED,
    JUSTIFIED,
    LABEL,
    LAID,
    LAYING,
    LINES,
    WIDE,
    changed,
    laid,
)
from word.packages import p, r, zipped

STANDING = '<w:pgSz w:w="11906" w:h="16838"/>'
NO_INDENT, NO_LINES = BODY.replace(INDENTED, ""), BODY.replace(f" {LINES}", "")
CLOSE = BODY.replace('w:before="120" ', "")
TIMES = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
THEMED = 'w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"'
LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="-"/><w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def style(
    key: str, *, paragraph: str = "", run: str = "", based_on: str = "Normal", of: str = "paragraph"
) -> str:
    """A style, by default one of paragraphs."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    inside = f"<w:pPr>{paragraph}</w:pPr>" * bool(paragraph) + f"<w:rPr>{run}</w:rPr>" * bool(run)
    return f'<w:style w:type="{of}" w:styleId="{key}"><w:name w:val="{key}"/>{based}{inside}</w:style>'


def styled(
    key: str, *names: str, properties: str = BODY, look: str | None = None
) -> dict[str, tuple[str, str, str]]:
    """Parts in the style `key`, otherwise as they are, or with other properties."""
    return {name: changed(name, f'<w:pStyle w:val="{key}"/>{properties}', look) for name in names}


def theme(minor: str) -> dict[str, str]:
    """The theme part with this font for running text."""
    font = '<a:{0}><a:latin typeface="{1}"/><a:ea typeface=""/><a:cs typeface=""/></a:{0}>'
    fonts = font.format("majorFont", minor) + font.format("minorFont", minor)
    return {"theme": f'<a:themeElements><a:fontScheme name="x">{fonts}</a:fontScheme></a:themeElements>'}


def in_part_underlined(before: str, words: str, after: str) -> bytes:
    """A report where only these words of the issuer's name are underlined, as offices do to draw the short line."""
    look = f'{BOLD}<w:sz w:val="26"/>'
    pieces = r(before, look) + r(words, f'{look}<w:u w:val="single"/>') + r(after, look)
    whole = r(before + words + after, look)
    return edited_main(report(), whole, pieces)


def edited_main(data: bytes, old: str, new: str) -> bytes:
    """The file with `new` for `old` in its main part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert parts["word/document.xml"].count(old) == 1
    return zipped(parts | {"word/document.xml": parts["word/document.xml"].replace(old, new)})


def appendix(page: str, margins: str) -> bytes:
    """A report with an appendix on pages of its own."""
    return report(more=BREAK + LABEL + WIDE, page=page, margins=margins, title_page=ANEW)


MARGINS = '<w:pgMar w:top="1134" w:right="{}" w:bottom="{}" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
A3 = '<w:pgSz w:w="23811" w:h="16838" w:orient="landscape"/>'
BLUE = '<w:color w:val="0563C1"/><w:u w:val="single"/>'
LINK = f'<w:hyperlink r:id="rId9">{r("https://dichvucong.phuan.gov.vn", BLUE)}</w:hyperlink>'
SECOND: dict[str, bytes] = {
    "LAY001-bad-2": appendix(A3, LAID),
    "LAY001-good-2": report(page='<w:pgSz w:w="11909" w:h="16834"/>'),
    "LAY002-bad-2": appendix(STANDING, MARGINS.format(1440, 1701)),
    "LAY002-good-2": laid(WIDE),
    "LAY003-bad-3": report(fonts=THEMED, parts=theme("Cambria")),
    "LAY003-good-2": report(
        fonts=THEMED,
        parts=theme("Times New Roman"),
        more_styles=style("Dan", run='<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'),
        **styled("Dan", "second", look=TIMES),
    ),
    "LAY004-bad-2": report(
        more_styles=style("Goc", run='<w:sz w:val="30"/>') + style("NoiDung", based_on="Goc"),
        **styled("NoiDung", "second", "third"),
    ),
    "LAY004-good-2": report(
        more_styles=style("Nho", run='<w:sz w:val="20"/>'),
        **styled("Nho", "second", look='<w:sz w:val="28"/>'),
    ),
    "LAY005-bad-2": report(
        more_styles=style("DauDe", run=f'{BOLD}<w:sz w:val="32"/>'),
        **styled("DauDe", "kind", "title", properties=CENTER, look=""),
    ),
    "LAY005-good-2": report(
        more_styles=style("DauDe", run=f'{BOLD}<w:sz w:val="32"/>'),
        **styled("DauDe", "kind", "title", properties=CENTER, look='<w:sz w:val="28"/>'),
    ),
    "LAY006-bad-3": report(
        agency=changed("agency", look=f'{BOLD}<w:u w:val="single"/><w:sz w:val="26"/>'),
        title=changed("title", look=f'{BOLD}<w:u w:val="single"/>'),
    ),
    "LAY006-good-3": in_part_underlined("SỞ KHOA HỌC ", "VÀ CÔNG", " NGHỆ"),
    "LAY006-good-2": report(
        more_styles=style("DauDe", paragraph=CENTER, run=f"{BOLD}<w:caps/>")
        + style("NhanManh", run=ITALIC, of="character", based_on=""),
        kind=("Báo cáo", '<w:pStyle w:val="DauDe"/>', ""),
        issued=changed("issued", look='<w:rStyle w:val="NhanManh"/><w:sz w:val="28"/>'),
    ),
    "LAY007-bad-2": report(
        more_styles=style("CanTrai", paragraph='<w:jc w:val="left"/>'),
        **styled("CanTrai", "second", properties=BODY.replace(JUSTIFIED, "")),
        third=changed("third", BODY.replace(JUSTIFIED, CENTER)),
    ),
    "LAY007-good-2": report(
        more_styles=style("CanDeu", paragraph=JUSTIFIED) + style("NoiDung", based_on="CanDeu"),
        **styled("NoiDung", "body", "second", properties=BODY.replace(JUSTIFIED, "")),
        third=changed("third", BODY.replace('"both"', '"distribute"')),
    ),
    "LAY008-bad-2": report(
        more_styles=style("LuiTreo", paragraph='<w:ind w:left="720" w:hanging="720"/>')
        + style("LuiNgan", paragraph='<w:ind w:firstLine="284"/>'),
        **styled("LuiTreo", "second", properties=NO_INDENT),
        **styled("LuiNgan", "third", properties=NO_INDENT),
    ),
    "LAY008-good-2": report(
        parts={"numbering": LIST},
        second=changed("second", LISTED + NO_INDENT),
        third=changed("third", BODY.replace(INDENTED, '<w:ind w:left="567"/>')),
    ),
    "LAY009-bad-2": report(
        more_styles=style("DongDoi", paragraph='<w:spacing w:line="480" w:lineRule="auto"/>')
        + style("NoiDung", based_on="DongDoi"),
        **styled("NoiDung", "body", "second", properties=NO_LINES),
    ),
    "LAY009-good-2": report(
        more_styles=style("DongDoi", paragraph='<w:spacing w:line="480" w:lineRule="auto"/>'),
        **styled("DongDoi", "body", "second"),
    ),
    "LAY010-bad-4": report(more=BREAK + LABEL + WIDE, title_page=""),
    "LAY010-bad-5": report(more=LABEL + WIDE),
    "LAY010-good-3": report(more=BREAK + LABEL + WIDE, title_page=ANEW),
    "LAY011-bad-2": report(
        more_styles=style("SatNhau", paragraph="<w:contextualSpacing/>"),
        **styled("SatNhau", "body", "second", "third"),
    ),
    "LAY011-good-2": report(
        **{name: changed(name, CLOSE) for name in ("body", "second", "third")}, between=p()
    ),
    "LAY012-bad-2": report(
        more_styles=style("DeMuc", run=f'{BOLD}<w:color w:val="2E74B5"/>'),
        **styled("DeMuc", "heading", "subheading", look=""),
    ),
    "LAY012-good-2": report(
        more_styles=style("DeMuc", run=f'{BOLD}<w:color w:val="2E74B5"/>'),
        **styled("DeMuc", "heading", look='<w:color w:val="auto"/>'),
        links={"rId9": "https://dichvucong.phuan.gov.vn"},
        more=p(LINK, properties=JUSTIFIED),
    ),
    "LAY013-bad-2": report(
        more=BREAK + LABEL + p("Danh sách tổ công tác được lập theo đề nghị của các phòng."),
        page=LAYING.replace(' w:orient="landscape"', ""),
        margins=LAID,
        title_page=ANEW,
    ),
    "LAY013-good-2": report(page=LAYING, margins=LAID),
}


def main() -> None:
    """Write the files beside the pages."""
    folder = Path(__file__).parents[2] / "rules" / "LAY"
    for name, data in SECOND.items():
        (folder / f"{name}.docx").write_bytes(data)


if __name__ == "__main__":
    main()
