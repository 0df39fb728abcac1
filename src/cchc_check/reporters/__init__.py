"""A run in words: one module per format, each a generator from results to pieces of text.

Invariant: of the results that a format is given one after another it keeps none, so that a report can be of any length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from cchc_check.engine.results import FileResult, RunResult, Totals

Pieces = Callable[[Iterable[FileResult], Totals, str], Iterator[str]]
"""The text of a report in a language. The totals are of the results taken so far, complete when there are no more."""

REPORTERS = {
    "full": "cchc_check.reporters.full",
    "concise": "cchc_check.reporters.concise",
    "json": "cchc_check.reporters.json",
    "sarif": "cchc_check.reporters.sarif",
    "github": "cchc_check.reporters.github",
    "junit": "cchc_check.reporters.junit",
    "html": "cchc_check.reporters.html",
}
"""Format name → the module whose `pieces` write it."""

SUFFIXES = {
    ".sarif.json": "sarif",
    ".sarif": "sarif",
    ".json": "json",
    ".xml": "junit",
    ".html": "html",
    ".htm": "html",
}
"""What the name of an output file ends in → the format it asks for; the first that fits."""


def for_file(name: str) -> str | None:
    """The format that the name of an output file asks for, or None when it says nothing."""
    return next((form for suffix, form in SUFFIXES.items() if name.lower().endswith(suffix)), None)


def pieces(name: str) -> Pieces:
    """The reporter called `name`; its module is imported now, not before."""
    found: Pieces = import_module(REPORTERS[name]).pieces
    return found


def get(name: str) -> Callable[[RunResult, str], str]:
    """The reporter called `name` for a run that is over: its whole text."""
    write = pieces(name)

    def render(result: RunResult, lang: str) -> str:
        totals = Totals(result.fail_on)
        return "".join(write(totals.over(result.files), totals, lang))

    return render
