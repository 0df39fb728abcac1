"""Notations that differ from a right one by a slip of the pen.

Invariant: an issuer code is surely wrong only where the same kind, number and date stand with the right one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.citations.cited import Mention, are_two_documents, grouped, mentions, own_codes
from cchc_check.checks.citations.likeness import edit
from cchc_check.checks.citations.misspelt_codes import CodeTable, misspelt
from cchc_check.checks.citations.near_numbers import left_out_years, near_numbers
from cchc_check.checks.citations.slip import Slip
from cchc_check.diagnostics import Applicability, Edit, Finding, Fix, Related
from cchc_check.extraction.facts import Facts
from cchc_check.text.span import Span

_SHORTEST = 3
_MOST_CODES = 8


def near_notation(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every notation one slip away from another; one finding for each place, the best proven first."""
    cited = mentions(facts)
    own = frozenset(part for code in own_codes(facts, context) for part in code.split("-"))
    codes = CodeTable(context.registry, own)
    told: set[Span] = set()
    slips = (
        _near_issuers(cited, codes),
        _undated(cited, codes),
        left_out_years(cited),
        near_numbers(cited),
        misspelt(facts.document, cited, codes),
    )
    for slip in chain.from_iterable(slips):
        if slip.here.notation.span not in told:
            told.add(slip.here.notation.span)
            yield _finding(slip)


def _near_issuers(cited: Sequence[Mention], codes: CodeTable) -> Iterator[Slip]:
    """Same kind, number and date, and issuer codes one edit apart."""
    weight = Counter(code for code, _ in {(one.notation.issuer_code, one.number) for one in cited})
    dated = (one for one in cited if one.issued and one.notation.issuer_code)
    for group in grouped((_document(one), one) for one in dated).values():
        by_code = grouped((one.notation.issuer_code, one) for one in group)
        for first, second in combinations(list(by_code)[:_MOST_CODES], 2):
            yield from _slips(by_code[first], by_code[second], weight, codes)


def _document(one: Mention) -> tuple[object, ...]:
    """All that tells a document from others, but for who issued it."""
    return one.number, one.year, one.notation.form, one.notation.type_code, one.issued


def _undated(cited: Sequence[Mention], codes: CodeTable) -> Iterator[Slip]:
    """Same kind, number and year, a date missing, and an unknown code one edit from a known one."""
    normative = (one for one in cited if one.notation.year and one.notation.issuer_code)
    for group in grouped(((one.number, one.year, one.notation.type_code), one) for one in normative).values():
        known = [one for one in group if codes.knows(one.notation.issuer_code)][:_MOST_CODES]
        for here in group if known else ():
            if codes.knows(here.notation.issuer_code):
                continue
            for there in known:
                parts = _differing_part(here.notation.issuer_code, there.notation.issuer_code)
                if parts and not (here.issued and there.issued):
                    yield Slip(here, there, "undated", *parts)
                    break


def _slips(
    first: Sequence[Mention], second: list[Mention], weight: Counter[str], codes: CodeTable
) -> Iterator[Slip]:
    """The places of the code that is the wrong one of two, as far as that can be told."""
    code, other = first[0].notation.issuer_code, second[0].notation.issuer_code
    parts = _differing_part(code, other)
    if parts is None or are_two_documents(first[0], second[0]):
        return
    known, other_known = codes.knows(parts[0]), codes.knows(parts[1])
    if known and other_known:
        return
    telling = _is_telling(*parts, one_known=known != other_known)
    if known == other_known:
        known, other_known = weight[code] > weight[other], weight[other] > weight[code]
    elif not codes.proves(parts[0] if known else parts[1]):
        telling = False
    proven = telling and known != other_known
    wrong, right, part = (first, second, parts) if other_known else (second, first, parts[::-1])
    for here in wrong:
        yield Slip(here, right[0], "" if proven else "unproven", part[0], part[1])


def _is_telling(one: str, other: str, *, one_known: bool) -> bool:
    """False where two codes may well be two offices (SNV, PNV) or two habits (SKHCN, SKH&CN)."""
    if edit(one, other) == "changed":
        return one_known and one[0] == other[0] and len(one) > _SHORTEST
    return one.replace("&", "") != other.replace("&", "")


def _differing_part(code: str, other: str) -> tuple[str, str] | None:
    """The one part in which two issuer codes differ by one edit, or None."""
    parts = [(a, b) for a, b in zip(code.split("-"), other.split("-"), strict=False) if a != b]
    if code.count("-") != other.count("-") or len(parts) != 1:
        return None
    one, two = parts[0]
    return parts[0] if min(len(one), len(two)) >= _SHORTEST and edit(one.casefold(), two.casefold()) else None


def _finding(slip: Slip) -> Finding:
    notation = slip.here.notation
    values = {
        "notation": notation.text,
        "suggestion": slip.suggestion,
        "code": slip.code,
        "other_code": slip.other_code,
    }
    there = slip.there
    related = (Related(there.citation.span, "other", {"notation": there.notation.text}),) if there else ()
    at = next((part.span for part in notation.codes if part.value == slip.code), None)
    fix = Fix((Edit(at, slip.other_code),), Applicability.UNSAFE) if at and slip.other_code else None
    return Finding(notation.span, values, related, fix, slip.variant)


CHECK = Check(
    name="near-notation",
    function=near_notation,
    values=("notation", "suggestion", "code", "other_code"),
    variants=("unproven", "undated", "year-left-out", "near-number", "letter-case", "near-code"),
    notes=("other",),
)
