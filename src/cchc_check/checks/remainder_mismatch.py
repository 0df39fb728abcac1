"""What is said to be left is not what came in less what was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.families import Families, families
from cchc_check.checks.flows import Flow, flow
from cchc_check.checks.intervals import shown
from cchc_check.checks.partition import doubted
from cchc_check.checks.sentences import Sentence, sentences
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts


def remainder_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every rest that no reading of the sentence, or of the one before it, leaves over."""
    known = families(context.registry)
    other = doubted(facts, known)
    before: Sentence | None = None
    for sentence in sentences(facts):
        found = _told(facts, sentence, before, known)
        if found and not found.closes() and not any(one.digits.start in other for one in found.totals):
            yield _finding(facts, found)
        before = sentence


def _told(facts: Facts, sentence: Sentence, before: Sentence | None, known: Families) -> Flow | None:
    """The flow of a sentence that names a rest, told by itself or together with the sentence before it."""
    alone = flow(facts.document, (sentence,), known)
    if alone is None:
        return None
    if _is_plain(alone):
        return alone
    if before is None or before.block != sentence.block or (alone.done and alone.totals):
        return None
    both = flow(facts.document, (before, sentence), known)
    return both if both and _is_plain(both) else None


def _is_plain(found: Flow) -> bool:
    """True for one rest, one amount done and one amount to do: with more of them, too many readings are left."""
    every = (*found.totals, *found.openings, *found.news, *found.done, *found.returned, *found.rests)
    return (
        len(found.rests) == len(found.done) == 1
        and len(found.totals) + len(found.news) == 1
        and len(found.openings) < 2
        and len(found.returned) < 2
        and all(one.kind == "count" and not one.bound for one in every)
    )


def _finding(facts: Facts, found: Flow) -> Finding:
    document = facts.document
    plus = (*found.openings, *found.news, *found.totals)
    minus = (*found.done, *found.returned)
    rest = found.rests[0]
    left = sum((one.value for one in plus), Decimal(0)) - sum(one.value for one in minus)
    written = " + ".join(document.quote(one.digits) for one in plus)
    values = {
        "sum": " − ".join((written, *(document.quote(one.digits) for one in minus))),
        "found": shown(left),
        "rest": document.quote(rest.digits),
        "difference": shown(abs(left - rest.value)),
    }
    first = min(one.digits for one in (*plus, *minus))
    whole = Related(first, "whole", {"whole": document.quote(first)})
    return Finding(rest.digits, values, (whole,))


CHECK = Check(
    name="remainder-mismatch",
    function=remainder_mismatch,
    values=("sum", "found", "rest", "difference"),
    notes=("whole",),
)
