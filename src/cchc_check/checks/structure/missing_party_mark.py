"""The marks that part the head of a Party document: the asterisk below the agency, the hyphens below the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_STARS = compiled(r"[*∗⁎✱★☆＊]")
_HYPHENS = compiled(r"^[ \t]*(?:[-–—‐‑][ \t]?){3,}$", re.MULTILINE)
_NEAR = 800
"""Characters below the kind of document that may hold its title and the hyphens."""


def missing_party_mark(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """The agency without an asterisk below it, the title without hyphens; letters have no title to part."""
    text = facts.document.text
    at = {each.kind: each.span for each in reversed(facts.components)}
    agency, number = at.get("agency"), at.get("number")
    if agency and number and agency.end < number.start and not _STARS.search(text, agency.end, number.start):
        yield _finding(facts, agency, "asterisk")
    kind, title = at.get("kind"), at.get("title")
    if kind and title and not _HYPHENS.search(text, title.end, kind.end + _NEAR):
        yield _finding(facts, title, "hyphens")


def _finding(facts: Facts, span: Span, variant: str) -> Finding:
    return Finding(span, {"written": " ".join(facts.document.quote(span).split())}, variant=variant)


CHECK = Check(
    "missing-party-mark",
    missing_party_mark,
    ("written",),
    variants=("asterisk", "hyphens"),
    needs=("layout", "party-form"),
)
