"""Writes a corpus report as a Word file of the kind offices make: bytes that depend on the source alone.

Source lines: `# ` to `### ` headings, `- ` dashes, `#. ` automatic numbers, `|…|` table rows (`<` joins left, `^`
joins up), `%box`, `%center`, `%right`, `%italic`, `%pagebreak`, `%sign`, `%to`; anything else is a paragraph.
"""

from __future__ import annotations

import io
import random
import unicodedata
import zipfile
from dataclasses import dataclass, field
from itertools import groupby
from xml.sax.saxutils import escape

from corpus_marks import Mark, Marked, parse

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable=""'
)
SPECIAL = {"¬": "<w:noBreakHyphen/>", "⇥": "<w:tab/>", "⏎": "<w:br/>"}
PLAIN = str.maketrans({"¬": "-", "⇥": "\t", "⏎": "\n", "␣": " "})
STYLES = {
    "b": "<w:b/>",
    "i": "<w:i/>",
    "u": '<w:u w:val="single"/>',
    "hid": "<w:vanish/>",
    "sup": '<w:vertAlign w:val="superscript"/>',
}
SPAN_MARKS = {"ins", "del", "a", "fn"} | set(STYLES)


@dataclass
class Writer:
    """Gathers the parts of one document and, beside them, its plain text with the gold marks."""

    settings: dict[str, str]
    random: random.Random
    text: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    notes: list[Marked] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    boxes: list[Marked] = field(default_factory=list)
    revision: int = 100

    def say(self, marked: Marked, end: str) -> None:
        """Append `marked` to the plain text."""
        self.marks += [
            Mark(m.name, m.attributes, m.start + self.length, m.end + self.length) for m in marked.marks
        ]
        piece = marked.text.translate(PLAIN) + end
        self.text.append(piece)
        self.length += len(piece)

    @property
    def size(self) -> int:
        return int(self.settings.get("size", "14")) * 2

    def paragraph(
        self, source: str, *, end: str = "\n\n", properties: str = "", base: str = "", size: int = 0
    ) -> str:
        """One paragraph as XML; its text and marks are recorded."""
        runs, marked = self.runs(source, base, size)
        self.say(marked, end)
        return f"<w:p{self.rsid()}>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"

    def runs(self, source: str, base: str = "", size: int = 0) -> tuple[str, Marked]:
        """The runs of `source` and its words without deleted text and footnotes."""
        marked = parse(source)
        spans = [m for m in marked.marks if m.name in SPAN_MARKS]
        gone = [m for m in spans if m.name in ("del", "fn")]
        styles: list[tuple[Mark, ...]] = [()] * len(marked.text)
        for mark in spans:
            for place in range(mark.start, mark.end):
                styles[place] = (*styles[place], mark)
        xml = []
        for style, group in groupby(zip(marked.text, styles, strict=True), key=lambda pair: pair[1]):
            note = next((mark for mark in style if mark.name == "fn"), None)
            stretch = "".join(char for char, _ in group)
            xml.append(self._note(marked, note) if note else self._stretch(stretch, style, base, size))
        return "".join(xml), _without(marked, gone)

    def _note(self, marked: Marked, note: Mark) -> str:
        inside = [m for m in marked.marks if note.start <= m.start and m.end <= note.end and m is not note]
        moved = [Mark(m.name, m.attributes, m.start - note.start, m.end - note.start) for m in inside]
        self.notes.append(Marked(marked.text[note.start : note.end], moved))
        raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        return f'<w:r>{raised}<w:footnoteReference w:id="{len(self.notes)}"/></w:r>'

    def _stretch(self, text: str, style: tuple[Mark, ...], base: str, size: int) -> str:
        names = {mark.name: mark for mark in style}
        properties = base + "".join(STYLES[name] for name in names if name in STYLES)
        if size:
            properties += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        if "a" in names:
            properties += '<w:color w:val="0000FF"/><w:u w:val="single"/>'
        tag = "delText" if "del" in names else "t"
        xml = "".join(self._run(piece, properties, tag) for piece in self._pieces(text))
        if "a" in names:
            self.links.append(names["a"].attributes["to"])
            xml = f'<w:hyperlink r:id="rIdL{len(self.links)}" w:history="1">{xml}</w:hyperlink>'
        for name in ("ins", "del"):
            if name in names:
                self.revision += 1
                author = names[name].attributes.get("by", "Văn phòng")
                when = names[name].attributes.get("on", "2025-11-03T08:15:00Z")
                xml = f'<w:{name} w:id="{self.revision}" w:author="{author}" w:date="{when}">{xml}</w:{name}>'
        return xml

    def _pieces(self, text: str) -> list[str]:
        if self.settings.get("nfd"):
            text = unicodedata.normalize("NFD", text)
        if not self.settings.get("split") or len(text) < 4:
            return [text]
        pieces, at = [], 0
        while at < len(text):
            step = self.random.choice((2, 3, 5, 8, 13, 21, 34, 55))
            pieces.append(text[at : at + step])
            at += step
        return pieces

    def _run(self, text: str, properties: str, tag: str) -> str:
        body, plain = [], []
        for char in text:
            if char in SPECIAL:
                body.append(_text("".join(plain), tag) + SPECIAL[char])
                plain = []
            else:
                plain.append("\u00a0" if char == "␣" else char)
        body.append(_text("".join(plain), tag))
        shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        noise = (
            '<w:proofErr w:type="spellStart"/>'
            if self.settings.get("split") and self.random.random() < 0.08
            else ""
        )
        return f"{noise}<w:r{self.rsid()}>{shown}{''.join(body)}</w:r>"

    def rsid(self) -> str:
        """The revision attribute that Word sprinkles over runs."""
        if not self.settings.get("split"):
            return ""
        return f' w:rsidR="00{self.random.randrange(16**6):06X}"'


