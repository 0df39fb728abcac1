"""Reading Word reports, and checking them with all rules, beside other readers that only read.

Invariant: every figure comes from a warm process of its own, so that the memory is that reader's alone.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from measuring import Cost, child
from rows import Row, absent
from word_reports import report

GROUP = "Word"
_READ = """
from cchc_check.readers.docx import read_docx
def run(data):
    read_docx(data, "report.docx")
"""
_LAYOUT = """
from cchc_check.readers.docx import read_docx
def run(data):
    read_docx(data, "report.docx").layout.sections
"""
CHECK = """
from cchc_check.engine.run import check_file, prepare
from cchc_check.engine.settings import Settings
plan = prepare(Settings())
def run(data):
    assert not check_file("report.docx", plan, data).failures
"""
_FLOOR = """
import io, zipfile
from xml.parsers import expat
def run(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            expat.ParserCreate().Parse(archive.read(name), True)
"""
_PYTHON_DOCX = """
import io
from docx import Document
from docx.table import Table
def walk(container):
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from walk(cell)
        else:
            yield len(block.text)
def run(data):
    sum(walk(Document(io.BytesIO(data))))
"""
_FONTS = """
import io
from docx import Document
def run(data):
    for paragraph in Document(io.BytesIO(data)).paragraphs:
        for each in paragraph.runs:
            each.text, each.font.size, each.bold
"""
_DOCX2PYTHON = """
import io
from docx2python import docx2python
def run(data):
    with docx2python(io.BytesIO(data)) as content:
        content.text
"""
_MARKITDOWN = """
import io
from markitdown import MarkItDown, StreamInfo
reader = MarkItDown(enable_plugins=False)
def run(data):
    reader.convert_stream(io.BytesIO(data), stream_info=StreamInfo(extension=".docx"))
"""
_OURS = {"reading": _READ, "reading with layout": _LAYOUT, "the whole check": CHECK}
_PEERS = {
    "python-docx": _PYTHON_DOCX,
    "unzip and expat": _FLOOR,
    "docx2python": _DOCX2PYTHON,
    "markitdown": _MARKITDOWN,
    "python-docx, fonts of runs": _FONTS,
}
_TARGETS = {"python-docx": 0.7, "unzip and expat": 8.0, "docx2python": 1 / 15, "markitdown": 1 / 15}
_MEGABYTES = 100.0
_LONG = 500
_SLOW = 3000
"""Milliseconds."""


def rows(short: bool, python: str) -> Iterator[Row]:
    """Milliseconds and megabytes at each size, against each of the others."""
    sizes = ((5, 5), (50, 3)) if short else ((5, 11), (50, 5), (_LONG, 2))
    with tempfile.TemporaryDirectory() as folder:
        for pages, rounds in sizes:
            path = Path(folder) / f"{pages}.docx"
            path.write_bytes(report(pages))
            yield from _of(pages, path, rounds)


def _of(pages: int, path: Path, rounds: int) -> Iterator[Row]:
    costs = {name: _better(code, path, rounds) for name, code in {**_OURS, **_PEERS}.items()}
    for name in _PEERS:
        theirs = costs[name]
        if theirs is None:
            yield absent(GROUP, f"{name}, {pages} pages", shown=pages == _LONG)
            continue
        yield Row(GROUP, f"{name}, {pages} pages", theirs.least, "ms")
        yield Row(GROUP, f"{name}, {pages} pages", theirs.megabytes, "MB")
    for ours in _OURS:
        cost = costs[ours]
        assert cost
        whole = ours == "the whole check"
        for name in _PEERS:
            if theirs := costs[name]:
                target = _TARGETS.get(name) if whole and pages > 5 else None
                ratio, shown = cost.least / theirs.least, name in _TARGETS and ours != "reading with layout"
                yield Row(GROUP, f"{ours}, {pages} pages", cost.least, "ms", name, ratio, target, shown=shown)
        limit = _MEGABYTES if whole and pages == _LONG else None
        yield Row(
            GROUP, f"memory of {ours}, {pages} pages", cost.megabytes, "MB", target=limit, shown=bool(limit)
        )


def _better(code: str, path: Path, rounds: int) -> Cost | None:
    """The better of two processes; one run is enough of what takes seconds."""
    first = child(code, path, 1)
    if first is None or first.least > _SLOW:
        return first
    return min(child(code, path, rounds) or first, first, key=lambda cost: cost.least)
