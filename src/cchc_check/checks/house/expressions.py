"""Regular expressions from an office's pages: compiled with care, run within a time.

Invariant: an expression cannot take the machine's memory or more than its time; one that would is refused.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from cchc_check.checks.check import Fault
from cchc_check.checks.house.wants import shown
from cchc_check.errors import CheckError
from cchc_check.patterns import compiled

if TYPE_CHECKING:
    import regex

MOST_COPIES = 100_000
"""What counted repeats may come to in all the expressions of a rule: each repeat of a group is a copy in memory."""
MOST_FOUND = 10_000
_SPACE = r"(?>[ \t]++(?:\n[ \t]*+)?|\n[ \t]*+)"
"""What a space in an expression stands for: white space with at most one line end."""
_PIECE = compiled(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]"
    r"|(?P<space>[ ]+)(?P<times>[*+?][+?]?|\{\d*,?\d*\})?"
    r"|(?P<open>\()|(?P<close>\))|\{(?P<least>\d+)(?:,(?P<most>\d*))?\}|.",
    re.DOTALL,
)
_CALLS_ITSELF = compiled(r"(?<!\\)\(\?(?:R|[+-]?\d|&|P>)|\\g<\d")
_VERBOSE = compiled(r"(?<!\\)\(\?[a-zA-Z0-9]*x")


class Way(Struct, frozen=True):
    """How expressions are read: capitals, and whether a match has to be whole words."""

    ignore_case: bool = False
    whole_words: bool = False


class Budget(Struct):
    """The time a rule may take for one document, and how many places it may report."""

    seconds: float
    until: float
    found: int = 0

    def matches(self, expression: regex.Pattern[str], text: str) -> Iterator[regex.Match[str]]:
        """Every match of the expression. Raises CheckError when the time is over."""
        try:
            for match in expression.finditer(text, timeout=max(0.001, self.until - time.monotonic())):
                self.found += 1
                if self.found > MOST_FOUND:
                    raise CheckError("house.too-many", most=MOST_FOUND)
                yield match
        except (TimeoutError, MemoryError) as error:
            raise CheckError("house.not-finished", seconds=self.seconds) from error


def budget(seconds: float) -> Budget:
    """A budget that runs from now."""
    return Budget(int(seconds) if seconds == int(seconds) else seconds, time.monotonic() + seconds)


@lru_cache(1024)
def expression(written: str, way: Way) -> regex.Pattern[str]:
    """The compiled expression; spaces in it stand for any white space with at most one line end.

    Raises regex.error and what else `faults` tells beforehand.
    """
    import regex

    source = _with_spaces(unicodedata.normalize("NFC", written).replace("\u00a0", " "))
    if way.whole_words:
        source = rf"(?<!\w)(?:{source})(?!\w)"
    return regex.compile(source, regex.IGNORECASE if way.ignore_case else 0)


def _with_spaces(written: str) -> str:
    return "".join(_spaced(piece) if piece["space"] else piece[0] for piece in _PIECE.finditer(written))


def _spaced(piece: re.Match[str]) -> str:
    optional = (piece["times"] or "+").startswith(("*", "?", "{0", "{,"))
    return f"(?:{_SPACE})?" if optional else _SPACE


def faults(written: str, key: str, way: Way) -> Iterator[Fault]:
    """What is wrong with an expression, at most one thing."""
    import regex

    where: dict[str, Any] = {"value": shown(written)}
    if _CALLS_ITSELF.search(written):
        yield "house.calls-itself", f"params.{key}", where
    elif _VERBOSE.search(written):
        yield "house.verbose", f"params.{key}", where
    else:
        try:
            regex.compile(written)
            empty = expression(written, way).search("", timeout=1.0)
        except (regex.error, RecursionError, OverflowError, ValueError, TimeoutError, MemoryError) as error:
            why = str(error) or type(error).__name__
            yield "house.bad-expression", f"params.{key}", {**where, "why": why}
        else:
            if empty:
                yield "house.matches-nothing", f"params.{key}", where


def template_faults(written: str, replacement: str, way: Way) -> Iterator[Fault]:
    """What is wrong with the replacement for an expression that is right: a group that is not there."""
    import regex

    try:
        for match in regex.finditer(f"(?:{expression(written, way).pattern})|", ""):
            match.expand(replacement)
    except (regex.error, IndexError, ValueError) as error:
        yield "house.bad-replacement", "params.replacement", {"value": shown(replacement), "why": str(error)}


def copies(written: str) -> int:
    """How often its pieces are there once counted repeats are written out."""
    sums = [0]
    last = 0
    for piece in _PIECE.finditer(written):
        if piece["open"]:
            sums.append(0)
        elif piece["close"] and len(sums) > 1:
            last = sums.pop()
            sums[-1] += last
        elif piece["least"]:
            times = max(1, int(piece["least"][:9]), int((piece["most"] or "0")[:9]))
            sums[-1] += last * (times - 1)
            last *= times
        elif piece[0] not in "?+*":
            last = 1
            sums[-1] += 1
    return sum(sums)
