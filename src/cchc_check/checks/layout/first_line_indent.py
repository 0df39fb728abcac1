"""First lines of body paragraphs that begin elsewhere than the rules of form say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.layout.layout_parts import PER_MILLIMETRE, body_paragraphs, grouped, millimetres, told
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.text.span import Span


def first_line_indent(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each wrong indent of paragraphs that fill lines, where it is first used."""
    allowed = [each * PER_MILLIMETRE for each in params["allowed-mm"]]
    off = params["tolerance-mm"] * PER_MILLIMETRE
    for indent, spans in grouped(_indents(facts)):
        if not _is_allowed(indent, allowed, off, params["between"]):
            values = {"written": millimetres(indent)}
            yield told(facts, spans, values, variant="" if indent else "none")


def _is_allowed(indent: int, allowed: list[float], off: float, between: bool) -> bool:
    if between:
        return min(allowed) - off <= indent <= max(allowed) + off
    return any(abs(indent - each) <= off for each in allowed)


def _indents(facts: Facts) -> Iterator[tuple[int, Span]]:
    """Where first lines begin, from the margin; a list's or a tab's place says nothing of an indent."""
    text = facts.document.text
    for each in facts.derived(body_paragraphs):
        typed = text[each.span.start].isspace()
        if each.fills_lines and not each.listed and not typed and each.format.align in ("both", "left"):
            yield each.format.left + each.format.first, each.span


CHECK = Check(
    "first-line-indent",
    first_line_indent,
    ("written", "count"),
    params={"allowed-mm": (10.0, 12.7), "between": False, "tolerance-mm": 0.6},
    variants=("none",),
    needs=("layout", "form"),
)
