"""Appendices, sections and articles that the document refers to and does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.form.appendices import appendices, mentions
from cchc_check.extraction.form.counted import roman, roman_value
from cchc_check.extraction.form.sequences import sequences
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_OWN = (
    r"(?:[Bb]áo cáo|[Kk]ế hoạch|[Tt]ờ trình|[Tt]hông báo|[Cc]ông văn|[Đđ]ề án|[Cc]hương trình|[Hh]ướng dẫn|"
    r"[Vv]ăn bản|[Qq]uy chế|[Qq]uy định|[Qq]uyết định|[Nn]ghị quyết|[Nn]ội quy|[Qq]uy trình|[Đđ]iều lệ)"
)
_SECTION = compiled(
    rf"(?<!\w)[Mm]ục (?P<number>[IVXL]{{1,6}})(?![\w/])(?:\.\d+)*"
    rf"(?: (?:của |trong |tại )?{_OWN} này| (?:nêu |nói |ở )?trên(?: đây)?\b| (?:ở )?dưới đây)"
)
_ARTICLE = compiled(rf"(?<!\w)Điều (?P<number>\d{{1,3}}) (?:của )?{_OWN} này")
_PRINTED = compiled(r"^[^\w\n]{0,8}Điều (\d{1,3})\b", re.MULTILINE)
_AMENDS = compiled(r"[Ss]ửa đổi, bổ sung (?:một số )?[Đđ]iều|^[“\"]Điều \d", re.MULTILINE)


def dangling_reference(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every own appendix, section and article named that is not there."""
    yield from _appendices(facts)
    yield from _sections(facts)
    yield from _articles(facts)


def _appendices(facts: Facts) -> Iterator[Finding]:
    present = appendices(facts)
    numbers = {each.value for each in present}
    # Where as many are there and the first is the first, the labels are wrong: STR015 tells that.
    counted = range(1, len(present) + 1) if present and present[0].value < 2 else ()
    known = {0, *numbers, *counted}
    missing = {each.value: each for each in reversed(mentions(facts)) if each.value not in known}
    found = sorted(missing.values(), key=lambda each: each.span)
    if present and numbers != {0}:
        shown = ", ".join(each.number for each in present if each.number)
        yield from (_finding(facts, each.span, each.number, shown, "appendix") for each in found)
    elif found and not present and "state-form" in facts.features:
        listed = ", ".join(each.number for each in found)
        yield _finding(facts, found[0].span, listed, "", "appendix-elsewhere")


def _sections(facts: Facts) -> Iterator[Finding]:
    """Sections beyond the last of a body that numbers them with Roman numbers from I on."""
    known = {count.value for one in sequences(facts) if one.style == "roman" for count in one.counts}
    if len(known) < 2 or known != set(range(1, len(known) + 1)):
        return
    for match in _SECTION.finditer(facts.document.text):
        value = roman_value(match["number"])
        if value > len(known):
            at = Span(match.start(), match.end("number"))
            yield _finding(facts, at, match["number"], roman(len(known)), "section")


def _articles(facts: Facts) -> Iterator[Finding]:
    """Articles beyond the last of a document that prints all of them from 1 on."""
    text = facts.document.text
    known = {int(number) for number in _PRINTED.findall(text)}
    if len(known) < 2 or known != set(range(1, len(known) + 1)) or _AMENDS.search(text):
        return
    for match in _ARTICLE.finditer(text):
        if int(match["number"]) > len(known):
            at = Span(match.start(), match.end("number"))
            yield _finding(facts, at, match["number"], str(len(known)), "article")


def _finding(facts: Facts, at: Span, number: str, known: str, variant: str) -> Finding:
    values = {"written": " ".join(facts.document.quote(at).split()), "number": number, "known": known}
    return Finding(at, values, variant=variant)


CHECK = Check(
    name="dangling-reference",
    function=dangling_reference,
    values=("written", "number", "known"),
    variants=("appendix", "appendix-elsewhere", "section", "article"),
)
