"""The document as every later stage sees it: one canonical text, and records that point into it.

Invariant: every span in a Document lies inside `Document.text`; blocks are in reading order and do not overlap.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field

from cchc_check.text.normalize import SourceMap
from cchc_check.text.span import Position, Span

if TYPE_CHECKING:
    from cchc_check.text.layout import Layout


class Paragraph(Struct, frozen=True, gc=False, tag=True):
    """Running text. `span` excludes the line ending."""

    span: Span


class Heading(Struct, frozen=True, gc=False, tag=True):
    """A heading as the format marks it (`level` from 1). `number` is as printed ("II.", "1.") or ""."""

    span: Span
    level: int
    number: str = ""


class ListItem(Struct, frozen=True, gc=False, tag=True):
    """A list entry; `span` is the text without its label, `number` the label as printed ("-", "a)", "1.")."""

    span: Span
    number: str = ""
    level: int = 0


class Cell(Struct, frozen=True, gc=False):
    """One cell of the logical grid; a merged cell is one Cell at its first row and column (both from 0)."""

    span: Span
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Table(Struct, frozen=True, gc=False, tag=True):
    """A table as a grid of `rows` × `columns`; cells are in row-major order and never overlap in the grid."""

    span: Span
    rows: int
    columns: int
    cells: tuple[Cell, ...]


Block = Paragraph | Heading | ListItem | Table


class Story(Struct, frozen=True, gc=False):
    """A stretch of text that stands outside the running body.

    `kind` is one of header, footer, footnote, endnote, textbox, comment; `label` tells several apart ("1", "2").
    """

    span: Span
    kind: str
    label: str = ""


class Mark(Struct, frozen=True, gc=False):
    """What the format says of some characters.

    `kind`: link (`value` is the target), hidden, inserted (a tracked insertion), deleted (a tracked deletion:
    no characters, `value` is the words), field (a computed result), comment (`value` is its author and text),
    highlight (`value` is the colour), broken-font (`value` is what was printed before the repair).
    """

    span: Span
    kind: str
    value: str = ""


class Gap(Struct, frozen=True, gc=False):
    """Something present that was not read. `span` is where it stands (may be empty).

    `reason` is the last part of a message name `gap.<reason>`. `text` is True when what was passed over surely
    holds words, so that the document has not been checked in full.
    """

    span: Span
    reason: str
    text: bool = False
    detail: str = ""


class Directive(Struct, frozen=True, gc=False):
    """A suppression as written: `codes` silenced over `covers`, because `reason`."""

    span: Span
    covers: Span
    codes: tuple[str, ...]
    reason: str


class Document(Struct, frozen=True, dict=True):
    """One read document. `features` names what the format could give (for example "tables", "layout", "review")."""

    path: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    source_map: SourceMap
    stories: tuple[Story, ...] = ()
    marks: tuple[Mark, ...] = ()
    gaps: tuple[Gap, ...] = ()
    directives: tuple[Directive, ...] = ()
    features: frozenset[str] = field(default_factory=frozenset)
    lay_out: Callable[[], Layout] | None = None

    @cached_property
    def alphabet(self) -> frozenset[str]:
        """Every character of the text, once."""
        return frozenset(self.text)

    @cached_property
    def layout(self) -> Layout | None:
        """How the document looks, worked out when it is first asked for; None where the format cannot say."""
        return self.lay_out() if self.lay_out else None

    def quote(self, span: Span) -> str:
        """The characters of `span`."""
        return self.text[span.start : span.end]

    def position(self, offset: int) -> Position:
        """Line and column of `offset` as an editor shows them in the source of a text format.

        For Word the line is that of the canonical text. `len(text)` is a valid offset.
        """
        line = bisect_right(self._line_starts, offset) - 1
        start = self._line_starts[line]
        if not self.source_map.is_identity:
            source_offset = self.source_map.span(Span(offset, offset)).start
            source_start = self.source_map.span(Span(start - 1, start)).end if line else 0
            return Position(line + 1, source_offset - source_start + 1)
        return Position(line + 1, offset - start + 1)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds `offset`, or None between blocks."""
        index = bisect_right(self._block_starts, offset) - 1
        if index < 0:
            return None
        block = self.blocks[index]
        return block if offset <= block.span.end else None

    def marks_of(self, kind: str) -> tuple[Mark, ...]:
        """The marks of one kind, in reading order."""
        return tuple(mark for mark in self.marks if mark.kind == kind)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]
