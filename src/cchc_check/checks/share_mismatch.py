"""Percentages in a table against the columns they are the quotient of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.footing import Sheet, blamed, mostly_fails, sheet
from cchc_check.checks.footing.figures import Cell, is_share_cell
from cchc_check.checks.footing.printed import Printed
from cchc_check.checks.footing.quotients import Quotient, quotients
from cchc_check.checks.footing.shares import fitted
from cchc_check.checks.footing.wording import division, where
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts


def share_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every percentage that neither the printed formula nor the columns of most other rows give."""
    for table in facts.tables:
        figures = sheet(facts.document, table)
        if any(column.kind == "percent" or column.formula for column in table.columns):
            yield from _in_table(figures, {fault.cell for fault in blamed(figures)})


def _in_table(figures: Sheet, blamed_cells: set[Cell]) -> Iterator[Finding]:
    for printed, results in quotients(figures):
        if not mostly_fails([not each.excess for each in results]):
            wrong = (each for each in results if each.excess and is_share_cell(figures, each.cell))
            yield from (_finding(figures, printed, each) for each in wrong if _is_own(each, blamed_cells))
    for column in fitted(figures):
        for printed, result in _failing(column):
            if _is_own(result, blamed_cells):
                yield _finding(figures, printed, result)


def _is_own(result: Quotient, blamed_cells: set[Cell]) -> bool:
    """False where a cell that a sum blames already explains it."""
    return blamed_cells.isdisjoint((result.cell, *result.inputs.values()))


def _failing(column: list[tuple[Printed, list[Quotient]]]) -> Iterator[tuple[Printed, Quotient]]:
    """The results that fail with every pair of columns that explains the others."""
    agreeing = {each.cell for _, results in column for each in results if not each.excess}
    printed, results = column[0]
    yield from ((printed, each) for each in results if each.cell not in agreeing)


def _finding(figures: Sheet, printed: Printed, result: Quotient) -> Finding:
    values = {
        "written": figures.figures[result.cell].written,
        "formula": printed.written.value,
        **where(figures, result.cell),
        **division(figures, printed, result),
    }
    variant = "" if printed.written.value else "inferred"
    return Finding(figures.table.cells[result.cell].span, values, variant=variant)


CHECK = Check(
    name="share-mismatch",
    function=share_mismatch,
    values=("written", "formula", "where_vi", "where_en", "sum", "stated", "gap"),
    variants=("inferred",),
    needs=("tables",),
)
