"""Paragraphs and runs of a corpus Word file, split as real ones are, and beside them their plain text.

Invariant: the plain text has what a reader sees: no deleted words, no notes in the middle of a sentence.
"""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, field
from itertools import groupby

from corpus_marks import Mark, Marked, parse
from corpus_parts import text_run

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
        body: list[str] = []
        plain: list[str] = []
        for char in text:
            if char in SPECIAL:
                body.append(text_run("".join(plain), tag) + SPECIAL[char])
                plain = []
            else:
                plain.append("\u00a0" if char == "␣" else char)
        body.append(text_run("".join(plain), tag))
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


def _without(marked: Marked, gone: list[Mark]) -> Marked:
    keep = [not any(m.start <= place < m.end for m in gone) for place in range(len(marked.text))]
    moved = [0]
    for kept in keep:
        moved.append(moved[-1] + kept)
    text = "".join(c for c, kept in zip(marked.text, keep, strict=True) if kept)
    inside = [m for m in marked.marks if m.name not in SPAN_MARKS and moved[m.end] > moved[m.start]]
    return Marked(text, [Mark(m.name, m.attributes, moved[m.start], moved[m.end]) for m in inside])
