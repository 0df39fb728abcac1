"""What LibreOffice makes of a Word file: the format of every word, from its own flat ODF.

An independent reading: it resolves LibreOffice's styles and knows nothing of WordprocessingML.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from lxml import etree

SPACES = {
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
}
SOFFICE = shutil.which("soffice")
Word = tuple[str, dict[str, str]]
_SKIPPED = ("text:note", "draw:frame", "draw:custom-shape", "text:tracked-changes", "office:annotation")


def convert(source: Path, target: str, folder: Path) -> Path:
    """The file in another format, by LibreOffice."""
    return convert_all([source], target, folder)[0]


def convert_all(sources: list[Path], target: str, folder: Path) -> list[Path]:
    """The files in another format, by LibreOffice."""
    environment = os.environ | {"HOME": str(folder)}
    command = [
        str(SOFFICE),
        "--headless",
        "--convert-to",
        target,
        "--outdir",
        str(folder),
        *map(str, sources),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180, env=environment)
    return [folder / f"{source.stem}.{target.partition(':')[0]}" for source in sources]


def _name(written: str) -> str:
    prefix, _, local = written.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


class FlatOdf:
    """The words of a flat ODF text, each with its character and paragraph properties."""

    def __init__(self, path: Path) -> None:
        self.root = etree.parse(str(path), etree.XMLParser(huge_tree=True)).getroot()
        self.styles: dict[tuple[str, str], etree._Element] = {}
        self.defaults: dict[str, etree._Element] = {}
        for style in self.root.iter(_name("style:style")):
            self.styles[style.get(_name("style:family")), style.get(_name("style:name"))] = style
        for style in self.root.iter(_name("style:default-style")):
            self.defaults[style.get(_name("style:family"))] = style
        faces = self.root.iter(_name("style:font-face"))
        family = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}font-family"
        self.faces = {face.get(_name("style:name")): face.get(family, "").strip("'") for face in faces}

    def words(self) -> list[Word]:
        """The words of the body, in order."""
        body = self.root.find(".//" + _name("office:text"))
        assert body is not None
        found: list[Word] = []
        for paragraph in body.iter(_name("text:p"), _name("text:h")):
            if any(each.tag in map(_name, _SKIPPED) for each in paragraph.iterancestors()):
                continue
            style = paragraph.get(_name("text:style-name"))
            formats = self.properties("paragraph", style)
            pieces = self._pieces(paragraph, formats)
            found += self._split([*pieces])
        return found

    def _pieces(self, node, formats):  # type: ignore[no-untyped-def]
        """Text and format, piece by piece."""
        if node.text:
            yield node.text, formats
        for child in node:
            if not isinstance(child.tag, str) or child.tag in map(_name, _SKIPPED):
                pass
            elif child.tag in (_name("text:s"), _name("text:tab"), _name("text:line-break")):
                yield " ", formats
            elif child.tag == _name("text:p"):
                pass
            else:
                style = child.get(_name("text:style-name")) if child.tag == _name("text:span") else None
                inside = formats | self.properties("text", style) if style else formats
                yield from self._pieces(child, inside)
            if child.tail:
                yield child.tail, formats

    def _split(self, pieces: list[tuple[str, dict[str, str]]]) -> list[Word]:
        words: list[Word] = []
        open_word = ""
        formats: dict[str, str] = {}
        for text, format_ in pieces:
            for character in text:
                if character.isspace():
                    if open_word:
                        words.append((open_word, formats))
                    open_word = ""
                else:
                    formats = formats if open_word else format_
                    open_word += character
        if open_word:
            words.append((open_word, formats))
        return words

    def properties(self, family: str, name: str | None) -> dict[str, str]:
        """Text and paragraph properties of a style, inherited ones too."""
        chain = []
        at = self.styles.get((family, name or ""))
        while at is not None:
            chain.append(at)
            at = self.styles.get((family, at.get(_name("style:parent-style-name"), "")))
        if family == "paragraph" and family in self.defaults:
            chain.append(self.defaults[family])
        found: dict[str, str] = {}
        for style in reversed(chain):
            for tag in ("style:paragraph-properties", "style:text-properties"):
                for properties in style.findall(_name(tag)):
                    for key, value in properties.attrib.items():
                        found[etree.QName(key).localname] = value
        return found

    def font(self, formats: dict[str, str]) -> str:
        """The name of the font that the properties name."""
        name = formats.get("font-name", "")
        return self.faces.get(name, name)
