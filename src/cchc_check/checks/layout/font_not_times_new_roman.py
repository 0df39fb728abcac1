"""Text in another font than Times New Roman."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.layout.layout_parts import layout_of, told
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

if TYPE_CHECKING:
    from cchc_check.text.layout import Layout, RunFormat

_RIGHT = compiled(r"times ?new ?roman", re.I)
_SIGNS = compiled(r"symbol|wingdings|webdings|mt extra|cambria math|marlett", re.I)
"""Fonts of signs and formulas, which are no text."""
_FEWEST = 2
"""Letters of one font that are worth a word; a single one is a stray space's or a bullet's."""


def font_not_times_new_roman(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each other font where it is first used; in most of the text it is the document's own."""
    layout = layout_of(facts)
    letters: Counter[str] = Counter()
    places: dict[str, list[Span]] = {}
    for font, span, count in _others(facts, layout):
        letters[font] += count
        places.setdefault(font, []).append(span)
    whole = sum(map(str.isalnum, facts.document.text))
    for font, spans in places.items():
        if letters[font] < _FEWEST:
            continue
        in_most = letters[font] * 2 > whole
        yield told(
            facts, _by_paragraph(layout, spans), {"font": font}, variant="" if in_most else "in-places"
        )


def _by_paragraph(layout: Layout, spans: list[Span]) -> list[Span]:
    """The places, those of one paragraph as one."""
    joined: dict[int, Span] = {}
    for span in spans:
        paragraph = bisect_right(layout.paragraphs.start, span.start)
        joined[paragraph] = joined[paragraph].to(span) if paragraph in joined else span
    return list(joined.values())


def _others(facts: Facts, layout: Layout) -> Iterator[tuple[str, Span, int]]:
    """Font, place and number of the letters that are in another font."""
    text = facts.document.text
    wrong = [_wrong_fonts(look) for look in layout.run_formats]
    runs = layout.runs
    for start, end, look in zip(runs.start, runs.end, runs.format, strict=True):
        for font, ascii_too, others_too in wrong[look]:
            count = sum(
                each.isalnum() and (ascii_too if each < "\x80" else others_too) for each in text[start:end]
            )
            if count:
                yield font, Span(start, end), count


def _wrong_fonts(look: RunFormat) -> tuple[tuple[str, bool, bool], ...]:
    """The other fonts of a format, and whether each sets letters up to U+007F and letters above."""
    fonts = {font for font in (look.ascii, look.ansi) if not _RIGHT.match(font) and not _SIGNS.match(font)}
    return tuple((font, font == look.ascii, font == look.ansi) for font in sorted(fonts))


CHECK = Check(
    "font-not-times-new-roman",
    font_not_times_new_roman,
    ("font", "count"),
    variants=("in-places",),
    needs=("layout", "form"),
)
