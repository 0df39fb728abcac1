"""Lying pages without a table that would need them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.layout_parts import layout_of, opening
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts


def landscape_without_table(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each section of lying pages that holds words and no table."""
    document = facts.document
    for section in layout_of(facts).sections:
        if section.width <= section.height or not any(map(str.isalnum, document.quote(section.span))):
            continue
        if not any(section.span.overlaps(table.span) for table in document.tables):
            yield Finding(opening(facts, section.span), {})


CHECK = Check("landscape-without-table", landscape_without_table, (), needs=("layout", "state-form"))
