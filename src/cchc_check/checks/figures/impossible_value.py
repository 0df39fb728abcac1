"""Values that cannot be: shares above 100 %, negative counts, a running total below its own period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.prose import sentence
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.figures import Column, FigureTable, NumberCell, Quantity
from cchc_check.patterns import compiled
from cchc_check.text.document import Document


@cache
def _share() -> re.Pattern[str]:
    """What makes a percentage a share of a whole, directly before or behind it."""
    return compiled(
        r"chiếm|(?:đúng|trước|quá|trễ) (?:và (?:đúng|trước) )?hạn|cơ cấu|tỷ trọng|tỷ lệ (?:trả|giải quyết)"
        r"|hài lòng|trong (?:đó|tổng số)|tổng số",
        re.IGNORECASE,
    )


@cache
def _beyond() -> re.Pattern[str]:
    """Where more than all is possible: plans, growth, comparisons, prices."""
    return compiled(
        r"kế hoạch|chỉ tiêu|dự toán|mục tiêu|được giao|vượt|tăng|giảm|so với|cùng kỳ|gấp|tốc độ|chỉ số|định mức"
        r"|năng suất|công suất|lương|phụ cấp|giá|lãi|bằng|tối đa|nghị quyết|hệ số|quay vòng|tỷ lệ che phủ",
        re.IGNORECASE,
    )


@cache
def _running() -> re.Pattern[str]:
    return compiled(r"lũy kế|luỹ kế|cộng dồn", re.IGNORECASE)


@cache
def _period() -> re.Pattern[str]:
    return compiled(
        r"(?:trong|của) (?:kỳ|tháng|quý|tuần)|(?:kỳ|tháng|quý|tuần) (?:này|báo cáo)", re.IGNORECASE
    )


@cache
def _change() -> re.Pattern[str]:
    return compiled(
        r"tăng|giảm|chênh|so |so sánh|biến động|\+|±|thừa|thiếu|cân đối|kết dư|lãi|lỗ|nhiệt|tồn|=[^=\n]*[-–]",
        re.IGNORECASE,
    )


def impossible_value(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each value that its own words rule out."""
    for quantity in facts.quantities:
        if _is_too_much(facts.document, quantity):
            yield Finding(
                quantity.span, {"value": facts.document.quote(quantity.span), "what": "", "other": ""}
            )
    for table in facts.tables:
        yield from _in_columns(facts.document, table)
        yield from _below_period(facts.document, table)


def _is_too_much(document: Document, quantity: Quantity) -> bool:
    if quantity.kind != "percent" or quantity.unit != "%" or quantity.value <= 100 or quantity.bound:
        return False
    around = sentence(document, quantity.span)
    before = document.text[max(around.start, quantity.span.start - 60) : quantity.span.start]
    behind = document.text[quantity.span.end : min(around.end, quantity.span.end + 30)]
    clause = re.split(r"[;,]", before)[-1] + " " + re.split(r"[;,]", behind)[0]
    if not (_share().search(clause)):
        return False
    return _beyond().search(document.quote(around)) is None


def _in_columns(document: Document, table: FigureTable) -> Iterator[Finding]:
    """Shares above 100 % and counts below 0 in the columns that say what they are."""
    labels = {row.index: row.label for row in table.rows}
    for column in table.columns:
        words = " ".join(column.path)
        share = column.kind == "percent" and _share().search(words) and not _beyond().search(words)
        count = column.kind == "count" and column.formula is None and not _change().search(words)
        if not (share or count):
            continue
        for cell in _cells(table, column):
            value = cell.quantity.value if cell.quantity else 0
            if share and value > 100:
                yield _of_cell(document, cell, words, "")
            elif (
                count
                and value < 0
                and _is_signed(document, cell)
                and not _change().search(labels.get(cell.row, ""))
            ):
                yield _of_cell(document, cell, words, "negative")


def _cells(table: FigureTable, column: Column) -> Iterator[NumberCell]:
    return (cell for (_, at), cell in sorted(table.cells.items()) if at == column.index and cell.quantity)


def _of_cell(document: Document, cell: NumberCell, words: str, variant: str) -> Finding:
    values = {"value": document.quote(cell.span).strip(), "what": " ".join(words.split()), "other": ""}
    return Finding(cell.span, values, variant=variant)


def _is_signed(document: Document, cell: NumberCell) -> bool:
    """True for "-5"; "(5)" is often a second number and no sign."""
    return document.quote(cell.span).strip().startswith(("-", "−"))


def _below_period(document: Document, table: FigureTable) -> Iterator[Finding]:
    """Rows whose running total is smaller than the number of the period that it holds."""
    for whole, part in _pairs(table.columns):
        for row in table.rows:
            total, period = (
                table.cells.get((row.index, whole.index)),
                table.cells.get((row.index, part.index)),
            )
            if total is None or period is None or total.quantity is None or period.quantity is None:
                continue
            if total.quantity.value < period.quantity.value and not _change().search(row.label):
                yield _smaller(document, total, period, whole)


def _pairs(columns: tuple[Column, ...]) -> Iterator[tuple[Column, Column]]:
    """Columns that differ only in saying "lũy kế" and "trong kỳ"."""
    counted = [column for column in columns if column.kind in ("count", "amount") and column.path]
    for whole in counted:
        if not _running().search(whole.path[-1]):
            continue
        same = [one for one in counted if one.path[:-1] == whole.path[:-1] and _period().search(one.path[-1])]
        if len(same) == 1:
            yield whole, same[0]


def _smaller(document: Document, total: NumberCell, period: NumberCell, whole: Column) -> Finding:
    value, other = (document.quote(cell.span).strip() for cell in (total, period))
    values = {"value": value, "what": " ".join(whole.path[-1].split()), "other": other}
    return Finding(total.span, values, (Related(period.span, "period", {"other": other}),), variant="running")


CHECK = Check(
    "impossible-value",
    impossible_value,
    ("value", "what", "other"),
    variants=("negative", "running"),
    notes=("period",),
)
