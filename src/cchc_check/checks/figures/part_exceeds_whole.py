"""A part that is larger than what it is a part of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.figures.claims import Claim, claimed
from cchc_check.checks.figures.families import Families, families
from cchc_check.checks.figures.partition import doubted
from cchc_check.checks.figures.sentences import Sentence, sentences
from cchc_check.checks.figures.wording import phrase
from cchc_check.checks.intervals import interval, shown
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.figures import Quantity, Ratio
from cchc_check.text.span import Span

_AROUND = 60


def part_exceeds_whole(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every part above its whole, and every ratio "done of all" above one, outside of plans.

    Numbers of a breakdown that is wrong as a whole are left to it; several parts above one whole are one finding.
    """
    known = families(context.registry)
    other = doubted(facts, known)
    goals = tuple(params["goals"])
    for sentence, claims in claimed(facts, known):
        for claim in claims:
            found = [] if claim.total.digits.start in other else _too_large(claim, known)
            if found and not _is_goal(facts, sentence, claim.total.span.to(found[0].span), goals):
                yield _finding(facts, found[0], claim.total, alone=len(found) == 1)
    for sentence in sentences(facts) if facts.ratios else ():
        for ratio in sentence.ratios:
            if _exceeds(ratio) and not _is_goal(facts, sentence, ratio.span, goals):
                yield _finding(facts, ratio.part, ratio.whole, alone=True)


def _too_large(claim: Claim, known: Families) -> list[Quantity]:
    if claim.exhaustive or claim.total.bound:
        return []
    rivals = (interval(one)[1] for one in claim.rivals if known.akin(one, claim.total))
    together = sum((interval(one)[1] for one in (claim.total, *claim.beside)), Decimal(0))
    limit = max((together, *rivals))
    parts = (part.quantity for part in claim.parts)
    return [one for one in parts if one.unit and not one.bound and interval(one)[0] > limit]


def _exceeds(ratio: Ratio) -> bool:
    part, whole = ratio.part, ratio.whole
    if part.bound or whole.bound or not whole.unit or whole.kind != "count":
        return False
    return interval(whole)[1] < interval(part)[0] and part.value <= 2 * whole.value


def _is_goal(facts: Facts, sentence: Sentence, span: Span, goals: tuple[str, ...]) -> bool:
    """True when the words around say that something is compared with a plan, or with another period."""
    start = max(sentence.span.start, span.start - _AROUND)
    around = facts.document.text[start : min(sentence.span.end, span.end + _AROUND)]
    return any(_word(goal).search(around) for goal in goals)


def _finding(facts: Facts, part: Quantity, whole: Quantity, *, alone: bool) -> Finding:
    """At the part, or at the whole where several parts are above it."""
    at, other = (part, whole) if alone else (whole, part)
    quote = facts.document.quote
    values = {
        "part": quote(part.digits),
        "whole": quote(whole.digits),
        "difference": shown(part.value - whole.value),
    }
    related = Related(other.digits, "whole" if alone else "part", {"number": quote(other.digits)})
    return Finding(at.digits, values, (related,))


@cache
def _word(word: str) -> re.Pattern[str]:
    return phrase(rf"(?<!\w){word}(?!\w)")


CHECK = Check(
    name="part-exceeds-whole",
    function=part_exceeds_whole,
    values=("part", "whole", "difference"),
    params={
        "goals": [
            "kế hoạch",
            "KH",
            "chỉ tiêu",
            "dự toán",
            "vượt",
            "mục tiêu",
            "cùng kỳ",
            "so với",
            "lượt",
            "nghị quyết",
        ],
    },
    notes=("whole", "part"),
)
