"""Spaces inside a number and symbol."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.citations.cited import mentions
from cchc_check.diagnostics import Applicability, Edit, Finding, Fix
from cchc_check.extraction.facts import Facts
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_BESIDE_A_JOINT = compiled(r" +(?=[-/&])|(?<=[-/&]) +")

_BEFORE_A_NUMBER = frozenset(' \n\t:(,;–-"“')


def space_in_notation(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every space beside a "/", "-" or "&" of a notation; a line end there is a converter's."""
    for mention in mentions(facts):
        notation = mention.notation
        written = facts.document.quote(notation.span)
        joined = _BESIDE_A_JOINT.sub("", written)
        if joined == written or "\n" in written or " " in joined or not _stands_free(facts, notation.span):
            continue
        fix = Fix((Edit(notation.span, joined),), Applicability.SAFE)
        yield Finding(notation.span, {"written": written, "canonical": joined}, fix=fix)


def _stands_free(facts: Facts, span: Span) -> bool:
    """False behind a character that scanning left of a stamped number ("Ö8 /TB-UBND")."""
    return span.start == 0 or facts.document.text[span.start - 1] in _BEFORE_A_NUMBER


CHECK = Check(
    name="space-in-notation",
    function=space_in_notation,
    values=("written", "canonical"),
)
