"""Sections that an office wants in its documents of a kind.

Invariant: a section counts as there when any line that may be a heading names it, at whatever level.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct

from cchc_check.checks.check import Check, Context, Fault
from cchc_check.checks.house import wants
from cchc_check.checks.house.phrases import Index, faults, find, index, phrase
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts
from cchc_check.patterns import compiled
from cchc_check.registry import fold
from cchc_check.text.document import Block, Heading, ListItem, Table
from cchc_check.text.labels import is_capitals
from cchc_check.text.span import Span

LONGEST = 250
"""Characters of a line in capitals that may be a heading."""
SHORT = 120
"""Characters of a numbered line that may be one."""
_OPENS = compiled(r"(?:.{1,40}[.:–—-])?[ \t]*")
"""What may stand before the words in their line: "Phần thứ ba. "; never "Đơn vị không có "."""


class _Section(Struct, frozen=True):
    """One entry of `sections`."""

    name: str
    forms: tuple[str, ...]


def required_section(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every section that is not there, and with `order` every one that stands before the one it should follow.

    Documents whose kind is not in `kinds`, or whose title has none of `title_words`, are left alone.
    """
    if not _concerns(facts, params):
        return
    sections = _sections(params)
    places = _named(facts, sections)
    at = _anchor(facts)
    for group, section in enumerate(sections):
        if group not in places:
            yield Finding(at, {"section": section.name, "after": ""})
    if params["order"]:
        yield from _misplaced(sections, places)


def _concerns(facts: Facts, params: Mapping[str, Any]) -> bool:
    head = facts.letterhead
    kind = fold(head.kind.value) if head.kind else ""
    title = fold(f"{kind} {head.title.value if head.title else ''}")
    return (not params["kinds"] or kind in map(fold, params["kinds"])) and (
        not params["title_words"] or any(fold(words) in title for words in params["title_words"])
    )


def _named(facts: Facts, sections: tuple[_Section, ...]) -> dict[int, list[Span]]:
    """Where each section is named in what may be a heading."""
    lines = {line.start: block for line, block in _lines(facts)}
    spans = tuple(line for line, _ in _lines(facts))
    places: dict[int, list[Span]] = {}
    for found in find(facts, _index(sections), spans):
        line = spans[bisect_right(spans, found.span.start, key=lambda each: each.start) - 1]
        if _heads(facts.document.text, found.span, line, lines[line.start]):
            places.setdefault(found.phrase.group, []).append(found.span)
    return places


def _lines(facts: Facts) -> Iterator[tuple[Span, Block]]:
    """The first line of each block, or all of it where it is a heading or set in capitals; not the title's."""
    title = facts.letterhead.title
    text = facts.document.text
    for block in facts.document.blocks:
        if isinstance(block, Table) or (title and block.span.overlaps(title.span)):
            continue
        end = text.find("\n", block.span.start, block.span.end)
        whole = end < 0 or isinstance(block, Heading) or is_capitals(text[block.span.start : block.span.end])
        yield (block.span if whole else Span(block.span.start, end)), block


def _heads(text: str, at: Span, line: Span, block: Block) -> bool:
    """True when words at `at` head what follows: in a heading, a short numbered line, or at a line's beginning."""
    if isinstance(block, Heading) or (len(line) <= LONGEST and is_capitals(text[line.start : line.end])):
        return True
    if _OPENS.fullmatch(text, line.start, at.start):
        return True
    numbered = isinstance(block, ListItem) and block.number[:1].isalnum()
    return numbered and len(line) <= SHORT and text[line.end - 1] not in ".;,"


def _misplaced(sections: tuple[_Section, ...], places: Mapping[int, list[Span]]) -> Iterator[Finding]:
    """Sections all of whose places are before the first one of a section that should come earlier."""
    latest: tuple[Span, str] | None = None
    for group, section in enumerate(sections):
        if group not in places:
            continue
        first, last = places[group][0], places[group][-1]
        if latest and last.start < latest[0].start:
            values = {"section": section.name, "after": latest[1]}
            yield Finding(last, values, (Related(latest[0], "earlier"),), variant="misplaced")
        elif latest is None or first.start > latest[0].start:
            latest = first, section.name


def _anchor(facts: Facts) -> Span:
    """The document's title or kind, or else its first line."""
    head = facts.letterhead
    for part in (head.title, head.kind):
        if part:
            return part.span
    text = facts.document.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return Span(start, min(len(text) if end < 0 else end, start + 80))


def _sections(params: Mapping[str, Any]) -> tuple[_Section, ...]:
    return tuple(
        _Section(entry["name"], wants.listed(entry.get("forms", entry["name"])))
        for entry in params["sections"]
    )


@lru_cache(16)
def _index(sections: tuple[_Section, ...]) -> Index:
    """Headings are often in capitals: an abbreviation must not be told apart from them."""
    return index(
        phrase(form, group=group) for group, section in enumerate(sections) for form in section.forms
    )


def _review(params: Mapping[str, Any]) -> Iterator[Fault]:
    yield from wants.tables(params, "sections", ("name",), ("forms",), ("forms",))
    yield from wants.texts(params, "kinds")
    yield from wants.texts(params, "title_words")
    for entry in params["sections"]:
        if isinstance(entry, Mapping):
            for form in wants.listed(entry.get("forms", entry.get("name", ""))):
                yield from faults("sections", form)


CHECK = Check(
    "required-section",
    required_section,
    ("section", "after"),
    params={"sections": (), "order": False, "kinds": (), "title_words": ()},
    variants=("misplaced",),
    notes=("earlier",),
    review=_review,
)
