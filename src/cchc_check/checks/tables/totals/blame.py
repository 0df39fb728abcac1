"""Which cell is to blame when sums fail: one wrong cell breaks every sum it stands in and is named once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec import Struct

from cchc_check.checks.tables.totals.grid import Cell, Relation


class Blamed(Struct, frozen=True):
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
    sound, standing = _counts(each for each in known if each.satisfied), _counts(known)
    left = [each for each in known if not each.satisfied and each.believable]
    blamed = []
    while left:
        cell, error = _worst(left, sound, standing)
        explained = tuple(each for each in left if _error(each, cell) == error)
        blamed.append(_blamed(cell, error, explained, sound))
        left = [each for each in left if each not in explained]
    return tuple(sorted(blamed, key=lambda each: each.cell))


def _error(relation: Relation, cell: Cell) -> int | None:
    """How much too large `cell` is if it alone makes `relation` fail."""
    if cell == relation.total:
        return -relation.difference
    return relation.difference if cell in relation.operands else None


def _counts(relations: Iterable[Relation]) -> Counter[Cell]:
    """In how many of the relations each cell stands."""
    return Counter(cell for each in relations for cell in (each.total, *each.operands))


def _worst(left: list[Relation], sound: Counter[Cell], standing: Counter[Cell]) -> tuple[Cell, int]:
    """The cell and error that explain most failing sums.

    Of one sum alone it is the total, unless another sum confirms that and only one operand stands in no other.
    """
    votes: defaultdict[tuple[Cell, int], int] = defaultdict(int)
    totals = {(each.total, -each.difference) for each in left}
    for each in left:
        votes[each.total, -each.difference] += 1
        for cell in each.operands:
            votes[cell, each.difference] += 1
    worst = max(votes, key=lambda key: (votes[key], not sound[key[0]], key in totals, key[0]))
    if votes[worst] > 1 or worst in totals:
        return worst
    only = next(each for each in left if _error(each, worst[0]) == worst[1])
    alone = [cell for cell in only.operands if standing[cell] == 1]
    if len(alone) == 1 and sound[only.total]:
        return alone[0], only.difference
    return only.total, -only.difference


def _blamed(cell: Cell, error: int, explained: tuple[Relation, ...], sound: Counter[Cell]) -> Blamed:
    cells = sorted({c for each in explained for c in (each.total, *each.operands)} - {cell})
    suspects = tuple(
        c for c in cells if not sound[c] and all(_error(each, c) is not None for each in explained)
    )
    return Blamed(cell, explained, error, suspects, len(explained) > 1 or not suspects)
