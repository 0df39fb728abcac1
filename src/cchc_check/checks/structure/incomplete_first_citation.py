"""First mentions of a document that leave out its date or its issuer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.structure.issuer_code_mismatch import codes_of
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Citation, Facts, Letterhead
from cchc_check.extraction.form.appendices import closing
from cchc_check.registry import Registry
from cchc_check.text.document import Table

_NORMATIVE = ("law",)


def incomplete_first_citation(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each document once, where the body first names it by its number; laws have neither date nor issuer."""
    end, seen = closing(facts), set()
    codes = _own_codes(facts.letterhead, context.registry)
    for citation in facts.citations:
        notation = citation.notation
        if notation is None or citation.own or notation.form in _NORMATIVE or notation.text in seen:
            continue
        in_table = isinstance(facts.document.block_at(citation.span.start), Table)
        if 0 <= end < citation.span.start or in_table or not notation.number.value:
            continue
        seen.add(notation.text)
        if variant := _missing(citation, codes):
            yield Finding(citation.span, {"written": notation.text}, variant=variant)


def _own_codes(head: Letterhead, registry: Registry) -> tuple[str, ...]:
    """The code in the draft's own number, and those of the body above it: one of the two may be wrong."""
    written = (head.notation.issuer_code,) if head.notation else ()
    return (*written, *(codes_of(head.agency.value, registry) if head.agency else ()))


def _missing(citation: Citation, own: tuple[str, ...]) -> str:
    """What is missing: "date", "issuer", "both" or ""; an office need not name itself."""
    notation = citation.notation
    is_own = notation is not None and notation.issuer_code.split("-")[0] in own
    no_date = citation.issued is None and citation.year is None
    no_issuer = citation.issuer is None and not is_own
    if no_date:
        return "both" if no_issuer else "date"
    return "issuer" if no_issuer else ""


CHECK = Check(
    name="incomplete-first-citation",
    function=incomplete_first_citation,
    values=("written",),
    variants=("date", "issuer", "both"),
)
