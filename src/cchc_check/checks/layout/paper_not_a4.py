"""Pages that are not A4."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.layout.layout_parts import (
    PER_MILLIMETRE,
    grouped,
    layout_of,
    millimetres,
    opening,
    told,
)
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts

_A4 = (210, 297)


def paper_not_a4(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each size of paper that is not A4, lying or standing, where it is first used."""
    off = params["tolerance-mm"] * PER_MILLIMETRE
    wanted = [side * PER_MILLIMETRE for side in _A4]
    found = (
        ((each.width, each.height), opening(facts, each.span))
        for each in layout_of(facts).sections
        if any(
            abs(side - a4) > off for side, a4 in zip(sorted((each.width, each.height)), wanted, strict=True)
        )
    )
    for (width, height), spans in grouped(found):
        yield told(facts, spans, {"width": millimetres(width), "height": millimetres(height)})


CHECK = Check(
    "paper-not-a4",
    paper_not_a4,
    ("width", "height", "count"),
    params={"tolerance-mm": 1.0},
    needs=("layout", "state-form"),
)
