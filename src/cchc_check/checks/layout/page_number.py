"""Page numbers that are missing, or stand elsewhere than in the middle of the top margin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.layout.layout_parts import grouped, layout_of, opening, told
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts

if TYPE_CHECKING:
    from cchc_check.text.layout import PageNumber, Section


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
        for fault in _faults(section, first=section is sections[0])
    )
    for fault, spans in grouped(found):
        yield told(facts, spans, {}, variant=fault)


def _faults(section: Section, *, first: bool) -> Iterator[str]:
    numbers = [each for each in section.numbers if each.pages != "first"]
    if numbers and not any(each.where == "header" for each in numbers):
        yield "in-footer"
    elif numbers and all(_is_off_centre(each) for each in numbers):
        yield "not-centred"
    if first and _on_first_page(section):
        yield "on-first-page"
    if numbers and section.number_form != "decimal":
        yield "not-arabic"


def _is_off_centre(number: PageNumber) -> bool:
    return number.align not in ("center", "")


def _on_first_page(section: Section) -> bool:
    pages = "first" if section.first_differs else "default"
    return any(each.pages == pages for each in section.numbers)


CHECK = Check(
    "page-number",
    page_number,
    ("count",),
    params={"surely-two-pages": 6000},
    variants=("missing", "in-footer", "not-centred", "on-first-page", "not-arabic"),
    needs=("layout", "state-form"),
)
