"""The parts of a Word document laid out as Decree 30/2020 wants them, and changes of one place in such a file."""

from __future__ import annotations

import io
import re
import zipfile

from corpus_parts import CENTER, RULE, cell, pack, package, ruled, section, side_by_side, text_run
from word.decree_reports import BODY, BOLD, ITALIC

LEFT, RIGHT = 4100, 5256
SMALL = '<w:spacing w:before="0"/>'
APART = '<w:spacing w:before="240"/>'
NEW_PAGE = "<w:pageBreakBefore/>"
_PARAGRAPH = re.compile(r"<w:p>(?:(?!</w:p>).)*</w:p>", re.DOTALL)
_TEXT = re.compile(r"<w:t [^>]*>([^<]*)</w:t>")


def sized(points: int) -> str:
    return f'<w:sz w:val="{2 * points}"/><w:szCs w:val="{2 * points}"/>'


def line(text: str, properties: str = "", look: str = "") -> str:
    """A paragraph of one run."""
    looks = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{looks}{text_run(text, 't')}</w:r></w:p>"


def centred(text: str, points: int = 14, look: str = BOLD, properties: str = "") -> str:
    return line(text, properties + CENTER, look + sized(points))


def body(*texts: str) -> str:
    return "".join(line(text, BODY) for text in texts)


def bases(*texts: str) -> str:
    return "".join(line(text, BODY, ITALIC) for text in texts)


def heading(text: str) -> str:
    return line(text, "<w:keepNext/>" + BODY, BOLD)


def article(number: int, text: str) -> str:
    """An article of a decision: its label is bold, its words are not."""
    label = f"<w:r><w:rPr>{BOLD}</w:rPr>{text_run(f'Điều {number}. ', 't')}</w:r>"
    return f"<w:p><w:pPr>{BODY}</w:pPr>{label}<w:r>{text_run(text, 't')}</w:r></w:p>"


def head(superior: str, agency: tuple[str, ...], number: str, issued: str, subject: str = "") -> str:
    """Agency and nation side by side; below them number and day, and what a letter is about."""
    left = centred(superior, 13, "") if superior else ""
    left += "".join(centred(each, 13) for each in agency) + RULE
    right = centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13)
    right += centred("Độc lập - Tự do - Hạnh phúc") + RULE.replace("31", "32")
    below = centred(f"Số: {number}", 13, "")
    if subject:
        below += centred(subject, 12, "", '<w:spacing w:before="120"/>')
    return side_by_side([(left, right), (below, centred(issued, 14, ITALIC))], (LEFT, RIGHT))


def titled(kind: str, title: str) -> str:
    return centred(kind, properties=APART) + centred(title) + RULE.replace("31", "33")


def to(*recipients: str) -> str:
    """One recipient on the same line, several on lines of their own."""
    if len(recipients) == 1:
        return centred(f"Kính gửi: {recipients[0]}", look="", properties=APART)
    lines = [f"- {each}{'.' if each is recipients[-1] else ';'}" for each in recipients]
    indent = '<w:ind w:left="2835"/>'
    first = line("Kính gửi:", APART + '<w:ind w:left="1985"/>', sized(14))
    return first + "".join(line(each, indent, sized(14)) for each in lines)


def foot(recipients: tuple[str, ...], signer: tuple[str, ...]) -> str:
    """Whom it goes to on the left, who signs on the right."""
    left = line("Nơi nhận:", "", BOLD + ITALIC + sized(12))
    left += "".join(line(f"- {each}", "", sized(11)) for each in recipients)
    *powers, name = signer
    right = "".join(map(centred, powers)) + "<w:p/>" * 4 + centred(name)
    return side_by_side([(left, right)], (LEFT, RIGHT))


def grid(*rows: str) -> str:
    """A ruled table; cells are parted by `|`, the first row is bold."""
    cells = [[each.strip() for each in row.split("|")] for row in rows]
    width = 9356 // len(cells[0])
    looks = [BOLD, *[""] * (len(rows) - 1)]
    written = "".join(
        "<w:tr>" + "".join(cell(width, "", centred(text, 12, look)) for text in texts) + "</w:tr>"
        for texts, look in zip(cells, looks, strict=True)
    )
    return ruled(len(cells[0]), width, written)


def appendix(number: str, title: str, of: str, table: str) -> str:
    said = centred(f"Phụ lục {number}", properties=NEW_PAGE) + centred(title)
    return said + centred(f"(Kèm theo {of})", look=ITALIC) + table


def word(document: str, appendices: tuple[str, ...] = ()) -> bytes:
    """The file; each of `appendices` is a section that counts its own pages."""
    anew = section().replace("<w:titlePg/>", '<w:pgNumType w:start="1"/>')
    ends = (section(), *[anew] * len(appendices))
    *before, last = (document, *appendices)
    parted = "".join(
        f"{text}<w:p><w:pPr>{end}</w:pPr></w:p>" for text, end in zip(before, ends, strict=False)
    )
    data = package(parted + last, "", [], 28, "Văn phòng Sở")
    return edited(data, "document.xml", f"{section()}</w:body>", f"{ends[-1]}</w:body>")


def parts(data: bytes) -> dict[str, str]:
    """The parts of a Word file, as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def edited(data: bytes, where: str, old: str, new: str) -> bytes:
    """The file with `new` for the one `old` in a part (`styles.xml`) or in the one paragraph beginning with `where`.

    `where` may end in `>2`: the second paragraph after that one (the second cell to the right).
    """
    found = parts(data)
    name = f"word/{where}"
    if name not in found:
        start, end = _place(found["word/document.xml"], where)
        name = "word/document.xml"
    else:
        start, end = 0, len(found[name])
    whole = found[name]
    assert whole[start:end].count(old) == 1, (where, old)
    return pack(found | {name: whole[:start] + whole[start:end].replace(old, new) + whole[end:]})


def _place(document: str, where: str) -> tuple[int, int]:
    words, _, step = where.partition(">")
    paragraphs = list(_PARAGRAPH.finditer(document))
    texts = ["".join(_TEXT.findall(each[0])) for each in paragraphs]
    (index,) = (at for at, text in enumerate(texts) if text.startswith(words))
    return paragraphs[index + int(step or 0)].span()
