"""The words "Dự thảo" in the head, in a header or footer, in a text box or across the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.structure.leftovers import Leftover, shown, told
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_AROUND = ("header", "footer", "textbox")
_BELOW_HEAD = 200


def draft_mark_left(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """All marks at once; one in the body, or in a sentence, speaks of another document."""
    document = facts.document
    places = (Leftover(span, {"mark": shown(words)}) for span, words in sorted(_marks(facts)))
    yield from told(document, places)


def _marks(facts: Facts) -> Iterator[tuple[Span, str]]:
    document = facts.document
    for region in _regions(facts):
        for match in _mark().finditer(document.text, region.start, region.end):
            yield Span(*match.span("mark")), match["mark"]
    for gap in document.gaps:
        if gap.reason == "word-art" and "dự thảo" in gap.detail.lower():
            yield gap.span, gap.detail


def _regions(facts: Facts) -> Iterator[Span]:
    """The head with what stands right below it, and all that is printed around the body."""
    head, document = facts.letterhead, facts.document
    parts = (head.agency, head.notation, head.issued, head.kind, head.title)
    body = min((story.span.start for story in document.stories), default=len(document.text))
    yield Span(0, min(body, max((part.span.end for part in parts if part), default=0) + _BELOW_HEAD))
    for story in document.stories:
        if story.kind in _AROUND:
            yield story.span


@cache
def _mark() -> re.Pattern[str]:
    """DỰ THẢO · (Dự thảo lần 2) · Dự thảo lần thứ ba, ngày 12/6/2020; not: Dự thảo báo cáo đã được góp ý."""
    return compiled(
        r"""
        (?<![ #>])(?:(?<![^\n\t|])|(?=[ #>]*[ ]{2}))[ #>]*+
        (?P<mark>
            [(\["“]? (?:BẢN[ ]DỰ[ ]THẢO|Bản[ ]dự[ ]thảo|DỰ[ ]THẢO|Dự[ ]thảo)
            (?:[ ](?:lần|LẦN|số|SỐ)?[ ]?(?:thứ|THỨ)?[ ]?(?:\d{1,2}|[IVX]{1,4}|(?i:nhất|một|hai|ba|tư|bốn|năm|cuối))\b)?
            (?:[ ]?[,.;:-]?[ ]?\(?(?:ngày[ ])?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\)?)?
            [)\]"”]? [.:]?
        )
        (?=[ ]*(?:$|[\n\t|])|[ ]{2})
        """,
        re.VERBOSE,
    )


CHECK = Check("draft-mark-left", draft_mark_left, ("count", "mark"), notes=("other",))
