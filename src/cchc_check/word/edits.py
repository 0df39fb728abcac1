"""Many small changes to the bytes of one part, made at once.

Invariant: bytes outside the changes stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cchc_check.patterns import compiled
from cchc_check.word.cuts import KEEP_SPACE, Cut
from cchc_check.word.markup import Markup

AUTHOR = "cchc-check"
INITIALS = "cchc"

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_FOREIGN = compiled(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*["'](?!utf-8|us-ascii)""", re.I)
_NOT_XML = compiled("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}

FIRST, MIDDLE, LAST = range(3)
"""In what order marks stand that go to the same place: ranges end before empty ones, and those before new ones."""


class Mark(NamedTuple):
    """Something to be written at a cut. Marks at one place are ordered by `rank`, then `order`."""

    cut: Cut
    rank: int
    order: int
    written: bytes


def insert(data: bytes, marks: Iterable[Mark]) -> bytes:
    """`data` with all marks written, each cut made once."""
    kept = sorted(marks, key=lambda mark: (mark.cut.at, mark.rank, mark.order))
    spaces = sorted({mark.cut.space for mark in kept if mark.cut.space >= 0})
    changes = [(at, at, KEEP_SPACE) for at in spaces]
    index = 0
    while index < len(kept):
        cut = kept[index].cut
        words = [cut.closing]
        while index < len(kept) and kept[index].cut.at == cut.at:
            words.append(kept[index].written)
            index += 1
        changes.append((cut.at, cut.at, b"".join((*words, cut.opening))))
    return replaced(data, sorted(changes))


def replaced(data: bytes, changes: Iterable[tuple[int, int, bytes]]) -> bytes:
    """`data` with other bytes from each start to each end; the changes are in order and apart."""
    pieces: list[bytes] = []
    at = 0
    for start, end, written in changes:
        pieces += (data[at:start], written)
        at = end
    return b"".join((*pieces, data[at:]))


class Spelling(NamedTuple):
    """How to write into a part: `space` is a declaration that every new element needs, or nothing."""

    space: str
    foreign: bool
    strict: bool

    def encode(self, markup: str) -> bytes:
        """The markup in bytes that mean the same in the part's encoding."""
        return markup.encode("ascii", "xmlcharrefreplace") if self.foreign else markup.encode()


def spelling(data: bytes, part: str) -> Spelling:
    """How to write into the part that holds `data`."""
    head = data[:8192]
    strict = _W_STRICT.encode() in head
    space = "" if Markup(data, part).plain else f' xmlns:w="{_W_STRICT if strict else _W}"'
    return Spelling(space, bool(_FOREIGN.match(head)), strict)


def well_formed(parts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The parts. Raises CorruptDocument when one of them is not XML, as what it was made from was not."""
    for name, content in parts.items():
        markup = Markup(content, name)
        markup.handle(None, None)
        markup.run()
    return parts


def escaped(text: str) -> str:
    """Text as it may stand in an element."""
    return _NOT_XML.sub("\ufffd", text).translate(_ESCAPES)
