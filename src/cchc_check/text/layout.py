"""How a document looks once every style has had its say: pages, and the format of every paragraph and run.

Invariant: spans point into `Document.text`; lengths are twentieths of a point, sizes points; equal formats are
one record, and stretches of text name theirs by index.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct, field

from cchc_check.text.span import Span


class RunFormat(Struct, frozen=True):
    """The look of some characters. `ascii` is the font of letters up to U+007F, `ansi` that of the others.

    `colour` is "auto" or six hexadecimal digits; `underline` is "" for none.
    """

    ascii: str
    ansi: str
    size: float
    bold: bool
    italic: bool
    caps: bool
    underline: str
    colour: str


class ParagraphFormat(Struct, frozen=True):
    """The look of a paragraph. `align` is left, center, right or both.

    `first` is negative where the first line hangs. `line` is in 240ths of a line where `rule` is "auto", else
    a length ("exact" or "atLeast"). `contextual` means no space between paragraphs of one style.
    """

    align: str
    left: int
    right: int
    first: int
    before: int
    after: int
    line: int
    rule: str
    contextual: bool


class PageNumber(Struct, frozen=True):
    """A page number that is printed. `where` is header or footer, `pages` default, first or even.

    `align` is that of its paragraph or frame; "" where it cannot be told (a text box). `paragraph` is what the
    paragraph prints, empty where the file holds no computed result.
    """

    where: str
    pages: str
    align: str
    paragraph: Span


class Section(Struct, frozen=True):
    """Pages of one setup. `numbers` are the page numbers of its headers and footers, inherited ones too.

    The binding takes `gutter` from `gutter_side` (left, right or top); where the section is `mirrored`, left and
    right change sides on even pages. `first_differs` is True when the first page has its own header and footer
    (perhaps empty ones).
    """

    span: Span
    width: int
    height: int
    landscape: bool
    top: int
    bottom: int
    left: int
    right: int
    gutter: int
    first_differs: bool
    numbers: tuple[PageNumber, ...]
    number_form: str = "decimal"
    number_start: int | None = None
    continuous: bool = False
    gutter_side: str = "left"
    mirrored: bool = False


def _column() -> array[int]:
    return array("q")


class Stretches(Struct, frozen=True):
    """Stretches of text in order, none empty, as columns; `format` is the index of each one's format."""

    start: array[int] = field(default_factory=_column)
    end: array[int] = field(default_factory=_column)
    format: array[int] = field(default_factory=_column)

    def within(self, span: Span) -> Iterator[tuple[int, int, int]]:
        """Start, end and format of what `span` holds, cut at its ends."""
        at = max(0, bisect_right(self.start, span.start) - 1)
        while at < len(self.start) and self.start[at] < span.end:
            start, end = max(self.start[at], span.start), min(self.end[at], span.end)
            if start < end:
                yield start, end, self.format[at]
            at += 1


class Layout(Struct, frozen=True):
    """The looks of one document. Text that no run holds (a tab between cells) has no format.

    `blanks` are the places where a paragraph without text stands, in order.
    """

    run_formats: tuple[RunFormat, ...]
    paragraph_formats: tuple[ParagraphFormat, ...]
    runs: Stretches
    paragraphs: Stretches
    sections: tuple[Section, ...]
    blanks: array[int] = field(default_factory=_column)

    def runs_in(self, span: Span) -> Iterator[tuple[Span, RunFormat]]:
        """The runs of `span`, cut at its ends."""
        for start, end, index in self.runs.within(span):
            yield Span(start, end), self.run_formats[index]

    def paragraphs_in(self, span: Span) -> Iterator[tuple[Span, ParagraphFormat]]:
        """The paragraphs of `span`, cut at its ends."""
        for start, end, index in self.paragraphs.within(span):
            yield Span(start, end), self.paragraph_formats[index]

    def section_at(self, offset: int) -> Section | None:
        """The section that holds `offset`."""
        return next((each for each in self.sections if each.span.start <= offset <= each.span.end), None)
