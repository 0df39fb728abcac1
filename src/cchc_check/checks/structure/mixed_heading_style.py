"""Numbers of one level that are written in two ways: "1.", "2)", "3." or "I.", "II)", "III."."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.form.counted import Count
from cchc_check.extraction.form.sequences import Sequence, sequences
from cchc_check.text.labels import is_capitals
from cchc_check.text.span import Span

_STYLES = ("roman", "arabic", "letter")
_FEWEST = 3
_TITLE = 150
"""A longer line is a clause, not a title."""


def mixed_heading_style(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each number that stands in for one of another style, and the first of the rarer way in a count."""
    alone = [each.counts[0] for each in sequences(facts) if len(each.counts) == 1]
    for sequence in sequences(facts):
        if sequence.style in _STYLES:
            yield from _replaced(sequence, alone)
        if sequence.style == "roman" and len(sequence.counts) >= _FEWEST:
            yield from _rarer(
                sequence.counts, lambda count: count.written[-1] in ".)/" and count.written[-1], ""
            )
            short = [each for each in sequence.counts if _is_short(facts, each)]
            if len(short) >= _FEWEST:
                yield from _rarer(short, lambda count: _in_capitals(facts, count), "capitals")


def _replaced(sequence: Sequence, alone: list[Count]) -> Iterator[Finding]:
    """A number that is counted with no other (`alone`), where its value is missing here."""
    for before, after in pairwise(sequence.counts):
        if after.value == before.value + 2:
            for each in alone:
                inside = before.block < each.block < after.block and each.value == before.value + 1
                if inside and each.style in _STYLES and each.family != before.family:
                    yield _finding(each, before, "")


def _is_short(facts: Facts, count: Count) -> bool:
    return len(facts.document.blocks[count.block].span) <= _TITLE


def _in_capitals(facts: Facts, count: Count) -> bool:
    block = facts.document.blocks[count.block].span
    words = facts.document.quote(Span(max(block.start, count.span.end), block.end))
    return is_capitals(words.partition(":")[0])


def _rarer(chain: list[Count], of: Callable[[Count], object], variant: str) -> Iterator[Finding]:
    """The first that is written otherwise than most, where most are at least twice as many as the others."""
    ways = Counter(of(count) for count in chain)
    (usual, often), *_ = ways.most_common(1)
    if 0 < len(chain) - often <= often // 2:
        odd = next(count for count in chain if of(count) != usual)
        like = next(count for count in chain if of(count) == usual)
        yield _finding(odd, like, variant)


def _finding(count: Count, like: Count, variant: str) -> Finding:
    values = {"written": count.written, "usual": like.written}
    return Finding(
        count.span, values, (Related(like.span, "usual", {"usual": like.written}),), variant=variant
    )


CHECK = Check(
    name="mixed-heading-style",
    function=mixed_heading_style,
    values=("written", "usual"),
    variants=("capitals",),
    notes=("usual",),
)
