"""A percentage that its part and its whole do not give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.figures.families import Families, families
from cchc_check.checks.figures.open_flows import in_open_flows
from cchc_check.checks.figures.partition import doubted
from cchc_check.checks.figures.sentences import Sentence, sentences
from cchc_check.checks.figures.shares import Share, others, shares
from cchc_check.checks.intervals import shown
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts

_AROUND = 3
"""Sentences on either side that may hold the whole."""


def percent_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every share that none of its wholes fits; "unproven" where the sentence does not say which whole it is of.

    A share with several wholes, none of them named, is left alone, and so is one of numbers that do not add up
    anyway. Several wrong shares of one whole are one finding, at the whole.
    """
    known = families(context.registry)
    other = doubted(facts, known) | in_open_flows(facts, known)
    for _, block in groupby(sentences(facts), key=lambda one: one.block):
        every = tuple(block)
        for at, sentence in enumerate(every):
            if not any(one.kind == "percent" for one in sentence.quantities):
                continue
            wrong = (one for one in _wrong(facts, every, at, known) if one.part.digits.start not in other)
            for _, group in groupby(wrong, key=lambda one: one.wholes[0].digits.start):
                yield _finding(facts, tuple(group))


def _wrong(facts: Facts, every: tuple[Sentence, ...], at: int, known: Families) -> Iterator[Share]:
    before, behind = every[max(0, at - _AROUND) : at], every[at : at + _AROUND + 1]
    for share in shares(facts.document, before, every[at], known):
        if share.part.value > share.wholes[0].value or share.fits():
            continue
        if not share.is_ratio and share.fits(others((*before, *behind), share, known)):
            continue
        if share.named or len({one.value for one in share.wholes}) == 1:
            yield share


def _finding(facts: Facts, wrong: tuple[Share, ...]) -> Finding:
    share = wrong[0]
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
    variant = "" if share.named else "unproven"
    if len(wrong) == 1:
        related = Related(whole.digits, "whole", {"whole": values["whole"]})
        return Finding(share.percent.digits, values, (related,), variant=variant)
    places = (Related(one.percent.digits, "share", {"percent": written(one.percent.digits)}) for one in wrong)
    return Finding(whole.digits, values, tuple(places), variant=variant)


CHECK = Check(
    name="percent-mismatch",
    function=percent_mismatch,
    values=("part", "whole", "found", "percent"),
    variants=("unproven",),
    notes=("whole", "share"),
)
