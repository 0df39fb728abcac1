"""Word files whose XML is an attack, or merely what no Word would write: depth, loops, entities, floods."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from cchc_check.limits import DEFAULT
from hostile.zips import WORDS, document
from word.packages import NAMESPACES, XML, W, build, cell, p, pack, r, row, table

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def part(xml: str | bytes) -> bytes:
    """A package with this main part."""
    return pack({"word/document.xml": xml})


def around(opening: str, closing: str, times: int, inside: str = p(WORDS)) -> Callable[[], bytes]:
    """Elements inside one another, so many times."""
    return lambda: build(opening * times + inside + closing * times)


def inline(opening: str, closing: str, times: int) -> Callable[[], bytes]:
    """Elements inside one another in a paragraph."""
    return around(f"<w:p>{opening * times}", f"{closing * times}</w:p>", 1, r(WORDS))


def repeated(inside: str, times: int) -> Callable[[], bytes]:
    """A report, then the same again and again."""
    return lambda: build(p(WORDS) + inside * times)


def billion_laughs() -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10)
    )
    return part(f"<!DOCTYPE x [{entities}]>" + document(p(WORDS).replace("Báo", "&a9;"))[len(XML) :])


def entity(declared: str) -> Callable[[], bytes]:
    """A document type that declares an entity, and a use of it."""
    return lambda: part(
        f"<!DOCTYPE x {declared}>" + document("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")[len(XML) :]
    )


def doctype_in_styles() -> bytes:
    return build(p(WORDS), styles="</w:styles>").replace(b"<w:styles", b"<w:styles") and pack(
        {
            "word/document.xml": document(p(WORDS)),
            "word/styles.xml": f'<!DOCTYPE a><w:styles xmlns:w="{W}"/>',
        },
        _link("styles"),
    )


def _link(kind: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    row = f'<Relationship Id="r1" Type="{base}/{kind}" Target="{kind}.xml"/>'
    return f'{XML}<Relationships xmlns="{space}">{row}</Relationships>'


def encoded(encoding: str, mark: bytes = b"", declared: str = "UTF-16") -> Callable[[], bytes]:
    """The main part in another encoding."""
    xml = document(p(WORDS))[len(XML) :]
    return lambda: part(mark + f'<?xml version="1.0" encoding="{declared}"?>{xml}'.encode(encoding))


def bad_utf8() -> bytes:
    return part(document(p("Báo\x7fcáo")).encode().replace(b"\x7f", b"\xc3\x28"))


def nul_bytes() -> bytes:
    return part(document(p("Báo\x7fcáo")).encode().replace(b"\x7f", b"\0"))


def character(reference: str) -> Callable[[], bytes]:
    """A character by number that is none."""
    return lambda: part(document(f"<w:p><w:r><w:t>{WORDS}{reference}</w:t></w:r></w:p>"))


def strict() -> bytes:
    inside = f"<body><p><r><t>{WORDS}</t></r></p></body>"
    return part(f'{XML}<document xmlns="{STRICT}">{inside}</document>')


def foreign_namespace() -> bytes:
    inside = f"<w:body><w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p></w:body>"
    return part(f'{XML}<w:document xmlns:w="urn:other">{inside}</w:document>')


def attributes_million() -> bytes:
    many = " ".join(f'a{number}="1"' for number in range(1_000_000))
    return build(f"<w:p {many}/>" + p(WORDS))


def attribute_huge() -> bytes:
    return build(f'<w:p w:rsidR="{"0" * 6_000_000}"/>' + p(WORDS))


def namespaces_many() -> bytes:
    many = " ".join(f'xmlns:n{number}="urn:{number}"' for number in range(200_000))
    return build(f"<w:p {many}/>" + p(WORDS))


def styles_in_circles() -> bytes:
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/><w:link w:val="{}"/></w:style>'
    styles = style.format("a", "b", "b") + style.format("b", "a", "a") + style.format("c", "c", "c")
    body = "".join(p(WORDS, properties=f'<w:pStyle w:val="{name}"/>') for name in "abc")
    return build(body, styles=styles)


def styles_in_a_chain() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{number}"><w:basedOn w:val="s{number + 1}"/></w:style>'
        for number in range(30_000)
    )
    body = "".join(p(WORDS, properties=f'<w:pStyle w:val="s{number}"/>') for number in range(0, 3000, 3))
    return build(body, styles=styles)


def numbering_in_circles() -> bytes:
    linked = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="a"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    link = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="numbering" w:styleId="a">{link}</w:style>'
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return build(p(WORDS, properties=listed) * 3, styles=styles, numbering=linked)


def numbering_enormous() -> bytes:
    level = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1999999999"/>'
        '<w:numFmt w:val="{}"/><w:lvlText w:val="%1.%1.%1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="99999999999"/><w:numId w:val="1"/></w:numPr>'
    usual = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = p(WORDS, properties=listed) + p(WORDS, properties=usual) * 5000
    return build(body, numbering=level.format("upperRoman"))


def spans_huge() -> bytes:
    wide = cell("1", properties='<w:gridSpan w:val="2147483647"/>')
    merged = cell("2", properties='<w:gridSpan w:val="-5"/><w:vMerge/>')
    return build(p(WORDS) + table(*[row(wide, merged, properties='<w:gridBefore w:val="999999999"/>')] * 300))


def merges_long() -> bytes:
    return build(p(WORDS) + table(*[row(cell("1", properties="<w:vMerge/>"), "b")] * 20_000))


def table_giant() -> bytes:
    return build(p(WORDS) + table(*[row(*["1"] * 40)] * 1000))


def table_cells_hard() -> bytes:
    """Cells that look like a number, a formula or a caption, as long as a cell may be, and are none."""
    blanks = " " * 20_000
    hard = [
        f"-{blanks}x",
        f"1={'(' * 20_000}",
        "1=" + "(" * 380,
        f"(1 {'+ 1) ' * 70}w",
        f"({'V+' * 150}w",
        f"=1{blanks}+{blanks}w",
        f"Bảng{blanks}:{blanks}x",
        "(" * 20_000 + "1+",
        f"tổng{blanks}(=",
        f"(Đơn vị{blanks}tính{blanks}x",
        f"({'a ' * 20_000}",
        f"chia{blanks}x",
        "1.1" * 8_000,
    ]
    return build(
        p(hard[6]) + table(row("Chỉ tiêu", *hard), *[row(each, *["1"] * len(hard)) for each in hard])
    )


def table_as_wide_as_may_be() -> bytes:
    return build(p(WORDS) + table(*[row(*["1"] * DEFAULT.columns)] * 40))


def table_wide() -> bytes:
    return build(p(WORDS) + table(*[row(*["1"] * 20_000)] * 2))


def paragraph_huge() -> bytes:
    return build("<w:p>" + r(WORDS * 100) * 900 + "</w:p>")


def run_huge() -> bytes:
    return build(p(WORDS * 800_000))


def run_huge_not_packed() -> bytes:
    buffer = io.BytesIO(pack({}))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml"), document(p(WORDS * 800_000)))
    return buffer.getvalue()


def paragraphs_many() -> bytes:
    return build(p(WORDS) + "<w:p/>" * 1_000_000)


def fields_open() -> bytes:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    return build(f"<w:p>{field * 20_000}{r(WORDS)}</w:p>")


def bookmarks_overlapping() -> bytes:
    starts = "".join(f'<w:bookmarkStart w:id="{n}" w:name="b{n}"/>' for n in range(50_000))
    ends = "".join(f'<w:bookmarkEnd w:id="{n}"/>' for n in range(50_000))
    return build(f"<w:p>{starts}{r(WORDS)}</w:p><w:p>{ends}</w:p>")


def comments_in_circles() -> bytes:
    """Comments that begin where another ends, never begin, never end, and stand in themselves."""
    start, end, mark = (
        "<w:commentRangeStart {}/>",
        "<w:commentRangeEnd {}/>",
        "<w:r><w:commentReference {}/></w:r>",
    )
    ids = [f'w:id="{number}"' for number in (1, 2, 1, 3)]
    body = "".join(end.format(each) + start.format(each) + r(WORDS) + mark.format(each) for each in ids)
    notes = "".join(
        f'<w:comment w:id="{n}" w:author="a">{p(WORDS)}<w:p>{mark.format(f"""w:id="{n}" """)}</w:p></w:comment>'
        for n in (1, 2, 9)
    )
    xml = f"{XML}<w:comments {NAMESPACES}>{notes}</w:comments>"
    return pack(
        {"word/document.xml": document(f"<w:p>{body}</w:p>"), "word/comments.xml": xml}, _link("comments")
    )


def notes_many() -> bytes:
    references = "".join(f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(6_000))
    notes = "".join(f'<w:footnote w:id="{n}">{p("Xem báo cáo.")}</w:footnote>' for n in range(6_000))
    return build(f"<w:p>{r(WORDS)}{references}</w:p>", footnotes=notes)


def notes_to_themselves() -> bytes:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2"><w:p>{r(WORDS)}{reference}</w:p></w:footnote>'
    return build(f"<w:p>{r(WORDS)}{reference * 3}</w:p>", footnotes=note * 3)


def alt_chunk() -> bytes:
    return build(p(WORDS) + '<w:altChunk r:id="rId9"/>')


def object_embedded() -> bytes:
    shape = '<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="rId9"/>'
    return build(p(WORDS) + f"<w:p><w:r><w:object>{shape}</w:object></w:r></w:p>")


def pictures_only() -> bytes:
    picture = "<w:drawing><pic:pic><pic:blipFill/></pic:pic></w:drawing>"
    return build(f"<w:p><w:r>{picture}</w:r></w:p>" * 3)


def tokens_unknown() -> bytes:
    return build("<w:x>" * 300_000 + "</w:x>" * 300_000 + p(WORDS))


def symbol_surrogate() -> bytes:
    return build(p(r(WORDS), '<w:r><w:sym w:font="Wingdings" w:char="D800"/></w:r>'))
