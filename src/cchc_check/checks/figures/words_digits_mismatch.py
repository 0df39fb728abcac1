"""Numbers written twice, in figures and in words, that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.intervals import shown
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.figures import Quantity
from cchc_check.extraction.quantities.numerals import read_number
from cchc_check.extraction.quantities.words import NumberWords, read_words
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_REACH = 200


@cache
def _in_full() -> re.Pattern[str]:
    return compiled(
        r"[ \n,;./\-]{0,4}[(\[]?[ \n]{0,3}(?:(?:số tiền )?(?:viết |ghi )?bằng chữ|viết bằng chữ)[ \n]{0,2}:?[ \n]{0,3}",
        re.IGNORECASE,
    )


@cache
def _word_start() -> re.Pattern[str]:
    return compiled(r"(?<![\w-])[^\W\d_]")


def words_digits_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each number in figures whose words beside it say another number."""
    text = facts.document.text
    counted = [part for ratio in facts.ratios for part in (ratio.part, ratio.whole)]
    full = bool(facts.quantities or counted) and "bằng chữ" in text.lower()
    for quantity in sorted((*facts.quantities, *counted), key=lambda one: one.span.start):
        if not text[quantity.digits.start].isdigit():
            continue
        if not _is_beside_words(text, quantity, full=full):
            continue
        for value, words in _spelled(text, quantity):
            if words.value != value:
                yield _finding(text, quantity, value, words)


def _is_beside_words(text: str, quantity: Quantity, *, full: bool) -> bool:
    """False for the many numbers without a letter before them or a bracket around; `full` where words are announced."""
    digits = quantity.digits
    around = text[max(0, digits.start - 1) : digits.start] + text[digits.end : digits.end + 2]
    return full or "(" in around or text[quantity.span.start].isalpha()


def _finding(text: str, quantity: Quantity, value: Decimal, words: NumberWords) -> Finding:
    at = quantity.digits.to(Span(words.start, words.end))
    if text.startswith(")", at.end):
        at = Span(at.start, at.end + 1)
    values = {
        "figures": text[quantity.digits.start : quantity.digits.end],
        "words": " ".join(text[words.start : words.end].split()),
        "said": shown(words.value),
        "difference": shown(abs(words.value - value)),
    }
    return Finding(at, values)


def _spelled(text: str, quantity: Quantity) -> Iterator[tuple[Decimal, NumberWords]]:
    """The words beside a number, each with the value that they repeat."""
    digits = quantity.digits
    bare = read_number(text, digits.start)
    if bare is None or bare.step < 1:
        return
    if text[quantity.span.start].isalpha():
        yield from _only(bare.value, read_words(text, quantity.span.start))
    opening = digits.end + text.startswith(" ", digits.end)
    if text[opening : opening + 1] == "(":
        words = read_words(text, opening + 1)
        if words and text.startswith(")", words.end):
            yield from _only(bare.value, words)
    if full := _in_full().match(text, quantity.span.end):
        words = read_words(text, full.end())
        if words and _is_whole(text, words.end):
            yield from _only(quantity.value, words)
    if (
        text[digits.start - 1 : digits.start] == "("
        and text[quantity.span.end : quantity.span.end + 1] == ")"
    ):
        yield from _only(quantity.value, _words_before(text, quantity))


def _only(value: Decimal, words: NumberWords | None) -> Iterator[tuple[Decimal, NumberWords]]:
    if words:
        yield value, words


def _is_whole(text: str, end: int) -> bool:
    """True when the number in words is read to its end ("… đồng", "… đồng chẵn", "…)")."""
    rest = text[end : end + 12].lstrip()
    return not rest or rest[0] in ").,;/" or rest.startswith(("đồng", "người", "đơn vị", "chẵn"))


def _words_before(text: str, quantity: Quantity) -> NumberWords | None:
    """The amount in words before the bracket that `quantity` fills: "một tỷ đồng (1.000.000.000 đồng)"."""
    unit = text[quantity.digits.end : quantity.span.end].strip().lower()
    end = quantity.digits.start - 1
    while end and text[end - 1].isspace():
        end -= 1
    end -= len(unit)
    if not unit or text[max(0, end) : end + len(unit)].lower() != unit:
        return None
    for start in _word_start().finditer(text, max(0, end - _REACH), end):
        words = read_words(text, start.start())
        if words and words.count > 1 and words.end <= end and not text[words.end : end].strip():
            return words
    return None


CHECK = Check("words-digits-mismatch", words_digits_mismatch, ("figures", "words", "said", "difference"))
