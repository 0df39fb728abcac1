"""Findings of one citation check for a text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cchc_check import checks
from cchc_check.checks.check import Context, Unit
from cchc_check.diagnostics import Finding
from cchc_check.extraction.citations import find_citations
from cchc_check.extraction.facts import Facts
from cchc_check.readers import read_text
from cchc_check.registry import load_registry


def facts_of(text: str) -> Facts:
    document = read_text(text, "txt")
    return Facts(document, citations=find_citations(document))


def findings(
    name: str, text: str, *, code: str = "", params: Mapping[str, Any] | None = None
) -> list[Finding]:
    check = checks.get(name)
    context = Context("draft", Unit(code=code), load_registry())
    return list(check.function(facts_of(text), {**check.params, **(params or {})}, context))


def quotes(name: str, text: str, *, code: str = "") -> list[tuple[str, str]]:
    """The variant and the quoted place of every finding."""
    return [(one.variant, text[one.at.start : one.at.end]) for one in findings(name, text, code=code)]
