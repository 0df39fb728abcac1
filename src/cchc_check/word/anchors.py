"""Where in the main part a comment on some characters goes.

Invariant: an exact anchor covers the characters and no others; where Word takes no comments, the anchor is what the
body shows of the place: the paragraph that holds a text box, the mark of a note, the first paragraph under a header.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from cchc_check.patterns import compiled
from cchc_check.word.cuts import Cut, Run, children, cut, elements, local, read_run
from cchc_check.word.package import Package
from cchc_check.word.text import FlowText, WordText

_NOTE = compiled(rb"""<(?:[\w.-]+:)?(?:foot|end)note\s[^<>]*?\bid\s*=\s*["']([^"']*)["']""")
_SECTION = compiled(rb"<(?:[\w.-]+:)?sectPr[\s>/]")
_PARAGRAPH_END = compiled(rb"</(?:[\w.-]+:)?p\s*>\Z")
_LONGEST_TAG = 64
_TRIED = 50
"""Paragraphs before and after one that cannot be written into that are tried in its place."""


class Anchor(NamedTuple):
    """Where a comment's range begins and ends; `exact` when these are the characters themselves."""

    start: Cut
    end: Cut
    exact: bool


class Anchors:
    """Finds anchors in one file; `main` is its main part."""

    def __init__(self, package: Package, word: WordText) -> None:
        self.main = package.read(package.main)
        self._package = package
        self._word = word
        self._starts = [flow.start for flow in word.flows]
        self._runs: dict[int, Run | None] = {}

    def find(self, start: int, end: int) -> Anchor | None:
        """The anchor for `WordText.text[start:end]`, or None when the body holds nothing to tie a comment to."""
        flow = self._word.flows[max(0, bisect_right(self._starts, start) - 1)]
        if flow.kind == "body":
            first = start - flow.start
            return self._on_words(flow, first, min(end, flow.end) - flow.start) or self._near(flow, first)
        return self._elsewhere(flow)

    def _on_words(self, flow: FlowText, start: int, end: int) -> Anchor | None:
        """The anchor on the runs that hold the characters."""
        runs = flow.runs
        first = bisect_right(runs.end, start)
        last = max(first, bisect_left(runs.start, end) - 1)
        if start == end and first and runs.end[first - 1] == start:
            first = last = first - 1
        if first == len(runs.start) or runs.start[first] > max(start, end - 1):
            return None
        opening = self._run(flow, first)
        closing = self._run(flow, last)
        if opening is None or closing is None:
            return None
        at = start - runs.start[first]
        if start == end:
            place = cut(self.main, opening, at)
            return Anchor(place, place, True)
        outside = (start, runs.start[first]), (runs.end[last], end)
        exact = not any(self._word.text[flow.start + one : flow.start + two].strip() for one, two in outside)
        first_cut = cut(self.main, opening, at, late=True)
        return Anchor(first_cut, cut(self.main, closing, end - runs.start[last]), exact)

    def _run(self, flow: FlowText, index: int) -> Run | None:
        if index not in self._runs:
            runs = flow.runs
            length = runs.end[index] - runs.start[index]
            self._runs[index] = read_run(self.main, runs.byte_start[index], runs.byte_end[index], length)
        return self._runs[index]

    def _near(self, flow: FlowText, at: int) -> Anchor | None:
        """The paragraph of the body that holds character `at`, or the closest one that can be anchored to."""
        columns = flow.paragraphs
        return self._paragraph(max(0, bisect_right(columns.start, at) - 1))

    def _elsewhere(self, flow: FlowText) -> Anchor | None:
        """What the body shows of a place outside it."""
        byte = self._first_byte(flow)
        if flow.part == self._package.main:
            return self._paragraph(self._holder(byte))
        if flow.kind in ("footnote", "endnote"):
            return self._note(flow, byte) or self._paragraph(0)
        return self._paragraph(self._first_under(flow.part))

    @staticmethod
    def _first_byte(flow: FlowText) -> int:
        return flow.paragraphs.byte_start[0] if flow.paragraphs.byte_start else 0

    def _holder(self, byte: int) -> int:
        """The paragraph of the body that holds a byte of the main part."""
        return max(0, bisect_right(self._word.flows[0].paragraphs.byte_start, byte) - 1)

    def _note(self, flow: FlowText, byte: int) -> Anchor | None:
        """The run that holds the mark of a note."""
        notes = _NOTE.findall(self._package.read(flow.part), 0, byte)
        if not notes:
            return None
        spelt = rb"""<(?:[\w.-]+:)?%bReference\s[^>]*?\bid\s*=\s*["']%b["']"""
        mark = re.search(spelt % (flow.kind.encode(), re.escape(notes[-1])), self.main)
        if mark is None:
            return None
        index = self._holder(mark.start())
        columns = self._word.flows[0].paragraphs
        for _, child in elements(self.main, columns.byte_start[index], columns.byte_end[index]):
            if local(child.name) == b"r" and child.start < mark.start() < child.end:
                return Anchor(Cut(child.start), Cut(child.end), False)
        return self._paragraph(index)

    def _first_under(self, part: str) -> int:
        """The first paragraph, with words if possible, of the section that prints a header or footer."""
        columns = self._word.flows[0].paragraphs
        ids = [
            key
            for key, (_, target, external) in self._package.relationships(self._package.main).items()
            if target == part and not external
        ]
        quoted = b"|".join(re.escape(key.encode()) for key in ids) or rb"(?!)"
        used = re.search(
            rb"""<(?:[\w.-]+:)?(?:header|footer)Reference\s[^>]*?:id\s*=\s*["'](?:%b)["']""" % quoted,
            self.main,
        )
        first = 0
        if used and columns.byte_start:
            own = self._holder(used.start())
            for section in _SECTION.finditer(self.main, 0, columns.byte_start[own]):
                first = self._holder(section.start()) + 1
        rest = range(first, len(columns.start))
        return next((index for index in rest if columns.end[index] > columns.start[index]), first)

    def _paragraph(self, index: int) -> Anchor | None:
        """The whole of a paragraph of the body; of the closest other one when it cannot be written into."""
        columns = self._word.flows[0].paragraphs
        close = range(max(0, index - _TRIED), min(len(columns.start), index + _TRIED + 1))
        for near in sorted(close, key=lambda other: abs(other - index)):
            inside = self._inside(columns.byte_start[near], columns.byte_end[near])
            if inside:
                return Anchor(Cut(inside[0]), Cut(inside[1]), False)
        return None

    def _inside(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the content of the paragraph begins and ends, without its properties."""
        data = self.main
        closing = _PARAGRAPH_END.search(data, max(start, end - _LONGEST_TAG), end)
        if closing is None:
            return None
        within = children(data, start, end)
        if within is None:
            return None
        first = within[1] if len(within) > 1 else None
        if first is not None and local(first.name) == b"pPr":
            return first.end, closing.start()
        return within[0].inside, closing.start()
