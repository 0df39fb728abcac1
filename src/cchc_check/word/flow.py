"""The state of one pass over one part: where its words go, and which handlers are at work.

Invariant: `Flow.at` is the length of `Flow.pieces` joined.
"""

from __future__ import annotations

from collections.abc import Callable

from cchc_check.limits import Limits, exceeded
from cchc_check.word.looks import Look, Looks, ParagraphLook, Properties, RunLook
from cchc_check.word.markup import End, Markup, Start
from cchc_check.word.plain import LeftOut, Plain
from cchc_check.word.text import Frame, Grid, Paragraphs, Runs, WordGap, WordMark

Relationships = dict[str, tuple[str, str, bool]]


class Field:
    """An open complex field; `result` is where its result begins, -1 while its instruction is read."""

    __slots__ = ("instruction", "result")

    def __init__(self) -> None:
        self.instruction: list[str] = []
        self.result = -1


class OpenTable:
    """A table that is being read; a cell in `cells` is start, end, row, column, row span, column span."""

    __slots__ = (
        "cells",
        "column",
        "columns",
        "frame",
        "look",
        "merge",
        "open",
        "row_cells",
        "row_number",
        "rows",
        "span",
        "start",
        "style",
        "text_start",
    )

    def __init__(self, start: int, frame: int) -> None:
        self.frame = frame
        self.style = ""
        self.look = 0
        self.row_number = -1
        self.row_cells = 0
        self.start = self.text_start = start
        self.rows = self.column = self.columns = 0
        self.span = 1
        self.merge = ""
        self.cells: list[list[int]] = []
        self.open: dict[int, list[int]] = {}


class Flow:
    """A stretch that is read on its own. A text box is a flow whose `outer` is where its anchor stands."""

    __slots__ = (
        "at",
        "author",
        "comments",
        "fields",
        "frames",
        "gaps",
        "grids",
        "in_paragraph",
        "joined",
        "kind",
        "label",
        "marks",
        "muted",
        "outer",
        "page_fields",
        "paragraph_byte",
        "paragraph_look",
        "paragraph_start",
        "paragraphs",
        "pieces",
        "reader",
        "run_byte",
        "run_look",
        "run_start",
        "runs",
        "separator",
        "tables",
    )

    def __init__(self, reader: PartReader, kind: str, label: str = "", outer: Flow | None = None) -> None:
        self.reader = reader
        self.kind = kind
        self.label = label
        self.author = ""
        self.outer = outer
        self.at = self.muted = 0
        self.in_paragraph = self.joined = False
        self.paragraph_start = self.paragraph_byte = self.paragraph_look = 0
        self.run_start = self.run_byte = self.run_look = 0
        self.separator = "\n\n"
        self.pieces: list[str] = []
        self.fields: list[Field] = []
        self.tables: list[OpenTable] = []
        self.paragraphs = Paragraphs.none()
        self.runs = Runs.none()
        self.grids: list[Grid] = []
        self.marks: list[WordMark] = []
        self.gaps: list[WordGap] = []
        self.comments: list[tuple[str, str, int]] = []
        self.frames: list[Frame] = []
        self.page_fields: list[int] = []

    def write(self, text: str) -> None:
        """Add words where the flow stands, unless a field's instruction is being read."""
        if not self.muted:
            self.pieces.append(text)
            self.at += len(text)

    def take_run_look(self, index: int) -> None:
        """The run that is open has this look."""
        self.run_look = index

    def take_paragraph_look(self, index: int) -> None:
        """The paragraph that is open has this look."""
        self.paragraph_look = index

    def gap(self, reason: str, *, text: bool = False, detail: str = "") -> None:
        """Note that something stands here that is not read."""
        gap = WordGap(self.at, self.at, reason, text, detail)
        if not self.gaps or self.gaps[-1] != gap:
            self.gaps.append(gap)


