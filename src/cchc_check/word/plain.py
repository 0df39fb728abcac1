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

_FEWEST, _MOST = 1 << 13, 1 << 18
"""Bytes that are fed at a time: few at first, because a look is known once it has been read."""
_LONGEST = 4096
"""Bytes of what stands before the words of a paragraph or of a run; more is left to the event reader."""
_KEPT = 1000
"""Spellings of the beginnings of runs, and of what stands between paragraphs, that are remembered."""
_PROLOG = compiled(
    rb'(?:\xef\xbb\xbf)?(?:<\?xml version="1\.0"(?: encoding="(?i:utf-8)")?(?: standalone="\w+")? ?\?>)?\s*<w:'
)
_OPENED = compiled(rb"<w:p(?: [^<>]*[^<>/])?>(<w:pPr>)?")
_CLOSED = b"</w:p>"
_BEGINNING = compiled(
    rb'<w:r(?: [^<>]*[^<>/])?>(?:<w:rPr>(.*)</w:rPr>)?<w:t(?: xml:space="preserve")?>', re.DOTALL
)
_WORDS = compiled(rb"([^<>&\x00-\x1f\xef]*+)</w:t></w:r>")
"""No entity, no line end and no character that XML forbids: what is left stands for itself."""
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

    __slots__ = ("_beginnings", "_data", "_gaps", "_paragraph_looks", "_run_looks", "found")

    def __init__(
        self, data: bytes, paragraph_looks: Mapping[bytes, int], run_looks: Mapping[bytes, int]
    ) -> None:
        """The looks are those known by their spelling; they may become more while the part is read."""
        self._data, self._paragraph_looks, self._run_looks = data, paragraph_looks, run_looks
        self._beginnings: dict[bytes, int] = {}
        self._gaps: dict[bytes, bytes] = {}
        self.found: deque[PlainParagraph] = deque()

    def pieces(self) -> Iterator[bytes]:
        """The part piece by piece, blanks in place of what its plain paragraphs hold."""
        at, size = 0, _FEWEST
        while at < len(self._data):
            closed = self._data.rfind(_CLOSED, at, at + size)
            end = closed + len(_CLOSED) if closed >= 0 else at + size
            yield self._piece(at, end)
            at, size = end, min(2 * size, _MOST)

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
            runs, closed = self._runs(inside, end)
            if not data.startswith(_CLOSED, closed):
                continue
            begin, kept = opened.start(), opened.start(1) if opened[1] else inside
            self.found.append(PlainParagraph(begin, look, runs))
            pieces += (self._gap(data[start:begin]), data[begin:kept], b" " * (closed - kept))
            start = closed
        pieces.append(data[start:end])
        return b"".join(pieces)

    def _properties(self, opened: re.Match[bytes]) -> tuple[int | None, int]:
        """The look of a paragraph, None where it is not known, and where its properties end."""
        at = opened.end()
        if opened[1] is None:
            return 0, at
        closed = self._data.find(b"</w:pPr>", at, at + _LONGEST)
        return self._paragraph_looks.get(self._data[at:closed]) if closed >= 0 else None, closed + 8

    def _runs(self, at: int, end: int) -> tuple[Runs, int]:
        """The plain runs that begin at `at`, and where the last of them ends."""
        data, known = self._data, self._beginnings
        runs = []
        while data.startswith(b"<w:r", at) and (opened := data.find(b"<w:t", at, at + _LONGEST)) >= 0:
            inside = data.find(b">", opened) + 1
            beginning = data[at:inside]
            look = known.get(beginning)
            if look is None:
                look = self._look(beginning)
            written = _WORDS.match(data, inside, end) if look is not None else None
            if look is None or written is None:
                break
            try:
                words = written[1].decode()
            except UnicodeDecodeError:
                break
            if words:
                runs.append((at, written.end(), look, words))
            at = written.end()
        return runs, at

    def _look(self, beginning: bytes) -> int | None:
        """The look of the run that begins so; None where it is not known, or where more than words follows."""
        match = _BEGINNING.fullmatch(beginning)
        if match is None:
            return None
        look = self._run_looks.get(match[1]) if match[1] is not None else 0
        if look is not None and len(self._beginnings) < _KEPT:
            self._beginnings[beginning] = look
        return look

    def _gap(self, written: bytes) -> bytes:
        """What stands between two plain paragraphs; cells that are written like earlier ones lose their properties."""
        known = self._gaps.get(written)
        if known is None and len(written) < _LONGEST and len(self._gaps) < _KEPT and b"<w:tcPr>" in written:
            self._gaps[written] = _CELL.sub(_emptied, written)
        return written if known is None else known


def _emptied(cell: re.Match[bytes]) -> bytes:
    return b"<w:tcPr".ljust(len(cell[0]) - 2) + b"/>"


def may_hold_plain(data: bytes) -> bool:
    """False for a part where tags may be no tags (in comments, in CDATA) or bytes not UTF-8."""
    prolog = _PROLOG.match(data)
    # A single character, which is rare, is found many times as fast as two.
    return prolog is not None and not any(
        data.find(mark[1:], prolog.end()) >= 0 and data.find(mark, prolog.end()) >= 0
        for mark in (b"<!", b"<?")
    )
