"""Changes with the two values they compare: "62 vụ, giảm 11 vụ (15%) so với cùng kỳ (75 vụ)".

Invariant: both values stand in the sentence; a change whose base is nowhere in it is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from cchc_check.checks.figures.families import Families
from cchc_check.checks.figures.sentences import Sentence, sentences
from cchc_check.checks.figures.wording import phrase, told
from cchc_check.checks.intervals import Interval, interval, minus
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.figures import Quantity
from cchc_check.patterns import compiled
from cchc_check.text.document import Document

_LEAD = 30


class Change(Struct, frozen=True):
    """`amount`, a number, a percentage or a factor, is said to lead up (or down) from `base` to `now`.

    `stated` is the absolute change printed beside a relative one, where the base is not printed. `others` are
    further numbers that the sentence may compare instead of `now`.
    """

    amount: Quantity
    rises: bool
    now: Quantity
    base: Quantity | None
    stated: Quantity | None = None
    others: tuple[Quantity, ...] = ()

    @property
    def is_relative(self) -> bool:
        """True for a percentage or a factor of values that are not themselves of that kind."""
        return self.amount.kind == "percent" or self.amount.unit == "lần"


_Told = tuple[tuple[Sentence, tuple[Change, ...]], ...]


def told_changes(facts: Facts, known: Families) -> _Told:
    """The sentences that tell of changes, with them; the same tuple whenever it is asked for."""
    kept: dict[str, _Told] = vars(facts)
    if "_changes" not in kept:
        several = (one for one in sentences(facts) if len(one.quantities) > 1)
        every = ((one, tuple(changes(facts.document, one, known))) for one in several)
        kept["_changes"] = tuple(pair for pair in every if pair[1])
    return kept["_changes"]


def changes(document: Document, sentence: Sentence, known: Families) -> Iterator[Change]:
    """Every change of the sentence with what it compares."""
    if len(sentence.quantities) < 2 or not _may_change(document.quote(sentence.span).lower()):
        return
    absolute: Quantity | None = None
    for at, one in enumerate(sentence.quantities):
        rises = _direction(document, sentence, at)
        if rises is None or one.bound:
            continue
        relative = one.kind == "percent" or one.unit in ("lần", "điểm %")
        found = tuple(_compared(document, sentence, at, known))
        size = replace(one, value=abs(one.value))
        yield from (Change(size, rises, now, base, others=others) for now, base, others in found)
        if relative and not found and absolute and _beside(document, sentence, absolute, one):
            now = _now(document, sentence, sentence.quantities.index(absolute), known)
            if now:
                yield Change(size, rises, now[0], None, absolute, now[1:])
        if not relative:
            absolute = one


def _may_change(words: str) -> bool:
    """False for the many sentences that name no direction and bracket nothing."""
    return (
        "(" in words
        or "tăng" in words
        or "giảm" in words
        or ("hơn" in words and ("cao" in words or "thấp" in words or "ít" in words))
        or ("hơn" in words and ("nhiều" in words or "lớn" in words))
    )


def _compared(
    document: Document, sentence: Sentence, at: int, known: Families
) -> Iterator[tuple[Quantity, Quantity, tuple[Quantity, ...]]]:
    """The new value, the old value and the rivals of the new one, for the change at `at`."""
    every, text = sentence.quantities, document.text
    amount = every[at]
    first = at
    while first and _in_same_change(document, sentence, every[first - 1], every[first]):
        first -= 1
    if pair := _pair_before(document, sentence, first, known):
        yield *pair, ()
        return
    last = at
    while last + 1 < len(every) and _in_same_change(document, sentence, every[last], every[last + 1]):
        last += 1
    if pair := _pair_behind(document, sentence, last, known):
        yield *pair, ()
        return
    base = every[last + 1] if last + 1 < len(every) else None
    if (
        base is None
        or base.bound
        or not _to_base().fullmatch(told(text[every[last].span.end : base.span.start]))
    ):
        return
    nows = tuple(
        one for one in _now(document, sentence, first, known) if _comparable(one, base, amount, known)
    )
    if nows and not _of_plan().search(text[every[last].span.end : base.span.start]):
        yield nows[0], base, nows[1:]


def _pair_before(
    document: Document, sentence: Sentence, at: int, known: Families
) -> tuple[Quantity, Quantity] | None:
    """The values of "từ 145 phòng xuống còn 99 phòng (giảm 46 phòng)", the new one first."""
    if at < 2:
        return None
    base, now, amount = sentence.quantities[at - 2 : at + 1]
    between = told(document.text[now.span.end : amount.span.start])
    if not _beside_to().fullmatch(between) or not _from_to(document, sentence, base, now):
        return None
    return (now, base) if _comparable(now, base, amount, known) else None


def _pair_behind(
    document: Document, sentence: Sentence, at: int, known: Families
) -> tuple[Quantity, Quantity] | None:
    """The values of "giảm 46 phòng (từ 145 phòng xuống còn 99 phòng)", the new one first."""
    if at + 2 >= len(sentence.quantities):
        return None
    amount, base, now = sentence.quantities[at : at + 3]
    between = told(document.text[amount.span.end : base.span.start])
    if not _before_from().fullmatch(between) or not _from_to(document, sentence, base, now):
        return None
    return (now, base) if _comparable(now, base, amount, known) else None


def _comparable(now: Quantity, base: Quantity, amount: Quantity, known: Families) -> bool:
    if now.kind != base.kind or (base.unit and now.unit != base.unit and not known.akin(now, base)):
        return False
    return (
        amount.kind == "percent" or amount.unit in ("lần", "điểm %", "", now.unit) or known.akin(now, amount)
    )


def _now(document: Document, sentence: Sentence, first: int, known: Families) -> tuple[Quantity, ...]:
    """The numbers before the change that may be the new value, the nearest one first."""
    amount = sentence.quantities[first]
    found = [
        one
        for at, one in enumerate(sentence.quantities[:first])
        if not one.bound
        and _direction(document, sentence, at) is None
        and (amount.kind == "percent" or amount.unit in ("lần", "điểm %") or known.akin(one, amount))
        and ";" not in document.text[one.span.end : amount.span.start]
    ]
    nearest = found[-1] if found else None
    if nearest is None or not _to_change().fullmatch(
        told(document.text[nearest.span.end : amount.span.start])
    ):
        return ()
    return tuple(reversed(found))


def _direction(document: Document, sentence: Sentence, at: int) -> bool | None:
    """Whether the number is a rise (True), a fall (False) or no change at all (None)."""
    one = sentence.quantities[at]
    lead = document.text[max(sentence.span.start, one.span.start - _LEAD) : one.span.start]
    if _average().search(lead):
        return None
    if found := _word().search(lead):
        return found[1].lower() in ("tăng", "cao hơn", "nhiều hơn", "lớn hơn")
    if at and (sign := _sign().search(lead)) and one.kind == "percent":
        return sign[1] == "+"
    bare = (
        at
        and one.kind == "percent"
        and _bracket().fullmatch(document.text[sentence.quantities[at - 1].span.end : one.span.start])
    )
    return _direction(document, sentence, at - 1) if bare else None


def _in_same_change(document: Document, sentence: Sentence, one: Quantity, other: Quantity) -> bool:
    """True for an absolute change and the percentage beside it: "giảm 11 vụ (giảm 15%)"."""
    at = sentence.quantities.index(one)
    if {one.kind == "percent", other.kind == "percent"} != {True, False}:
        return False
    return _direction(document, sentence, at) is not None and _beside(document, sentence, one, other)


def _beside(document: Document, sentence: Sentence, one: Quantity, other: Quantity) -> bool:
    between = document.text[one.span.end : other.span.start]
    return one.span.end <= other.span.start and bool(_side().fullmatch(between))


def _from_to(document: Document, sentence: Sentence, base: Quantity, now: Quantity) -> bool:
    """True for "từ 145 phòng … xuống còn 99 phòng"."""
    lead = document.text[max(sentence.span.start, base.span.start - _LEAD) : base.span.start]
    between = told(document.text[base.span.end : now.span.start])
    return bool(_from().search(lead) and _to().fullmatch(between)) and not (base.bound or now.bound)


def difference(now: Quantity, base: Quantity) -> Interval:
    """What the printed values leave possible for the absolute change."""
    return minus(interval(now), interval(base))


@cache
def _word() -> re.Pattern[str]:
    return phrase(
        r"\b(tăng|(?<!cắt )(?<!tinh )giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn|lớn hơn)"
        r"(?: (?:thêm|được|đi|là|tới|đến|tương ứng|tương đương|khoảng|ròng))?:? *$"
    )


@cache
def _average() -> re.Pattern[str]:
    return phrase(r"\b(?:bình quân|trung bình|mỗi|hằng|hàng)\b")


@cache
def _sign() -> re.Pattern[str]:
    return compiled(r"\(\s*([+\-–−])\s*$")


@cache
def _bracket() -> re.Pattern[str]:
    return compiled(r"[^,;.:()\d]{0,20}\(\s*")


@cache
def _side() -> re.Pattern[str]:
    return phrase(
        r"[^,;.:()\d]{0,20}(?:[,(]|\()\s*+(?:(?:tương ứng|tương đương|tức|tỷ lệ)\s*+)?(?:(?:với|là)\s*+)?"
        r"(?:tăng|giảm|[+\-–−])?\s*+(?:là\s*+)?"
    )


@cache
def _to_change() -> re.Pattern[str]:
    """From the new value to the change."""
    return phrase(r"[^;.:\d]{0,60}")


@cache
def _to_base() -> re.Pattern[str]:
    """From the change to the old value: "so với cùng kỳ năm trước (75 vụ)"."""
    return phrase(
        r"[^,;.:\d]{0,40}[)]?,? ?(?:so với|so)\b(?:[^,;.:()\d]|20\d\d|(?:quý|tháng) \d){0,50}"
        r"(?:\(\s*+(?:[^,;.:()\d]|20\d\d){0,25}:?\s*+|\s+)"
    )


@cache
def _of_plan() -> re.Pattern[str]:
    return phrase(r"\b(?:kế hoạch|chỉ tiêu|dự toán|bình quân)\b")


@cache
def _beside_to() -> re.Pattern[str]:
    """From the new value of "từ … còn …" to the change."""
    return phrase(r"[^;.:\d)]{0,40}")


@cache
def _before_from() -> re.Pattern[str]:
    """From the change to the old value of "từ … còn …"."""
    return phrase(r"[^;.:()\d]{0,30}(?:\(|,|\s)\s*+từ (?:mức )?")


@cache
def _from() -> re.Pattern[str]:
    return phrase(r"\btừ (?:mức |chỗ |khoảng )?$")


@cache
def _to() -> re.Pattern[str]:
    return phrase(
        r"(?:[^,;.:()\d]|20\d\d|\([^()]{0,20}\)){0,50},?\s*(?:(?:tăng|giảm)(?: lên| xuống)?(?: còn| thành| tới| đến)?"
        r"|lên(?: đến| tới| thành)?|xuống(?: còn)?|còn)\s+"
    )
