"""Reports of any length: pieces come as results do, no result is kept, and waiting text comes back as it was."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import cchc_check
from cchc_check import reporters
from cchc_check.engine.results import FileResult, RunResult, Totals
from cchc_check.reporters import spool, statistics
from cchc_check.reporters.json_pieces import written
from cchc_check.reporters.spool import Spool

BAD = "Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 và Kế hoạch số 12/KH-SNV ngày 31/02/2021.\n"
HELD = 3
"""The newest results may be in use: the one asked for, the one being written, the one before it."""

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def made() -> FileResult:
    return cchc_check.check_text(BAD, path="a.md")


def released(made: FileResult, count: int) -> Iterator[FileResult]:
    """Results; whoever takes them must let each go when a few more have come."""
    given = [made, replace(made, path="never given away")]
    for number in range(count):
        given.append(replace(made, path=f"{number}.md"))
        yield given[-1]
        references = {sys.getrefcount(old) for old in given[1:-HELD]}
        assert len(references) < 2, "a result is referred to more often than one that was never given away"


@pytest.mark.parametrize("name", [*reporters.REPORTERS, "statistics"])
def test_no_format_keeps_a_result(name: str, made: FileResult) -> None:
    totals = Totals()
    files = totals.over(released(made, 60))
    if name == "statistics":
        length = sum(map(len, statistics.pieces(files, totals, "vi", "full")))
    else:
        length = sum(map(len, reporters.pieces(name)(files, totals, "vi")))
    assert (totals.files, length > 100) == (60, True)


def test_a_held_result_would_be_noticed(made: FileResult) -> None:
    with pytest.raises(AssertionError):
        list(released(made, 10))


@pytest.mark.parametrize("name", ["full", "concise", "github", "json"])
def test_what_needs_no_total_is_written_as_results_come(name: str, made: FileResult) -> None:
    taken: list[int] = []

    def files() -> Iterator[FileResult]:
        for number in range(10):
            taken.append(number)
            yield replace(made, path=f"{number}.md")

    totals = Totals()
    for piece in reporters.pieces(name)(totals.over(files()), totals, "vi"):
        if "0.md" in piece:
            break
    assert taken == [0]


@pytest.mark.parametrize("name", reporters.REPORTERS)
def test_a_long_report_is_that_of_a_short_one(
    name: str, made: FileResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = RunResult(tuple(replace(made, path=f"{number}.md") for number in range(5)))
    short = reporters.get(name)(result, "vi")
    monkeypatch.setattr(spool, "LITTLE", 10)
    assert reporters.get(name)(result, "vi") == short


@given(st.lists(st.text(st.characters(exclude_categories=()), max_size=30)))
def test_waiting_text_comes_back_as_it_was(pieces: list[str]) -> None:
    with Spool() as waiting:
        waiting.extend(pieces)
        assert list(waiting) == list(waiting) == pieces


@given(JSON)
def test_json_in_pieces_is_json_written_whole(value: Any) -> None:
    assert "".join(written(value)) == msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


@given(st.lists(JSON, max_size=3))
def test_json_takes_items_from_iterators_and_values_from_functions(values: list[Any]) -> None:
    pieces = written({"a": iter(values), "b": lambda: {"c": len(values)}})
    whole = {"a": values, "b": {"c": len(values)}}
    assert "".join(pieces) == msgspec.json.format(msgspec.json.encode(whole), indent=2).decode()
