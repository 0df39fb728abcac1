"""The place of an offset in words a reader can follow: "Mục II.3 › Bảng 1 › hàng 3, cột 4".

Invariant: the index is built once per document, on the first question; a question costs a bisection.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct, field

from cchc_check.localize import say
from cchc_check.patterns import compiled
from cchc_check.text.document import Block, Document, Heading, ListItem, Paragraph, Story, Table
from cchc_check.text.labels import is_capitals, item_label, title_label

_APPENDIX = compiled(r"PHỤ LỤC(?: (?:SỐ )?[IVXL\d]{1,5}(?:\.\d+)?)?\b|Phụ lục (?:số )?[IVXL\d]{1,5}\b")
_OPENING = compiled(r"C[ỘÔ]NG H[ÒO][AÀ]|Độc lập", re.IGNORECASE)
_CLOSING = compiled(r"Nơi nhận", re.IGNORECASE)
_ARTICLE = compiled(r"Điều \d{1,3}(?=[.:])")
_TITLE = 150
"""A numbered line longer than this is a clause, not a title."""
_SHORT = 60
"""Letters of a title that are quoted."""
_LETTER, _ROMAN, _DIGIT, _POINT = range(4)


class _Entry(Struct, frozen=True):
    """One block: the section it stands in, what it is, and which of its kind there."""

    start: int
    end: int
    section: str
    appendix: str
    title: str
    kind: str
    ordinal: int = 0


class _Outline(Struct):
    """The sections that are open at some point of the body, and what has been counted in the innermost."""

    labels: list[tuple[int, str]] = field(default_factory=list)
    appendix: str = ""
    title: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    tables: int = 0

    def enter(self, label: str, *, heading: bool) -> None:
        """Open the section `label`; a number that does not follow its forerunner is one level down."""
        words = label.rstrip(".)/ ")
        rank = _rank(words)
        depth = next((at for at, (known, _) in enumerate(self.labels) if known >= rank), len(self.labels))
        if words.isdecimal() and not heading:
            depth = self._after(int(words), depth)
        self.labels[depth:] = [(rank, words)]
        self.title = ""
        self.counts.clear()

    def _after(self, number: int, otherwise: int) -> int:
        for at in range(len(self.labels) - 1, -1, -1):
            if self.labels[at] == (_DIGIT, str(number - 1)):
                return at
        return len(self.labels) if number == 1 else otherwise

    def entitle(self, title: str, *, appendix: bool = False) -> None:
        """Open a section that has words and no number; an appendix holds all that follow."""
        self.labels.clear()
        self.counts.clear()
        self.title = title
        if appendix:
            self.appendix, self.title = title, ""

    def counted(self, kind: str, words: str) -> tuple[str, int]:
        """Which of its kind in this section the next one is; a line without letters does not count."""
        self.counts[kind] = self.counts.get(kind, 0) + any(map(str.isalnum, words))
        return kind, max(1, self.counts[kind])

    @property
    def path(self) -> str:
        return ".".join(words for _, words in self.labels)


def place(document: Document, offset: int, lang: str) -> str:
    """The place of `offset` in words; "" for a document without any."""
    if story := _story_at(document, offset):
        return say(lang, f"place.{story.kind}", label=story.label).rstrip()
    index = _index(document)
    at = bisect_right(index, offset, key=_start_of) - 1
    if at + 1 < len(index) and (at < 0 or offset > index[at].end):
        ahead = index[at + 1].start
        at += "\n" not in document.text[offset:ahead]
    return " › ".join(_words(document, index[max(at, 0)], offset, lang)) if index else ""


def _start_of(entry: _Entry) -> int:
    return entry.start


def _story_at(document: Document, offset: int) -> Story | None:
    return next((story for story in document.stories if story.span.start <= offset < story.span.end), None)


def _index(document: Document) -> tuple[_Entry, ...]:
    """The entries of the document's body, kept with it as its own cached properties are."""
    kept: dict[str, tuple[_Entry, ...]] = vars(document)
    if "_places" not in kept:
        kept["_places"] = tuple(_entries(document))
    return kept["_places"]


