"""Lying pages without a table that would need them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.layout.layout_parts import layout_of, opening
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.text.span import Span

_SIDE_BY_SIDE = frozenset(
    {"party-name", "nation", "agency", "number", "recipients-label", "authority", "signer"}
)


def landscape_without_table(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each section of lying pages that holds words and no table."""
    document, tables = facts.document, list(_tables(facts))
    for section in layout_of(facts).sections:
        if section.width <= section.height or not any(map(str.isalnum, document.quote(section.span))):
            continue
        if not any(section.span.overlaps(span) for span in tables):
            yield Finding(opening(facts, section.span), {})


def _tables(facts: Facts) -> Iterator[Span]:
    """The tables that hold no letterhead or signature: those only set two columns side by side."""
    for table in facts.document.tables:
        if not any(
            each.kind in _SIDE_BY_SIDE and table.span.overlaps(each.span) for each in facts.components
        ):
            yield table.span


CHECK = Check("landscape-without-table", landscape_without_table, (), needs=("layout", "form"))
