"""Percentages in a table against the columns they are the quotient of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.footing import Sheet, blamed, mostly_fails, sheet
from cchc_check.checks.footing.figures import Cell, is_share_cell
from cchc_check.checks.footing.quotients import Quotient, quotients
from cchc_check.checks.footing.shares import Fitted, fitted
from cchc_check.checks.footing.wording import division, where
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.formulas import Expression


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
            own = (each for each in wrong if _is_own(each, blamed_cells))
            yield from (_finding(figures, printed.side, each, printed.written.value) for each in own)
    for guesses in fitted(figures):
        own = (each for each in _failing(guesses) if _is_own(each, blamed_cells))
        yield from (_finding(figures, guesses[0].guess.side, each) for each in own)


def _is_own(result: Quotient, blamed_cells: set[Cell]) -> bool:
    """False where a cell that a sum blames already explains it."""
    return blamed_cells.isdisjoint((result.cell, *result.inputs.values()))


def _failing(guesses: list[Fitted]) -> Iterator[Quotient]:
    """The results that fail with everything that explains the others."""
    agreeing = {each.cell for fit in guesses for each in fit.results if not each.excess}
    yield from (each for each in guesses[0].results if each.cell not in agreeing)


def _finding(figures: Sheet, side: Expression, result: Quotient, formula: str = "") -> Finding:
    values = {
        "written": figures.figures[result.cell].written,
        "formula": formula,
        **where(figures, result.cell),
        **division(figures, side, result),
    }
    variant = "" if formula else "inferred"
    return Finding(figures.table.cells[result.cell].span, values, variant=variant)


CHECK = Check(
    name="share-mismatch",
    function=share_mismatch,
    values=("written", "formula", "where_vi", "where_en", "sum", "stated", "gap"),
    variants=("inferred",),
    needs=("tables",),
)
