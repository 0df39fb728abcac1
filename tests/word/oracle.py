"""A second, independent reading of the body of a Word file with lxml, to hold against ours.

It takes the whole tree, drops what is not printed, and joins what is left: no state, no offsets.
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
UNREAD = (
    "del",
    "moveFrom",
    "pPr",
    "rPr",
    "sdtPr",
    "object",
    "txbxContent",
    "tblPr",
    "trPr",
    "tcPr",
    "sectPr",
)


def paragraphs(data: bytes) -> list[str]:
    """The text of every non-empty paragraph of the body, text boxes left out, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    _forget_alternatives(root)
    muted = _instructions(root)
    texts = (_text(paragraph, muted) for paragraph in root.iter(W + "p") if not _in_text_box(paragraph))
    return [text for text in texts if text]


def _forget_alternatives(root: etree._Element) -> None:
    for group in list(root.iter(MC + "AlternateContent")):
        for other in list(group)[1:]:
            group.remove(other)


def _in_text_box(paragraph: etree._Element) -> bool:
    unread = {W + "txbxContent", W + "del", W + "moveFrom", W + "object"}
    return any(above.tag in unread for above in paragraph.iterancestors())


def _instructions(root: etree._Element) -> set[etree._Element]:
    """The runs that stand between the beginning of a field and its separator."""
    muted, states = set(), []
    for element in root.iter(W + "fldChar", W + "r"):
        if element.tag == W + "r":
            if False in states:
                muted.add(element)
            continue
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            states.append(False)
        elif kind == "separate" and states:
            states[-1] = True
        elif kind == "end" and states:
            states.pop()
    return muted


def _text(element: etree._Element, muted: set[etree._Element]) -> str:
    if element in muted:
        return ""
    pieces = []
    for child in element:
        name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        if name == "t" or child.tag == M + "t":
            pieces.append((child.text or "").replace("\n", " "))
        elif name in CHARACTERS:
            pieces.append(CHARACTERS[name])
        elif name == "sym":
            pieces.append(chr(int(child.get(W + "char"), 16)))
        elif name not in UNREAD and name != "p":
            pieces.append(_text(child, muted))
    return "".join(pieces)
