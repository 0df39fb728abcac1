"""Totals of a table against what they add up, and the one cell to blame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.intervals import shown
from cchc_check.checks.tables.footing import Fault, Sheet, blamed, sheets
from cchc_check.checks.tables.footing.wording import arithmetic, where
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts


def total_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every cell that a total does not agree with, unless only printed formulas speak against it."""
    for figures in sheets(facts):
        for fault in blamed(figures, inferred=True):
            if not _is_printed(fault):
                yield _finding(figures, fault)


def _is_printed(fault: Fault) -> bool:
    """True where no announced total takes part, but a printed formula does: that is another rule's to tell."""
    sources = {outcome.equation.source for outcome in fault.broken}
    return "formula" in sources and not sources & {"label", "levels"}


def _finding(figures: Sheet, fault: Fault) -> Finding:
    values = {
        "written": figures.written(fault.cell),
        **where(figures, fault.cell),
        **arithmetic(figures, fault.broken[0]),
        "meant": shown(fault.meant),
    }
    return Finding(
        figures.table.cells[fault.cell].span, values, _others(figures, fault), variant=_variant(fault)
    )


def _variant(fault: Fault) -> str:
    """How sure it is, and whether the total or one of its terms is blamed."""
    sure = any(outcome.equation.source in ("formula", "label") for outcome in fault.broken)
    if fault.is_total:
        return "" if sure else "inferred"
    return "term" if sure else "inferred-term"


def _others(figures: Sheet, fault: Fault) -> tuple[Related, ...]:
    """The other sums that the same cell breaks, and the total where a term is blamed."""
    rest = fault.broken[1:] if fault.is_total else fault.broken
    cells = figures.table.cells
    return tuple(
        Related(
            cells[outcome.equation.total].span,
            "total" if position == 0 and not fault.is_total else "consequence",
            {**arithmetic(figures, outcome), **where(figures, outcome.equation.total)},
        )
        for position, outcome in enumerate(rest)
    )


CHECK = Check(
    name="total-mismatch",
    function=total_mismatch,
    values=("written", "where_vi", "where_en", "sum", "stated", "gap", "meant"),
    variants=("term", "inferred", "inferred-term"),
    notes=("total", "consequence"),
    needs=("tables",),
)