def _text(text: str, tag: str) -> str:
    return f'<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}>' if text else ""


def _without(marked: Marked, gone: list[Mark]) -> Marked:
    keep = [not any(m.start <= place < m.end for m in gone) for place in range(len(marked.text))]
    moved = [0]
    for kept in keep:
        moved.append(moved[-1] + kept)
    text = "".join(c for c, kept in zip(marked.text, keep, strict=True) if kept)
    inside = [m for m in marked.marks if m.name not in SPAN_MARKS and moved[m.end] > moved[m.start]]
    return Marked(text, [Mark(m.name, m.attributes, moved[m.start], moved[m.end]) for m in inside])


BODY = '<w:spacing w:before="60" w:after="60"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>'
CENTER = '<w:jc w:val="center"/>'
NUMBERED = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def letterhead(writer: Writer) -> str:
    """The two-column table at the head, and the lines of kind and title below it."""
    said = writer.settings
    party = said.get("party")
    left = [_centered(writer, part, "", 26) for part in filter(None, [said.get("superior", "")])]
    left.append(_centered(writer, said["agency"], "<w:b/>", 26, end="\t" if not said.get("dashes") else "\n"))
    if said.get("dashes"):
        left.append(_centered(writer, said["dashes"], "", 26, end="\t"))
    right_lines = [party] if party else ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    right = [
        _centered(writer, line, "<w:b/>" + ('<w:u w:val="single"/>' if party else ""), 26, end="\n")
        for line in right_lines
        if line
    ]
    if said.get("rule"):
        right.append(RULE)
    under = [_centered(writer, said["number"], "", 26, end="\n" if said.get("subject") else "\t")]
    if said.get("subject"):
        under.append(_centered(writer, said["subject"], "", 24, end="\t"))
    place = [_centered(writer, said["place"], "<w:i/>", 26, end="\n\n")]
    rows = [("".join(left), "".join(right)), ("".join(under), "".join(place))]
    xml = plain_table(rows, (3700, 5940))
    for name, base in (("kind", "<w:b/>"), ("title", "<w:b/>")):
        if said.get(name):
            spacing = '<w:spacing w:before="240"/>' if name == "kind" else ""
            xml += writer.paragraph(said[name], properties=spacing + CENTER, base=base)
    if said.get("kind"):
        xml += '<w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p>'
    if said.get("to"):
        xml += writer.paragraph(said["to"], properties=CENTER)
    return xml


def _centered(writer: Writer, source: str, base: str, size: int, end: str = "\n") -> str:
    return writer.paragraph(source, properties=CENTER, base=base, size=size, end=end)


