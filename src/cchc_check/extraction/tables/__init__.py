"""Tables of figures as people read them: what heads each column, what each row is, what each cell holds.

Invariant: a table without figures below a head is left out; every span points at the cell it came from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct

from cchc_check.extraction.figures import Column, FigureTable, NumberCell, Row
from cchc_check.extraction.part import Part
from cchc_check.extraction.quantities import parse_cell
from cchc_check.extraction.tables import column_kinds as kinds
from cchc_check.extraction.tables.captions import naming
from cchc_check.extraction.tables.formulas import find_formula, read_formula
from cchc_check.extraction.tables.grid import Place, TableGrid, shows_nothing, shows_number, table_grid
from cchc_check.extraction.tables.headers import Head, index_number, paths, read_head
from cchc_check.extraction.tables.row_levels import Line, Standing, row_number, split_label, standings
from cchc_check.text.document import Document
from cchc_check.text.span import Span

FEWEST_FIGURES = 2


def find_figure_tables(document: Document) -> tuple[FigureTable, ...]:
    """The tables of figures, in reading order; `ordinal` counts them from 1."""
    found: list[FigureTable] = []
    for table in document.tables:
        grid = table_grid(document, table)
        head = read_head(grid) if grid.rows else None
        if head and (read := _read(document, grid, head, len(found) + 1)):
            found.append(read)
    return tuple(found)


def _read(document: Document, grid: TableGrid, head: Head, ordinal: int) -> FigureTable | None:
    named = naming(document, grid.table)
    unit = _banner_unit(grid, head) or named.unit
    columns = tuple(_columns(document, grid, head, unit))
    units = _unit_column(grid, head, columns)
    rows = tuple(_rows(document, grid, head, [column for column in columns if column.index != units]))
    cells = {(cell.row, cell.column): cell for cell in _cells(grid, columns, rows, units)}
    if sum(cell.quantity is not None for cell in cells.values()) < FEWEST_FIGURES:
        return None
    caption = named.caption or _banner_caption(grid, head)
    return FigureTable(grid.table, ordinal, caption, unit, head.height, columns, rows, cells)


def _banner_unit(grid: TableGrid, head: Head) -> str:
    texts = (place.text for row in head.banners for place in grid.rows[row] if place.owned)
    return next((unit for text in texts if (unit := kinds.unit_line(text))), "")


def _banner_caption(grid: TableGrid, head: Head) -> Part[str] | None:
    shown = (place for row in head.banners for place in grid.rows[row] if place.owned and place.text)
    return next((Part(each.text, each.span) for each in shown if not kinds.unit_line(each.text)), None)


def _columns(document: Document, grid: TableGrid, head: Head, unit: str) -> Iterator[Column]:
    named = paths(grid, head)
    for index, (path, span) in enumerate(named):
        body = [row[index] for row in grid.rows[head.height :]]
        kind = _kind(path, body, index, unit)
        own_unit = kinds.unit_of(path) or ("%" if kind == kinds.PERCENT else unit)
        if kind == kinds.COUNT and (_has_decimals(body) or _is_scaled(own_unit)):
            kind = kinds.AMOUNT
        number, formula = _numbering(document, grid, head, index, span)
        if kind not in kinds.FIGURES:
            own_unit = ""
        yield Column(index, _plain(path, number, formula), kind, own_unit, number, formula, span)


def _plain(path: tuple[str, ...], number: str, formula: Part[str] | None) -> tuple[str, ...]:
    """The headings without the formula and the number that are printed in them."""
    written = [formula.value] if formula else []
    written += [f"({number})"] if number else []
    texts = list(path)
    for words in written:
        texts = [text.replace(words, "").replace("()", "").strip() or text for text in texts]
    return tuple(texts)


def _kind(path: tuple[str, ...], body: Sequence[Place], index: int, unit: str) -> str:
    shown = [place.text for place in body if place.text]
    figures = [text for text in shown if shows_number(text)]
    named = kinds.named_kind(path)
    if named in (kinds.INDEX, kinds.NOTE):
        return named
    if not path and index == 0 and shown and all(row_number(text) for text in shown):
        return kinds.INDEX
    words = [text for text in shown if not (shows_number(text) or shows_nothing(text))]
    if kinds.is_unit_column(path, shown) or (shown and len(words) > len(figures)):
        return kinds.LABEL
    if not named and (unit == "%" or _are_shares(figures)):
        return kinds.PERCENT
    return named or kinds.COUNT


def _are_shares(figures: list[str]) -> bool:
    return bool(figures) and 2 * sum(text.endswith(("%", "‰")) for text in figures) > len(figures)


def _has_decimals(body: Sequence[Place]) -> bool:
    return any("," in place.text and shows_number(place.text) for place in body)


def _is_scaled(unit: str) -> bool:
    """Thousands and millions are rounded figures, however few digits they show."""
    return unit.startswith(("nghìn", "ngàn", "triệu", "tr", "tỷ", "tỉ", "trăm", "1.000", "1000")) and (
        not unit.startswith(("trường", "trẻ", "trang", "trạm", "trung"))
    )


def _numbering(
    document: Document, grid: TableGrid, head: Head, column: int, leaf: Span
) -> tuple[str, Part[str] | None]:
    """The number of a column and the formula printed for it, in the index rows or in its heading."""
    number, formula = "", None
    for row in head.indexes:
        place = grid.rows[row][column]
        if place.owned:
            number = number or index_number(place.text)
            formula = formula or find_formula(document.quote(place.span), place.span.start)
    for row in reversed(head.titles):
        place = grid.rows[row][column]
        if formula is None and place.owned:
            formula = find_formula(document.quote(place.span), place.span.start)
    if not number and formula and (read := read_formula(formula.value)):
        number = read.target
    return number or _number_in(document.quote(leaf)), formula


def _number_in(leaf: str) -> str:
    """The "(3)" that ends a heading."""
    words = leaf.rstrip()
    opened = words.rfind("(")
    inside = words[opened + 1 : -1].strip() if words.endswith(")") and opened > 0 else ""
    return inside if inside.isdecimal() and len(inside) <= 2 else ""


def _rows(document: Document, grid: TableGrid, head: Head, columns: Sequence[Column]) -> Iterator[Row]:
    body = range(head.height, len(grid.rows))
    sides = _sides(columns)
    parts = [_row_parts(grid.rows[row], sides) for row in body]
    lines = [line for line, _ in parts]
    for row, (line, place), standing in zip(body, parts, standings(lines), strict=True):
        yield _row(document, row, line, place, standing)


def _row(document: Document, row: int, line: Line, place: Place, standing: Standing) -> Row:
    formula = find_formula(document.quote(place.span), place.span.start, rows=True)
    return Row(row, line.number, line.label, standing.level, standing.kind, formula, place.span)


class _Sides(Struct, frozen=True):
    """Which columns hold what, by index. `front` holds the stubs left of all figures, `years` a year there."""

    numbers: Sequence[int]
    figures: Sequence[int]
    stubs: Sequence[int]
    front: Sequence[int]
    years: Sequence[int]


def _sides(columns: Sequence[Column]) -> _Sides:
    front = list(takewhile(lambda c: c.kind not in kinds.FIGURES or c.kind == kinds.RATE, columns))
    words = (kinds.LABEL, kinds.INDEX)
    return _Sides(
        [c.index for c in columns if c.kind == kinds.INDEX],
        [c.index for c in columns if c.kind in kinds.FIGURES],
        [c.index for c in columns if c.kind in words],
        [c.index for c in front if c.kind in words],
        [c.index for c in front[:1] if c.kind == kinds.RATE],
    )


def _row_parts(places: Sequence[Place], sides: _Sides) -> tuple[Line, Place]:
    """The printed number, the label and whether there are figures; and the place that holds the label."""
    number = row_number(places[sides.numbers[0]].text) if sides.numbers else ""
    label = _label(places, sides.stubs if number else sides.front, sides.years)
    words = label.text if label else ""
    if not number:
        number, words = split_label(words)
    figures = (places[index] for index in sides.figures)
    filled = any(place.owned and (shows_number(place.text) or place.text in ("-", "–")) for place in figures)
    return Line(number, words, filled), label or places[0]


def _label(places: Sequence[Place], stubs: Sequence[int], years: Sequence[int]) -> Place | None:
    """The place that names the row: "Cộng" may stand under the row numbers, and a year may be all there is."""
    for index in stubs:
        if (text := places[index].text) and not row_number(text):
            return places[index]
    return next((places[index] for index in years if places[index].text), None)


def _unit_column(grid: TableGrid, head: Head, columns: Sequence[Column]) -> int:
    """The column that gives each row its unit, -1 where there is none."""
    for column in columns:
        texts = [row[column.index].text for row in grid.rows[head.height :] if row[column.index].text]
        if column.kind == kinds.LABEL and kinds.is_unit_column(column.path, texts):
            return column.index
    return -1


def _cells(
    grid: TableGrid, columns: Sequence[Column], rows: Sequence[Row], units: int
) -> Iterator[NumberCell]:
    for row in rows:
        unit = grid.rows[row.index][units].text.lower() if units >= 0 else ""
        for column in columns:
            place = grid.rows[row.index][column.index]
            if column.kind not in kinds.FIGURES or not place.owned:
                continue
            quantity = parse_cell(place.text, place.span, unit or column.unit) if place.text else None
            if quantity is not None or shows_nothing(place.text):
                yield NumberCell(row.index, column.index, place.span, quantity)
