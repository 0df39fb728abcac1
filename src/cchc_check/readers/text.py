"""Plain text: blocks are seen in blank lines, labels, capitals and indents; not one character is changed.

Invariant: every line with words lies in exactly one block.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cchc_check.readers.lines import lines
from cchc_check.readers.relocate import broken_letters, canonical
from cchc_check.readers.tables import tab_runs, tab_table
from cchc_check.text.document import Block, Document, Heading, ListItem
from cchc_check.text.labels import Label, heading_in_capitals, is_capitals, item_label, labelled, trimmed
from cchc_check.text.normalize import normalize
from cchc_check.text.span import Span

UNWRAPPED = 200
"""A line longer than this was not wrapped by hand: it is a paragraph of its own."""
JITTER = 1
"""Columns by which the lines of one paragraph may start unevenly."""
_FIRST = ("1.", "1)", "a)")


class _Open(Struct):
    """The block being gathered: what its first line made it, its last line and how far that is indented."""

    block: Block
    indent: int
    last: Span


def read_plain(source: str, path: str = "") -> Document:
    """The document of a plain text."""
    text, source_map = normalize(source)
    marks = tuple(broken_letters(source, canonical(source_map)))
    blocks = tuple(_blocks(text))
    return Document(path, "txt", text, blocks, source_map, marks=marks, features=frozenset({"tables"}))


def _blocks(text: str) -> Iterator[Block]:
    every = lines(text)
    at = 0
    for run in tab_runs(text, every):
        yield from _running(text, every[at : run.start])
        yield tab_table(text, every[run.start : run.stop])
        at = run.stop
    yield from _running(text, every[at:])


def _running(text: str, every: Sequence[Span]) -> Iterator[Block]:
    """The blocks of lines that are not in a table."""
    current: _Open | None = None
    for line in every:
        words = trimmed(text, line.start, line.end)
        if len(words) and current and _continues(text, current, line, words):
            current.last, current.indent = words, words.start - line.start
            continue
        if current:
            yield _closed(current)
        current = _opened(text, line, words) if len(words) else None
    if current:
        yield _closed(current)


def _opened(text: str, line: Span, words: Span) -> _Open:
    block = labelled(text, words)
    return _Open(block, block.span.start - line.start, words)


def _closed(current: _Open) -> Block:
    return replace(current.block, span=Span(current.block.span.start, current.last.end))


def _continues(text: str, current: _Open, line: Span, words: Span) -> bool:
    """True when `words` go on with the block that the line before belongs to."""
    if len(current.last) > UNWRAPPED or heading_in_capitals(text, words):
        return False
    if isinstance(current.block, Heading):
        return is_capitals(text[words.start : words.end])
    label = item_label(text, words.start, words.end)
    if label and _begins_item(text, current, label):
        return False
    return words.start - line.start <= current.indent + JITTER


def _begins_item(text: str, current: _Open, label: Label) -> bool:
    """No label in the middle of a wrapped sentence: "ngày 20 tháng / 6. trong", "kinh tế / - xã hội"."""
    if isinstance(current.block, ListItem) and current.block.number[-1] == label.text[-1]:
        return True
    return text[current.last.end - 1] in ".;:,!?…/)" or label.text in _FIRST or text[label.end].isupper()
