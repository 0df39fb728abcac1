"""Pages of a size that the rules of form do not allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context, Fault
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


def paper_not_a4(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each other size of paper, lying or standing, where it is first used."""
    off = params["tolerance-mm"] * PER_MILLIMETRE
    allowed = [[side * PER_MILLIMETRE for side in sorted(size)] for size in params["sizes-mm"]]
    found = (
        ((each.width, each.height), opening(facts, each.span))
        for each in layout_of(facts).sections
        if not any(_is_like((each.width, each.height), size, off) for size in allowed)
    )
    for (width, height), spans in grouped(found):
        yield told(facts, spans, {"width": millimetres(width), "height": millimetres(height)})


def _is_like(paper: tuple[int, int], size: list[float], off: float) -> bool:
    return all(abs(side - wanted) <= off for side, wanted in zip(sorted(paper), size, strict=True))


def _review(params: Mapping[str, Any]) -> Iterator[Fault]:
    if not params["sizes-mm"] or any(len(size) != 2 for size in params["sizes-mm"]):
        yield "page.wrong-type", "params.sizes-mm", {"wanted": "[[210.0, 297.0], …]"}


CHECK = Check(
    "paper-not-a4",
    paper_not_a4,
    ("width", "height", "count"),
    params={"sizes-mm": ((210.0, 297.0),), "tolerance-mm": 1.0},
    needs=("layout", "form"),
    review=_review,
)
