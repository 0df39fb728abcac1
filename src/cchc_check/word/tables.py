"""Handlers of tables: a logical grid of cells, whatever is merged or nested.

Invariant: cells of one grid never overlap; cells are separated by a tab, rows by a line end.
"""

from __future__ import annotations

from collections.abc import Callable

from cchc_check.limits import exceeded
from cchc_check.word.flow import Flow, OpenTable
from cchc_check.word.looks import is_on, number
from cchc_check.word.paragraphs import settle
from cchc_check.word.text import Frame, Grid

MAX_SPAN = 1_000
"""Grid columns that one cell may cover."""

LOOK_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}

Attributes = dict[str, str]
_START, _END, _ROW, _COLUMN, _ROW_SPAN, _COLUMN_SPAN = range(6)


def start_table(flow: Flow, _: Attributes) -> None:
    settle(flow)
    flow.reader.deeper()
    flow.tables.append(OpenTable(flow.at, len(flow.frames)))
    flow.frames.append(Frame("", 0, 0, 0))
    flow.separator = "\n"


def start_row(flow: Flow, _: Attributes) -> None:
    if flow.tables:
        table = flow.tables[-1]
        table.column = 0
        table.row_number += 1
        table.row_cells = len(table.cells)


def start_style(flow: Flow, attrs: Attributes) -> None:
    if flow.tables:
        flow.tables[-1].style = attrs.get("w:val", "")


def start_look(flow: Flow, attrs: Attributes) -> None:
    if flow.tables:
        flow.tables[-1].look = _look(attrs)


def _look(attrs: Attributes) -> int:
    """The bits of a w:tblLook, written as one number or one by one."""
    written = attrs.get("w:val")
    if written is None:
        return sum(bit for name, bit in LOOK_BITS.items() if is_on({"w:val": attrs.get(f"w:{name}", "0")}))
    try:
        return int(written, 16)
    except ValueError:
        return 0


def start_cell(flow: Flow, _: Attributes) -> None:
    if flow.tables:
        table = flow.tables[-1]
        table.text_start = flow.at
        table.span = 1
        table.merge = ""


def start_grid_before(flow: Flow, attrs: Attributes) -> None:
    if flow.tables:
        flow.tables[-1].column = number(attrs, 0, MAX_SPAN)


def start_grid_span(flow: Flow, attrs: Attributes) -> None:
    if flow.tables:
        flow.tables[-1].span = max(1, number(attrs, 1, MAX_SPAN))


def start_vertical_merge(flow: Flow, attrs: Attributes) -> None:
    if flow.tables:
        flow.tables[-1].merge = "starts" if attrs.get("w:val") == "restart" else "continues"


def start_horizontal_merge(flow: Flow, attrs: Attributes) -> None:
    if flow.tables and attrs.get("w:val") != "restart":
        flow.tables[-1].merge = "widens"


def end_cell(flow: Flow) -> None:
    if not flow.tables:
        return
    settle(flow)
    table = flow.tables[-1]
    _drop_last(flow, "\n", table.text_start)
    _place(table, flow.at)
    table.column += table.span
    table.columns = max(table.columns, table.column)
    flow.pieces.append("\t")
    flow.at += 1


def _place(table: OpenTable, end: int) -> None:
    """Give the cell that ends its place in the grid: its own, or part of the one above or before."""
    column = table.column
    above = table.open.get(column)
    if table.merge == "continues" and above and _is_directly_above(above, table):
        above[_ROW_SPAN] += 1
        return
    table.open.pop(column, None)
    before = table.cells[-1] if table.cells else None
    if table.merge == "widens" and before and before[_ROW] == table.rows and before[_ROW_SPAN] == 1:
        before[_COLUMN_SPAN] = column + table.span - before[_COLUMN]
        before[_END] = end if end > table.text_start else before[_END]
        return
    cell = [table.text_start, end, table.rows, column, 1, table.span]
    table.cells.append(cell)
    if table.merge == "starts":
        table.open[column] = cell


def _is_directly_above(cell: list[int], table: OpenTable) -> bool:
    return cell[_ROW] + cell[_ROW_SPAN] == table.rows and cell[_COLUMN_SPAN] == table.span


def end_row(flow: Flow) -> None:
    if not flow.tables:
        return
    table = flow.tables[-1]
    reader = flow.reader
    if len(table.cells) - table.row_cells > reader.limits.columns:
        raise exceeded(reader.limits, "columns", "read.too-many-cells", part=reader.part)
    if _drop_last(flow, "\t", table.start):
        flow.pieces.append("\n")
        flow.at += 1
        table.rows += 1


def end_table(flow: Flow) -> None:
    if not flow.tables:
        return
    flow.reader.shallower()
    table = flow.tables.pop()
    flow.frames[table.frame] = Frame(table.style, table.look, table.row_number + 1, table.columns)
    _drop_last(flow, "\n", table.start)
    if not flow.tables:
        cells = tuple((start, end, row, col, down, over) for start, end, row, col, down, over in table.cells)
        flow.grids.append(Grid(table.start, flow.at, table.rows, table.columns, cells))
        flow.separator = "\n\n"
    if flow.at > table.start:
        flow.pieces.append(flow.separator)
        flow.at += len(flow.separator)


def _drop_last(flow: Flow, separator: str, not_before: int) -> bool:
    """Take back a separator that nothing followed."""
    if flow.at <= not_before or flow.pieces[-1] != separator:
        return False
    flow.pieces.pop()
    flow.at -= len(separator)
    return True


START: dict[str, Callable[[Flow, Attributes], None]] = {
    "w:tbl": start_table,
    "w:tblStyle": start_style,
    "w:tblLook": start_look,
    "w:tr": start_row,
    "w:tc": start_cell,
    "w:gridBefore": start_grid_before,
    "w:gridSpan": start_grid_span,
    "w:vMerge": start_vertical_merge,
    "w:hMerge": start_horizontal_merge,
}
END: dict[str, Callable[[Flow], None]] = {"w:tbl": end_table, "w:tr": end_row, "w:tc": end_cell}
