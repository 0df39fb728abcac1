"""Sentences with the numbers that stand in them, and the list entries that a sentence introduces.

Invariant: a sentence lies in one block outside tables; its numbers and ratios are in reading order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import TypeVar

from msgspec import Struct

from cchc_check.extraction.facts import Facts
from cchc_check.extraction.figures import Quantity, Ratio
from cchc_check.extraction.letters import CAPITALS, SMALL
from cchc_check.patterns import compiled
from cchc_check.text.document import Block, ListItem, Table
from cchc_check.text.span import Span

N = TypeVar("N", Quantity, Ratio)
_LONGEST = 3000
"""What runs on for longer is no sentence that anybody can add up."""


class Sentence(Struct, frozen=True, gc=False):
    """A sentence. `quantities` are the numbers outside of ratios; `block` counts the blocks of the document.

    `cut` is True where its block ends in the middle of it, as blocks of converted pages do.
    `items` are the list entries that directly follow a sentence which ends with a colon, `entries` the numbers
    in each of them.
    """

    span: Span
    block: int
    quantities: tuple[Quantity, ...]
    ratios: tuple[Ratio, ...]
    cut: bool = False
    items: tuple[Span, ...] = ()
    entries: tuple[tuple[Quantity, ...], ...] = ()


class _Numbers:
    """The numbers of a document by place; the halves of a ratio are no numbers of their own."""

    def __init__(self, facts: Facts) -> None:
        self.free = facts.quantities
        self.starts = [one.span.start for one in facts.quantities]
        self.ratios = facts.ratios
        self.ratio_starts = [one.span.start for one in facts.ratios]

    def quantities(self, span: Span) -> tuple[Quantity, ...]:
        return _within(self.free, self.starts, span)

    def pairs(self, span: Span) -> tuple[Ratio, ...]:
        return _within(self.ratios, self.ratio_starts, span) if self.ratios else ()


def _within(every: tuple[N, ...], starts: list[int], span: Span) -> tuple[N, ...]:
    first = bisect_left(starts, span.start)
    return every[first : bisect_left(starts, span.end, first)]


def sentences(facts: Facts) -> tuple[Sentence, ...]:
    """Every sentence that holds a number, in reading order; the same tuple whenever it is asked for."""
    kept: dict[str, tuple[Sentence, ...]] = vars(facts)
    if "_sentences" not in kept:
        kept["_sentences"] = tuple(_sentences(facts))
    return kept["_sentences"]


def _sentences(facts: Facts) -> Iterator[Sentence]:
    if not facts.quantities and not facts.ratios:
        return
    document, numbers = facts.document, _Numbers(facts)
    for at, block in enumerate(document.blocks):
        if isinstance(block, Table) or not (numbers.quantities(block.span) or numbers.pairs(block.span)):
            continue
        for span in _spans(document.text, block.span):
            quantities, ratios = numbers.quantities(span), numbers.pairs(span)
            if not quantities and not ratios:
                continue
            last = span.end == block.span.end
            items = tuple(_items(document.text, document.blocks, at)) if last else ()
            entries = tuple(map(numbers.quantities, items))
            cut = last and _is_cut(document.text, document.blocks, at)
            yield Sentence(span, at, quantities, ratios, cut, items, entries)


def _spans(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for match in _end().finditer(text, block.start, block.end):
        if match.end() - start <= _LONGEST and match.start() > start:
            yield Span(start, match.start())
        start = match.end()
    if 0 < block.end - start <= _LONGEST:
        yield Span(start, block.end)


def _is_cut(text: str, blocks: tuple[Block, ...], at: int) -> bool:
    """True when the block ends without a mark and the next one goes on in lower case."""
    end = blocks[at].span.end
    if text[end - 1 : end] in ".;:!?/" or at + 1 == len(blocks):
        return False
    return text[blocks[at + 1].span.start].islower()


def _items(text: str, blocks: tuple[Block, ...], at: int) -> Iterator[Span]:
    """The entries of the list behind block `at`, when it ends with a colon."""
    lead = blocks[at]
    if text[lead.span.start : lead.span.end].rstrip()[-1:] != ":":
        return
    first = blocks[at + 1] if at + 1 < len(blocks) else None
    if not isinstance(first, ListItem) or (isinstance(lead, ListItem) and _alike(lead, first)):
        return
    for index in range(at + 1, len(blocks)):
        block = blocks[index]
        if not isinstance(block, ListItem) or (isinstance(lead, ListItem) and _alike(lead, block)):
            return
        if _alike(first, block):
            yield block.span


def _alike(one: ListItem, other: ListItem) -> bool:
    """True for entries of one list: the same depth and the same sort of label."""
    return one.level == other.level and one.number[-1:] == other.number[-1:] and _sort(one) == _sort(other)


def _sort(item: ListItem) -> tuple[bool, int]:
    return item.number[:1].isdigit(), item.number.rstrip(".)").count(".")


@cache
def _end() -> re.Pattern[str]:
    """The end of a sentence; web pages glue the next one to it ("cùng kỳ.Tình hình")."""
    return compiled(
        r"[.!?…\n](?:(?<!\n)(?:(?<![.!?…]{2})|(?<=\b(?:TP|Ts|TS)[.!?…]{2}))(?<!\bTP[.!?…])(?<!\bTs[.!?…])(?<!\bTS[.!?…])[.!?…]*[”\")]*"
        rf"(?=\s+[“\"(]?[{CAPITALS}+•-]|\s*$|\s*\n)"
        rf"|(?<=[{SMALL}0-9%)]\.)(?=[{CAPITALS}][{SMALL} ])"
        r"|(?<=\n)[ \t]*(?:(?=[-+•*] )|\n))"
    )
