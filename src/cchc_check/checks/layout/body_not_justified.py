"""Body paragraphs that are not justified."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.layout.layout_parts import body_paragraphs, grouped, told
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts


def body_not_justified(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each other alignment of paragraphs that fill lines, where it is first used."""
    found = ((each.format.align, each.span) for each in facts.derived(body_paragraphs) if each.fills_lines)
    for align, spans in grouped(found):
        if align != "both":
            yield told(facts, spans, {}, variant=align)


CHECK = Check(
    "body-not-justified",
    body_not_justified,
    ("count",),
    variants=("left", "center", "right"),
    needs=("layout", "form"),
)
