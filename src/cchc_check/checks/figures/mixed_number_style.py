"""Numbers in foreign print (96.4%, 1,234,567) among numbers in Vietnamese print (98,5%, 1.234.567)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Applicability, Edit, Finding, Fix, Related
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.figures import Quantity
from cchc_check.extraction.quantities.numerals import read_number

_OWN = {"dots", "comma"}
_FOREIGN = {"commas", "point"}


def mixed_number_style(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each number with a decimal point or thousands commas, in a text that also writes numbers our way."""
    styled = sorted(_styled(facts), key=lambda pair: pair[0].digits.start)
    own = next((quantity for quantity, style in styled if style in _OWN), None)
    if own is None:
        return
    foreign = [quantity for quantity, style in styled if style in _FOREIGN]
    for quantity in foreign[: params["most"]]:
        yield _finding(facts, quantity, own)


def _styled(facts: Facts) -> Iterator[tuple[Quantity, str]]:
    counted = (part for ratio in facts.ratios for part in (ratio.part, ratio.whole))
    cells = (cell.quantity for table in facts.tables for cell in table.cells.values() if cell.quantity)
    for quantity in (*facts.quantities, *counted, *cells):
        written = facts.document.quote(quantity.digits)
        if "," not in written and "." not in written:
            continue
        number = read_number(facts.document.text, quantity.digits.start)
        if number and number.digits_end == quantity.digits.end:
            thousands = number.style == "comma" and quantity.step == 1 and number.step < 1
            yield quantity, "commas" if thousands else number.style


def _finding(facts: Facts, quantity: Quantity, own: Quantity) -> Finding:
    document = facts.document
    written = document.quote(quantity.digits)
    swapped = written.translate({ord("."): ",", ord(","): "."})
    values = {"written": written, "usual": swapped, "other": document.quote(own.digits)}
    related = (Related(own.digits, "other", {"other": values["other"]}),)
    return Finding(
        quantity.digits,
        values,
        related,
        Fix((Edit(quantity.digits, swapped),), Applicability.UNSAFE),
    )


CHECK = Check(
    "mixed-number-style",
    mixed_number_style,
    ("written", "usual", "other"),
    params={"most": 5},
    notes=("other",),
)
