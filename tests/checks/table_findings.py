"""Findings of the table rules on tables as text, through the readers and the extraction."""

from __future__ import annotations

from io import BytesIO

import docx

from cchc_check import checks
from cchc_check.checks.check import Context, Unit
from cchc_check.extraction import extract
from cchc_check.readers import read, read_text
from cchc_check.registry import load_registry
from cchc_check.text.document import Document

RULES = ("total-mismatch", "formula-mismatch", "share-mismatch", "row-number-gap", "zero-over-zero")
REGISTRY = load_registry()

Told = tuple[str, str, str]


def told(document: Document, names: tuple[str, ...] = RULES) -> list[Told]:
    """Rule, variant and quoted cell of every finding."""
    facts = extract(document, REGISTRY)
    context = Context("draft", Unit(), REGISTRY)
    return [
        (name, finding.variant, document.quote(finding.at))
        for name in names
        for finding in checks.get(name).function(facts, checks.get(name).params, context)
    ]


def written(source: str, form: str = "md") -> list[Told]:
    """What the rules find in a text."""
    return told(read_text(source, form))


def in_word(rows: list[list[str]]) -> Document:
    """A Word report with one table."""
    made = docx.Document()
    made.add_paragraph("Kết quả cụ thể như sau:")
    grid = made.add_table(len(rows), len(rows[0]))
    for cells, texts in zip(grid.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    saved = BytesIO()
    made.save(saved)
    return read(saved.getvalue(), format="docx")


def pipes(rows: list[list[str]]) -> str:
    """The same table with bars."""
    lines = [" | ".join(row) for row in rows]
    lines.insert(1, " | ".join("---" for _ in rows[0]))
    return "".join(f"| {line} |\n" for line in lines)
