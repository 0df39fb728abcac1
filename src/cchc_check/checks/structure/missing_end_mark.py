"""Documents whose last sentence does not end with "./."."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.patterns import compiled
from cchc_check.text.document import ListItem, Paragraph
from cchc_check.text.span import Span

_END_MARK = compiled(r"\. ?/ ?\.?|/\./")
_RECIPIENTS = compiled(r"N(?:ơi nhận|ƠI NHẬN) ?:")
_LETTERS = 25
"""A shorter line above the signature is no sentence of the body."""


def missing_end_mark(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """The end of the last paragraph above "Nơi nhận", where no mark stands there or below."""
    document = facts.document
    recipients = _RECIPIENTS.search(document.text)
    if not recipients:
        return
    body = [
        block
        for block in document.blocks
        if isinstance(block, (Paragraph, ListItem)) and block.span.end <= recipients.start()
    ]
    last = next((block for block in reversed(body) if len(block.span) > _LETTERS), None)
    if last is None or document.quote(last.span).startswith(("(", "Ghi chú", "Lưu ý")):
        return
    if not _END_MARK.search(document.text, max(0, last.span.end - 6), recipients.start()):
        end = last.span.end
        start = document.text.rfind(" ", last.span.start, end) + 1
        yield Finding(Span(start, end), {"written": document.quote(Span(start, end))})


CHECK = Check("missing-end-mark", missing_end_mark, ("written",), needs=("state-form",))
