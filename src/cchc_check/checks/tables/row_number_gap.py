"""Row numbers (STT) that skip or repeat within one level of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.figures import FigureTable, Row
from cchc_check.extraction.tables.row_levels import follows, rank
from cchc_check.text.document import Document
from cchc_check.text.span import Span

FEWEST_STEPS = 2


class Step(Struct, frozen=True):
    """Two neighbouring numbers of one level under one parent."""

    before: Row
    row: Row

    @property
    def fault(self) -> str:
        """ "" for a number that follows, else "repeat" or "gap"."""
        if follows(self.before.number, self.row.number):
            return ""
        return "repeat" if self.before.number == self.row.number else "gap"


def row_number_gap(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every number that does not follow the one before it, in tables that otherwise count on."""
    for table in facts.tables:
        steps = list(_steps(table))
        faults = [step for step in steps if step.fault]
        if len(steps) - len(faults) >= max(FEWEST_STEPS, 2 * len(faults)):
            for step in faults:
                yield _finding(facts.document, table, step)


def _steps(table: FigureTable) -> Iterator[Step]:
    """Neighbours of one form, not parted by a row of a higher form; a count that starts again is no step."""
    last: dict[int, Row] = {}
    for row in table.rows:
        if not row.number or not row.number[0].isalnum():
            if row.kind == "heading" and row.label:
                last = {}
            continue
        depth = rank(row.number)
        before = last.get(depth)
        if before and not _starts(row.number) and _family(before.number) == _family(row.number):
            yield Step(before, row)
        last = {each: kept for each, kept in last.items() if each < depth} | {depth: row}


def _starts(number: str) -> bool:
    return number.rpartition(".")[2] in ("1", "01", "I", "A", "a", "i")


def _family(number: str) -> str:
    """What the numbers of one count share: "2" for 2.1 and 2.3."""
    return number.rpartition(".")[0]


def _finding(document: Document, table: FigureTable, step: Step) -> Finding:
    values = {"before": step.before.number, "number": step.row.number}
    return Finding(
        _number_at(document, table, step.row), values, variant=step.fault if step.fault == "repeat" else ""
    )


def _number_at(document: Document, table: FigureTable, row: Row) -> Span:
    """The cell with the number, or the number that begins the label."""
    for cell in table.table.cells:
        if cell.row == row.index and document.quote(cell.span).strip(" .)(/\n") == row.number:
            return cell.span
    start = document.text.find(row.number, row.span.start, row.span.end)
    return Span(start, start + len(row.number)) if start >= 0 else row.span


CHECK = Check(
    name="row-number-gap",
    function=row_number_gap,
    values=("before", "number"),
    variants=("repeat",),
    needs=("tables",),
)
