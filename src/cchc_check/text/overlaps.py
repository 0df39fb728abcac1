"""Which of many spans overlap one: found by bisection, so that many questions to many spans stay cheap.

Invariant: the answers come in the order in which the spans were given.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from cchc_check.text.span import Span

T = TypeVar("T")


class Overlaps(Generic[T]):
    """What stands at spans, to be asked for by span. Spans that lie apart, as most do, cost a bisection."""

    def __init__(self, placed: Iterable[tuple[Span, T]]) -> None:
        """Sort the spans, and note how far those up to each of them reach."""
        self._placed = tuple(placed)
        self._order = sorted(range(len(self._placed)), key=lambda at: self._placed[at][0].start)
        self._starts = [self._placed[at][0].start for at in self._order]
        self._reaches = list(accumulate((self._placed[at][0].end for at in self._order), max))

    def any(self, span: Span) -> bool:
        """True when one of the spans shares a character with `span`."""
        last = bisect_left(self._starts, span.end) - 1
        return last >= 0 and self._reaches[last] > span.start

    def all(self, span: Span) -> list[tuple[int, T]]:
        """What stands at the spans that share a character with `span`, each with its number among all."""
        found = []
        at = bisect_left(self._starts, span.end) - 1
        while at >= 0 and self._reaches[at] > span.start:
            number = self._order[at]
            place, value = self._placed[number]
            if place.overlaps(span):
                found.append((number, value))
            at -= 1
        return sorted(found, key=lambda pair: pair[0])
