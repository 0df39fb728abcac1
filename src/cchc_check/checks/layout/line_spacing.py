"""Lines that stand closer or wider than the rules of form say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf
from typing import Any

from msgspec import Struct

from cchc_check.checks.check import Check, Context
from cchc_check.checks.layout.layout_parts import body_paragraphs, decimal, grouped, prevailing, told
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.text.span import Span

_SINGLE = 240
_LINE_PER_SIZE = 1.15
"""The height of a line of Times New Roman."""
_ROUNDED = 0.1


def line_spacing(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each wrong spacing of body paragraphs that fill lines, where it is first used."""
    found = (
        ((round(each.lines, 2), each.written), each.span)
        for each in _spacings(facts)
        if not _is_allowed(each, params)
    )
    for (lines, points), spans in grouped(found):
        values = {"lines": decimal(lines), "points": points}
        yield told(facts, spans, values, variant="points" if points else "")


class _Spacing(Struct, frozen=True):
    """The spacing of a paragraph in lines and in points (infinite where letters of several sizes leave it open);
    `written` is the points that are typed, or "".
    """

    span: Span
    lines: float
    points: float
    written: str = ""


def _is_allowed(each: _Spacing, params: Mapping[str, Any]) -> bool:
    """True between the limits; a limit of 0 is none, and of two lower ones either is enough."""
    lines, points, most = params["least"], params["least-points"], params["most"]
    off = params["tolerance"]
    in_lines = lines and round(each.lines, 2) >= lines - off
    in_points = points and each.points >= points - _ROUNDED
    wide = in_lines or in_points or not (lines or points)
    return bool(wide) and (not most or round(each.lines, 2) <= most + off)


def _spacings(facts: Facts) -> Iterator[_Spacing]:
    for paragraph in facts.derived(body_paragraphs):
        look = paragraph.format
        if not paragraph.fills_lines:
            continue
        size = prevailing(facts, paragraph.span, lambda run: run.size)
        single = size * _LINE_PER_SIZE if size else inf
        if look.rule == "auto":
            lines = look.line / _SINGLE
            yield _Spacing(paragraph.span, lines, lines * single)
        if look.rule == "auto" or not size:
            continue
        points = look.line / 20
        height = max(single, points) if look.rule == "atLeast" else points
        yield _Spacing(paragraph.span, height / single, height, decimal(points))


CHECK = Check(
    "line-spacing",
    line_spacing,
    ("lines", "points", "count"),
    params={"least": 1.0, "least-points": 0.0, "most": 1.5, "tolerance": 0.06},
    variants=("points",),
    needs=("layout", "form"),
)
