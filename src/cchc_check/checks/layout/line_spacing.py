"""Lines that stand closer than single or wider than one and a half."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.layout.layout_parts import body_paragraphs, decimal, grouped, prevailing, told
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.text.span import Span

_SINGLE = 240
_LINE_PER_SIZE = 1.15
"""The height of a line of Times New Roman."""


def line_spacing(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each wrong spacing of body paragraphs that fill lines, where it is first used."""
    off = params["tolerance"]
    for (lines, points), spans in grouped(_spacings(facts)):
        if not params["least"] - off <= lines <= params["most"] + off:
            values = {"lines": decimal(lines), "points": points}
            yield told(facts, spans, values, variant="points" if points else "")


def _spacings(facts: Facts) -> Iterator[tuple[tuple[float, str], Span]]:
    """Spacing in lines, and in points where it is written so."""
    for each in facts.derived(body_paragraphs):
        look = each.format
        if not each.fills_lines:
            continue
        if look.rule == "auto":
            yield (round(look.line / _SINGLE, 2), ""), each.span
            continue
        size = prevailing(facts, each.span, lambda run: run.size)
        if size:
            lines = look.line / 20 / (size * _LINE_PER_SIZE)
            lines = max(1.0, lines) if look.rule == "atLeast" else lines
            yield (round(lines, 2), decimal(look.line / 20)), each.span


CHECK = Check(
    "line-spacing",
    line_spacing,
    ("lines", "points", "count"),
    params={"least": 1.0, "most": 1.5, "tolerance": 0.06},
    variants=("points",),
    needs=("layout", "state-form"),
)
