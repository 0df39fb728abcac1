"""Percentages with the part and the whole they are said to express.

Invariant: a share's percentage is neither a change nor a share of a plan, and nothing hedges it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from cchc_check.checks.figures.claims import claims
from cchc_check.checks.figures.families import Families
from cchc_check.checks.figures.sentences import Sentence
from cchc_check.checks.figures.sums import in_scale_of
from cchc_check.checks.figures.wording import is_rate, phrase, told
from cchc_check.checks.intervals import Interval, interval
from cchc_check.extraction.figures import Quantity, Ratio
from cchc_check.text.document import Document

_TAIL = 60
_TOGETHER = 8


class Share(Struct, frozen=True):
    """`percent` says how much `part` is of one of `wholes`.

    `named` is True where the sentence itself says which whole: a ratio, or the whole of a breakdown.
    """

    percent: Quantity
    part: Quantity
    wholes: tuple[Quantity, ...]
    named: bool
    is_ratio: bool = False

    def fits(self, others: Iterable[Quantity] = ()) -> bool:
        """True when one of the wholes, or of `others`, gives the percentage to within a unit of its last digit."""
        return any(fits(self.percent, share_of(self.part, whole)) for whole in (*self.wholes, *others))


def share_of(part: Quantity, whole: Quantity) -> Interval:
    """The percentages that the part may be of the whole."""
    low, high = interval(part)
    least, most = interval(whole)
    if least <= 0:
        return Decimal("-Infinity"), Decimal("Infinity")
    return 100 * low / most, 100 * high / least


def fits(percent: Quantity, found: Interval) -> bool:
    """True when the printed percentage may stand for one of `found`: rounded, cut off, or nudged by less than one."""
    return found[0] < percent.value + percent.step and found[1] > percent.value - percent.step


def shares(
    document: Document, before: tuple[Sentence, ...], sentence: Sentence, known: Families
) -> Iterator[Share]:
    """Every share of the sentence; `before` are the earlier sentences of its block."""
    if not any(one.kind == "percent" for one in sentence.quantities):
        return
    wholes = {
        part.quantity.digits.start: claim.total
        for claim in claims(document, sentence, known)
        for part in claim.parts
    }
    for percent in sentence.quantities:
        if percent.kind != "percent" or percent.bound or _is_of_plan(document, sentence, percent):
            continue
        if ratio := _ratio_with(document, sentence, percent):
            if not (ratio.part.bound or ratio.whole.bound):
                numerator = in_scale_of(document, ratio.part, ratio.whole)
                yield Share(percent, numerator, (ratio.whole,), named=True, is_ratio=True)
        elif part := _part_before(document, sentence, percent):
            whole = _whole_of(document, sentence, part) or wholes.get(part.digits.start)
            if whole and not whole.bound:
                rivals = _candidates(known, sentence.quantities, part)
                yield Share(percent, part, (whole, *rivals), named=True)
            elif wholes_ := _candidates(known, sentence.quantities, part):
                yield Share(percent, part, wholes_, named=len(wholes_) == 1)
            elif wholes_ := tuple(_totals_before(document, before, part, known)):
                yield Share(percent, part, wholes_, named=False)


def others(every: Iterable[Sentence], share: Share, known: Families) -> Iterator[Quantity]:
    """All numbers around that may silently be the whole: behind the part, in other sentences, or taken together."""
    for sentence in every:
        akin = [
            one
            for one in sentence.quantities
            if one.digits != share.part.digits and known.akin(one, share.part)
        ]
        yield from (one for one in akin if one.value >= share.part.value > 0)
        before = [one for one in reversed(akin) if one.span.end <= share.part.span.start]
        for together in accumulate(one.value for one in before[:_TOGETHER]):
            if together >= share.part.value > 0:
                yield replace(share.part, value=together)


def _candidates(known: Families, quantities: tuple[Quantity, ...], part: Quantity) -> tuple[Quantity, ...]:
    """The numbers before the part that it may be a share of."""
    return tuple(
        one
        for one in quantities
        if one.span.end <= part.span.start
        and one.kind == part.kind
        and known.akin(one, part)
        and one.value >= part.value
        and not one.bound
    )


def _whole_of(document: Document, sentence: Sentence, part: Quantity) -> Quantity | None:
    """The whole of "8.450 hồ sơ trên tổng số 9.120 hồ sơ"."""
    after = (one for one in sentence.quantities if one.span.start >= part.span.end)
    whole = next(after, None)
    if whole and _of().fullmatch(document.text[part.span.end : whole.span.start]) and not whole.bound:
        return whole
    return None


def _totals_before(
    document: Document, before: tuple[Sentence, ...], part: Quantity, known: Families
) -> Iterator[Quantity]:
    """The numbers of earlier sentences that are told as totals."""
    for earlier in before:
        for one in _candidates(known, earlier.quantities, part):
            lead = document.text[max(earlier.span.start, one.span.start - _TAIL) : one.span.start]
            if _total().search(lead):
                yield one


def _ratio_with(document: Document, sentence: Sentence, percent: Quantity) -> Ratio | None:
    """The ratio that leads to the percentage, or that stands in brackets behind it."""
    for one in sentence.ratios:
        if one.span.end <= percent.span.start:
            between = told(document.text[one.span.end : percent.span.start])
            if len(between) < 2 * _TAIL and _leads().fullmatch(between):
                return one
        elif _explains().fullmatch(document.text[percent.span.end : one.span.start][:_TAIL]):
            return one
    return None


def _part_before(document: Document, sentence: Sentence, percent: Quantity) -> Quantity | None:
    """The number that leads to the percentage ("96 hồ sơ, đạt 80%")."""
    at = sentence.quantities.index(percent)
    last = sentence.quantities[at - 1] if at else None
    first = sentence.quantities[at - 2] if at > 1 else None
    part = first if first and _whole_of(document, sentence, first) is last else last
    if part is None or part.kind == "percent" or part.bound or not part.unit or is_rate(document.text, part):
        return None
    if any(part.span.end <= one.span.start < percent.span.start for one in sentence.ratios):
        return None
    before = document.text[max(sentence.span.start, part.span.start - 24) : part.span.start]
    leads = last and _leads().fullmatch(told(document.text[last.span.end : percent.span.start]))
    return part if leads and not _change().search(before) else None


def _is_of_plan(document: Document, sentence: Sentence, percent: Quantity) -> bool:
    tail = document.text[percent.span.end : min(sentence.span.end, percent.span.end + _TAIL)]
    return bool(_plan().match(tail))


@cache
def _leads() -> re.Pattern[str]:
    """From a part to its percentage: ", đạt", "(chiếm", ", tỷ lệ"."""
    return phrase(
        r"[^,;.:()|\d]{0,60}(?:,\s*+|\s*+\(\s*+|\s++)"
        r"(?:(?:đã\s++)?(?:đạt|chiếm|bằng|là|tương ứng|tương đương|với)\s++|=\s*+)*"
        r"(?:(?:tỷ|tỉ) lệ\s*+(?:đạt|là|chiếm|:)?\s*+)?(?<=[\s(=:])"
    )


@cache
def _explains() -> re.Pattern[str]:
    """From a percentage to the ratio in brackets behind it."""
    return phrase(r"[^,;.()|\d]{0,40}\((?:tương ứng|tương đương|tức|là|đạt|với|=)?\s*")


@cache
def _of() -> re.Pattern[str]:
    return phrase(r"[^,;.:()\d]{0,30}\b(?:trên|trong) (?:tổng )?(?:số )?")


@cache
def _total() -> re.Pattern[str]:
    return phrase(r"\btổng (?:số|cộng|diện tích|kinh phí|vốn|chi|thu)\b[^,;.\d]*$")


@cache
def _plan() -> re.Pattern[str]:
    return phrase(
        r"[^,;.()\d]{0,25}\b(?:kế hoạch|KH|dự toán|chỉ tiêu|mục tiêu|so với|cùng kỳ|nghị quyết|năm trước|trở lên"
        r"|số tiền|giá trị|kinh phí)\b"
    )


@cache
def _change() -> re.Pattern[str]:
    return phrase(r"\b(?:tăng|giảm|vượt|hơn|thêm|bớt)(?: \w+)?\s*$")
