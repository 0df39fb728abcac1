"""A part that is larger than what it is a part of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.claims import Claim, claims
from cchc_check.checks.families import Families, families
from cchc_check.checks.intervals import interval, shown
from cchc_check.checks.partition import gap
from cchc_check.checks.sentences import Sentence, sentences
from cchc_check.checks.wording import phrase
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.figures import Quantity, Ratio

_AROUND = 60


def part_exceeds_whole(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every part above its whole, and every ratio "done of all" above one, outside of plans.

    What the parts as a whole get wrong is left to the breakdown.
    """
    known = families(context.registry)
    for sentence in sentences(facts):
        for claim in claims(facts.document, sentence, known):
            if not claim.exhaustive and not gap(claim, known):
                yield from _too_large(facts, claim, known)
        for ratio in sentence.ratios:
            if _exceeds(facts, sentence, ratio, tuple(params["goals"])):
                yield _finding(facts, ratio.part, ratio.whole)


def _too_large(facts: Facts, claim: Claim, known: Families) -> Iterator[Finding]:
    rivals = (interval(one)[1] for one in claim.rivals if known.akin(one, claim.total))
    together = sum((interval(one)[1] for one in (claim.total, *claim.beside)), Decimal(0))
    limit = max((together, *rivals))
    for part in claim.parts:
        one = part.quantity
        if one.unit and not one.bound and not claim.total.bound and interval(one)[0] > limit:
            yield _finding(facts, one, claim.total)


def _exceeds(facts: Facts, sentence: Sentence, ratio: Ratio, goals: tuple[str, ...]) -> bool:
    if ratio.part.bound or ratio.whole.bound or interval(ratio.part)[0] <= interval(ratio.whole)[1]:
        return False
    if not ratio.whole.unit or ratio.part.kind == "percent" or ratio.part.value > 2 * ratio.whole.value:
        return False
    start = max(sentence.span.start, ratio.span.start - _AROUND)
    around = facts.document.text[start : min(sentence.span.end, ratio.span.end + _AROUND)]
    return bool(_done().search(around)) and not any(_word(goal).search(around) for goal in goals)


def _finding(facts: Facts, part: Quantity, whole: Quantity) -> Finding:
    values = {
        "part": facts.document.quote(part.digits),
        "whole": facts.document.quote(whole.digits),
        "difference": shown(part.value - whole.value),
    }
    return Finding(part.digits, values, (Related(whole.digits, "whole", {"whole": values["whole"]}),))


@cache
def _done() -> re.Pattern[str]:
    return phrase(r"\b(?:đạt|đã|được|hoàn thành|có|giải quyết|xử lý|thực hiện|giao|áp dụng|số|tổng số)\b")


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
    notes=("whole",),
)
