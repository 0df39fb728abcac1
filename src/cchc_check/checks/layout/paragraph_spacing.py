"""Body paragraphs that stand too close to the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.layout.layout_parts import (
    BodyParagraph,
    body_paragraphs,
    decimal,
    grouped,
    layout_of,
    told,
)
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.text.span import Span

if TYPE_CHECKING:
    from cchc_check.text.layout import Layout

_PARAGRAPH_BREAK = 2


def paragraph_spacing(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each gap below the least, where it first stands between two body paragraphs."""
    for gap, spans in grouped(_gaps(facts)):
        if gap < params["least-points"] * 20:
            yield told(facts, spans, {"points": decimal(gap / 20)})


def _gaps(facts: Facts) -> Iterator[tuple[int, Span]]:
    layout = layout_of(facts)
    for one, two in pairwise(facts.derived(body_paragraphs)):
        neighbours = two.span.start - one.span.end <= _PARAGRAPH_BREAK
        if neighbours and one.fills_lines and two.fills_lines and not _blank_between(layout, one, two):
            same = one.format.contextual and two.format.contextual
            yield 0 if same else one.format.after + two.format.before, two.span


def _blank_between(layout: Layout, one: BodyParagraph, two: BodyParagraph) -> bool:
    at = bisect_left(layout.blanks, one.span.end)
    return at < len(layout.blanks) and layout.blanks[at] <= two.span.start


CHECK = Check(
    "paragraph-spacing",
    paragraph_spacing,
    ("points", "count"),
    params={"least-points": 6.0},
    needs=("layout", "form"),
)
