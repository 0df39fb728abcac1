"""What the fuzzers promise, tried in small: any bytes, packages with wrong bytes, and one text in every format."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from cchc_check.extraction import extract
from cchc_check.readers import read
from fuzz import holds
from fuzz.targets import TARGETS, WORDS, kept

INPUTS = st.binary(max_size=120)


@pytest.mark.parametrize("target", sorted(TARGETS))
@given(data=INPUTS)
@settings(max_examples=40, deadline=None, derandomize=True)
def test_nothing_breaks_a_target(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize("target", ["citations", "markdown", "quantities", "text", "word"])
def test_what_earlier_runs_kept(target: str) -> None:
    assert len(kept(target)) >= 20
    for data in kept(target):
        TARGETS[target](data)


@given(strategies.documents())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_one_document_has_the_same_facts_in_every_format(document: strategies.Draft) -> None:
    known = strategies.facts_of(document.text(), "txt")
    assert known.citations or not document.cites
    for data, suffix in (
        (document.markdown(), "md"),
        (document.word(), "docx"),
        (document.word(split=True), "docx"),
        (unicodedata.normalize("NFD", document.text().decode()).encode(), "txt"),
        (document.text().decode().replace(" ", "\u00a0").encode(), "txt"),
    ):
        assert strategies.said(strategies.facts_of(data, suffix)) == strategies.said(known), suffix


@given(strategies.documents())
@settings(max_examples=25, deadline=None, derandomize=True)
def test_a_document_keeps_every_promise(document: strategies.Draft) -> None:
    holds.any_file(document.text(), "a.txt")
    holds.any_file(document.word(), "a.docx")


@given(strategies.tables())
@settings(max_examples=40, deadline=None, derandomize=True)
def test_a_table_is_read_back_as_it_was_written(rows: list[list[str]]) -> None:
    document = read(strategies.word_table(rows), path="a.docx")
    (table,) = document.tables
    assert (table.rows, table.columns) == (len(rows), len(rows[0]))
    assert [document.quote(cell.span) for cell in table.cells] == [cell for row in rows for cell in row]
    assert extract(document, holds.plan().context.registry).document is document


def test_the_words_of_the_fuzzer_fit_in_a_byte() -> None:
    assert len(set(WORDS)) == len(WORDS) < 224
