"""Our reading of the body equals the oracle's, on generated files and on real ones where they are at hand."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_check.word.load import load
from cchc_check.word.package import Package
from cchc_check.word.text import WordText
from word.oracle import paragraphs
from word.packages import build, p, r, row, table

REAL = Path(os.environ.get("CCHC_CHECK_REAL_DOCX", "/nowhere"))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
PARAGRAPHS = st.lists(st.lists(WORDS, max_size=5), max_size=8)


def body_paragraphs(word: WordText) -> list[str]:
    body = word.flows[0]
    columns = body.paragraphs
    spans = zip(columns.start, columns.end, strict=True)
    return [word.text[start:end] for start, end in spans if end > start]


@given(PARAGRAPHS, PARAGRAPHS)
@settings(max_examples=60, deadline=None)
def test_random_runs_read_back(before: list[list[str]], inside: list[list[str]]) -> None:
    cells = row(*(f"<w:tc>{p(*map(r, runs))}</w:tc>" for runs in inside)) if inside else row("")
    data = build("".join(p(*map(r, runs)) for runs in before) + table(cells))
    expected = ["".join(runs) for runs in [*before, *inside] if "".join(runs)]
    assert body_paragraphs(load(Package(data))) == expected == paragraphs(data)


@given(PARAGRAPHS)
@settings(max_examples=40, deadline=None)
def test_every_run_knows_its_bytes(written: list[list[str]]) -> None:
    data = build("".join(p(*map(r, runs)) for runs in written))
    word = load(Package(data))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml")
    runs = word.flows[0].runs
    for start, end, first, last in zip(runs.start, runs.end, runs.byte_start, runs.byte_end, strict=True):
        assert xml[first:last].decode() == r(word.text[start:end])


@pytest.mark.skipif(not REAL.is_dir(), reason="CCHC_CHECK_REAL_DOCX names no folder of Word files")
def test_real_files_agree_with_the_oracle() -> None:
    for path in sorted(REAL.glob("*.docx")):
        data = path.read_bytes()
        assert body_paragraphs(load(Package(data))) == paragraphs(data), path.name
