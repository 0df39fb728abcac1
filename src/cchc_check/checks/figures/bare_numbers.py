"""Numbers without a unit behind the names of a list: "54 thủ tục: đất đai 35; hộ tịch 8; lao động 11".

Invariant: they are numbers only where every entry of the list has one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_check.checks.figures.brackets import Level
from cchc_check.checks.figures.wording import separator, told
from cchc_check.extraction.figures import Quantity
from cchc_check.extraction.quantities.numerals import read_number
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_ENTRY = compiled(r"(\s*[^\W\d_][^\d\x00]{1,80}?[\s:])(\d{1,3}(?:\.\d{3})+|\d{1,6})[\s.]*")


def with_bare(level: Level, numbers: Sequence[Quantity], start: int, stop: int) -> list[Quantity]:
    """The numbers between `start` and `stop`, with those that stand bare behind their names."""
    held = [one for one in numbers if start <= one.span.start < stop]
    found = list(held)
    entries = list(_entries(level, start, stop))
    if len(entries) < 2:
        return held
    for entry in entries:
        if any(entry.start <= one.span.start < entry.end for one in held):
            continue
        bare = _bare(level, entry)
        if bare is None:
            return held
        found.append(bare)
    if [one.value for one in found] == list(range(1, len(found) + 1)):
        return held  # "mức 1, mức 2, mức 3"
    return sorted(found, key=lambda one: one.span.start)


def _entries(level: Level, start: int, stop: int) -> Iterator[Span]:
    words = level.between(start, stop)
    at = 0
    for cut in [*separator().finditer(words), None]:
        end = cut.start() if cut else len(words)
        if words[at:end].strip():
            yield Span(start + at, start + end)
        at = cut.end() if cut else end


def _bare(level: Level, entry: Span) -> Quantity | None:
    words = level.between(entry.start, entry.end)
    match = _ENTRY.fullmatch(words)
    if match is None or told(words) != words:
        return None
    read = read_number(match[2], 0)
    if read is None:
        return None
    digits = Span(entry.start + match.start(2), entry.start + match.end(2))
    return Quantity(digits, digits, read.value, read.step, "", "count")
