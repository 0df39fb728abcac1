"""What the percentages of a table say about the figures they are computed from.

Invariant: a hint only decides between cells that some sum already blames.
"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_check.checks.tables.footing.figures import Cell, Sheet
from cchc_check.checks.tables.footing.quotients import Quotient, quotients
from cchc_check.checks.tables.footing.shares import fitted


def hints(sheet: Sheet) -> dict[Cell, int]:
    """1 for a cell whose shares do not agree either, -1 for one whose shares do."""
    found: dict[Cell, int] = {}
    for result in _results(sheet):
        for cell in result.inputs.values():
            found[cell] = found.get(cell, 0) + _speaks(sheet, result)
    return {cell: (score > 0) - (score < 0) for cell, score in found.items()}


def _speaks(sheet: Sheet, result: Quotient) -> int:
    """0 for a share that is near enough not to be told, and yet not what rounding gives."""
    if result.excess:
        return 1
    printed = sheet.figures[result.cell]
    return -1 if 2 * abs(result.computed - printed.value) <= printed.step else 0


def _results(sheet: Sheet) -> Iterator[Quotient]:
    for _, results in quotients(sheet):
        yield from results
    for guesses in fitted(sheet):
        yield from max(guesses, key=lambda fit: sum(not each.excess for each in fit.results)).results
