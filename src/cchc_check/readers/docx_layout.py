"""The layout of a Word file, put together when somebody asks for it.

Invariant: runs and paragraphs are in the order of the text; one of no characters is left out.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator

from cchc_check.text.layout import Layout, PageNumber, ParagraphFormat, RunFormat, Section, Stretches
from cchc_check.text.span import Span
from cchc_check.word.effective import Effective, TableParts
from cchc_check.word.sections import NumberedParagraph, WordSection, read_sections
from cchc_check.word.table_looks import CellParts
from cchc_check.word.text import FlowText, WordText

Mapping = Callable[[int, int], Span]


class _Builder:
    """Collects stretches and the distinct formats they use."""

    __slots__ = ("_context_of", "_run_of", "at", "blanks", "contexts", "effective", "paragraph_formats", "paragraphs",
                 "run_formats", "runs", "word")  # fmt: skip

    def __init__(self, word: WordText, at: Mapping) -> None:
        self.word, self.at = word, at
        self.effective = Effective(word)
        self.run_formats: dict[RunFormat, int] = {}
        self.paragraph_formats: dict[ParagraphFormat, int] = {}
        self.runs, self.paragraphs = Stretches(), Stretches()
        self.blanks = array("q")
        self.contexts: dict[tuple[str, TableParts], int] = {}
        self._context_of: dict[tuple[int, TableParts], tuple[int, int]] = {}
        self._run_of: dict[tuple[int, int], int] = {}

    def take(self, flow: FlowText) -> None:
        """Add the flow's paragraphs and runs."""
        if not flow.paragraphs.start:
            return
        contexts = self._take_paragraphs(flow)
        ends = flow.paragraphs.end
        looks = flow.runs.look
        paragraph, last = 0, len(ends) - 1
        base, at = flow.start, self.at
        starts, stops, formats = self.runs.start, self.runs.end, self.runs.format
        for start, end, look in zip(flow.runs.start, flow.runs.end, looks, strict=True):
            while paragraph < last and ends[paragraph] <= start:
                paragraph += 1
            key = contexts[paragraph], look
            index = self._run_of.get(key)
            if index is None:
                index = self._run_of[key] = self._run_format(key)
            span = at(base + start, base + end)
            if span.start < span.end:
                starts.append(span.start)
                stops.append(span.end)
                formats.append(index)

    def _take_paragraphs(self, flow: FlowText) -> list[int]:
        """The context of each paragraph: its style and the part of a table it stands in."""
        columns = flow.paragraphs
        cell_parts = CellParts(flow, self.word.styles)
        contexts = []
        for start, end, look, cell in zip(
            columns.start, columns.end, columns.look, columns.cell, strict=True
        ):
            parts = cell_parts(cell)
            known = self._context_of.get((look, parts))
            if known is None:
                known = self._context_of[look, parts] = self._context(look, parts)
            context, index = known
            contexts.append(context)
            span = self.at(flow.start + start, flow.start + end)
            if span.start < span.end:
                self.paragraphs.start.append(span.start)
                self.paragraphs.end.append(span.end)
                self.paragraphs.format.append(index)
            else:
                self.blanks.append(span.start)
        return contexts

    def _context(self, look: int, parts: TableParts) -> tuple[int, int]:
        key = self.word.paragraph_looks[look].style, parts
        context = self.contexts.setdefault(key, len(self.contexts))
        found = self.effective.paragraph(look, parts)
        return context, self.paragraph_formats.setdefault(found, len(self.paragraph_formats))

    def _run_format(self, key: tuple[int, int]) -> int:
        context, look = key
        style, parts = tuple(self.contexts)[context]
        found = self.effective.run(style, parts, self.word.run_looks[look])
        return self.run_formats.setdefault(found, len(self.run_formats))

    def sections(self) -> Iterator[Section]:
        """The sections of the body."""
        start = 0
        for found in read_sections(self.word):
            yield self._section(self.at(start, found.end), found)
            start = found.end

    def _section(self, span: Span, found: WordSection) -> Section:
        return Section(
            span=span,
            width=found.width,
            height=found.height,
            landscape=found.landscape,
            top=found.margins["top"],
            bottom=found.margins["bottom"],
            left=found.margins["left"],
            right=found.margins["right"],
            gutter=found.margins["gutter"],
            first_differs=found.first_differs,
            numbers=tuple(map(self._page_number, found.numbers)),
            number_form=found.number_form,
            number_start=found.number_start,
            continuous=found.continuous,
            gutter_side=found.gutter_side,
            mirrored=self.word.pages.mirrored,
        )

    def _page_number(self, found: NumberedParagraph) -> PageNumber:
        flow, index = found.flow, found.paragraph
        columns = flow.paragraphs
        look = columns.look[index]
        frame = self.word.paragraph_looks[look].frame
        if flow.kind == "textbox" or frame == "elsewhere" or columns.cell[index] >= 0:
            align = ""
        else:
            align = frame or self.effective.paragraph(look, ()).align
        span = self.at(flow.start + columns.start[index], flow.start + columns.end[index])
        return PageNumber(found.where, found.pages, align, span)


def build_layout(word: WordText, at: Mapping) -> Layout:
    """The layout of `word`; `at` maps its characters to those of the document."""
    builder = _Builder(word, at)
    for flow in word.flows:
        builder.take(flow)
    return Layout(
        tuple(builder.run_formats),
        tuple(builder.paragraph_formats),
        builder.runs,
        builder.paragraphs,
        tuple(builder.sections()),
        builder.blanks,
    )
