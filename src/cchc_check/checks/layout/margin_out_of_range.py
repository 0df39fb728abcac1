"""Margins outside the ranges of the rules of form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cchc_check.checks.check import Check, Context, Fault
from cchc_check.checks.layout.layout_parts import (
    PER_MILLIMETRE,
    decimal,
    grouped,
    layout_of,
    millimetres,
    opening,
    told,
)
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts

if TYPE_CHECKING:
    from cchc_check.text.layout import Section

_A4_WIDTH = 205
"""Millimetres from which a page may be A4."""
_SIDES = ("top", "bottom", "left", "right")


def margin_out_of_range(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each margin of standing A4 pages, or larger ones, that is too wide or too narrow."""
    off = params["tolerance-mm"] * PER_MILLIMETRE
    for side in _SIDES:
        least, most = params[side][0], params[side][-1]
        found = (
            (width, opening(facts, section.span))
            for section in layout_of(facts).sections
            if _A4_WIDTH * PER_MILLIMETRE <= section.width <= section.height
            for width in [_width(section, side)]
            if not least * PER_MILLIMETRE - off <= width <= most * PER_MILLIMETRE + off
        )
        for width, spans in grouped(found):
            values = {"written": millimetres(width), "least": decimal(least), "most": decimal(most)}
            yield told(facts, spans, values, variant=side)


def _width(section: Section, side: str) -> int:
    width = int(getattr(section, side))
    return width + section.gutter if side == section.gutter_side else width


def _review(params: Mapping[str, Any]) -> Iterator[Fault]:
    for side in _SIDES:
        if not 1 <= len(params[side]) <= 2 or params[side][0] > params[side][-1]:
            yield "page.wrong-type", f"params.{side}", {"wanted": "[20.0, 25.0]"}


CHECK = Check(
    "margin-out-of-range",
    margin_out_of_range,
    ("written", "least", "most", "count"),
    params={
        "top": (20.0, 25.0),
        "bottom": (20.0, 25.0),
        "left": (30.0, 35.0),
        "right": (15.0, 20.0),
        "tolerance-mm": 0.3,
    },
    variants=_SIDES,
    needs=("layout", "form"),
    review=_review,
)
