"""Components of the form of a document in a size that the decree does not give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.layout.layout_parts import Form, components, decimal, names_of, opening, prevailing
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts


def component_size(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each kind of component once, where its size is first out of range."""
    told = set()
    for part, form in components(facts):
        size = prevailing(facts, part.span, lambda look: look.size)
        if size is None or form.least <= size <= form.most or part.kind in told:
            continue
        told.add(part.kind)
        values = names_of(part.kind) | {"size": decimal(size), "wanted": _range(form)}
        yield Finding(opening(facts, part.span), values)


def _range(form: Form) -> str:
    return decimal(form.least) + (f" - {decimal(form.most)}" if form.most > form.least else "")


CHECK = Check(
    "component-size",
    component_size,
    ("component", "english", "size", "wanted"),
    needs=("layout", "state-form"),
)
