"""Page numbers that are missing, or stand elsewhere than the rules of form say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cchc_check.checks.check import Check, Context, Fault, among
from cchc_check.checks.layout.layout_parts import grouped, layout_of, opening, told
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.text.span import Span

if TYPE_CHECKING:
    from cchc_check.text.layout import Section


def page_number(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each fault once, where the first section that has it begins."""
    sections = layout_of(facts).sections
    if not any(section.numbers for section in sections):
        if sum(len(section.span) for section in sections) >= params["surely-two-pages"]:
            yield Finding(opening(facts, sections[0].span), variant="missing")
        return
    found = (
        (fault, opening(facts, section.span))
        for section in sections
        for fault in _faults(section, params, first=section is sections[0])
    )
    for fault, spans in grouped(found):
        yield told(facts, spans, {}, variant=fault)
    if params["appendix-restarts"] and (going_on := [*_going_on(facts, sections)]):
        yield told(facts, going_on, {}, variant="appendix-goes-on")


def _going_on(facts: Facts, sections: Sequence[Section]) -> Iterator[Span]:
    """The appendices on whose pages the numbers of the pages before go on; not those of a file of their own."""
    for part in facts.components:
        if part.kind != "appendix":
            continue
        section = next(each for each in reversed(sections) if each.span.start <= part.span.start)
        before = facts.document.text[section.span.start : part.span.start]
        begins = not any(map(str.isalnum, before))
        alone = begins and section is sections[0]
        restarts = begins and section.number_start is not None
        if section.numbers and not alone and not restarts:
            yield part.span


def _faults(section: Section, params: Mapping[str, Any], *, first: bool) -> Iterator[str]:
    numbers = [each for each in section.numbers if each.pages != "first"]
    if numbers and not any(each.where == params["where"] for each in numbers):
        yield f"in-{numbers[0].where}"
    elif numbers and not any(each.align in (params["align"], "") for each in numbers):
        yield "not-right" if params["align"] == "right" else "not-centred"
    if first and _on_first_page(section):
        yield "on-first-page"
    if numbers and section.number_form != "decimal":
        yield "not-arabic"


def _on_first_page(section: Section) -> bool:
    pages = "first" if section.first_differs else "default"
    return any(each.pages == pages for each in section.numbers)


def _review(params: Mapping[str, Any]) -> Iterator[Fault]:
    yield from among("where", ("header", "footer"))(params)
    yield from among("align", ("center", "right"))(params)


CHECK = Check(
    "page-number",
    page_number,
    ("count",),
    params={"surely-two-pages": 6000, "where": "header", "align": "center", "appendix-restarts": False},
    variants=(
        "missing",
        "in-footer",
        "in-header",
        "not-centred",
        "not-right",
        "on-first-page",
        "not-arabic",
        "appendix-goes-on",
    ),
    needs=("layout", "form"),
    review=_review,
)
