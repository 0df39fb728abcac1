"""The head of a table: how many rows it has, the path of texts above each column, the row that numbers them.

Invariant: the head ends before the first row with figures; an index or formula row is its last.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from re import IGNORECASE, Pattern

from msgspec import Struct

from cchc_check.extraction.tables.formulas import Formula, find_formula, read_formula
from cchc_check.extraction.tables.grid import TableGrid, shows_nothing, shows_number
from cchc_check.extraction.tables.row_levels import row_number
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

MOST_HEADER_ROWS = 9


class Head(Struct, frozen=True):
    """`height` counts all rows above the body; `titles` are those with words, `indexes` those with numbers.

    `banners` are rows of one cell across the table: a caption or a unit, not a heading of columns.
    """

    height: int
    titles: tuple[int, ...]
    indexes: tuple[int, ...]
    banners: tuple[int, ...]


def read_head(grid: TableGrid) -> Head | None:
    """The head of `grid`; None where no row of figures follows."""
    titles: list[int] = []
    indexes: list[int] = []
    banners: list[int] = []
    for row in range(min(len(grid.rows), MOST_HEADER_ROWS + 1)):
        texts = grid.texts(row)
        last = row + 1 == len(grid.rows)
        if _is_index(texts) and (_has_boxed(texts) or (titles and not last)):
            indexes.append(row)
        elif indexes or _is_body(texts, first=not titles) or (titles and _is_section(grid, row)):
            return Head(row, tuple(titles), tuple(indexes), tuple(banners))
        elif _is_banner(grid, row) and not titles:
            banners.append(row)
        else:
            titles.append(row)
    return None


def _is_banner(grid: TableGrid, row: int) -> bool:
    """One cell over all columns, or a caption that stands alone in its row."""
    shown = [place for place in grid.rows[row] if place.owned and place.text]
    if len(shown) != 1:
        return False
    return shown[0].width == len(grid.rows[row]) or _caption_words().match(shown[0].text) is not None


def _is_section(grid: TableGrid, row: int) -> bool:
    """The name of a group of rows: alone in its row, over all columns or in front."""
    shown = [column for column, place in enumerate(grid.rows[row]) if place.owned and place.text]
    return len(shown) == 1 and (shown[0] < 2 and len(grid.rows[row]) > 2)


@cache
def _caption_words() -> Pattern[str]:
    return compiled(r"\W*(?:bảng|biểu|phụ lục|đơn vị(?: tính)?\s*:|đvt)\b", IGNORECASE)


def _is_body(texts: Sequence[str], *, first: bool) -> bool:
    """A row of the body: mostly figures, or numbered and named under a head."""
    shown = [text for text in texts if text]
    if not shown:
        return False
    figures = [text for text in shown if shows_number(text)]
    numbered = len(shown) > 1 and shown[0] == texts[0] and row_number(texts[0]) != ""
    if first:
        return _are_figures(figures, shown)
    return numbered or _are_figures(figures, shown)


def _are_figures(figures: list[str], shown: list[str]) -> bool:
    words = [text for text in shown if not shows_number(text) and not shows_nothing(text)]
    return bool(figures) and 2 * len(figures) >= len(words) and not _are_years(figures)


def _are_years(figures: list[str]) -> bool:
    """Neighbouring years head columns; nobody counts 2019, 2020, 2021 of anything."""
    if not all(len(text) == 4 and text[:2] in ("19", "20") for text in figures):
        return False
    years = [int(text) for text in figures]
    return len(years) == 1 or all(abs(b - a) <= 5 for a, b in pairwise(years))


def index_number(text: str) -> str:
    """What an index row prints for a column: "3" for "(3)", "3" for "(3)=(4)+(5)", "A"; "" for anything else."""
    if match := _index().fullmatch(text):
        return match[1] or match[2]
    formula = _formula(text)
    return formula.target if formula else ""


def _formula(text: str) -> Formula | None:
    """The formula that a cell holds, with little beside it: "(6)=(5)/(4) (%)"."""
    part = find_formula(text, 0) if "=" in text else None
    if part and 5 * len(part.value) >= 3 * len(text):
        return read_formula(part.value)
    return read_formula(text)


@cache
def _index() -> Pattern[str]:
    return compiled(r"(?:[Cc]ột\s*)?(?:\(\s*(\d{1,3}|[A-Za-zĐđ])\s*\)|\[?(\d{1,3}|[A-Za-zĐđ])\]?)")


def _is_index(texts: Sequence[str]) -> bool:
    """ "(1) (2) (3)", "A B 1 2 3", "1 2 3=4+5 4 5", or formulas alone."""
    shown = [text for text in texts if text]
    formulas = [text for text in shown if _formula(text)]
    if shown and len(formulas) == len(shown):
        return True
    numbers = [index_number(text) or ("" if text not in formulas else "=") for text in shown]
    if len(shown) < 2 or not all(numbers):
        return False
    digits = [int(number) for number in numbers if number.isdecimal()]
    in_turn = all(b == a + 1 for a, b in pairwise(digits))
    lettered = not numbers[0].isdecimal() and len(digits) > 2
    return in_turn and (digits[:1] == [1] or lettered or bool(formulas) or _has_boxed(texts))


def _has_boxed(texts: Sequence[str]) -> bool:
    return any(text.startswith("(") and text.endswith(")") for text in texts)


def paths(grid: TableGrid, head: Head) -> tuple[tuple[tuple[str, ...], Span], ...]:
    """For each column its heading texts from top to leaf, none twice in a row, and where the leaf stands."""
    texts = [[place.text for place in grid.rows[row]] for row in head.titles]
    if not _is_merged(grid, head):
        _inherit(texts)
    return tuple(_path(grid, head, texts, column) for column in range(grid.table.columns))


def _is_merged(grid: TableGrid, head: Head) -> bool:
    return any(not place.owned for row in head.titles for place in grid.rows[row])


def _inherit(texts: list[list[str]]) -> None:
    """Give an empty heading the one to its left, where that stands over both and nothing parts them above."""
    for level, row in enumerate(texts[:-1]):
        below = texts[level + 1 :]
        for column in range(1, len(row)):
            left = row[column - 1]
            if row[column] or not left or not any(under[column] for under in below):
                continue
            together = all(above[column] == above[column - 1] for above in texts[:level])
            if together and any(under[column - 1] for under in below):
                row[column] = left


def _path(grid: TableGrid, head: Head, texts: list[list[str]], column: int) -> tuple[tuple[str, ...], Span]:
    path: list[str] = []
    at = Span(grid.table.span.start, grid.table.span.start)
    for level, row in enumerate(head.titles):
        text = texts[level][column]
        if text and path[-1:] != [text]:
            path.append(text)
            at = grid.rows[row][column].span if grid.rows[row][column].text else at
    return tuple(path), at
