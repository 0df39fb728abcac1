"""Numbers of headings, articles and clauses that skip or repeat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.structure.counting import Fault, faults, is_hidden
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.form.sequences import is_heading

_STYLES = frozenset(
    {"part", "chapter", "section", "subsection", "article", "letter", "roman", "arabic", "small"}
)
_PAIR = 2
_PROVING = frozenset({"chapter", "roman"})


def number_gap(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every number that does not follow the one before it; without a variant where the document proves it."""
    for fault in faults(facts, _STYLES):
        if fault.kind == "gap" and is_hidden(facts, fault):
            continue
        proven = _is_proven(facts, fault)
        variant = fault.kind if proven else f"{fault.kind}-unproven"
        values = {
            "written": fault.count.written,
            "before": fault.before.written,
            "expected": fault.expected,
        }
        before = Related(fault.before.span, "before", {"before": fault.before.written})
        yield Finding(fault.count.span, values, (before,), variant=variant)


def _is_proven(facts: Facts, fault: Fault) -> bool:
    """True for one fault among headings that count from the first on and print no other number between.

    Plain texts are often scans, and of a scanned "III" one stroke is easily lost.
    """
    chain = fault.sequence.counts
    return (
        facts.document.format != "txt"
        and len(chain) > _PAIR
        and fault.sequence.style in _PROVING
        and chain[0].value == 1
        and all(is_heading(facts.document, each) for each in chain)
    )


CHECK = Check(
    name="number-gap",
    function=number_gap,
    values=("written", "before", "expected"),
    variants=("gap", "gap-unproven", "repeat", "repeat-unproven", "swap", "swap-unproven"),
    notes=("before",),
)
