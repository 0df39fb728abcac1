"""Changes of words written into a Word file as tracked changes, for a person to accept or reject.

Invariant: rejecting them gives the words back with their look; a change that could not be told apart from others,
or would sit inside one, is not made.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cchc_check import limits
from cchc_check.patterns import compiled
from cchc_check.word.cuts import KEEP_SPACE, Child, Cut, Run, cut, read_run, within
from cchc_check.word.edits import AUTHOR, Spelling, escaped, replaced, spelling, well_formed
from cchc_check.word.package import Package
from cchc_check.word.rezip import rewrite
from cchc_check.word.text import FlowText, WordText

_NUMBER = compiled(rb"""\bid\s*=\s*["'](\d{1,9})["']""")
_OLD_LOOK = compiled(rb"<(?:[\w.-]+:)?rPrChange\b(?:[^<>]*/>|.*?</(?:[\w.-]+:)?rPrChange>)", re.DOTALL)
_NOT_OURS = ("inserted", "field")

_Edit = tuple[int, int, bytes]


class Change(NamedTuple):
    """Put `text` in place of `WordText.text[start:end]`."""

    start: int
    end: int
    text: str


class Tracked(NamedTuple):
    """The new file, and for every change whether it was made."""

    data: bytes
    made: tuple[bool, ...]


def track_changes(
    data: bytes, word: WordText, changes: Sequence[Sequence[Change]], date: str = ""
) -> Tracked:
    """The Word file `data`, read as `word`, with the changes that can be made; those of one group all or none.

    All changes are apart from each other and in order.
    """
    package = Package(data, limits.NONE)
    writers: dict[str, _Writer] = {}
    made = []
    for group in changes:
        placed = [_placed(package, word, writers, change, date) for change in group]
        good = [pair for pair in placed if pair is not None]
        made.append(len(good) == len(placed) and bool(placed))
        if made[-1]:
            for writer, edits in good:
                writer.edits += edits
    parts = {
        part: replaced(writer.data, _settled(writer.edits))
        for part, writer in writers.items()
        if writer.edits
    }
    return Tracked(rewrite(data, well_formed(parts)) if parts else data, tuple(made))


def _placed(
    package: Package, word: WordText, writers: dict[str, _Writer], change: Change, date: str
) -> tuple[_Writer, list[_Edit]] | None:
    """The writer of the part that holds the change, and the change as edits of its bytes; None when impossible."""
    flow = word.flows[max(0, bisect_right(word.flows, change.start, key=lambda flow: flow.start) - 1)]
    if change.end > flow.end:
        return None
    start, end = change.start - flow.start, change.end - flow.start
    if any(mark.start < end and start < mark.end and mark.kind in _NOT_OURS for mark in flow.marks):
        return None
    if flow.part not in writers:
        writers[flow.part] = _Writer(package.read(flow.part), flow.part, date)
    writer = writers[flow.part]
    edits = writer.edits_for(flow, start, end, change.text)
    return None if edits is None else (writer, edits)


class _Writer:
    """What is to be changed in one part."""

    def __init__(self, data: bytes, part: str, date: str) -> None:
        self.data = data
        self.edits: list[_Edit] = []
        self._into: Spelling = spelling(data, part)
        self._number = max(map(int, _NUMBER.findall(data)), default=0)
        self._date = f' w:date="{date}"' if date else ""

    def edits_for(self, flow: FlowText, start: int, end: int, text: str) -> list[_Edit] | None:
        """The edits that delete and insert words, or None when some of the words are not in plain runs."""
        stretches: list[tuple[Run, int, int]] = []
        for run, first, last in self._stretches(flow, start, end):
            if run is None or any(piece.kind == "other" for piece in within(run, first, last)):
                return None
            stretches.append((run, first, last))
        if not stretches or sum(last - first for _, first, last in stretches) != end - start:
            return None
        run, _, last = stretches[-1]
        insertion = self._insertion(run, text) if text else b""
        if start == end:
            place = cut(self.data, run, last)
            return [*_kept_space(place), (place.at, place.at, place.closing + insertion + place.opening)]
        edits: list[_Edit] = []
        for number, stretch in enumerate(stretches, 1):
            edits += self._deletion(*stretch, insertion if number == len(stretches) else b"")
        return edits

    def _stretches(self, flow: FlowText, start: int, end: int) -> Iterator[tuple[Run | None, int, int]]:
        """The runs that hold the words, each with the first and last of its characters that are meant."""
        runs = flow.runs
        index = bisect_right(runs.end, start) if start < end else bisect_left(runs.end, start)
        while index < len(runs.start) and runs.start[index] < max(end, start + 1):
            first, last = runs.start[index], runs.end[index]
            run = read_run(self.data, runs.byte_start[index], runs.byte_end[index], last - first)
            yield run, max(start, first) - first, min(end, last) - first
            index += 1
            if start == end:
                return

    def _deletion(self, run: Run, first: int, last: int, then: bytes) -> Iterator[_Edit]:
        """The words of one run inside w:del, their text named as Word wants it there, and `then` after them."""
        before = cut(self.data, run, first, late=True)
        after = cut(self.data, run, last)
        yield from _kept_space(before)
        written = before.closing + self._open("del") + _as_deleted(before.opening, before)
        yield before.at, before.at, written
        for piece in within(run, first, last):
            if piece.kind == "text":
                yield from self._renamed(piece.child, before.at, after.at)
        written = _as_deleted(after.closing, after) + b"</w:del>" + then
        yield after.at, after.at, written + after.opening

    def _renamed(self, text: Child, first: int, last: int) -> Iterator[_Edit]:
        """The tags of a text, as far as they lie between the two places, as those of a deleted text."""
        name = text.name[:-1] + b"delText"
        if text.start >= first:
            tag = self.data[text.start : text.inside - 1]
            space = b"" if b"space" in tag else KEEP_SPACE
            yield text.start, text.inside, tag.replace(text.name, name, 1) + space + b">"
        if text.end <= last:
            yield text.closing, text.end, b"</%b>" % name

    def _insertion(self, run: Run, text: str) -> bytes:
        """A run of new words that looks like `run`."""
        prefix = run.closing[2:-2]
        words = b"<%bt%b>" % (prefix, KEEP_SPACE) + self._into.encode(escaped(text)) + b"</%bt>" % prefix
        opening = _OLD_LOOK.sub(b"", run.opening)
        return self._open("ins") + opening + words + run.closing + b"</w:ins>"

    def _open(self, name: str) -> bytes:
        self._number += 1
        attributes = f'{self._into.space} w:id="{self._number}" w:author="{AUTHOR}"{self._date}'
        return f"<w:{name}{attributes}>".encode()


def _kept_space(place: Cut) -> Iterator[_Edit]:
    if place.space >= 0:
        yield place.space, place.space, KEEP_SPACE


def _as_deleted(markup: bytes, place: Cut) -> bytes:
    """The tags that close or open a run at a place; those of its text, if it is in a text, as of a deleted one."""
    if place.closing.count(b"</") < 2:
        return markup
    name = place.closing[2 : place.closing.index(b">")]
    deleted = name[:-1] + b"delText"
    return markup.replace(b"</%b>" % name, b"</%b>" % deleted).replace(b"<%b " % name, b"<%b " % deleted)


def _settled(edits: list[_Edit]) -> Iterator[_Edit]:
    """The edits in order; a space is kept once, and not in a tag that is written anew."""
    end, last = 0, (-1, -1)
    for edit in sorted(edits, key=lambda edit: edit[:2]):
        if edit[2] != KEEP_SPACE or (edit[0] >= end and edit[:2] != last):
            yield edit
            end, last = max(end, edit[1]), edit[:2]
