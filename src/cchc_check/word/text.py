"""What was read of a Word file: its words, and for every run the bytes it was written with.

Invariant: offsets of a FlowText count from the start of its own text, which is
`WordText.text[flow.start : flow.end]`; byte offsets are into the part as `Package.read` returns it.
"""

from __future__ import annotations

from array import array
from typing import NamedTuple

from cchc_check.word.looks import ParagraphLook, RunLook, SectionSaid
from cchc_check.word.numbering import List
from cchc_check.word.styles import Styles
from cchc_check.word.theme import PageSettings

# NamedTuple throughout: making a dataclass costs seven times as much at every start of the command.


class Runs(NamedTuple):
    """The runs that hold text, in reading order, as columns; `look` indexes `WordText.run_looks`."""

    start: array[int]
    end: array[int]
    byte_start: array[int]
    byte_end: array[int]
    look: array[int]

    @classmethod
    def none(cls) -> Runs:
        """No runs yet."""
        return cls(*(array("q") for _ in cls._fields))


class Paragraphs(NamedTuple):
    """All paragraphs in reading order, empty ones too, as columns.

    `look` indexes `WordText.paragraph_looks`; `grid` is the outermost table that holds the paragraph, or -1.
    `cell` is where it stands in the innermost one (see `place_in_table`), or -1.
    """

    start: array[int]
    end: array[int]
    byte_start: array[int]
    byte_end: array[int]
    look: array[int]
    grid: array[int]
    cell: array[int]

    @classmethod
    def none(cls) -> Paragraphs:
        """No paragraphs yet."""
        return cls(*(array("q") for _ in cls._fields))


def cell_number(frame: int, row: int, column: int) -> int:
    """One number for a cell: the index of its table in `FlowText.frames`, its row and its column."""
    row = row if row < 0x3FFF else 0x3FFF
    return frame << 24 | row << 10 | (column if column < 0x3FF else 0x3FF)


def place_in_table(cell: int) -> tuple[int, int, int]:
    """Frame, row and column of a cell number."""
    return cell >> 24, cell >> 10 & 0x3FFF, cell & 0x3FF


class Frame(NamedTuple):
    """What a table, nested ones too, says of its looks: its style, its w:tblLook, its size in cells."""

    style: str
    look: int
    rows: int
    columns: int


class Grid(NamedTuple):
    """One outermost table. A cell is (start, end, row, column, row span, column span), in row-major order."""

    start: int
    end: int
    rows: int
    columns: int
    cells: tuple[tuple[int, int, int, int, int, int], ...]


class WordMark(NamedTuple):
    """Some characters and what Word says of them: link, inserted, field, or, of none, deleted."""

    start: int
    end: int
    kind: str
    value: str


class WordGap(NamedTuple):
    """Something that stands in the flow and was not read."""

    start: int
    end: int
    reason: str
    text: bool
    detail: str


class WordComment(NamedTuple):
    """What somebody wrote beside some characters; the place is empty when the comment stands at a point."""

    start: int
    end: int
    text: str
    author: str = ""


class FlowText(NamedTuple):
    """A stretch that is read on its own: the body, a header, a note, the content of a text box.

    `page_fields` are the indexes of the paragraphs that print the page number. `comment_marks` are what and where
    the marks of comments are, by id: "start", "end", "reference".
    """

    kind: str
    label: str
    part: str
    start: int
    end: int
    paragraphs: Paragraphs
    runs: Runs
    grids: tuple[Grid, ...]
    marks: tuple[WordMark, ...]
    gaps: tuple[WordGap, ...]
    frames: tuple[Frame, ...] = ()
    page_fields: tuple[int, ...] = ()
    comment_marks: tuple[tuple[str, str, int], ...] = ()


class WordText(NamedTuple):
    """All that was read of one file. `unread` names the parts that hold text and could not be read,
    `unstyled` those that say how text looks or is numbered and could not.

    `section` is what the last section says, `parts` the headers and footers by the id sections use,
    `theme_fonts` the minor and the major font; `pages` is what the settings say of all pages.
    """

    text: str
    flows: tuple[FlowText, ...]
    paragraph_looks: tuple[ParagraphLook, ...]
    run_looks: tuple[RunLook, ...]
    styles: Styles
    lists: dict[str, List]
    unread: tuple[str, ...] = ()
    unstyled: tuple[str, ...] = ()
    section: SectionSaid = ()
    parts: dict[str, str] = {}  # noqa: RUF012
    theme_fonts: tuple[str, str] = ("", "")
    pages: PageSettings = PageSettings()
    comments: tuple[WordComment, ...] = ()
