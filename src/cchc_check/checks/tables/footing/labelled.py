"""Totals that a label announces ("Tổng số", "Cộng", "Toàn tỉnh"), with the lines they may be the sum of.

Invariant: which lines are meant is settled by the figures: the set most of the table obeys, or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cchc_check.checks.tables.footing.equations import (
    LONG,
    Equation,
    Outcome,
    is_near,
    one_slip,
    outcomes,
    plausible,
)
from cchc_check.checks.tables.footing.figures import Sheet, adds_up
from cchc_check.checks.tables.footing.parts import (
    is_bare,
    natural_parts,
    overlapping,
    parts_of_column,
    parts_of_row,
    stands_alone,
)

COVERAGE = 0.7
COPIED = 0.5
"""What a total that repeats its only part is worth beside one that adds up several."""

Lines = tuple[int, ...]


def labelled_sums(sheet: Sheet) -> Iterator[list[Equation]]:
    """For each announced total that the table bears out, its equations."""
    for row in sheet.body():
        if row.kind == "total" and adds_up(row):
            sets = _unique(sheet, "row", parts_of_row(sheet, row))
            natural = tuple(natural_parts(sheet, row))
            yield from _decided(sheet, "row", row.index, sets, natural, bare=is_bare(row.label))
    for column in sheet.added_up():
        sets = _unique(sheet, "column", parts_of_column(sheet, column))
        natural = sets[0] if len(sets) == 1 and stands_alone(sheet, column) else ()
        yield from _decided(sheet, "column", column.index, sets, natural)


def _unique(sheet: Sheet, axis: str, sets: Iterable[Sequence[int]]) -> list[Lines]:
    """The different sets of two or more lines, without those whose lines count the same people twice."""
    found = dict.fromkeys(tuple(sorted(lines)) for lines in sets)
    return [lines for lines in found if len(lines) > 1 and not overlapping(_labels(sheet, axis, lines))]


def _labels(sheet: Sheet, axis: str, lines: Lines) -> list[str]:
    if axis == "row":
        return [sheet.rows[line].label for line in lines]
    return ["".join(sheet.columns[line].path[-1:]) for line in lines]


def _decided(
    sheet: Sheet, axis: str, total: int, sets: list[Lines], natural: Lines, *, bare: bool = False
) -> Iterator[list[Equation]]:
    """The equations of the set that the table obeys best; of none where it obeys none."""
    judged = [(lines, found) for lines in sets if (found := _worked(sheet, axis, total, lines))]
    if judged:
        lines, found = max(judged, key=lambda each: (_share_met(each[1]), each[0] == natural, -len(each[0])))
        kept = [outcome for outcome in found if outcome.holds or plausible(sheet, outcome)]
        alone = bare and len(judged) == 1
        if _is_borne_out(sheet, found, kept, sure=lines == natural, alone=alone):
            yield [outcome.equation for outcome in kept]


def _worked(sheet: Sheet, axis: str, total: int, lines: Lines) -> list[Outcome]:
    """The outcomes in every column (of a total row) or in every row (of a total column)."""
    if axis == "row":
        across = [column.index for column in sheet.added_up()]
        return outcomes(sheet, (_equation((total, c), [(line, c) for line in lines]) for c in across))
    rows = [row.index for row in sheet.table.rows if row.kind != "heading" and adds_up(row)]
    return outcomes(sheet, (_equation((r, total), [(r, line) for line in lines]) for r in rows))


def _equation(total: tuple[int, int], cells: list[tuple[int, int]]) -> Equation:
    return Equation(total, tuple((1, cell) for cell in cells), "label")


def _share_met(found: list[Outcome]) -> float:
    return sum(outcome.holds for outcome in found) / len(found)


def _is_borne_out(
    sheet: Sheet, found: list[Outcome], kept: list[Outcome], *, sure: bool, alone: bool
) -> bool:
    """Whether misses are the table's mistakes rather than ours: most places agree, or the only one misses by a slip.

    `sure` says that these are the lines that such a label means, `alone` that it may mean no others.
    """
    met = sum(1.0 if outcome.telling else COPIED for outcome in found if outcome.holds and outcome.computed)
    missed = [outcome for outcome in kept if not outcome.holds]
    odd = len(found) - len(kept)
    told = met + len(missed) + odd
    if not missed or met / told >= COVERAGE or (met >= 2 and len(missed) == 1 and odd * 2 <= met):
        return True
    if len(missed) > 1 or odd:
        return False
    if sure:
        return plausible(sheet, missed[0], least=0 if met >= 1 else LONG)
    return one_slip(sheet, missed[0], least=LONG) or (alone and is_near(missed[0]))
