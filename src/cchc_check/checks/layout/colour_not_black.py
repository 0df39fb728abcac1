"""Text that is not black."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.layout.layout_parts import grouped, layout_of, told
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.text.span import Span

_DIGITS = frozenset("0123456789ABCDEF")


def colour_not_black(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each other colour where it is first used; links may be blue."""
    for colour, spans in grouped(_coloured(facts, params["darkest"])):
        yield told(facts, spans, {"colour": f"#{colour}"})


def _coloured(facts: Facts, darkest: int) -> Iterator[tuple[str, Span]]:
    """Colour and place of what is not black, once for each paragraph."""
    layout = layout_of(facts)
    shown = [_is_colour(look.colour, darkest) for look in layout.run_formats]
    if not any(shown):
        return
    links = [mark.span for mark in facts.document.marks_of("link")]
    seen = set()
    runs = layout.runs
    for start, end, look in zip(runs.start, runs.end, runs.format, strict=True):
        span = Span(start, end)
        if not shown[look] or not any(map(str.isalnum, facts.document.quote(span))):
            continue
        colour = layout.run_formats[look].colour
        paragraph = bisect_right(layout.paragraphs.start, start)
        if (colour, paragraph) not in seen and not any(link.overlaps(span) for link in links):
            seen.add((colour, paragraph))
            yield colour, span


def _is_colour(colour: str, darkest: int) -> bool:
    """True when some part of the colour is so light that it is no longer black."""
    if len(colour) != 6 or not _DIGITS.issuperset(colour):
        return False
    return max(bytes.fromhex(colour)) > darkest


CHECK = Check(
    "colour-not-black",
    colour_not_black,
    ("colour", "count"),
    params={"darkest": 0x40},
    needs=("layout", "form"),
)
