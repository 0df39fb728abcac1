"""Places and arithmetic of a table as messages print them.

Invariant: figures of the document stand as it prints them; computed ones are printed the Vietnamese way.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from cchc_check.checks.intervals import shown
from cchc_check.checks.tables.footing.equations import Outcome
from cchc_check.checks.tables.footing.figures import Cell, Sheet
from cchc_check.checks.tables.footing.quotients import Quotient
from cchc_check.extraction.tables.formulas import Constant, Expression, Name, Operation

MOST_TERMS = 8
LONGEST_LABEL = 60
_PRINTED = {"+": "+", "-": "-", "*": "×", "/": "/"}


def where(sheet: Sheet, cell: Cell) -> dict[str, str]:
    """The row and the column of `cell` in words, in both languages."""
    row, column = sheet.rows[cell[0]], sheet.columns[cell[1]]
    label = _short(row.label or row.number)
    title = _short(" › ".join(column.path))
    vi = [f"dòng “{label}”" if label else f"dòng {row.index + 1}"]
    en = [f"row “{label}”" if label else f"row {row.index + 1}"]
    vi.append(f"cột “{title}”" if title else f"cột {column.index + 1}")
    en.append(f"column “{title}”" if title else f"column {column.index + 1}")
    return {"where_vi": ", ".join(vi), "where_en": ", ".join(en)}


def _short(words: str) -> str:
    words = " ".join(words.split()).strip(" :")
    return words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1].rstrip() + "…"


def arithmetic(sheet: Sheet, outcome: Outcome) -> dict[str, str]:
    """The sum as it comes out, what the total says, and how far they are apart."""
    return {
        "sum": f"{_terms(sheet, outcome)} = {shown(outcome.computed)}",
        "stated": sheet.written(outcome.equation.total),
        "gap": shown(abs(outcome.excess)),
    }


def _terms(sheet: Sheet, outcome: Outcome) -> str:
    filled = [(sign, cell) for sign, cell in outcome.equation.terms if cell in sheet.figures]
    signed = [("-" if sign < 0 else "+", sheet.written(cell)) for sign, cell in filled]
    words = ["".join(signed[0]).removeprefix("+"), *(f"{sign} {written}" for sign, written in signed[1:])]
    if len(words) > MOST_TERMS:
        words[MOST_TERMS - 2 : -1] = ["+ …"]
    return " ".join(words)


def formula_shown(side: Expression, written: Mapping[str, str]) -> str:
    """The right side of a formula with the figures in place of the names."""
    match side:
        case Name(name):
            return written[name]
        case Constant(value):
            return str(value)
        case Operation(sign, left, right):
            texts = [formula_shown(part, written) for part in (left, right)]
            parts = [
                f"({text})" if _binds_less(part, sign, last=last) else text
                for text, part, last in zip(texts, (left, right), (False, True), strict=True)
            ]
            return f"{parts[0]} {_PRINTED[sign]} {parts[1]}"


def _binds_less(part: Expression, sign: str, *, last: bool) -> bool:
    if not isinstance(part, Operation):
        return False
    return (sign in "*/" and part.sign in "+-") or (last and sign in "-/")


def division(sheet: Sheet, side: Expression, result: Quotient) -> dict[str, str]:
    """A formula worked out in one place: the arithmetic, what is printed, and how far they are apart."""
    target = sheet.figures[result.cell]
    written = {name: sheet.written(cell) for name, cell in result.inputs.items()}
    # Where they differ by little, one digit more shows that it is no rounding.
    near = abs(result.excess) < 10 * target.step
    digits = target.step / 10 if near and target.step <= 1 else min(target.step, Decimal(1))
    percent = "%" if result.percent else ""
    return {
        "sum": f"{formula_shown(side, written)} = {shown(result.computed.quantize(digits))}{percent}",
        "stated": sheet.written(result.cell),
        "gap": shown(abs(result.excess).quantize(digits)),
    }