class PartReader:
    """One pass over one part. `flow` is where words go now, `flows` all that were opened, in order."""

    __slots__ = (
        "_nesting",
        "chars",
        "choices",
        "data",
        "end",
        "flow",
        "flows",
        "leave_paragraph_properties",
        "leave_run_properties",
        "limits",
        "markup",
        "mute",
        "paragraph_looks",
        "parser",
        "part",
        "plain",
        "ranges",
        "references",
        "relationships",
        "run_looks",
        "section",
        "start",
        "unclosed",
    )

    def __init__(
        self,
        data: bytes,
        part: str,
        relationships: Relationships,
        looks: tuple[Looks[ParagraphLook], Looks[RunLook]],
        limits: Limits,
        *,
        mute: bool = True,
    ) -> None:
        self.data = data
        self.limits = limits
        self.part = part
        self.relationships = relationships
        self.paragraph_looks, self.run_looks = looks
        self.mute = mute
        self.markup = Markup(data, part)
        self.parser = self.markup.parser
        self.plain = Plain(data, *(known.known for known in looks))
        self.chars: list[str] = []
        self.choices: list[bool] = []
        self.ranges: list[tuple[int, str, str]] = []
        self.references: list[tuple[str, str]] = []
        self.section: Properties = []
        self.unclosed = False
        self.start: Start
        self.end: End
        self.flows: list[Flow] = []
        self.flow: Flow
        self._nesting = 0
        self.leave_run_properties = self._leaving("w:rPr")
        self.leave_paragraph_properties = self._leaving("w:pPr")

    def open(self, kind: str, label: str = "", *, outer: Flow | None = None) -> None:
        """Let words go to a new flow."""
        self.flow = Flow(self, kind, label, outer)
        self.flows.append(self.flow)

    def release(self) -> None:
        """Cut the circles of references, so that memory is free as soon as the flows are."""
        self.markup.handle(None, None)
        del self.start, self.end, self.leave_run_properties, self.leave_paragraph_properties
        for flow in self.flows:
            del flow.reader

    def resume(self) -> None:
        """Put the ordinary handlers back to work."""
        self.markup.handle(self.start, self.end)

    def _leaving(self, tag: str) -> End:
        def end(name: str) -> None:
            if name == tag:
                self.resume()

        return end

    def properties(self, looks: Looks[Look], leave: End, found: Callable[[int], None]) -> None:
        """Call `found` with the look of the properties that have just begun; known ones are not read."""
        spelling = looks.spelling(self.data, self.parser.CurrentByteIndex) if self.markup.plain else b""
        index = looks.known.get(spelling)
        if index is not None:
            found(index)
            self.parser.StartElementHandler = None
            self.parser.EndElementHandler = leave
            return
        read: Properties = []
        self.capture(lambda _: found(looks.add(read, spelling)), read)

    def pass_over(self) -> None:
        """Read nothing of the element that has just begun."""
        start = self.parser.CurrentByteIndex
        self.capture(lambda _: self.plain.forget(start, self.parser.CurrentByteIndex))

    def capture(
        self, then: End | None, into: Properties | None = None, words: list[str] | None = None
    ) -> None:
        """Keep the tags of the element that has just begun `into` a list; `then` is called with its name.

        The characters inside go to `words`. Raises LeftOut where a plain paragraph stands inside.
        """
        depth = 0
        keep = into
        kept = into is not None or words is not None

        def start(name: str, attrs: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if keep is not None:
                keep.append((name, attrs))

        def end(name: str) -> None:
            nonlocal depth
            if depth:
                depth -= 1
                return
            self.parser.CharacterDataHandler = None
            self.resume()
            if kept and self.plain.is_waiting(self.parser.CurrentByteIndex):
                raise LeftOut
            if then is not None:
                then(name)

        self.parser.CharacterDataHandler = words.append if words is not None else None
        self.markup.handle(start, end)

    def deeper(self) -> None:
        """One more element that holds blocks is open."""
        self._nesting += 1
        if self._nesting > self.limits.depth:
            raise exceeded(self.limits, "depth", "read.too-deep", part=self.part)

    def shallower(self) -> None:
        """One of them is closed."""
        self._nesting -= 1
