"""Lines of a text, and blocks put in order.

Invariant: lines are in order and cover the text without their line ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from cchc_check.patterns import compiled
from cchc_check.text.document import Block
from cchc_check.text.span import Span

_LINE_END = compiled(r"\r\n?|\n")


def lines(text: str) -> list[Span]:
    """Every line of `text`, without its line end; the last may be empty."""
    spans: list[Span] = []
    at = 0
    for match in _LINE_END.finditer(text):
        spans.append(Span(at, match.start()))
        at = match.end()
    spans.append(Span(at, len(text)))
    return spans


def in_order(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks by place, without any that would overlap an earlier one."""
    kept: list[Block] = []
    end = 0
    for block in sorted(blocks, key=_start):
        if block.span.start >= end:
            kept.append(block)
            end = block.span.end
    return tuple(kept)


def _start(block: Block) -> int:
    return block.span.start
