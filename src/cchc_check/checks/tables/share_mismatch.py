"""Percentages in a table against the columns they are the quotient of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from cchc_check.checks.check import Check, Context
from cchc_check.checks.tables.footing import Sheet, blamed, mostly_fails, sheets
from cchc_check.checks.tables.footing.figures import Cell, is_share_cell
from cchc_check.checks.tables.footing.quotients import Quotient, quotients
from cchc_check.checks.tables.footing.shares import SHARE, Fitted, fitted, of_children
from cchc_check.checks.tables.footing.wording import division, where
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.tables.formulas import Expression


def share_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every percentage that neither the printed formula nor the columns of most other rows give."""
    for figures in sheets(facts):
        if wrong := list(_wrong(figures)):
            explained = {fault.cell for fault in blamed(figures, inferred=True)}
            own = (each for each in wrong if _is_own(each.result, explained))
            yield from (_finding(figures, each) for each in own)


class Wrong(Struct, frozen=True):
    """A percentage that does not agree with `side`, and the printed formula, "" where it is inferred."""

    result: Quotient
    side: Expression
    formula: str


def _wrong(figures: Sheet) -> Iterator[Wrong]:
    for printed, results in quotients(figures):
        if not mostly_fails([not each.excess for each in results]):
            failing = (each for each in results if each.excess and is_share_cell(figures, each.cell))
            yield from (Wrong(each, printed.side, printed.written.value) for each in failing)
    yield from (Wrong(each, SHARE, "") for each in of_children(figures) if each.excess)
    for guesses in fitted(figures):
        yield from (Wrong(each, guesses[0].guess.side, "") for each in _failing(guesses))


def _is_own(result: Quotient, blamed_cells: set[Cell]) -> bool:
    """False where a cell that a sum blames already explains it."""
    return blamed_cells.isdisjoint((result.cell, *result.inputs.values()))


def _failing(guesses: list[Fitted]) -> Iterator[Quotient]:
    """The results that fail with everything that explains the others."""
    agreeing = {each.cell for fit in guesses for each in fit.results if not each.excess}
    yield from (each for each in guesses[0].results if each.cell not in agreeing)


def _finding(figures: Sheet, wrong: Wrong) -> Finding:
    cell = wrong.result.cell
    values = {
        "written": figures.written(cell),
        "formula": wrong.formula,
        **where(figures, cell),
        **division(figures, wrong.side, wrong.result),
    }
    return Finding(figures.table.cells[cell].span, values, variant="" if wrong.formula else "inferred")


CHECK = Check(
    name="share-mismatch",
    function=share_mismatch,
    values=("written", "formula", "where_vi", "where_en", "sum", "stated", "gap"),
    variants=("inferred",),
    needs=("tables",),
)
