"""The comment that silences a finding in a Markdown text, and where it has to be put.

Invariant: what is proposed was tried: with it the finding is covered, and every block still says what it said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from cchc_check.diagnostics import Diagnostic
from cchc_check.integrations.lsp.judging import Judged
from cchc_check.integrations.lsp.lines import Lines
from cchc_check.integrations.lsp.notices import place
from cchc_check.localize import say
from cchc_check.patterns import compiled
from cchc_check.readers import read_text
from cchc_check.text.document import Block, Document, Table
from cchc_check.text.span import Span

_INDENT = compiled(r"[ \t>]*")


class Insertion(Struct, frozen=True):
    """Put `text` before the character at `offset`."""

    offset: int
    text: str


def silencing(judged: Judged, found: Diagnostic) -> Insertion | None:
    """The insertion that silences `found`, or None where no comment would: plain text has none."""
    if judged.document.format != "md":
        return None
    return next((each for each in _candidates(judged, found) if _works(each, judged, found)), None)


def _candidates(judged: Judged, found: Diagnostic) -> Iterator[Insertion]:
    """At the end of the block, or on a line before it; a table has no end that a comment could follow."""
    block = _block(judged.document, found.at.start)
    if block is None:
        return
    comment = f"<!-- cchc-check: ignore[{found.code}] {say(judged.lang, 'lsp.reason')} -->"
    lines, span = judged.lines("utf-32"), judged.source(block.span)
    if not isinstance(block, Table):
        last = lines.line(span.end)
        words = judged.text[last.start : last.end].rstrip()
        yield Insertion(last.start + len(words), f" {comment}")
    yield _before(lines, span, comment)


def _block(document: Document, offset: int) -> Block | None:
    """The block that holds `offset`, or whose label does."""
    if block := document.block_at(offset):
        return block
    at = bisect_left(document.blocks, offset, key=lambda block: block.span.start)
    block = document.blocks[at] if at < len(document.blocks) else None
    return block if block and "\n" not in document.text[offset : block.span.start] else None


def _before(lines: Lines, span: Span, comment: str) -> Insertion:
    first = lines.line(span.start)
    indent = _INDENT.match(lines.text, first.start, first.end)
    feed = "\r\n" if "\r\n" in lines.text else "\n"
    return Insertion(first.start, f"{indent[0] if indent else ''}{comment}{feed}")


def _works(insertion: Insertion, judged: Judged, found: Diagnostic) -> bool:
    at, text = insertion.offset, insertion.text
    after = read_text(judged.text[:at] + text + judged.text[at:], "md", judged.path)
    if _said(after) != _said(judged.document):
        return False
    span = place(found)
    moved = Span(*(offset + (len(text) if at <= span.start else 0) for offset in (span.start, span.end)))
    return any(
        found.code in each.codes and after.source_map.span(each.covers).overlaps(moved)
        for each in after.directives
    )


def _said(document: Document) -> list[tuple[type, str]]:
    return [(type(block), " ".join(document.quote(block.span).split())) for block in document.blocks]
