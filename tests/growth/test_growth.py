"""No pattern can hang: what any of them costs grows no faster than the text, on texts made to be hard for it."""

from __future__ import annotations

import ast
import re

import pytest

from growth.collected import Place, Written, collected, sources
from growth.families import Family
from growth.growing import MOST, Used
from growth.uses import EXCUSED, WINDOWS, excused, window

MADE_OF_A_DOCUMENT = {
    "cchc_check.checks.citations.cited: re.sub('(?:của|do)": "the name of an issuer, between a citation and its date",
    "cchc_check.checks.dates.cited_after_report: re.compile(f'(?<!": "the words of a rule page, escaped",
    "cchc_check.checks.structure.counting: re.search(f'(?:^|[": "a label, escaped; a line's start and one run of marks",
    "cchc_check.engine.config: re.search(f'(?m)^": "a key of a settings file, escaped",
    "cchc_check.extraction.quantities.hedges: re.finditer(word, lower)": "words of a table, without any repeat",
    "cchc_check.text.normalize: re.compile(f'\\r": "a class of characters, repeated once",
    "cchc_check.word.anchors: re.search(spelt %": "an id, escaped, in a tag of a parsed part",
    "cchc_check.word.anchors: re.search(b'<(?:[": "ids, escaped, in a tag of a parsed part",
}
"""Calls of `re` whose pattern only a document or a setting completes, and what completes it."""
WRITTEN, MISSING = collected()
DISTINCT = tuple({(one.pattern, one.flags, window(one)): one for one in WRITTEN if not excused(one)}.values())


@pytest.mark.parametrize("part", range(8))
def test_no_pattern_grows_faster_than_the_text(part: int) -> None:
    slow = {}
    for one in DISTINCT[part::8]:
        growth = Used(one).growth()
        if growth.times > MOST:
            slow[str(one)] = growth
    assert not slow


def test_every_pattern_of_the_source_is_found() -> None:
    assert len(DISTINCT) > 400
    unknown = [call for call in MISSING if not call.startswith(tuple(MADE_OF_A_DOCUMENT))]
    assert not unknown, "say in MADE_OF_A_DOCUMENT what completes them, or let collected.py make them"
    assert len(MISSING) == len(MADE_OF_A_DOCUMENT)


def test_no_pattern_is_made_where_nobody_looks() -> None:
    """`compile` under its own name is a call that `collected.py` does not know from the builtin."""
    for module, text in sources():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom) and node.module == "re":
                assert all(name.name[0].isupper() for name in node.names), module


def test_every_excuse_is_of_a_pattern_that_is_there() -> None:
    for module, beginning in (*WINDOWS, *EXCUSED):
        assert any(
            one.place.module.startswith(module)
            and (one.pattern if isinstance(one.pattern, str) else one.pattern.decode("latin-1")).startswith(
                beginning
            )
            for one in WRITTEN
        ), (module, beginning)


@pytest.mark.parametrize(
    ("pattern", "unit"),
    [(r"\s+$", " "), (r"(?:a|b)*?c", "a"), (r"<!--.*?-->", "<!--"), (r"(?:\w+-?)+!", "a-")],
)
def test_a_pattern_that_can_hang_is_told(pattern: str, unit: str) -> None:
    """The measure itself: quadratic, and exponential."""
    growth = Used(Written(Place("none", 1), pattern, 0)).growth()
    assert growth.times > MOST
    assert Used(Written(Place("none", 1), r"\w{1,9}-", 0)).grown(Family("", unit)).times < MOST


def test_slashes_behind_a_comparison_do_not_hang() -> None:
    """Every slash could be read in two ways: 24 of them took nine seconds, and one more twice as long."""
    way = re.compile(
        *next((one.pattern, one.flags) for one in WRITTEN if r"(?:so\s+với|so)\b" in str(one.pattern))
    )
    assert way.fullmatch(" so với " + "/" * 42 + "x") is None
    assert way.fullmatch(" so với cùng kỳ năm 2023/2024 (")
