"""Documents and facts put together by hand, so that a check can be tried without a reader."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from cchc_check import checks
from cchc_check.checks.check import Context, Unit
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import (
    Citation,
    DateMention,
    Facts,
    Letterhead,
    Link,
    Notation,
    Part,
    Period,
)
from cchc_check.registry import load_registry
from cchc_check.text.document import Document, Paragraph
from cchc_check.text.normalize import SourceMap
from cchc_check.text.span import Span


def document(text: str) -> Document:
    """A plain document whose paragraphs are parted by empty lines."""
    blocks = tuple(Paragraph(Span(*match.span())) for match in re.finditer(r"(?:(?!\n\n)[\s\S])+", text))
    return Document("draft.md", "md", text, blocks, SourceMap())


def place(text: str, words: str, nth: int = 0) -> Span:
    """Where `words` stand in `text`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def date(text: str, words: str) -> DateMention:
    """A date written d/m/yyyy."""
    day, month, year = map(int, words.split("/"))
    return DateMention(place(text, words), day, month, year, "slash")


def citation(text: str, number: str, written: str, form: str = "state", issuer: str = "UBND") -> Citation:
    """A cited document of that number and date."""
    at = place(text, number)
    notation = Notation(
        at, number, Part(number.split("/")[0], at), None, (Part(issuer, at),), form, "QĐ", issuer
    )
    issued = date(text, written)
    return Citation(at.to(issued.span), None, notation, issued, None, None)


def period(text: str, words: str, unit: str, index: int, start: str, end: str, nth: int = 0) -> Period:
    """A period; `start` and `end` are ISO days."""
    days = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    return Period(place(text, words, nth), unit, index, *days)


def links(text: str, *written: str) -> tuple[Link, ...]:
    """The hosts, each where it stands first."""
    return tuple(Link(place(text, host), "host", Part(host, place(text, host)), host) for host in written)


def report(text: str, title: str, **more: Any) -> Facts:
    """The facts of a report with that title."""
    head = Letterhead(kind=Part("Báo cáo", Span(0, 0)), title=Part(title, place(text, title)))
    return Facts(document(text), **{"letterhead": head, **more})


def run(name: str, facts: Facts, params: Mapping[str, Any] | None = None, **unit: Any) -> list[Finding]:
    """What the check finds."""
    check = checks.get(name)
    context = Context("draft", Unit(**unit), load_registry())
    return list(check.function(facts, {**check.params, **(params or {})}, context))


def quotes(facts: Facts, findings: list[Finding]) -> list[str]:
    """The words each finding stands on."""
    return [facts.document.quote(found.at) for found in findings]
