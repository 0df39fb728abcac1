"""Sizes of letters outside the ranges of the decree, in the body and in components."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.layout.layout_parts import (
    body_paragraphs,
    decimal,
    grouped,
    prevailing,
    told,
)
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.text.span import Span


def body_size_out_of_range(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each wrong size of body paragraphs, where it is first used."""
    least, most = params["least"], params["most"]
    for size, spans in grouped(_body_sizes(facts)):
        if not least <= size <= most:
            values = {"size": decimal(size), "least": decimal(least), "most": decimal(most)}
            yield told(facts, spans, values)


def _body_sizes(facts: Facts) -> Iterator[tuple[float, Span]]:
    for paragraph in facts.derived(body_paragraphs):
        size = prevailing(facts, paragraph.span, lambda look: look.size)
        if size is not None and any(map(str.isalnum, facts.document.quote(paragraph.span))):
            yield size, paragraph.span


CHECK = Check(
    "body-size-out-of-range",
    body_size_out_of_range,
    ("size", "count", "least", "most"),
    params={"least": 13.0, "most": 14.0},
    needs=("layout", "form"),
)
