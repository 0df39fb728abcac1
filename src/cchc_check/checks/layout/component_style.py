"""Components of the form of a document that are bold, italic or placed otherwise than the decree says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.layout.layout_parts import (
    Form,
    components,
    grouped,
    layout_of,
    names_of,
    prevailing,
    told,
)
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts

if TYPE_CHECKING:
    from cchc_check.extraction.components import Component


def component_style(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each fault of each kind of component once, where it is first met."""
    found = (
        ((part.kind, fault), part.span)
        for part, form in components(facts)
        for fault in _faults(facts, part, form)
    )
    for (kind, fault), spans in grouped(found):
        yield told(facts, spans, names_of(kind), variant=fault)


def _faults(facts: Facts, part: Component, form: Form) -> Iterator[str]:
    bold = prevailing(facts, part.span, lambda look: look.bold)
    italic = prevailing(facts, part.span, lambda look: look.italic)
    if form.bold is not None and bold is (not form.bold):
        yield "bold" if bold else "not-bold"
    if form.italic is not None and italic is (not form.italic):
        yield "italic" if italic else "not-italic"
    if form.caps is not None and _is_in_capitals(facts, part) is (not form.caps):
        yield "not-caps" if form.caps else "caps"
    if form.centred and _is_off_centre(facts, part):
        yield "not-centred"


def _is_in_capitals(facts: Facts, part: Component) -> bool:
    """True when the component is printed in capitals, typed so or set so."""
    typed = facts.document.quote(part.span).isupper()
    return typed or bool(prevailing(facts, part.span, lambda look: look.caps))


def _is_off_centre(facts: Facts, part: Component) -> bool:
    """True when the component's own paragraphs stand elsewhere; tabs may have put it in the middle."""
    text = facts.document.text
    line = text[text.rfind("\n", 0, part.span.start) + 1 : part.span.end]
    looks = [look for _, look in layout_of(facts).paragraphs_in(part.span)]
    return "\t" not in line and bool(looks) and all(look.align in ("left", "right") for look in looks)


CHECK = Check(
    "component-style",
    component_style,
    ("component", "english", "count"),
    variants=("bold", "not-bold", "italic", "not-italic", "caps", "not-caps", "not-centred"),
    needs=("layout", "state-form"),
)
