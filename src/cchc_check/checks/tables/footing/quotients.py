"""Printed formulas that multiply or divide, worked out with what the rounded figures may stand for.

Invariant: a result agrees when it lies within one unit of the last printed digit, so that cut-off digits pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from cchc_check.checks.tables.footing.figures import Cell, Figure, Sheet, is_share_cell
from cchc_check.checks.tables.footing.printed import Printed, places_of, printed_formulas
from cchc_check.extraction.tables.formulas import Constant, Expression, Name, Operation, signed_names

Range = tuple[Decimal, Decimal]
HUNDRED = Decimal(100)


class Quotient(Struct, frozen=True):
    """What a formula gives in one place; `excess` is 0 where the printed figure agrees.

    `inputs` are the cells its names stand for; `percent` that a plain quotient was taken times 100.
    """

    cell: Cell
    inputs: Mapping[str, Cell]
    computed: Decimal
    excess: Decimal
    percent: bool


def quotients(sheet: Sheet) -> Iterator[tuple[Printed, list[Quotient]]]:
    """The printed formulas that multiply or divide, each with its results."""
    for printed in printed_formulas(sheet.table):
        if signed_names(printed.side) is None:
            found = (
                quotient(sheet, printed.side, printed.total(across), printed.cells(across))
                for across in places_of(sheet, printed)
            )
            yield printed, [each for each in found if each]


def quotient(sheet: Sheet, side: Expression, cell: Cell, inputs: Mapping[str, Cell]) -> Quotient | None:
    """What `side` makes of `inputs` against `cell`; None where a figure is missing or a divisor is 0."""
    target = sheet.figures.get(cell)
    figures = {name: sheet.figures[place] for name, place in inputs.items() if place in sheet.figures}
    if target is None or len(figures) < len(inputs):
        return None
    exact = _range(side, {name: _sharp(figure) for name, figure in figures.items()})
    found = _range(side, figures)
    if exact is None or found is None:
        return None
    factors = (Decimal(1), HUNDRED) if _may_be_share(side) else (Decimal(1),)
    ranges = [(found[0] * factor, found[1] * factor) for factor in factors]
    if cell[1] not in sheet.signed:
        # "Tăng, giảm" is often printed without its sign.
        ranges += [(-high, -low) for low, high in ranges]
    agrees = any(low - target.step < target.value < high + target.step for low, high in ranges)
    factor = min(factors, key=lambda each: abs(exact[0] * each - target.value))
    if is_share_cell(sheet, cell) and abs(target.value) > 2:
        factor = factors[-1]
    excess = Decimal(0) if agrees else exact[0] * factor - target.value
    return Quotient(cell, inputs, exact[0] * factor, excess, factor == HUNDRED)


def _may_be_share(side: Expression) -> bool:
    """A quotient may be printed as a percentage without its "x100"."""
    return isinstance(side, Operation) and side.sign == "/"


def _sharp(figure: Figure) -> Figure:
    return Figure(figure.value, figure.step, True, figure.finest)


def _range(side: Expression, figures: Mapping[str, Figure]) -> Range | None:
    """The least and the greatest result; None where a divisor may be 0."""
    match side:
        case Name(name):
            figure = figures[name]
            half = Decimal(0) if figure.exact else figure.finest / 2
            return figure.value - half, figure.value + half
        case Constant(value):
            return Decimal(value), Decimal(value)
        case Operation(sign, left, right):
            first, second = _range(left, figures), _range(right, figures)
            return _joined(sign, first, second) if first and second else None


def _joined(sign: str, first: Range, second: Range) -> Range | None:
    if sign == "/" and second[0] <= 0 <= second[1]:
        return None
    ends = [_apply(sign, a, b) for a in first for b in second]
    return min(ends), max(ends)


def _apply(sign: str, left: Decimal, right: Decimal) -> Decimal:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right
