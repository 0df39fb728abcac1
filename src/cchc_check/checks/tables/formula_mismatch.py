"""Printed formulas of a table ("(3)=(4)+(5)") against the figures beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.tables.footing import Fault, Sheet, blamed, is_misprinted, mostly_fails, sheets
from cchc_check.checks.tables.footing.equations import outcomes
from cchc_check.checks.tables.footing.figures import is_share_cell
from cchc_check.checks.tables.footing.printed import Printed, printed_formulas, sums
from cchc_check.checks.tables.footing.quotients import Quotient, quotients
from cchc_check.checks.tables.footing.wording import arithmetic, division, where
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts


def formula_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every cell that only a printed formula speaks against, and every formula that mostly fails, once."""
    for figures in sheets(facts):
        if not any(printed_formulas(figures.table)):
            continue
        found = blamed(figures)
        yield from (_of_sum(figures, fault) for fault in found if _is_by_formula(fault))
        yield from _of_products(figures, {fault.cell for fault in found})
        yield from _misprinted(figures)


def _is_by_formula(fault: Fault) -> bool:
    return all(outcome.equation.source == "formula" for outcome in fault.broken)


def _of_sum(figures: Sheet, fault: Fault) -> Finding:
    first, *others = fault.broken
    values = {
        "written": figures.written(fault.cell),
        "formula": first.equation.written,
        **where(figures, fault.cell),
        **arithmetic(figures, first),
    }
    cells = figures.table.cells
    related = tuple(
        Related(
            cells[each.equation.total].span,
            "consequence",
            {"formula": each.equation.written, **arithmetic(figures, each)},
        )
        for each in (others if fault.is_total else fault.broken)
    )
    return Finding(cells[fault.cell].span, values, related, variant="" if fault.is_total else "term")


def _of_products(figures: Sheet, blamed_cells: set[tuple[int, int]]) -> Iterator[Finding]:
    for printed, results in quotients(figures):
        if mostly_fails([not each.excess for each in results]):
            continue
        for each in results:
            own = blamed_cells.isdisjoint((each.cell, *each.inputs.values()))
            if own and each.excess and not is_share_cell(figures, each.cell):
                yield _of_product(figures, printed, each)


def _of_product(figures: Sheet, printed: Printed, result: Quotient) -> Finding:
    values = {
        "written": figures.written(result.cell),
        "formula": printed.written.value,
        **where(figures, result.cell),
        **division(figures, printed.side, result),
    }
    return Finding(figures.table.cells[result.cell].span, values)


def _misprinted(figures: Sheet) -> Iterator[Finding]:
    """One note for a formula that fails in most places: it, or the numbers of the columns, may be misprinted."""
    for printed, equations in sums(figures):
        if is_misprinted(figures, equations):
            worked = outcomes(figures, equations)
            missed = sum(not outcome.holds for outcome in worked)
            yield _note(printed, missed, len(worked))
    for printed, results in quotients(figures):
        missed = sum(bool(each.excess) for each in results)
        if mostly_fails([not each.excess for each in results]):
            yield _note(printed, missed, len(results))


def _note(printed: Printed, missed: int, places: int) -> Finding:
    values = {"formula": printed.written.value, "missed": str(missed), "places": str(places)}
    return Finding(printed.written.span, values, variant="formula")


CHECK = Check(
    name="formula-mismatch",
    function=formula_mismatch,
    values=(
        "written", "formula", "where_vi", "where_en", "sum", "stated", "gap", "missed", "places",
    ),
    variants=("term", "formula"),
    notes=("consequence",),
    needs=("tables",),
)  # fmt: skip
