"""Components of the form of a document that are bold, italic or placed otherwise than the rules of form say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cchc_check.checks.check import Check, Context, Fault
from cchc_check.checks.layout.layout_parts import grouped, layout_of, names_of, prevailing, told
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts

if TYPE_CHECKING:
    from cchc_check.extraction.form.components import Component

_FAULTS = {
    # what a page asks for: how a component that is not so is called
    "bold": "not-bold",
    "light": "bold",
    "italic": "not-italic",
    "upright": "italic",
    "capitals": "not-caps",
    "small": "caps",
    "centred": "not-centred",
    "underlined": "not-underlined",
    "no-underline": "underlined",
}


def component_style(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each fault of each kind of component once, where it is first met."""
    found = (
        ((part.kind, _FAULTS[wanted]), part.span)
        for part in facts.components
        for wanted in params["styles"].get(part.kind, ())
        if _is_not(facts, part, wanted)
    )
    for (kind, fault), spans in grouped(found):
        yield told(facts, spans, names_of(kind), variant=fault)


def _is_not(facts: Facts, part: Component, wanted: str) -> bool:
    """True when most of the component is surely otherwise; where its looks are mixed nothing is sure."""
    match wanted:
        case "bold" | "light":
            return prevailing(facts, part.span, lambda look: look.bold) is (wanted == "light")
        case "italic" | "upright":
            return prevailing(facts, part.span, lambda look: look.italic) is (wanted == "upright")
        case "capitals" | "small":
            return _is_in_capitals(facts, part) is (wanted == "small")
        case "underlined" | "no-underline":
            underlined = prevailing(facts, part.span, lambda look: bool(look.underline))
            return underlined is (wanted == "no-underline")
        case _:
            return _is_off_centre(facts, part)


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


def _review(params: Mapping[str, Any]) -> Iterator[Fault]:
    from cchc_check.extraction.form.components import KINDS

    for kind, wanted in params["styles"].items():
        key = f"params.styles.{kind}"
        if kind not in KINDS:
            yield "page.unknown-param", key, {"known": ", ".join(KINDS)}
        elif not isinstance(wanted, list | tuple) or not all(word in _FAULTS for word in wanted):
            yield "page.wrong-type", key, {"wanted": f"[{', '.join(_FAULTS)}]"}


CHECK = Check(
    "component-style",
    component_style,
    ("component", "english", "count"),
    params={"styles": {}},
    variants=tuple(_FAULTS.values()),
    needs=("layout", "form"),
    review=_review,
)
