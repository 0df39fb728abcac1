"""A run in words: one module per format, each a function from results to text."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from cchc_check.engine.results import RunResult

REPORTERS = {
    "full": "cchc_check.reporters.full",
    "concise": "cchc_check.reporters.concise",
    "json": "cchc_check.reporters.json",
}
"""Format name → the module whose `render(result, lang)` writes it."""


def get(name: str) -> Callable[[RunResult, str], str]:
    """The reporter called `name`; its module is imported now, not before."""
    render: Callable[[RunResult, str], str] = import_module(REPORTERS[name]).render
    return render
