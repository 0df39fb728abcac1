"""How the cost of a pattern grows with the text, in processor time of this thread alone.

Invariant: what is compared is the cost of one character at two lengths, which is the same where growth is linear.
"""

from __future__ import annotations

import re
from collections import deque
from time import thread_time_ns

from msgspec import Struct

from growth.collected import Written
from growth.families import Family, everyones, own
from growth.uses import held, window

SHORT, LONG = 600, 2_400
MOST = 2.2
"""Times the cost of a character may grow while the text grows fourfold; where every start costs the rest, four."""
_FIRST = (16, 100)
_HANG = 30_000
"""Nanoseconds for a character of a short text, at one place: what costs more is not measured any further."""
PLACES = 48
_WORST = 3


class Growth(Struct, frozen=True, order=True):
    """The worst that was seen: `times` the cost of a character at `LONG` over that at `SHORT`."""

    times: float
    nanoseconds: float
    family: Family


class Used:
    """A pattern with what the package does with it."""

    def __init__(self, written: Written) -> None:
        self.pattern = re.compile(written.pattern, written.flags)
        self.families = everyones() + own(written.pattern, written.flags)
        self._window = window(written)
        self._encoded = isinstance(written.pattern, bytes)
        self.ways = held().get(written.place, frozenset())

    def cost(self, family: Family, size: int, repeats: int = 1) -> float:
        """Nanoseconds for each character of a text of the family, the least of some tries."""
        text = family.text(size)[: self._window]
        data = text.encode("utf-8", "surrogatepass") if self._encoded else text
        return min(self._once(data) for _ in range(repeats)) / len(data)

    def _once(self, data: str | bytes) -> int:
        start = thread_time_ns()
        if not self.ways:
            deque(self.pattern.finditer(data), 0)  # type: ignore[arg-type]
        else:
            match = self.pattern.fullmatch if self.ways == {"fullmatch"} else self.pattern.match
            for at in range(0, len(data), len(data) // PLACES + 1):
                match(data, at)  # type: ignore[call-overload]
        return thread_time_ns() - start

    def growth(self) -> Growth:
        """Over the families that cost most when short."""
        first: list[tuple[float, Family]] = []
        for size in _FIRST:
            first = sorted(((self.cost(family, size), family) for family in self.families), reverse=True)
            if first[0][0] > _HANG * (PLACES if self.ways else 1):
                return Growth(float("inf"), *first[0])
        return max(self.grown(family) for _, family in first[:_WORST])

    def grown(self, family: Family) -> Growth:
        """How one family grows; measured again while it looks bad, because machines are busy."""
        for repeats in (1, 3, 5):
            long = self.cost(family, LONG, repeats)
            times = long / self.cost(family, SHORT, repeats)
            if times <= MOST:
                break
        return Growth(times, long, family)
