"""A number in a sentence that the cells under one heading of a table add up to: "87 người" and 40 + 0 + 47.

Invariant: a sum speaks only where all its cells but one agree with the sentence, and the sentence itself closes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from msgspec import Struct

from cchc_check.checks.figures.breakdown_support import Support
from cchc_check.checks.figures.cell_phrases import TableWords
from cchc_check.checks.figures.facets import differ
from cchc_check.checks.figures.linking import CellLink
from cchc_check.checks.figures.phrases import Phrase
from cchc_check.checks.intervals import shown
from cchc_check.extraction.figures import Column, NumberCell

_FEWEST = 2


class SumClash(Struct, frozen=True):
    """`cell` is the one cell that nothing confirms; `sum` writes the addition, `found` its result."""

    phrase: Phrase
    cell: NumberCell
    sum: str
    found: str
    outside: bool
    """True where the cell counts something that the sentence does not speak of."""


def sum_clashes(
    phrases: Iterable[Phrase], tables: Sequence[TableWords], agreed: Sequence[CellLink], support: Support
) -> Iterator[SumClash]:
    """The cells that keep a heading of a table from adding up to a number of the text."""
    by_start = {one.quantity.digits.start: one for one in phrases}
    for words in tables:
        links = [link for link in agreed if link.words is words]
        if len(links) < _FEWEST:
            continue
        for cells in _groups(words):
            known = [link for link in links if link.cell in cells]
            unknown = [cell for cell in cells if all(link.cell is not cell for link in known)]
            total = _total(known, by_start, support) if len(unknown) == 1 and len(known) >= _FEWEST else None
            found = sum((cell.quantity.value for cell in cells if cell.quantity), Decimal(0))
            if total and total.quantity.value != found:
                written = " + ".join(shown(cell.quantity.value) for cell in cells if cell.quantity)
                own = words.facets(unknown[0], total.facets)
                yield SumClash(total, unknown[0], written, shown(found), differ(total.facets, own))


def _groups(words: TableWords) -> Iterator[list[NumberCell]]:
    """The filled cells of every row below every heading that spans several columns of counts."""
    table = words.table
    for _, group in groupby(table.columns, key=_heading):
        columns = list(group)
        if len(columns) <= _FEWEST or not all(map(_adds, columns)):
            continue
        for row in table.rows:
            cells = [table.cells.get((row.index, column.index)) for column in columns]
            filled = [cell for cell in cells if cell and cell.quantity]
            if len(filled) == len(columns):
                yield filled


def _heading(column: Column) -> str:
    return column.path[0] if len(column.path) > 1 else f"\x00{column.index}"


def _adds(column: Column) -> bool:
    """True for a count that is neither a total nor a part of its neighbour."""
    leaf = " ".join(column.path[1:]).lower()
    return column.kind == "count" and not any(word in leaf for word in ("tổng", "cộng", "trong đó"))


def _total(known: Sequence[CellLink], by_start: dict[int, Phrase], support: Support) -> Phrase | None:
    """The whole, in one sentence, of the parts that the known cells confirm."""
    sentences = {link.phrase.sentence for link in known}
    if len(sentences) != 1 or any(link.phrase.quantity.digits.start not in support.closed for link in known):
        return None
    inside = [one for one in by_start.values() if one.sentence in sentences and not one.parts]
    parts = sum((link.phrase.quantity.value for link in known), Decimal(0))
    wholes = [
        one for one in inside if one.quantity.value == parts and one.quantity.digits.start in support.closed
    ]
    return wholes[0] if len(wholes) == 1 else None
