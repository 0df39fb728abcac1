"""Lays out a corpus report as the Word file an office would make: bytes that depend on the source alone.

Source lines: `# ` to `### ` headings, `- ` dashes, `#. ` automatic numbers, `|…|` table rows (`<` joins left,
`^` joins up), `%box`, `%center`, `%right`, `%italic`, `%pagebreak`, `%sign`, `%to`; else a paragraph.
"""

from __future__ import annotations

import random

from corpus_marks import Marked, parse
from corpus_parts import (
    BODY,
    CENTER,
    NUMBERED,
    RULE,
    cell,
    note,
    package,
    ruled,
    side_by_side,
    text_box,
)
from corpus_runs import Writer

PARTY_BODY = BODY.replace('w:after="60"', 'w:after="60" w:line="360" w:lineRule="exact"')
"""Eighteen points, which the Party's guidance asks for."""


def letterhead(writer: Writer) -> str:
    """The two-column table at the head, and the lines of kind and title below it."""
    said = writer.settings
    party = said.get("party")
    size = 28 if party else 26
    left = [_centered(writer, part, "", size) for part in filter(None, [said.get("superior", "")])]
    left.append(
        _centered(writer, said["agency"], "<w:b/>", size, end="\t" if not said.get("dashes") else "\n")
    )
    if said.get("dashes"):
        left.append(_centered(writer, said["dashes"], "", size, end="\t"))
    right_lines = [party] if party else ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    right = [
        _centered(writer, line, "<w:b/>" + '<w:u w:val="single"/>' * bool(party), 30 if party else 26)
        for line in right_lines
        if line
    ]
    if said.get("rule"):
        right.append(RULE)
    under = [_centered(writer, said["number"], "", size, end="\n" if said.get("subject") else "\t")]
    if said.get("subject"):
        under.append(_centered(writer, said["subject"], "", 24, end="\t"))
    place = [_centered(writer, said["place"], "<w:i/>", size, end="\n\n")]
    rows = [("".join(left), "".join(right)), ("".join(under), "".join(place))]
    xml = side_by_side(rows, (3700, 5940))
    for name, base in (("kind", "<w:b/>"), ("title", "<w:b/>")):
        if said.get(name):
            spacing = '<w:spacing w:before="240"/>' if name == "kind" else ""
            large = 32 if party and name == "kind" else 0
            xml += writer.paragraph(said[name], properties=spacing + CENTER, base=base, size=large)
    if said.get("kind"):
        xml += '<w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p>'
    if said.get("to"):
        xml += writer.paragraph(said["to"], properties=CENTER)
    return xml


def _centered(writer: Writer, source: str, base: str, size: int, end: str = "\n") -> str:
    return writer.paragraph(source, properties=CENTER, base=base, size=size, end=end)


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
            cells.append(cell(width * span, spanned + merge, content))
            c += span
        rows.append("<w:tr>" + "".join(cells) + "</w:tr>")
    return ruled(columns, width, "".join(rows))


def signature(writer: Writer, recipients: str, signer: str) -> str:
    """The last table: Nơi nhận on the left, the signer on the right."""
    head, *rest = (part.strip() for part in recipients.split(" / "))
    party = bool(writer.settings.get("party"))
    look = ('<w:u w:val="single"/>', 28) if party else ("<w:b/><w:i/>", 24)
    left = [writer.paragraph(head, base=look[0], size=look[1], end="\n")]
    left += [writer.paragraph(line, size=22, end="\n" if line is not rest[-1] else "\t") for line in rest]
    *posts, name = (part.strip() for part in signer.split(" / "))
    right = [_centered(writer, post, "" if party and "/" not in post[:2] else "<w:b/>", 28) for post in posts]
    right.append("<w:p/><w:p/><w:p/>")
    right.append(_centered(writer, name, "<w:b/>", 28, end="\n\n"))
    return side_by_side([("".join(left), "".join(right))], (4600, 5040))


def box(writer: Writer, source: str) -> str:
    """An anchored text box, with the older drawing as fallback, as Word saves it."""
    runs, marked = writer.runs(source, "", 24)
    writer.boxes.append(marked)
    inner = f"<w:txbxContent><w:p>{runs}</w:p></w:txbxContent>"
    return text_box(inner, len(writer.boxes) + 40)


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
            return writer.paragraph(line, properties=PARTY_BODY if writer.settings.get("party") else BODY)


def write(settings: dict[str, str], body: str) -> tuple[bytes, Marked]:
    """The .docx bytes, and the plain text with its gold marks."""
    writer = Writer(settings, random.Random(settings.get("agency", "")))
    document = letterhead(writer) + body_xml(writer, body)
    for marked in writer.boxes:
        writer.say(marked, "\n\n")
    notes = []
    for number, marked in enumerate(writer.notes, 1):
        writer.say(marked, "\n\n")
        notes.append(note(number, writer.runs(marked.text, "", 20)[0]))
    author = settings.get("author", "Văn phòng")
    content = package(document, "".join(notes), writer.links, writer.size, author)
    return content, Marked("".join(writer.text), writer.marks)
