"""The sections of a Word file: paper, margins, and which header and footer prints the page number.

Invariant: what a section does not say of headers and footers it inherits from the one before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cchc_check.word.looks import SectionSaid, is_on, length
from cchc_check.word.text import FlowText, WordText

_A4 = (11906, 16838)
"""What Word takes where a section says no paper; LibreOffice does too."""
_MARGIN = 1440
_PAGES = ("default", "first", "even")


class NumberedParagraph(NamedTuple):
    """A paragraph that prints the page number: its flow, its index there, and on which pages."""

    flow: FlowText
    paragraph: int
    where: str
    pages: str


class WordSection(NamedTuple):
    """One section; `end` is the offset in the body where it ends. Lengths are twentieths of a point."""

    end: int
    width: int
    height: int
    landscape: bool
    margins: dict[str, int]
    first_differs: bool
    numbers: tuple[NumberedParagraph, ...]
    number_form: str
    number_start: int | None
    continuous: bool
    gutter_side: str


def read_sections(word: WordText) -> Iterator[WordSection]:
    """The sections in order, the last one ending with the body."""
    body = word.flows[0]
    parts: dict[tuple[str, str], str] = {}
    for end, look in zip(body.paragraphs.end, body.paragraphs.look, strict=True):
        said = word.paragraph_looks[look].section
        if said is not None:
            yield _section(word, end, said, parts)
    yield _section(word, body.end, word.section, parts)


def _section(word: WordText, end: int, said: SectionSaid, parts: dict[tuple[str, str], str]) -> WordSection:
    """One section; `parts` are the headers and footers so far, and are brought up to date."""
    tags: dict[str, dict[str, str]] = {}
    for name, pairs in said:
        attrs = dict(pairs)
        if name in ("w:headerReference", "w:footerReference"):
            target = word.parts.get(attrs.get("r:id", ""), "")
            parts[name[2:8], attrs.get("w:type", "default")] = target
        tags.setdefault(name, attrs)
    size, margins, numbering = (tags.get(name, {}) for name in ("w:pgSz", "w:pgMar", "w:pgNumType"))
    first_differs = "w:titlePg" in tags and is_on(tags["w:titlePg"])
    used = [*_PAGES[: 1 + first_differs], *(_PAGES[2:] if word.pages.even_and_odd else ())]
    numbers = tuple(
        paragraph
        for (where, pages), part in sorted(parts.items())
        if pages in used
        for paragraph in _numbers(word, part, where, pages)
    )
    return WordSection(
        end,
        length(size, "w:w") or _A4[0],
        length(size, "w:h") or _A4[1],
        size.get("w:orient") == "landscape",
        {side: _margin(margins, side) for side in ("top", "bottom", "left", "right", "gutter")},
        first_differs,
        numbers,
        numbering.get("w:fmt", "decimal"),
        length(numbering, "w:start"),
        tags.get("w:type", {}).get("w:val") == "continuous",
        _gutter_side(word, "w:rtlGutter" in tags and is_on(tags["w:rtlGutter"])),
    )


def _gutter_side(word: WordText, right: bool) -> str:
    """Where the binding takes its space on the first page."""
    if word.pages.gutter_at_top and not word.pages.mirrored:
        return "top"
    return "right" if right else "left"


def _margin(said: dict[str, str], side: str) -> int:
    # A negative margin is one that the header may not widen.
    found = length(said, f"w:{side}")
    return abs(found) if found is not None else 0 if side == "gutter" else _MARGIN


def _numbers(word: WordText, part: str, where: str, pages: str) -> Iterator[NumberedParagraph]:
    for flow in word.flows:
        if flow.part == part:
            for index in flow.page_fields:
                if index < len(flow.paragraphs.start):
                    yield NumberedParagraph(flow, index, where, pages)
