"""Shares of one whole that do not make up 100 %."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import accumulate
from typing import Any

from msgspec import Struct

from cchc_check.checks.check import Check, Context
from cchc_check.checks.figures.brackets import Level, levels
from cchc_check.checks.figures.families import Families, families
from cchc_check.checks.figures.misprints import misprinted
from cchc_check.checks.figures.sentences import Sentence, sentences
from cchc_check.checks.figures.shares import shares
from cchc_check.checks.figures.wording import clause, phrase
from cchc_check.checks.intervals import shown
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.figures import Quantity

_LEAST = 3
_ALL = Decimal(100)


class _List(Struct, frozen=True):
    """Percentages of one level with their clauses, and all that is said around them."""

    shares: tuple[Quantity, ...]
    words: tuple[str, ...]
    around: str

    @property
    def total(self) -> Decimal:
        return sum((one.value for one in self.shares), Decimal(0))

    @property
    def slack(self) -> Decimal:
        """One unit of the last digit for each share."""
        return sum((one.step for one in self.shares), Decimal(0))


def shares_not_100(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every list of three shares or more that is told as a structure and makes more or less than 100 %.

    A list in which one share already contradicts its own numbers is left to that rule.
    """
    known = families(context.registry)
    for sentence in sentences(facts):
        for found in _lists(facts, sentence):
            if _misses(found, known) and not _has_wrong_share(facts, sentence, found, known):
                yield _finding(facts, found)


def _lists(facts: Facts, sentence: Sentence) -> Iterator[_List]:
    text = facts.document.text
    if sentence.items:
        firsts = [[one for one in entry if one.kind == "percent"] for entry in sentence.entries]
        if firsts and all(len(one) == 1 for one in firsts):
            words = tuple(facts.document.quote(item).lower() for item in sentence.items)
            yield from _list([one[0] for one in firsts], words, facts.document.quote(sentence.span))
    if sum(one.kind == "percent" for one in sentence.quantities) < _LEAST:
        return
    for level in levels(text, sentence.span):
        around = (level.outer or level).text
        yield from _runs(level, sentence, around)


def _runs(level: Level, sentence: Sentence, around: str) -> Iterator[_List]:
    """Percentages that follow one another with nothing but names and separators in between."""
    run: list[Quantity] = []
    words: list[str] = []
    for one, lead, tail in clause(level, sentence.quantities):
        if one.kind == "percent" and not _other().search(lead) and not _of_other().match(tail):
            run.append(one)
            words.append(f"{lead} {tail}".lower())
            continue
        if one.kind == "percent" or not one.unit:
            yield from _list(run, tuple(words), around)
            run, words = [], []
    yield from _list(run, tuple(words), around)


def _list(run: Sequence[Quantity], words: tuple[str, ...], around: str) -> Iterator[_List]:
    if len(run) >= _LEAST and not any(one.bound for one in run):
        yield _List(tuple(run), words, around)


def _misses(found: _List, known: Families) -> bool:
    step = max(one.step for one in found.shares)
    if any(abs(sum_ - _ALL) <= step for sum_ in accumulate(one.value for one in found.shares)):
        return False
    if abs(found.total - _ALL) <= found.slack:
        return False
    declared = bool(_structure().search(found.around))
    closing = any(_rest().search(words) for words in found.words)
    naming = known.naming([words for words in found.words if not _rest().search(words)])
    if known.overlap(found.words) or _open().search(found.around):
        return False
    if found.total > _ALL:
        return (declared or closing or naming.complete) and found.total - _ALL <= _ALL / 2
    return closing or naming.complete or (declared and _is_slip(found))


def _is_slip(found: _List) -> bool:
    """True when one slip of the hand in one share explains the difference."""
    miss = found.total - _ALL
    return any(one.value > miss and misprinted(one.value, one.value - miss) for one in found.shares)


def _has_wrong_share(facts: Facts, sentence: Sentence, found: _List, known: Families) -> bool:
    wrong = {
        one.percent.digits.start for one in shares(facts.document, (), sentence, known) if not one.fits()
    }
    return any(one.digits.start in wrong for one in found.shares)


def _finding(facts: Facts, found: _List) -> Finding:
    written = [f"{facts.document.quote(one.digits)}%" for one in found.shares]
    values = {
        "sum": " + ".join(written),
        "found": shown(found.total),
        "difference": shown(abs(found.total - _ALL)),
    }
    return Finding(found.shares[0].digits.to(found.shares[-1].span), values)


@cache
def _structure() -> re.Pattern[str]:
    return phrase(r"\b(?:cơ cấu|tỷ trọng|tỉ trọng|chiếm (?:tỷ|tỉ) trọng|kết cấu)\b")


@cache
def _rest() -> re.Pattern[str]:
    return phrase(r"\b(?:còn lại|khác)\b")


@cache
def _open() -> re.Pattern[str]:
    return phrase(r"\b(?:khảo sát|ý kiến|chủ yếu|lựa chọn|nhiều câu trả lời|tăng trưởng)\b")


@cache
def _other() -> re.Pattern[str]:
    """Before a percentage that is no share."""
    return phrase(
        r"\b(?:tăng|giảm|vượt|so với)\b|\b(?:đạt|bằng|từ|xuống|lên|hoàn thành|thêm)(?: (?:còn|đến|tới))?\s*$"
    )


@cache
def _of_other() -> re.Pattern[str]:
    return phrase(r"[^,;]{0,25}\b(?:kế hoạch|dự toán|chỉ tiêu|so với|cùng kỳ)\b")


CHECK = Check(
    name="shares-not-100",
    function=shares_not_100,
    values=("sum", "found", "difference"),
)