def _entries(document: Document) -> Iterator[_Entry]:
    outline = _Outline()
    aside = sorted(story.span for story in document.stories)
    for block in document.blocks:
        before = bisect_right(aside, block.span.start, key=lambda span: span.start) - 1
        if before >= 0 and block.span.start < aside[before].end:
            continue
        kind, ordinal = _entered(document, outline, block)
        span, title = block.span, outline.title
        yield _Entry(span.start, span.end, outline.path, outline.appendix, title, kind, ordinal)


def _entered(document: Document, outline: _Outline, block: Block) -> tuple[str, int]:
    """What the block is, after the sections it opens have been opened."""
    if isinstance(block, Table):
        return _table(document.quote(block.span), outline)
    words = document.quote(block.span)
    if appendix := _appendix(words):
        outline.entitle(appendix, appendix=True)
        return "heading", 0
    label = _section_label(document, block, words)
    if label:
        outline.enter(label, heading=isinstance(block, Heading))
        return "section", 0
    if isinstance(block, Heading) or _CLOSING.match(words):
        outline.entitle(_shortened(words))
        return "heading", 0
    dashed = isinstance(block, ListItem) or item_label(document.text, block.span.start, block.span.end)
    return outline.counted("bullet" if dashed else "paragraph", words)


def _table(words: str, outline: _Outline) -> tuple[str, int]:
    if _CLOSING.search(words):
        return "closing", 0
    if not outline.tables and not outline.labels and _OPENING.search(words):
        return "opening", 0
    outline.tables += 1
    return "table", outline.tables


def _shortened(words: str) -> str:
    title = " ".join(words.split()).rstrip(":./ ")
    return f"“{title}”" if len(title) <= _SHORT else f"“{title[:_SHORT].rpartition(' ')[0]}…”"


def _appendix(words: str) -> str:
    match = _APPENDIX.match(words)
    if not match or len(words) > _TITLE:
        return ""
    return match[0] if match[0].isupper() or len(words) <= len(match[0]) + 1 else ""


def _section_label(document: Document, block: Heading | Paragraph | ListItem, words: str) -> str:
    """The number of a block that opens a section: a heading, a numbered entry, or a line like one."""
    if not isinstance(block, Paragraph) and block.number:
        numbered = block.number[-1] in ".)/" and block.number[0].isalnum()
        return block.number if numbered or block.number.isdigit() else ""
    if article := _ARTICLE.match(words):
        return article[0]
    label = title_label(document.text, block.span)
    if not label:
        return ""
    title = len(words) <= _TITLE or is_capitals(document.text[label.end : block.span.end])
    return label.text if title or not label.text[0].isupper() else ""


def _rank(words: str) -> int:
    if words.startswith("Điều"):
        return _ROMAN
    if words[0].isdigit():
        return _DIGIT
    if words.isupper():
        return _ROMAN if set(words) <= set("IVXL") else _LETTER
    return _POINT


def _words(document: Document, entry: _Entry, offset: int, lang: str) -> Iterator[str]:
    if entry.appendix:
        yield say(lang, "place.appendix", label=entry.appendix[len("PHỤ LỤC") :].strip()).rstrip()
    if entry.title:
        yield entry.title
    if entry.section:
        article = entry.section.startswith("Điều ")
        path = entry.section.removeprefix("Điều ")
        yield say(lang, "place.article" if article else "place.section", path=path)
    match entry.kind:
        case "opening" | "closing":
            yield say(lang, f"place.{entry.kind}")
        case "table":
            yield say(lang, "place.table", number=entry.ordinal)
            yield from _cell(document, offset, lang)
        case "paragraph" | "bullet":
            yield say(lang, f"place.{entry.kind}", number=entry.ordinal)


def _cell(document: Document, offset: int, lang: str) -> Iterator[str]:
    table = document.block_at(offset)
    if isinstance(table, Table):
        at = bisect_right(table.cells, offset, key=lambda cell: cell.span.start) - 1
        if at >= 0 and offset <= table.cells[at].span.end:
            cell = table.cells[at]
            yield say(lang, "place.cell", row=cell.row + 1, column=cell.column + 1)