def plain_table(rows: list[tuple[str, str]], widths: tuple[int, int]) -> str:
    """A table without lines, as offices use to set two columns side by side."""
    body = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr>{c}</w:tc>'
            for c, w in zip(row, widths, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def table(writer: Writer, lines: list[str]) -> str:
    """A ruled table; a cell `<` is part of the one to its left, `^` of the one above."""
    grid = [[cell.strip() for cell in line.strip().strip("|").split(" | ")] for line in lines]
    columns = max(len(row) for row in grid)
    width = 9356 // columns
    rows = []
    for r, row in enumerate(grid):
        cells, c = [], 0
        while c < len(row):
            span = 1
            while c + span < len(row) and row[c + span] == "<":
                span += 1
            below = r + 1 < len(grid) and c < len(grid[r + 1]) and grid[r + 1][c] == "^"
            merge = "<w:vMerge/>" if row[c] == "^" else '<w:vMerge w:val="restart"/>' if below else ""
            spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            last = c + span >= len(row)
            shown = "" if row[c] == "^" else row[c]
            base = "<w:b/>" if r == 0 else ""
            jc = "" if r and any(char.isalpha() for char in parse(shown).text) else CENTER
            end = ("\n\n" if r + 1 == len(grid) else "\n") if last else "\t"
            content = writer.paragraph(shown, properties=jc, base=base, size=24, end=end)
            cells.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width * span}" w:type="dxa"/>{spanned}{merge}</w:tcPr>{content}</w:tc>'
            )
            c += span
        rows.append("<w:tr>" + "".join(cells) + "</w:tr>")
    marks = "".join(f'<w:gridCol w:w="{width}"/>' for _ in range(columns))
    return f'<w:tbl><w:tblPr><w:tblW w:w="9356" w:type="dxa"/><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr><w:tblGrid>{marks}</w:tblGrid>{"".join(rows)}</w:tbl>'


def signature(writer: Writer, recipients: str, signer: str) -> str:
    """The last table: Nơi nhận on the left, the signer on the right."""
    head, *rest = (part.strip() for part in recipients.split(" / "))
    left = [writer.paragraph(head, base="<w:b/><w:i/>", size=24, end="\n")]
    left += [writer.paragraph(line, size=22, end="\n" if line is not rest[-1] else "\t") for line in rest]
    *posts, name = (part.strip() for part in signer.split(" / "))
    right = [_centered(writer, post, "<w:b/>", 28) for post in posts] + ["<w:p/><w:p/><w:p/>"]
    right.append(_centered(writer, name, "<w:b/>", 28, end="\n\n"))
    return plain_table([("".join(left), "".join(right))], (4600, 5040))


def box(writer: Writer, source: str) -> str:
    """An anchored text box, with the older drawing as fallback, as Word saves it."""
    runs, marked = writer.runs(source, "", 24)
    writer.boxes.append(marked)
    inner = f"<w:txbxContent><w:p>{runs}</w:p></w:txbxContent>"
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="540000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    drawing = _anchor(shape, 5400000, 540000, len(writer.boxes) + 40, "Hộp văn bản")
    older = (
        f'<w:pict><v:shape style="width:425pt;height:42pt"><v:textbox>{inner}</v:textbox></v:shape></w:pict>'
    )
    return f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r></w:p>'


def _anchor(shape: str, width: int, height: int, number: int, name: str) -> str:
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="{name} {number}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


RULE = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
    + _anchor(
        '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1980000" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp>",
        1980000,
        12700,
        31,
        "Đường kẻ",
    )
    + '</mc:Choice><mc:Fallback><w:pict><v:line from="0,0" to="156pt,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>'
)


def body_xml(writer: Writer, body: str) -> str:
    """The body below the letterhead."""
    xml: list[str] = []
    lines = body.splitlines()
    at, recipients = 0, ""
    while at < len(lines):
        line = lines[at].strip()
        at += 1
        if not line:
            continue
        if line.startswith("|"):
            rows = [line]
            while at < len(lines) and lines[at].lstrip().startswith("|"):
                rows.append(lines[at])
                at += 1
            xml.append(table(writer, rows) + "<w:p/>")
        elif line.startswith("%to "):
            recipients = line[4:]
        elif line.startswith("%sign "):
            xml.append(signature(writer, recipients, line[6:]))
        else:
            xml.append(_line(writer, line))
    return "".join(xml)


