"""The sentence and the lines around a place in the text."""

from __future__ import annotations

import re
from functools import cache

from cchc_check.patterns import compiled
from cchc_check.text.document import Document
from cchc_check.text.span import Span

_REACH = 2000  # what runs on for longer is no sentence


@cache
def _end() -> re.Pattern[str]:
    return compiled(r"[.;!?…:][”\")]*(?=\s|$)|\n[ \t]*\n|\t|\n[ \t]*(?=[-+•*] |\d{1,2}[.)] |[a-zđ]\) )")


def sentence(document: Document, span: Span) -> Span:
    """The sentence that holds `span`, without the space around it; it stays in its block and paragraph."""
    block = document.block_at(span.start)
    text = document.text
    start = max(block.span.start if block else 0, span.start - _REACH)
    high = min(block.span.end if block else len(text), span.end + _REACH)
    for match in _end().finditer(text, start, span.start):
        start = match.end()
    while start < span.start and text[start].isspace():
        start += 1
    after = _end().search(text, span.end, high)
    return Span(start, max(span.end, after.start() if after else high))


def line_of(document: Document, offset: int) -> Span:
    """The line that holds `offset`."""
    text = document.text
    end = text.find("\n", offset)
    return Span(text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text))


def line_before(document: Document, offset: int) -> Span | None:
    """The last line with words above the line of `offset`."""
    end = document.text.rfind("\n", 0, offset)
    while end > 0:
        line = line_of(document, end - 1)
        if document.quote(line).strip():
            return line
        end = line.start - 1
    return None
