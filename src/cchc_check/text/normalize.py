"""One spelling of every character, and the way back to where it was written.

Invariant: a SourceMap is monotone, and the source characters of a canonical span normalize to that span's text.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from cchc_check.errors import LimitExceeded
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

Change = tuple[int, int, str]
"""Source characters from, to, and what stands in their place."""

# One for one, so no offset moves. What is a difference of meaning ("–") is not touched.
_REPLACEMENTS = {
    **dict.fromkeys([0x0B, 0x0C, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "),
    **dict.fromkeys([0x85, 0x2028, 0x2029], "\n"),
    **dict.fromkeys([0x2010, 0x2011], "-"),
    0xFF0F: "/",
    0x01A2: "Ư",
    0x01A3: "ư",
    0x00D0: "Đ",
    0x0189: "Đ",
}
_DROPPED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_REPLACED = compiled("[" + "".join(map(chr, _REPLACEMENTS)) + "]")
_MOVING = compiled(f"[\r{_DROPPED}]")
MOST_MARKS = 500
"""Combining marks on one letter. Unicode itself calls more than 30 no text."""
_MARK = compiled("[^\x00-\u02ff\u1e00-\u20cf]")
BROKEN_FONT = compiled("[ƢƣƉÐ]")
"""Letters that a broken font leaves in place of Ư, ư and Đ; `normalize` repairs them."""


def _empty() -> array[int]:
    return array("q")


class SourceMap(Struct, frozen=True, dict=True):
    """The stretches where canonical and source text differ in length, in order; between them they run in step.

    Stretch i is `canonical_start[i]:canonical_end[i]` in the one and `source_start[i]:source_end[i]` in the
    other. Without stretches the map is the identity.
    """

    canonical_start: array[int] = field(default_factory=_empty)
    canonical_end: array[int] = field(default_factory=_empty)
    source_start: array[int] = field(default_factory=_empty)
    source_end: array[int] = field(default_factory=_empty)

    @property
    def is_identity(self) -> bool:
        """True when every offset is the same in both texts."""
        return not self.canonical_start

    def span(self, span: Span) -> Span:
        """The source span of `span`; characters dropped at its edges lie outside it."""
        if not self.canonical_start:
            return span
        start = self._start(span.start)
        return Span(start, max(start, self._end(span.end)))

    def _start(self, offset: int) -> int:
        index = bisect_right(self.canonical_start, offset) - 1
        if index < 0:
            return offset
        if offset < self.canonical_end[index]:
            return self.source_start[index]
        return self.source_end[index] + offset - self.canonical_end[index]

    def _end(self, offset: int) -> int:
        index = bisect_left(self.canonical_end, offset)
        if index == len(self.canonical_end):
            return self.source_end[-1] + offset - self.canonical_end[-1]
        if self.canonical_start[index] < offset:
            return self.source_end[index]
        return self.source_start[index] - (self.canonical_start[index] - offset)


def normalize(source: str, changes: Iterable[Change] = ()) -> tuple[str, SourceMap]:
    """The canonical text of `source` and the map back.

    Canonical text is NFC; line ends are "\\n"; odd spaces are " "; hyphen variants are "-" (dashes stay);
    zero-width characters and soft hyphens are gone; broken-font letters are repaired.
    `changes` are further changes, sorted and apart from each other, that a reader wants made to the source
    (markup that is not text, for instance); what they cut is not normalized again. Raises LimitExceeded for a letter
    with a flood of marks.
    """
    if _MARK.search(source[::MOST_MARKS]):
        _refuse_flood(source)
    text = (
        _REPLACED.sub(lambda match: _REPLACEMENTS[ord(match[0])], source)
        if _REPLACED.search(source)
        else source
    )
    own = list(changes)
    if not own and not _MOVING.search(text) and unicodedata.is_normalized("NFC", text):
        return text, SourceMap()
    return _rewrite(text, own)


def _refuse_flood(source: str) -> None:
    """Raise for more marks on a letter than any has; ordering them takes time that grows with their square."""
    marks = 0
    for char in source:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks == MOST_MARKS:
            raise LimitExceeded("read.too-many-marks", hint="read.hint-too-many-marks", limit=MOST_MARKS)


def _rewrite(text: str, own: list[Change]) -> tuple[str, SourceMap]:
    pieces: list[str] = []
    source_map = SourceMap()
    at = canonical = 0
    for start, end, replacement in _merged(text, own):
        pieces += (text[at:start], replacement)
        canonical += start - at
        source_map.canonical_start.append(canonical)
        canonical += len(replacement)
        source_map.canonical_end.append(canonical)
        source_map.source_start.append(start)
        source_map.source_end.append(end)
        at = end
    pieces.append(text[at:])
    return "".join(pieces), source_map


def _merged(text: str, own: list[Change]) -> Iterator[Change]:
    """The reader's changes and the normalizing changes of the stretches between them, in order."""
    pattern = _changing(text)
    at = 0
    for start, end, replacement in own:
        yield from _normalizing(pattern, text, at, start)
        yield start, end, replacement
        at = end
    yield from _normalizing(pattern, text, at, len(text))


def _changing(text: str) -> re.Pattern[str]:
    moving = {char for char in set(text) if _moves(char)} | set(_DROPPED)
    characters = "".join(map(re.escape, sorted(moving)))
    return re.compile(f"\r\n?|[^{characters}\r]?[{characters}]+")


def _moves(char: str) -> bool:
    """True when NFC may join `char` to its left neighbour or spell it otherwise."""
    return char > "\u007f" and (
        unicodedata.category(char)[0] == "M"
        or unicodedata.combining(char) != 0
        or unicodedata.normalize("NFC", char) != char
        or "\u1160" <= char <= "\u11ff"
    )


def _normalizing(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Change]:
    for match in pattern.finditer(text, start, end):
        before = match[0]
        if before[0] == "\r":
            yield match.start(), match.end(), "\n"
            continue
        after = unicodedata.normalize("NFC", before.translate(_DROP_TABLE))
        if after != before:
            yield _trimmed(match.start(), before, after)


_DROP_TABLE = dict.fromkeys(map(ord, _DROPPED))


def _trimmed(at: int, before: str, after: str) -> Change:
    """The change without the characters that both ends share."""
    shared = min(len(before), len(after))
    head = next((i for i in range(shared) if before[i] != after[i]), shared)
    shared -= head
    tail = next((i for i in range(shared) if before[-1 - i] != after[-1 - i]), shared)
    return at + head, at + len(before) - tail, after[head : len(after) - tail]
