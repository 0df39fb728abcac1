"""Paragraphs of nothing but words in looks that are known, taken out of a part before the event reader sees it.

Invariant: whatever is taken here, the event reader would read alike; it is only slower. What it is fed instead
has the same length and the same tags around it, so that the bytes of everything else stay where they are.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cchc_check.patterns import compiled

_PIECE, _LONGEST_PIECE = 1 << 12, 1 << 16
"""Bytes that are fed at a time: few, because a look is known as soon as it has been read."""
_LONGEST = 4096
"""Bytes of the properties of one paragraph or cell; more is left to the event reader."""
_SMALL = 1 << 16
"""Bytes of a part that is read at once sooner than in pieces."""
_KEPT = 1000
"""Spellings of the properties of cells that are remembered."""
_PROLOG = compiled(
    rb'(?:\xef\xbb\xbf)?(?:<\?xml version="1\.0"(?: encoding="(?i:utf-8)")?(?: standalone="\w+")? ?\?>)?\s*<w:'
)
_OPENED = compiled(rb"<w:p(?: [^<>]*[^<>/])?>(<w:pPr>)?")
_CLOSED = b"</w:p>"
# Nothing that the event reader could find wrong. No entity, no line end and no character that XML forbids stands
# among the words: what is left stands for itself.
_RUN = compiled(
    rb'<w:r(?:(?: w:rsidR="\w{8}")?(?: w:rsidRPr="\w{8}")?| w:rsidRPr="\w{8}" w:rsidR="\w{8}")>'
    rb"(?:<w:rPr>((?:<(?!/w:rPr>)[^<>]*+>){0,60}+)</w:rPr>)?+"
    rb'(?:<w:t(?: xml:space="preserve")?>([^<>&\x00-\x1f\xef]*+)</w:t>)?+</w:r>'
)
_CELL = compiled(
    rb"<w:tcPr>(?:</?w:(?:tcW|tcBorders|tcMar|top|left|start|bottom|right|end|insideH|insideV|shd|noWrap|vAlign)"
    rb"(?: [^<>]*+)?>)*</w:tcPr>"
)
"""Properties of a cell that say nothing of what it holds or how far it reaches."""


class LeftOut(Exception):
    """Something was left out of a place where it is wanted: the part must be read as it is."""


Runs = list[tuple[int, int, int, str]]


class PlainParagraph(NamedTuple):
    """Where a paragraph begins, its look, and its runs: first byte, end, look and words of each."""

    start: int
    look: int
    runs: Runs


class Plain:
    """The plain paragraphs of one part: `found` holds those that have been left out and not been asked for."""

    __slots__ = ("_cells", "_data", "_paragraph_looks", "_run_looks", "found")

    def __init__(
        self, data: bytes, paragraph_looks: Mapping[bytes, int], run_looks: Mapping[bytes, int]
    ) -> None:
        """The looks are those known by their spelling; they may become more while the part is read."""
        self._data, self._paragraph_looks, self._run_looks = data, paragraph_looks, run_looks
        self._cells: dict[bytes, bool] = {}
        self.found: deque[PlainParagraph] = deque()

    def pieces(self) -> Iterator[bytes]:
        """The part piece by piece, blanks in place of what its plain paragraphs hold."""
        at, length = 0, len(self._data)
        while at < length:
            closed = self._data.find(_CLOSED, at + _PIECE, at + _LONGEST_PIECE)
            end = closed + len(_CLOSED) if closed >= 0 else min(at + _LONGEST_PIECE, length)
            yield self._piece(at, end)
            at = end

    def at(self, start: int) -> PlainParagraph | None:
        """The plain paragraph that begins there. Each is given away once, in order."""
        return self.found.popleft() if self.found and self.found[0].start == start else None

    def is_waiting(self, end: int) -> bool:
        """True when nobody has asked for something that begins before `end`."""
        return bool(self.found) and self.found[0].start < end

    def forget(self, start: int, end: int) -> None:
        """Nobody will ask for what begins between two bytes."""
        while self.found and start <= self.found[0].start < end:
            self.found.popleft()

    def _piece(self, start: int, end: int) -> bytes:
        data = self._data
        pieces: list[bytes] = []
        for opened in _OPENED.finditer(data, start, end):
            look, inside = self._properties(opened)
            if look is None:
                continue
            runs, stop = self._runs(inside, end)
            begin, kept = opened.start(), opened.start(1) if opened[1] else inside
            if stop == kept:
                continue
            self.found.append(PlainParagraph(begin, look, runs))
            cell = self._cell(start, begin)
            pieces += (data[start:cell], _emptied(begin - cell), data[begin:kept], b" " * (stop - kept))
            start = stop
        pieces.append(data[start:end])
        return b"".join(pieces)

    def _properties(self, opened: re.Match[bytes]) -> tuple[int | None, int]:
        """The look of a paragraph, None where it is not known, and where its properties end."""
        at = opened.end()
        if opened[1] is None:
            return 0, at
        closed = self._data.find(b"</w:pPr>", at, at + _LONGEST)
        if closed < 0:
            return None, at
        look = self._paragraph_looks.get(self._data[at:closed]) if at < closed else 0
        return look, closed + len(b"</w:pPr>")

    def _runs(self, at: int, end: int) -> tuple[Runs, int]:
        """The plain runs that begin at `at`, and where the last of them ends."""
        data, looks = self._data, self._run_looks
        runs = []
        while run := _RUN.match(data, at, end):
            written, words = run.groups()
            look = looks.get(written) if written else 0
            try:
                text = words.decode() if words else ""
            except UnicodeDecodeError:
                break
            if look is None:
                break
            runs.append((at, run.end(), look, text))
            at = run.end()
        return runs, at

    def _cell(self, start: int, end: int) -> int:
        """Where the properties of a cell begin that end at `end` and are silent, if they have been read before."""
        at = self._data.rfind(b"<w:tcPr>", start, end)
        if at < 0 or end - at > _LONGEST or not self._data.endswith(b"</w:tcPr>", at, end):
            return end
        written = self._data[at:end]
        silent = self._cells.get(written)
        if silent is None and len(self._cells) < _KEPT:
            self._cells[written] = _CELL.fullmatch(written) is not None
        return at if silent else end


def _emptied(length: int) -> bytes:
    """The properties of a cell that hold nothing, in so many bytes."""
    return b"<w:tcPr".ljust(length - 2) + b"/>" if length else b""


def is_worth_shortening(data: bytes) -> bool:
    """False for a small part, and where tags may be no tags (in comments, in CDATA) or bytes not UTF-8."""
    prolog = _PROLOG.match(data) if len(data) > _SMALL else None
    # A single character, which is rare, is found many times as fast as two.
    return prolog is not None and not any(
        data.find(mark[1:], prolog.end()) >= 0 and data.find(mark, prolog.end()) >= 0
        for mark in (b"<!", b"<?")
    )
