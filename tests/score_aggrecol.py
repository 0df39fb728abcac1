"""Scores the detection of totals on the AggreCol validation tables, which stay outside the repository.

Run it as `python tests/score_aggrecol.py [--data FILE] [--tables N] [--quick]`; without the data it says so and ends.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from cchc_check.checks.tables.totals import Blamed, Grid, Number, Relation, Words, blame, relations

SMALL = 4000
ENGLISH = Words(
    total=("total", "totals", "subtotal", "sub total", "sum", "all", "overall", "grand total", "combined", "both"),
    non_additive=(
        "%", "‰", "percent", "percentage", "pct", "per", "mean", "median", "average", "avg", "rate", "rates",
        "ratio", "price", "index", "year", "years", "rank", "ranking", "median", "std", "deviation", "stdev",
    ),
)  # fmt: skip

Sum = tuple[tuple[int, int], frozenset[tuple[int, int]]]


@dataclass(slots=True)
class Tally:
    """Right, wrong and missed sums."""

    true: int = 0
    false: int = 0
    missed: int = 0

    def line(self) -> str:
        p = self.true / max(1, self.true + self.false)
        r = self.true / max(1, self.true + self.missed)
        f = 2 * p * r / max(1e-9, p + r)
        return (
            f"P {p:.3f}  R {r:.3f}  F1 {f:.3f}  ({self.true} right, {self.false} wrong, {self.missed} missed)"
        )


def reader(number_format: str) -> Callable[[str], Number | None]:
    """What reads one cell, given the thousands and decimal marks of the table."""
    names = {"None": "", "Comma": ",", "Space": " ", "Point": "."}
    thousands, decimal = (names[name] for name in number_format.split())
    body = rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+|\d+" if thousands else r"\d+"
    pattern = re.compile(
        rf"[\s$€£]*(?P<minus>[-(]?)[\s$€£]*(?P<whole>{body})?(?:{re.escape(decimal)}(?P<part>\d+))?\s*\)?\s*%?"
    )

    def read(cell: str) -> Number | None:
        text = cell.replace("\xa0", " ").strip()
        if text in ("-", "–", "—"):
            return Number(0)
        found = pattern.fullmatch(text)
        if not text or not found or not (found["whole"] or found["part"]):
            return None
        part = (found["part"] or "")[:6]
        whole = (found["whole"] or "0").replace(thousands, "") if thousands else found["whole"] or "0"
        value = int(whole) * 10**6 + int((part + "000000")[:6])
        return Number(
            -value if found["minus"] else value, len(part.rstrip("0")) if len(part) > 2 else len(part)
        )

    return read


def grid_of(table: dict[str, Any]) -> Grid:
    """The grid of a table: header rows end at the first row that is mostly figures."""
    texts: list[list[str]] = table["table_array"]
    width = max(map(len, texts))
    texts = [row + [""] * (width - len(row)) for row in texts]
    read = reader(table["number_format"])
    cells = tuple(tuple(read(cell) for cell in row) for row in texts)
    first = next((i for i, row in enumerate(cells) if _is_body(row, texts[i])), 0)
    columns = tuple(
        ENGLISH.heading(
            tuple(texts[i][c] for i in range(max(0, first - 4), first) if not cells[i][c]),
            blank=not any(row[c].strip() for row in texts[first:]),
        )
        for c in range(width)
    )
    rows = tuple(
        ENGLISH.heading(tuple(t for t, c in zip(row, cells[i], strict=True) if t.strip() and c is None)[:2])
        for i, row in enumerate(texts)
    )
    return Grid(cells, rows, columns)


def _is_body(cells: tuple[Number | None, ...], texts: list[str]) -> bool:
    shown = sum(1 for text in texts if text.strip())
    figures = sum(1 for cell in cells if cell)
    return figures >= 2 and figures * 2 >= shown


def gold_of(table: dict[str, Any]) -> set[Sum]:
    """The annotated sums of a table."""
    return {
        (tuple(a["aggregator_index"]), frozenset(map(tuple, a["aggregatee_indices"])))
        for a in table["aggregation_annotations"]
        if a["operator"] == "Sum"
    }


def as_sum(relation: Relation) -> Sum:
    """What the strict score compares: the total cell and the set of its operands."""
    return relation.total, frozenset(relation.operands)


def load(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def size(table: dict[str, Any]) -> int:
    return len(table["table_array"]) * max(map(len, table["table_array"]))


def strict(tables: list[dict[str, Any]]) -> tuple[Tally, Tally, Tally]:
    """Tallies of the tables of even place, of odd place, and of all."""
    tallies = (Tally(), Tally(), Tally())
    for i, table in enumerate(tables):
        found, gold = {as_sum(each) for each in relations(grid_of(table))}, gold_of(table)
        for tally in (tallies[i % 2], tallies[2]):
            tally.true += len(found & gold)
            tally.false += len(found - gold)
            tally.missed += len(gold - found)
    return tallies


def untouched(tables: list[dict[str, Any]]) -> str:
    """What the checker reports on the tables as they are."""
    checked = reported = spurious = on_gold = 0
    for table in tables:
        found = relations(grid_of(table))
        gold = {total for total, _ in gold_of(table)}
        checked += len(found)
        for each in blame(found):
            reported += 1
            genuine = any(r.total in gold for r in each.relations)
            on_gold += genuine
            spurious += not genuine
    rate = 1000 * spurious / max(1, checked)
    return (
        f"{checked} relations checked, {reported} findings: {on_gold} on annotated totals that do not add up, "
        f"{spurious} elsewhere ({rate:.2f} per 1000)"
    )


def injected(tables: list[dict[str, Any]], seed: int) -> str:
    """What changing one digit of a cell of an annotated sum that adds up leads to."""
    random = Random(seed)
    tried = found = named = strangers = 0
    for table in tables:
        sums = sorted(gold_of(table), key=lambda each: (each[0], sorted(each[1])))
        random.shuffle(sums)
        grid = grid_of(table)
        before = {each.cell for each in blame(relations(grid))}
        for total, operands in [each for each in sums if _closes(grid, each)][:2]:
            shown = [c for c in sorted(operands) if (n := grid.cells[c[0]][c[1]]) and n.value]
            cell = random.choice([total, *shown])
            changed = _with_slip(grid, cell, random)
            if not changed:
                continue
            tried += 1
            after = [each for each in blame(relations(changed)) if each.cell not in before]
            mine = [each for each in after if _touches(each, cell)]
            found += bool(mine)
            named += any(each.cell == cell for each in mine)
            strangers += len(after) - len(mine)
    share = found / max(1, tried)
    return f"{tried} slips, {found} found ({share:.3f}), {named} at the very cell, {strangers} unrelated findings"


def _touches(blamed: Blamed, cell: tuple[int, int]) -> bool:
    return any(cell == each.total or cell in each.operands for each in blamed.relations)


def _closes(grid: Grid, each: Sum) -> bool:
    (row, column), operands = each
    total = grid.cells[row][column]
    shown = [n for r, c in operands if (n := grid.cells[r][c])]
    return bool(total and total.value and shown) and sum(n.value for n in shown) == (
        total.value if total else 0
    )


def _with_slip(grid: Grid, cell: tuple[int, int], random: Random) -> Grid | None:
    """`grid` with one digit of `cell` replaced, or two neighbours exchanged."""
    row, column = cell
    number = grid.cells[row][column]
    if not number:
        return None
    digits = list(str(abs(number.value) // number.unit))
    at = random.randrange(len(digits))
    if random.random() < 0.5 and at + 1 < len(digits) and digits[at] != digits[at + 1]:
        digits[at], digits[at + 1] = digits[at + 1], digits[at]
    else:
        digits[at] = random.choice([d for d in "0123456789" if d != digits[at]])
    value = int("".join(digits)) * number.unit * (-1 if number.value < 0 else 1)
    cells = [list(line) for line in grid.cells]
    cells[row][column] = Number(value, number.decimals)
    return Grid(tuple(map(tuple, cells)), grid.rows, grid.columns)


def main() -> None:
    """Prints the scores; says so and ends when the data is absent."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--data", type=Path, default=Path(os.environ.get("AGGRECOL", "aggrecol-validation.jl.gz"))
    )
    options.add_argument(
        "--tables", type=int, default=None, help="only the first N tables of at most 4000 cells"
    )
    options.add_argument("--quick", action="store_true", help="only the strict score of the small tables")
    given = options.parse_args()
    if not given.data.is_file():
        print(f"No AggreCol tables at {given.data}: nothing was scored.")
        return
    everything = load(given.data)
    tables = [table for table in everything if size(table) <= SMALL][: given.tables]
    started = time.perf_counter()
    for name, tally in zip(("even half", "odd half", "both"), strict(tables), strict=True):
        print(f"{len(tables)} tables, {name}: {tally.line()}")
    print(f"{(time.perf_counter() - started) / max(1, len(tables)) * 1000:.0f} ms a table")
    if given.quick:
        return
    if given.tables is None:
        print(f"all {len(everything)} tables: {strict(everything)[2].line()}")
    print("untouched:", untouched(tables))
    print("injection:", injected(tables, seed=20))


if __name__ == "__main__":
    main()
