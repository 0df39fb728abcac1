"""A percentage that its part and its whole do not give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.families import families
from cchc_check.checks.intervals import shown
from cchc_check.checks.partition import doubted
from cchc_check.checks.sentences import sentences
from cchc_check.checks.shares import Share, others, shares
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts

_AROUND = 3
"""Sentences on either side that may hold the whole."""


def percent_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every share that none of its wholes fits; "unproven" where the sentence does not say which whole it is of.

    A share with several wholes, none of them named, is left alone, and so is one of a breakdown that is wrong itself.
    """
    known = families(context.registry)
    other = doubted(facts, known)
    for _, block in groupby(sentences(facts), key=lambda one: one.block):
        every = tuple(block)
        for at, sentence in enumerate(every):
            around = every[max(0, at - _AROUND) : at + _AROUND + 1]
            for share in shares(facts.document, around[: at - max(0, at - _AROUND)], sentence, known):
                if share.part.digits.start in other or share.part.value > share.wholes[0].value:
                    continue
                if share.fits() or (not share.is_ratio and share.fits(others(around, share, known))):
                    continue
                if share.named or len({one.value for one in share.wholes}) == 1:
                    yield _finding(facts, share)


def _finding(facts: Facts, share: Share) -> Finding:
    whole = share.wholes[0]
    written = facts.document.quote
    exact = 100 * share.part.value / whole.value
    found = exact.quantize(min(Decimal("0.01"), share.percent.step / 10), ROUND_HALF_UP)
    values = {
        "part": written(share.part.digits),
        "whole": written(whole.digits),
        "found": shown(found),
        "percent": written(share.percent.digits),
    }
    related = Related(whole.digits, "whole", {"whole": values["whole"]})
    return Finding(share.percent.digits, values, (related,), variant="" if share.named else "unproven")


CHECK = Check(
    name="percent-mismatch",
    function=percent_mismatch,
    values=("part", "whole", "found", "percent"),
    variants=("unproven",),
    notes=("whole",),
)
