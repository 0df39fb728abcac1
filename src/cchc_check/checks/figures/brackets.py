"""The levels that brackets make in a sentence: "176 đơn (160 khiếu nại, 16 tố cáo)".

Invariant: the text of a level is as long as its span, with deeper brackets blanked out and line breaks as spaces.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_BRACKET = compiled(r"[()]")
_DEEPEST = 4
BLANK = "\x00"
"""Stands for every character of a deeper level."""


class Level(Struct, frozen=True):
    """What is said at one depth. `span` is inside the brackets; `outer` the level that holds it."""

    span: Span
    text: str
    outer: Level | None = None

    def holds(self, offset: int) -> bool:
        """True when the character at `offset` belongs to this very level."""
        return self.span.start <= offset < self.span.end and self.text[offset - self.span.start] != BLANK

    def between(self, start: int, end: int) -> str:
        """The characters of this level from `start` to `end`, in document offsets."""
        return self.text[max(0, start - self.span.start) : max(0, end - self.span.start)]


def levels(text: str, span: Span) -> Iterator[Level]:
    """The level of the sentence itself, and after it every pair of brackets, outer ones first."""
    yield from _levels(text, span, None, 0)


def _levels(text: str, span: Span, outer: Level | None, depth: int) -> Iterator[Level]:
    brackets = text.find("(", span.start, span.end) >= 0
    pairs = list(_pairs(text, span)) if brackets and depth < _DEEPEST else []
    pieces, at = [], span.start
    for pair in pairs:
        pieces += [text[at : pair.start], BLANK * len(pair)]
        at = pair.end
    level = Level(span, ("".join(pieces) + text[at : span.end]).replace("\n", " "), outer)
    yield level
    for pair in pairs:
        yield from _levels(text, pair, level, depth + 1)


def _pairs(text: str, span: Span) -> Iterator[Span]:
    """The inside of each outermost pair of brackets; a bracket without its partner ("a)") is none."""
    opened: list[int] = []
    closed: list[Span] = []
    for bracket in _BRACKET.finditer(text, span.start, span.end):
        at = bracket.start()
        if text[at] == "(":
            opened.append(at + 1)
        elif opened:
            start = opened.pop()
            while closed and closed[-1].start > start:
                closed.pop()
            closed.append(Span(start, at))
    yield from closed
