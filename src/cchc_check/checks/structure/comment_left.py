"""Comments of colleagues that still stand beside the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.structure.leftovers import Leftover, shown, told
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts


def comment_left(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """All comments at once, each answer in a thread counted."""
    marks = facts.document.marks_of("comment")
    left = (Leftover(mark.span, {"comment": shown(mark.value)}) for mark in marks)
    yield from told(facts.document, left)


CHECK = Check("comment-left", comment_left, ("count", "comment"), notes=("other",), needs=("review",))