def _line(writer: Writer, line: str) -> str:
    auto, styled = writer.settings.get("auto"), writer.settings.get("styled")
    head, _, rest = line.partition(" ")
    match head:
        case "#" | "##" | "###":
            level = len(head)
            style = f'<w:pStyle w:val="Heading{level}"/>' if styled or auto else ""
            number = NUMBERED.format(level=level - 1, number=1) if auto else ""
            indent = "" if auto else '<w:ind w:firstLine="567"/>'
            return writer.paragraph(
                rest,
                properties=f'{style}<w:keepNext/>{number}<w:spacing w:before="120" w:after="60"/>{indent}',
                base="<w:b/>",
            )
        case "-" if auto:
            return writer.paragraph(
                rest, properties=NUMBERED.format(level=0, number=2) + '<w:jc w:val="both"/>'
            )
        case "#.":
            return writer.paragraph(
                rest, properties=NUMBERED.format(level=0, number=3) + '<w:jc w:val="both"/>'
            )
        case "%box":
            return box(writer, rest)
        case "%center":
            return writer.paragraph(rest, properties=CENTER)
        case "%right":
            return writer.paragraph(rest, properties='<w:jc w:val="right"/>')
        case "%italic":
            return writer.paragraph(rest, properties=BODY, base="<w:i/>")
        case "%pagebreak":
            return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        case _:
            return writer.paragraph(line, properties=BODY)


def write(settings: dict[str, str], body: str) -> tuple[bytes, Marked]:
    """The .docx bytes, and the plain text with its gold marks."""
    writer = Writer(settings, random.Random(settings.get("agency", "")))
    document = letterhead(writer) + body_xml(writer, body) + section()
    for marked in writer.boxes:
        writer.say(marked, "\n\n")
    notes = []
    for number, note in enumerate(writer.notes, 1):
        writer.say(note, "\n\n")
        runs, _ = writer.runs(note.text, "", 20)
        notes.append(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{runs}</w:p></w:footnote>'
        )
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONSHIPS,
        "docProps/core.xml": core(settings),
        "word/document.xml": f"{XML}<w:document {SPACES}><w:body>{document}</w:body></w:document>",
        "word/_rels/document.xml.rels": document_links(writer.links),
        "word/styles.xml": styles(writer.size),
        "word/numbering.xml": NUMBERING,
        "word/footnotes.xml": f"{XML}<w:footnotes {SPACES}>{SEPARATORS}{''.join(notes)}</w:footnotes>",
        "word/header1.xml": HEADER,
        "word/settings.xml": f'{XML}<w:settings {SPACES}><w:zoom w:percent="100"/></w:settings>',
    }
    return pack(parts), Marked("".join(writer.text), writer.marks)


def pack(parts: dict[str, str]) -> bytes:
    """A zip whose bytes depend on the parts alone."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content.encode())
    return buffer.getvalue()


def section() -> str:
    """A4, margins 20/20/30/15 mm, page number in the header from page 2."""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )


def core(settings: dict[str, str]) -> str:
    """Document properties; a fixed day, or the bytes would change."""
    return (
        f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:creator>{escape(settings.get('author', 'Văn phòng'))}</dc:creator>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2020-01-01T00:00:00Z</dcterms:created></cp:coreProperties>'
    )


def document_links(links: list[str]) -> str:
    """The relationships of the main part."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    fixed = (("styles", "rId1"), ("numbering", "rId2"), ("footnotes", "rId3"), ("settings", "rId5"))
    rows = [f'<Relationship Id="{i}" Type="{base}/{n}" Target="{n}.xml"/>' for n, i in fixed]
    rows.append(f'<Relationship Id="rId4" Type="{base}/header" Target="header1.xml"/>')
    rows += [
        f'<Relationship Id="rIdL{i}" Type="{base}/hyperlink" Target="{escape(link)}" TargetMode="External"/>'
        for i, link in enumerate(links, 1)
    ]
    return f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(rows)}</Relationships>'


def styles(size: int) -> str:
    """Times New Roman throughout; three heading styles."""
    heads = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        for n in (1, 2, 3)
    )
    return (
        f'{XML}<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
        f'w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="vi-VN"/></w:rPr>'
        '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        f"{heads}</w:styles>"
    )


def _level(n: int, form: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NUMBERING = (
    f"{XML}<w:numbering {SPACES}>"
    f'<w:abstractNum w:abstractNumId="1">{_level(0, "upperRoman", "%1.")}{_level(1, "decimal", "%2.")}{_level(2, "lowerLetter", "%3)")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{_level(0, "bullet", "-")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="3">{_level(0, "decimal", "%1.")}</w:abstractNum>'
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
    + "</w:numbering>"
)
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
HEADER = (
    f'{XML}<w:hdr {SPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
    '<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)
RELATIONSHIPS = (
    f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
CONTENT_TYPES = (
    f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{kind}+xml"/>'
        for name, kind in (
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("footnotes", "footnotes"),
            ("header1", "header"),
            ("settings", "settings"),
        )
    )
    + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
