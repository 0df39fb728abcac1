"""Hidden text: not printed, but there for everybody who gets the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.structure.leftovers import Leftover, around, groups, shown, told
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.text.document import Document


def hidden_text_left(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """All hidden words at once."""
    yield from told(facts.document, _hidden(facts.document))


def _hidden(document: Document) -> Iterator[Leftover]:
    for group in groups(document, "hidden"):
        if words := shown(document.quote(around(group))):
            yield Leftover(around(group), {"words": words})


CHECK = Check("hidden-text-left", hidden_text_left, ("count", "words"), notes=("other",), needs=("review",))
