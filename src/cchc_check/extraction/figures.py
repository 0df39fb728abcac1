"""Numbers as written, in sentences and in tables: what they count, and how exactly.

Invariant: a value is a Decimal made from the printed digits; nothing is ever a float.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct, field

from cchc_check.extraction.part import Part
from cchc_check.text.document import Table
from cchc_check.text.span import Span


class Quantity(Struct, frozen=True, gc=False):
    """A number with what it counts. `span` runs from the first digit (or number word) to the end of the unit.

    `digits` is the number alone. `value` is scaled ("2,5 triệu" is 2500000) and `step` is the worth of the last
    written digit, scaled ("98,5%": 0.1; "2,5 triệu": 100000; "37 công chức": 1). `unit` is the unit or counted
    noun in lower case ("%", "hồ sơ", "đồng"), "" where none was found. `kind` is count (exact), measure (rounded
    to `step`) or percent. `bound` says how the text hedges it: "" not at all, below (gần), above (trên, hơn),
    about (khoảng, ước), least (từ … trở lên), most (không quá), range (5-7 ngày) or target (chỉ tiêu, phấn đấu).
    """

    span: Span
    digits: Span
    value: Decimal
    step: Decimal
    unit: str
    kind: str
    bound: str = ""


class Ratio(Struct, frozen=True, gc=False):
    """`part` of `whole`, as in "176/221 đơn" or "02/3 đơn vị"."""

    span: Span
    part: Quantity
    whole: Quantity


class Column(Struct, frozen=True, gc=False):
    """A column of a table of figures.

    `path` holds the header texts from top to leaf; `kind` is label, index (STT), count, amount, percent, rate
    (never added up: averages, prices, ranks, scores) or note; `number` is what the index row prints for it
    ("3", "A"); `formula` the formula the header or index row prints ("3=4+5+6"); `span` its leaf header.
    """

    index: int
    path: tuple[str, ...]
    kind: str
    unit: str = ""
    number: str = ""
    formula: Part[str] | None = None
    span: Span = field(default_factory=lambda: Span(0, 0))


class Row(Struct, frozen=True, gc=False):
    """A body row. `number` is its printed STT, `level` its depth (0 is the top), `label` its leading text.

    `kind` is data, total, detail ("Trong đó": not exhaustive) or heading (no figures).
    """

    index: int
    number: str
    label: str
    level: int
    kind: str
    formula: Part[str] | None = None
    span: Span = field(default_factory=lambda: Span(0, 0))


class NumberCell(Struct, frozen=True, gc=False):
    """One body cell with a number, a dash (0) or nothing (`quantity` None). `span` is the cell's text."""

    row: int
    column: int
    span: Span
    quantity: Quantity | None


class FigureTable(Struct, frozen=True, dict=True):
    """A table read as people read it. `cells` maps (row, column) of the grid to a body cell.

    `caption` is the line that names it, `unit` what "Đơn vị tính" says, `ordinal` its place among the document's
    tables (from 1); `header_rows` counts the rows above the body, index row included.
    """

    table: Table
    ordinal: int
    caption: Part[str] | None
    unit: str
    header_rows: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    cells: Mapping[tuple[int, int], NumberCell]
