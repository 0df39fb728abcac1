"""A second opinion on comments in a Word file: what their ranges hold, by lxml, and how to take them out again."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ONE = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_NOT_READ = {W + "del", W + "moveFrom", W + "txbxContent", W + "object", MC + "Fallback"}
_MARKS = re.compile(
    rb'(?:<w:commentRange(?:Start|End) w:id="\d+"/>'
    rb'|<w:r>(?:<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>)?<w:commentReference w:id="\d+"/></w:r>)+'
)
_HALF = re.compile(rb"<w:r[^>]* >")
_KEEP = b" xml:space='preserve'"
_TEXT = b"<w:t" + _KEEP + b" >"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def raw_entries(data: bytes) -> dict[str, bytes]:
    """The bytes of every entry as they lie in the file, local header and packed content."""
    entries = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            at = info.header_offset
            names = int.from_bytes(data[at + 26 : at + 28], "little") + int.from_bytes(
                data[at + 28 : at + 30], "little"
            )
            entries[info.filename] = data[at : at + 30 + names + info.compress_size]
    return entries


def ranges(data: bytes, main: str = "word/document.xml") -> dict[str, str]:
    """By id: the text between the beginning and the end of each comment's range."""
    found: dict[str, list[str]] = {}
    open_now: set[str] = set()
    muted: list[bool] = []

    def write(text: str) -> None:
        if not any(muted):
            for key in open_now:
                found[key].append(text)

    def walk(element: etree._Element) -> None:
        if element.tag in _NOT_READ:
            return
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name == "commentRangeStart":
            open_now.add(element.get(W + "id"))
            found[element.get(W + "id")] = []
        elif name == "commentRangeEnd":
            open_now.remove(element.get(W + "id"))
        elif name == "fldChar":
            kind = element.get(W + "fldCharType")
            if kind == "begin":
                muted.append(True)
            elif kind == "separate":
                muted[-1] = False
            else:
                muted.pop()
        elif name == "t":
            write("".join(element.xpath("text()")).replace("\n", " "))
        elif name in _ONE and element.getparent().tag == W + "r":
            write(_ONE[name])
        for child in element:
            walk(child)

    walk(etree.fromstring(parts(data)[main]))
    assert not open_now
    return {key: "".join(texts) for key, texts in found.items()}


def references(data: bytes, main: str = "word/document.xml") -> list[str]:
    return [found.get(W + "id") for found in etree.fromstring(parts(data)[main]).iter(W + "commentReference")]


def comments(data: bytes, part: str = "word/comments.xml") -> dict[str, list[str]]:
    """By id: the paragraphs of each comment."""
    root = etree.fromstring(parts(data)[part])
    return {
        comment.get(W + "id"): [
            "".join(text.text or "" for text in paragraph.iter(W + "t"))
            for paragraph in comment.iter(W + "p")
        ]
        for comment in root
    }


def without_comments(document: bytes) -> bytes:
    """The main part with every comment's marks taken out, and the runs they part joined again."""
    pieces = []
    at = 0
    for marks in _MARKS.finditer(document):
        start, end = marks.span()
        half = _HALF.match(document, end)
        if half:
            end = _after_properties(document, half.end())
            if document.startswith(_TEXT, end):
                end += len(_TEXT)
                start -= len(b"</w:t>")
            start -= len(b"</w:r>")
        pieces.append(document[at:start])
        at = end
    return b"".join((*pieces, document[at:])).replace(_KEEP, b"")


def _after_properties(document: bytes, at: int) -> int:
    if not document.startswith(b"<w:rPr", at):
        return at
    depth = 0
    for tag in re.compile(rb"<(/?)w:rPr(/?)>").finditer(document, at):
        depth += 0 if tag[2] else -1 if tag[1] else 1
        if not depth:
            return tag.end()
    raise AssertionError("properties without an end")
