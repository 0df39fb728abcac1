"""The styles of a Word file, as far as they say what text is: headings, list numbers, hidden text, fonts.

Invariant: a chain of styles is followed at most `MAX_CHAIN` steps, so cycles end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cchc_check.word.looks import ParagraphLook, Properties, RunLook, paragraph_look, run_look
from cchc_check.word.markup import parse

MAX_CHAIN = 64
"""Styles based on one another."""

_HEADING = re.compile(r"(?:heading|tiêu đề|đầu đề|đề mục)\s*([1-9])", re.I)
_SILENT = re.compile(rb'<w:(?:(latentStyles)\s[^>]*|(style)\s[^>]*\bw:type="table"[^>]*)(?<!/)>')
BODY_TEXT = 9
"""The outline level of what is not a heading."""


class Style(NamedTuple):
    """One style: what its pPr and rPr say, and the heading level its name promises (from 0) or None."""

    kind: str
    based_on: str
    heading: int | None
    paragraph: ParagraphLook
    run: RunLook


class Styles(NamedTuple):
    """Styles by id; `defaults` holds the id of the default style of each kind, `font` the document's font."""

    by_id: dict[str, Style]
    defaults: dict[str, str]
    font: str

    def chain(self, style: str, kind: str = "paragraph") -> Iterator[tuple[str, Style]]:
        """The style and those it is based on, nearest first; the default style where `style` is unknown."""
        at = style if style in self.by_id else self.defaults.get(kind, "")
        for _ in range(MAX_CHAIN):
            found = self.by_id.get(at)
            if found is None:
                return
            yield at, found
            at = found.based_on

    def outline(self, style: str) -> int | None:
        """The outline level that the chain gives (from 0), or None."""
        for _, found in self.chain(style):
            if found.paragraph.outline is not None:
                return found.paragraph.outline
            if found.heading is not None:
                return found.heading
        return None

    def numbering(self, style: str) -> tuple[str, str, int | None]:
        """The id of the style that numbers, its list id and its level; list id "" when none does."""
        for at, found in self.chain(style):
            if found.paragraph.numbering is not None:
                return at, found.paragraph.numbering, found.paragraph.level
        return "", "", None

    def vanish(self, style: str, kind: str) -> bool:
        """True when the chain hides its text."""
        return next(
            (found.run.vanish for _, found in self.chain(style, kind) if found.run.vanish is not None), False
        )

    def font_of(self, style: str, kind: str) -> str:
        """The font that the chain names, or ""."""
        return next((found.run.font for _, found in self.chain(style, kind) if found.run.font), "")


def read_styles(data: bytes, part: str) -> Styles:
    """The styles of a styles part."""
    reading = _Reading()
    parse(_without_table_styles(data), part, reading.start, reading.end)
    return Styles(reading.by_id, reading.defaults, run_look(reading.document).font)


def _without_table_styles(data: bytes) -> bytes:
    """The part without what says nothing of text, or all of it where a cut could go wrong."""
    if b"<!" in data:
        return data
    kept = []
    at = 0
    for opening in _SILENT.finditer(data):
        closing = b"</w:%b>" % (opening[1] or opening[2])
        end = data.find(closing, opening.end())
        if opening.start() >= at and end > 0:
            kept.append(data[at : opening.start()])
            at = end + len(closing)
    return b"".join((*kept, data[at:]))


class _Reading:
    """Collects the tags of one style after another."""

    __slots__ = ("attrs", "by_id", "defaults", "document", "inside", "tags")

    def __init__(self) -> None:
        self.by_id: dict[str, Style] = {}
        self.defaults: dict[str, str] = {}
        self.document: Properties = []
        self.attrs: dict[str, str] = {}
        self.tags: Properties = []
        self.inside: Properties | None = None

    def start(self, name: str, attrs: dict[str, str]) -> None:
        if self.inside is not None:
            self.inside.append((name, attrs))
        elif name == "w:style":
            self.attrs, self.tags = attrs, []
            self.inside = self.tags
        elif name == "w:rPrDefault":
            self.inside = self.document

    def end(self, name: str) -> None:
        if name == "w:style":
            self.inside = None
            self._keep()
        elif name == "w:rPrDefault":
            self.inside = None

    def _keep(self) -> None:
        kind = self.attrs.get("w:type", "paragraph")
        style = self.attrs.get("w:styleId", "")
        if kind == "table" or not style:
            return
        based_on, name = "", ""
        for tag, attrs in self.tags:
            if tag == "w:basedOn":
                based_on = attrs.get("w:val", "")
            elif tag == "w:name":
                name = attrs.get("w:val", "")
        if self.attrs.get("w:default") in ("1", "true", "on"):
            self.defaults[kind] = style
        tags = self.tags
        self.by_id[style] = Style(kind, based_on, _heading(name, style), paragraph_look(tags), run_look(tags))


def _heading(name: str, style: str) -> int | None:
    match = _HEADING.fullmatch(name) or _HEADING.fullmatch(style)
    return int(match[1]) - 1 if match else None
