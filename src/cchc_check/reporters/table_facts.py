"""Tables of figures as the facts show them: heads, rows and cells, for a person or a program.

Invariant: numbers are printed as decimal strings; a JSON float would lose digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from cchc_check.extraction.figures import Column, FigureTable, NumberCell, Row
from cchc_check.extraction.part import Part
from cchc_check.localize import say
from cchc_check.text.span import Span

Place = Callable[[Span], dict[str, Any]]


def table_data(table: FigureTable, place: Place) -> dict[str, Any]:
    """What was read of one table."""
    return {
        "ordinal": table.ordinal,
        "caption": table.caption.value if table.caption else None,
        "unit": table.unit,
        "header_rows": table.header_rows,
        "columns": [_column(each) for each in table.columns],
        "rows": [_row(each) for each in table.rows],
        "cells": [_cell(each, place) for each in table.cells.values()],
    }


def _column(column: Column) -> dict[str, Any]:
    return {
        "index": column.index,
        "path": list(column.path),
        "kind": column.kind,
        "unit": column.unit,
        "number": column.number,
        "formula": _value(column.formula),
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "index": row.index,
        "number": row.number,
        "label": row.label,
        "level": row.level,
        "kind": row.kind,
        "formula": _value(row.formula),
    }


def _value(part: Part[str] | None) -> str | None:
    return part.value if part else None


def _cell(cell: NumberCell, place: Place) -> dict[str, Any]:
    quantity = cell.quantity
    return place(cell.span) | {
        "row": cell.row,
        "column": cell.column,
        "value": format(quantity.value, "f") if quantity else None,
        "unit": quantity.unit if quantity else None,
        "kind": quantity.kind if quantity else None,
    }


def table_lines(table: FigureTable, lang: str) -> Iterator[str]:
    """Its caption and unit, then one line for each column of figures."""
    words = [table.caption.value if table.caption else "", table.unit]
    if any(words):
        yield " · ".join(word for word in words if word)
    for column in table.columns:
        details = [
            " › ".join(column.path) or f"#{column.index + 1}",
            say(lang, f"columns.{column.kind}"),
            column.unit,
        ]
        details += [column.formula.value] if column.formula else []
        yield "- " + " · ".join(detail for detail in details if detail)
