"""Components of the form of a document in a size that the rules of form do not give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cchc_check.checks.check import Check, Context, Fault
from cchc_check.checks.layout.layout_parts import decimal, grouped, names_of, prevailing, told
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.text.span import Span


def component_size(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each wrong size of each kind of component once, where it is first met."""
    sizes: Mapping[str, Sequence[float]] = params["sizes"]
    for (kind, size), spans in grouped(_wrong_sizes(facts, sizes)):
        values = names_of(kind) | {"size": decimal(size), "wanted": _range(sizes[kind])}
        yield told(facts, spans, values)


def _wrong_sizes(
    facts: Facts, sizes: Mapping[str, Sequence[float]]
) -> Iterator[tuple[tuple[str, float], Span]]:
    """Kind, size and place of what is out of range; a component without a range is left alone."""
    for part in facts.components:
        allowed = sizes.get(part.kind)
        size = prevailing(facts, part.span, lambda look: look.size) if allowed else None
        if allowed and size is not None and not allowed[0] <= size <= allowed[-1]:
            yield (part.kind, size), part.span


def _range(allowed: Sequence[float]) -> str:
    least, most = decimal(allowed[0]), decimal(allowed[-1])
    return least if least == most else f"{least} - {most}"


def _review(params: Mapping[str, Any]) -> Iterator[Fault]:
    from cchc_check.extraction.form.components import KINDS

    for kind, allowed in params["sizes"].items():
        key = f"params.sizes.{kind}"
        if kind not in KINDS:
            yield "page.unknown-param", key, {"known": ", ".join(KINDS)}
        elif not _is_range(allowed):
            yield "page.wrong-type", key, {"wanted": "[12, 13]"}


def _is_range(allowed: object) -> bool:
    return (
        isinstance(allowed, list | tuple)
        and len(allowed) in (1, 2)
        and all(type(size) in (int, float) for size in allowed)
    )


CHECK = Check(
    "component-size",
    component_size,
    ("component", "english", "size", "wanted", "count"),
    params={"sizes": {}},
    needs=("layout", "form"),
    review=_review,
)
