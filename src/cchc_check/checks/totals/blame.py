"""Which cell is to blame when sums fail: one wrong cell breaks every sum it stands in and is named once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cchc_check.checks.totals.grid import Cell, Relation


@dataclass(frozen=True, slots=True)
class Blamed:
    """A cell and the failing sums it explains: less `difference` (in millionths), all of them would hold.

    `suspects` are the other cells that would explain them as well and that no sound sum confirms; `certain` says
    that several sums point at the cell or that there is no other suspect.
    """

    cell: Cell
    relations: tuple[Relation, ...]
    difference: int
    suspects: tuple[Cell, ...]
    certain: bool


def blame(relations: Iterable[Relation]) -> tuple[Blamed, ...]:
    """Every failing relation belongs to exactly one blamed cell; as few cells as explain all, in cell order."""
    known = tuple(relations)
    sound: defaultdict[Cell, int] = defaultdict(int)
    for each in known:
        if each.satisfied:
            for cell in (each.total, *each.operands):
                sound[cell] += 1
    left = [each for each in known if not each.satisfied]
    blamed = []
    while left:
        cell, error = _worst(left, sound)
        explained = tuple(each for each in left if _error(each, cell) == error)
        blamed.append(_blamed(cell, error, explained, sound))
        left = [each for each in left if each not in explained]
    return tuple(sorted(blamed, key=lambda each: each.cell))


def _error(relation: Relation, cell: Cell) -> int | None:
    """How much too large `cell` is if it alone makes `relation` fail."""
    if cell == relation.total:
        return -relation.difference
    return relation.difference if cell in relation.operands else None


def _worst(left: list[Relation], sound: dict[Cell, int]) -> tuple[Cell, int]:
    """The cell and error that explain most failing sums, then stand in fewest sound ones, then are a total."""
    votes: defaultdict[tuple[Cell, int], int] = defaultdict(int)
    totals = {each.total for each in left}
    for each in left:
        votes[each.total, -each.difference] += 1
        for cell in each.operands:
            votes[cell, each.difference] += 1
    return max(votes, key=lambda key: (votes[key], -sound[key[0]], key[0] in totals, key[0]))


def _blamed(cell: Cell, error: int, explained: tuple[Relation, ...], sound: dict[Cell, int]) -> Blamed:
    cells = sorted({c for each in explained for c in (each.total, *each.operands)} - {cell})
    suspects = tuple(
        c for c in cells if not sound[c] and all(_error(each, c) is not None for each in explained)
    )
    return Blamed(cell, explained, error, suspects, len(explained) > 1 or not suspects)
