"""The styles of a Word file, as far as they say what text is: headings, list numbers, hidden text, fonts.

Invariant: a chain of styles is followed at most `MAX_CHAIN` steps, so cycles end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cchc_check.patterns import compiled
from cchc_check.word.looks import ParagraphLook, Properties, RunLook, paragraph_look, run_look
from cchc_check.word.markup import parse

MAX_CHAIN = 64
"""Styles based on one another."""

_HEADING = compiled(r"(?:heading|tiêu đề|đầu đề|đề mục)\s*([1-9])", re.I)
_SILENT = compiled(rb'<w:(?:(latentStyles)\s[^<>]*+|(style)\s(?=[^<>]*\bw:type="table")[^<>]*+)(?<!/)>')
_STYLE_ID = compiled(rb'w:styleId="([^"]*)"')
_IS_DEFAULT = compiled(rb'w:default="(?:1|true|on)"')
_BASED_ON = compiled(rb'<w:basedOn w:val="([^"]*)"')
_NEAR = 400
"""Bytes from the start of a style within which it names the one it is based on."""
_CONTAINERS = ("w:tblPr", "w:trPr", "w:tcPr")
BODY_TEXT = 9
"""The outline level of what is not a heading."""


class Style(NamedTuple):
    """One style: what its pPr and rPr say, and the heading level its name promises (from 0) or None."""

    kind: str
    based_on: str
    heading: int | None
    paragraph: ParagraphLook
    run: RunLook


class TableStyle(NamedTuple):
    """One table style: what it says of whole tables, and of parts of them ("firstRow", "band1Horz")."""

    based_on: str
    paragraph: ParagraphLook
    run: RunLook
    parts: dict[str, tuple[ParagraphLook, RunLook]]


class Styles(NamedTuple):
    """Styles by id; `defaults` holds the id of the default style of each kind, `font` the document's font.

    `run` and `paragraph` are the document's defaults, None where it has none at all. Of table styles only
    those that were asked for are here.
    """

    by_id: dict[str, Style]
    defaults: dict[str, str]
    font: str
    run: RunLook | None = None
    paragraph: ParagraphLook | None = None
    tables: dict[str, TableStyle] = {}  # noqa: RUF012

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


def read_styles(data: bytes, part: str, tables: frozenset[str] = frozenset()) -> Styles:
    """The styles of a styles part; of table styles, `tables` and what they are based on."""
    reading = _Reading()
    wanted = _with_ancestors(data, tables) if tables else tables
    parse(_without_table_styles(data, wanted), part, reading.start, reading.end)
    run, paragraph = (
        run_look(reading.document["w:rPrDefault"]) if "w:rPrDefault" in reading.document else None,
        paragraph_look(reading.document["w:pPrDefault"]) if "w:pPrDefault" in reading.document else None,
    )
    return Styles(reading.by_id, reading.defaults, run.font if run else "", run, paragraph, reading.tables)


def _without_table_styles(data: bytes, wanted: frozenset[str]) -> bytes:
    """The part without what says nothing of this text, or all of it where a cut could go wrong."""
    if b"<!" in data:
        return data
    kept = []
    at = 0
    for opening in _SILENT.finditer(data):
        closing = b"</w:%b>" % (opening[1] or opening[2])
        end = data.find(closing, opening.end())
        if (
            opening.start() >= at
            and end > 0
            and not (wanted and opening[2] and _is_wanted(opening[0], wanted))
        ):
            kept.append(data[at : opening.start()])
            at = end + len(closing)
    return b"".join((*kept, data[at:]))


def _with_ancestors(data: bytes, wanted: frozenset[str]) -> frozenset[str]:
    """The table styles and all that they are based on."""
    based_on = {}
    for opening in _SILENT.finditer(data):
        name = _STYLE_ID.search(opening[0]) if opening[2] else None
        base = _BASED_ON.search(data, opening.end(), opening.end() + _NEAR)
        if name and base:
            based_on[name[1].decode("utf-8", "replace")] = base[1].decode("utf-8", "replace")
    found = set(wanted)
    for style in wanted:
        at = based_on.get(style, "")
        while at and at not in found:
            found.add(at)
            at = based_on.get(at, "")
    return frozenset(found)


def _is_wanted(opening: bytes, wanted: frozenset[str]) -> bool:
    name = _STYLE_ID.search(opening)
    if _IS_DEFAULT.search(opening):
        return True
    return name is not None and name[1].decode("utf-8", "replace") in wanted


class _Reading:
    """Collects the tags of one style after another."""

    __slots__ = ("attrs", "by_id", "defaults", "document", "inside", "tables", "tags")

    def __init__(self) -> None:
        self.by_id: dict[str, Style] = {}
        self.tables: dict[str, TableStyle] = {}
        self.defaults: dict[str, str] = {}
        self.document: dict[str, Properties] = {}
        self.attrs: dict[str, str] = {}
        self.tags: Properties = []
        self.inside: Properties | None = None

    def start(self, name: str, attrs: dict[str, str]) -> None:
        if self.inside is not None:
            self.inside.append((name, attrs))
        elif name == "w:style":
            self.attrs, self.tags = attrs, []
            self.inside = self.tags
        elif name in ("w:rPrDefault", "w:pPrDefault"):
            self.inside = self.document.setdefault(name, [])

    def end(self, name: str) -> None:
        if name == "w:style":
            self.inside = None
            self._keep()
        elif name in ("w:rPrDefault", "w:pPrDefault"):
            self.inside = None

    def _keep(self) -> None:
        kind = self.attrs.get("w:type", "paragraph")
        style = self.attrs.get("w:styleId", "")
        if not style:
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
        if kind == "table":
            self.tables[style] = _table_style(based_on, tags)
            return
        self.by_id[style] = Style(kind, based_on, _heading(name, style), paragraph_look(tags), run_look(tags))


def _table_style(based_on: str, tags: Properties) -> TableStyle:
    """A table style from its tags; those behind a w:tblStylePr speak of a part of the table."""
    sections: dict[str, Properties] = {"": []}
    part, silent = "", False
    for name, attrs in tags:
        if name == "w:tblStylePr":
            part = attrs.get("w:type", "")
            sections[part] = []
        # What tables, rows and cells are is said in words that paragraphs use too (w:jc).
        silent = name in _CONTAINERS or (silent and name not in ("w:pPr", "w:rPr", "w:tblStylePr"))
        if not silent:
            sections[part].append((name, attrs))
    whole = sections.pop("")
    parts = {name: (paragraph_look(said), run_look(said)) for name, said in sections.items()}
    return TableStyle(based_on, paragraph_look(whole), run_look(whole), parts)


def _heading(name: str, style: str) -> int | None:
    match = _HEADING.fullmatch(name) or _HEADING.fullmatch(style)
    return int(match[1]) - 1 if match else None
