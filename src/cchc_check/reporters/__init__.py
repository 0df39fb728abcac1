"""A run in words: one module per format, each a function from results to text."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from cchc_check.engine.results import RunResult

REPORTERS = {
    "full": "cchc_check.reporters.full",
    "concise": "cchc_check.reporters.concise",
    "json": "cchc_check.reporters.json",
    "sarif": "cchc_check.reporters.sarif",
    "github": "cchc_check.reporters.github",
    "junit": "cchc_check.reporters.junit",
    "html": "cchc_check.reporters.html",
}
"""Format name → the module whose `render(result, lang)` writes it."""

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


def get(name: str) -> Callable[[RunResult, str], str]:
    """The reporter called `name`; its module is imported now, not before."""
    render: Callable[[RunResult, str], str] = import_module(REPORTERS[name]).render
    return render
