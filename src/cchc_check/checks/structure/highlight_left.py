"""Words that somebody marked with the highlighter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.structure.leftovers import Leftover, around, groups, shown, told
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.text.document import Document


def highlight_left(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """All highlighted words at once; blanks, and white on white, are not seen by anybody."""
    yield from told(facts.document, _highlighted(facts.document))


def _highlighted(document: Document) -> Iterator[Leftover]:
    for group in groups(document, "highlight"):
        words = shown(document.quote(around(group)))
        if words and any(mark.value != "white" for mark in group):
            yield Leftover(around(group), {"words": words})


CHECK = Check("highlight-left", highlight_left, ("count", "words"), notes=("other",), needs=("review",))
