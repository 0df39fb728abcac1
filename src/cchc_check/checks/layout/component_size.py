"""Components of the form of a document in a size that the decree does not give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.layout.layout_parts import (
    Form,
    components,
    decimal,
    grouped,
    names_of,
    prevailing,
    told,
)
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.text.span import Span


def component_size(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each wrong size of each kind of component once, where it is first met."""
    forms: dict[str, Form] = {}
    for (kind, size), spans in grouped(_sizes(facts, forms)):
        values = names_of(kind) | {"size": decimal(size), "wanted": _range(forms[kind])}
        yield told(facts, spans, values)


def _sizes(facts: Facts, forms: dict[str, Form]) -> Iterator[tuple[tuple[str, float], Span]]:
    """Kind, size and place of what is out of range; `forms` takes the form of each kind."""
    for part, form in components(facts):
        size = prevailing(facts, part.span, lambda look: look.size)
        if size is not None and not form.least <= size <= form.most:
            forms[part.kind] = form
            yield (part.kind, size), part.span


def _range(form: Form) -> str:
    return decimal(form.least) + (f" - {decimal(form.most)}" if form.most > form.least else "")


CHECK = Check(
    "component-size",
    component_size,
    ("component", "english", "size", "wanted", "count"),
    needs=("layout", "state-form"),
)
