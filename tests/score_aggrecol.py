"""Scores the detection of totals on the AggreCol validation tables, which stay outside the repository.

Run it as `python tests/score_aggrecol.py [--data FILE] [--tables N]`; without the data it says so and ends.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cchc_check.checks.totals import Grid, Number, Relation, Words, relations

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
        ENGLISH.heading(tuple(texts[i][c] for i in range(max(0, first - 4), first) if not cells[i][c]))
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
    return {
        (tuple(a["aggregator_index"]), frozenset(map(tuple, a["aggregatee_indices"])))  # type: ignore[misc]
        for a in table["aggregation_annotations"]
        if a["operator"] == "Sum"
    }


def as_sum(relation: Relation) -> Sum:
    return relation.total, frozenset(relation.operands)


def load(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def size(table: dict[str, Any]) -> int:
    return len(table["table_array"]) * max(map(len, table["table_array"]))


def main() -> None:
    tables = [t for t in load(Path("/work/shared/data/aggrecol-validation.jl.gz")) if size(t) <= SMALL]
    halves = [Tally(), Tally()]
    both = Tally()
    per = []
    started = time.perf_counter()
    for i, table in enumerate(tables):
        found = {as_sum(each) for each in relations(grid_of(table))}
        gold = gold_of(table)
        for tally in (halves[i % 2], both):
            tally.true += len(found & gold)
            tally.false += len(found - gold)
            tally.missed += len(gold - found)
        per.append((len(found - gold), len(gold - found), len(gold & found), i))
    print(f"{time.perf_counter() - started:.1f} s")
    for name, tally in (("even", halves[0]), ("odd", halves[1]), ("all", both)):
        print(name, tally.line())
    print("fp", sorted(per, reverse=True)[:16])
    print("fn", sorted(per, key=lambda x: -x[1])[:16])


if __name__ == "__main__":
    main()
