"""Tables that give the same figures twice, and the cells in which they differ.

Invariant: two tables are twins only if nearly all the telling figures that they share agree; a cell that keeps its
column from adding up is left to the rules on totals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from cchc_check.checks.figures.cell_phrases import TableWords
from cchc_check.checks.figures.misprints import misprinted
from cchc_check.extraction.figures import NumberCell

_SHARED = 4
_ALIKE = 0.7
_COPIES = 4
_TELLING = 100
"""Smaller numbers agree by chance."""

Key = tuple[str, str]
Pair = tuple[NumberCell, NumberCell]


class Twins(Struct, frozen=True):
    """A cell of the later table that differs from the same cell of the earlier one."""

    earlier: TableWords
    there: NumberCell
    here: NumberCell


def twins(tables: Sequence[TableWords]) -> Iterator[Twins]:
    """The differing cells of tables that are otherwise the same."""
    shared: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    posted: dict[Key, list[tuple[int, NumberCell]]] = defaultdict(list)
    for at, words in enumerate(tables if len(tables) > 1 else ()):
        for key, cell in _keyed(words):
            if len(posted[key]) < _COPIES:
                for before, other in posted[key]:
                    shared[before, at].append((other, cell))
                posted[key].append((at, cell))
    for (before, after), pairs in shared.items():
        for there, here in _differing(pairs):
            if not tables[after].mended(here, _value(there)) and not tables[before].mended(
                there, _value(here)
            ):
                yield Twins(tables[before], there, here)


def _keyed(words: TableWords) -> Iterator[tuple[Key, NumberCell]]:
    """The telling cells by the words of their row and their column; a wording used twice tells nothing."""
    telling = [cell for cell in words.table.cells.values() if _value(cell) >= _TELLING]
    if not telling:
        return
    rows = _named((row.index, row.label) for row in words.table.rows)
    columns = _named((column.index, " ".join(column.path)) for column in words.table.columns)
    for cell in telling:
        if cell.row in rows and cell.column in columns:
            yield (rows[cell.row], columns[cell.column]), cell


def _named(lines: Iterable[tuple[int, str]]) -> dict[int, str]:
    names = {index: " ".join(words.lower().split()) for index, words in lines}
    uses = Counter(names.values())
    return {index: name for index, name in names.items() if name and uses[name] == 1}


def _differing(pairs: list[Pair]) -> Iterator[Pair]:
    equal = [_value(there) for there, here in pairs if _value(there) == _value(here)]
    if len(set(equal)) >= _SHARED and len(equal) >= _ALIKE * len(pairs):
        yield from (pair for pair in pairs if misprinted(_value(pair[0]), _value(pair[1])))


def _value(cell: NumberCell) -> Decimal:
    return cell.quantity.value if cell.quantity else Decimal(0)
