"""The line "(Kèm theo Báo cáo số … ngày … của …)" against the document's own head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.structure.issuer_code_mismatch import code_fault, code_parts, codes_of
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Citation, DateMention, Facts, Letterhead, Notation
from cchc_check.extraction.form.appendices import closing
from cchc_check.extraction.form.signature import find_signatures
from cchc_check.text.span import Span


def appendix_header_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every part of such a line that the head contradicts; a blank contradicts nothing.

    Where the line has the code of the body that issues and the head has another's, the head is wrong, once.
    """
    head, end = facts.letterhead, closing(facts)
    if head.notation is None or end < 0:
        return
    own = codes_of(head.agency.value, context.registry) if head.agency else ()
    head_is_wrong = code_fault(code_parts(head.notation), own, context.registry) is not None
    for citation in facts.citations:
        if citation.own and citation.span.start > end and citation.notation:
            fault = code_fault(code_parts(citation.notation), own, context.registry)
            if fault is not None or not head_is_wrong:
                yield from _compared(facts, citation, citation.notation, head.notation, head)


def _compared(
    facts: Facts, citation: Citation, cited: Notation, own: Notation, head: Letterhead
) -> Iterator[Finding]:
    same_code = (cited.type_code, cited.issuer_code) == (own.type_code, own.issuer_code)
    number, own_number = cited.number.value.lstrip("0"), own.number.value.lstrip("0")
    if not same_code:
        if number and number == own_number:
            yield _finding(facts, cited.span, own.span, "symbol")
        return
    if number and own_number and number != own_number:
        yield _finding(facts, cited.span, own.span, "number")
    if citation.issued and head.issued and _differ(citation.issued, head.issued):
        yield _finding(facts, citation.issued.span, head.issued.span, "date")
    if citation.issuer and head.agency and _is_of_chairman(facts, citation.issuer.value, own):
        yield _finding(facts, citation.issuer.span, head.agency.span, "issuer")


def _differ(one: DateMention, other: DateMention) -> bool:
    """True when a part that both have written is not the same."""
    pairs = ((one.day, other.day), (one.month, other.month), (one.year, other.year))
    return any(mine is not None and theirs is not None and mine != theirs for mine, theirs in pairs)


def _is_of_chairman(facts: Facts, issuer: str, own: Notation) -> bool:
    """True where the chairman is named for a paper signed on behalf of the committee."""
    if own.issuer_code != "UBND" or not issuer.startswith("Chủ tịch"):
        return False
    return any(line.prefix == "TM" for signature in find_signatures(facts) for line in signature.lines)


def _finding(facts: Facts, at: Span, own: Span, variant: str) -> Finding:
    values = {
        "written": " ".join(facts.document.quote(at).split()),
        "own": " ".join(facts.document.quote(own).split()),
    }
    return Finding(at, values, (Related(own, "head"),), variant=variant)


CHECK = Check(
    name="appendix-header-mismatch",
    function=appendix_header_mismatch,
    values=("written", "own"),
    variants=("number", "date", "symbol", "issuer"),
    notes=("head",),
)
