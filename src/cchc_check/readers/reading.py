"""What reading a Markdown file gathers, all of it in places of the source.

Invariant: a Raw takes every offset of what markdown-it saw to the same character of the source.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from cchc_check.readers.inline import Found
from cchc_check.text.document import Block, Gap, Mark
from cchc_check.text.normalize import Change, normalize
from cchc_check.text.span import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DEEPEST = 30
"""Quotations, lists and their items inside one another; each level makes a line of brackets slower to read."""


class Reading(Struct):
    """What has been read so far; every place in it is a place in the source."""

    source: str
    lines: list[Span]
    blocks: list[Block] = field(default_factory=list)
    bold: set[int] = field(default_factory=set)
    changes: list[Change] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    comments: list[Found] = field(default_factory=list)


class Raw(Struct, frozen=True):
    """A piece of inline Markdown as markdown-it saw it, and where its stretches stand in the source."""

    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def source(self, offset: int) -> int:
        index = max(0, bisect_right(self.starts, offset) - 1)
        return self.sources[index] + offset - self.starts[index]


@cache
def parser() -> MarkdownIt:
    """Text indented by four blanks is no code in an office; escapes stay apart so that they can be found."""
    from markdown_it import MarkdownIt

    markdown = (
        MarkdownIt("commonmark", {"maxNesting": DEEPEST})
        .enable(["table", "strikethrough"])
        .disable(["code", "text_join"])
    )
    # Links stay as written; mdurl, which would encode them, fills its tables with another thread looking on.
    vars(markdown).update(normalizeLink=str, normalizeLinkText=str)
    for ruler in (markdown.core.ruler, markdown.block.ruler, markdown.inline.ruler, markdown.inline.ruler2):
        ruler.getRules("")  # which it would put together on first use, with another thread looking on
    return markdown


def lines_of(reading: Reading, token: Token) -> list[Span]:
    """The source lines that a token covers."""
    first, last = token.map or (0, 0)
    return reading.lines[first:last]


def raw_lines(source: str, rows: Sequence[Span], content: str) -> Raw | None:
    """Where the lines of `content` stand in `rows`; None when one of them is not there as it is."""
    starts, sources, at = [], [], 0
    for row, line in zip(rows, content.split("\n"), strict=False):
        words = line.strip(" \t")
        place = source.rfind(words, row.start, row.end)
        if place < 0:
            return None
        starts.append(at + len(line) - len(line.lstrip(" \t")))
        sources.append(place)
        at += len(line) + 1
    return Raw(content, tuple(starts), tuple(sources)) if at == len(content) + 1 else None


def take(reading: Reading, found: Sequence[Found], place: Callable[[int], int]) -> None:
    """Keep what was found; `place` leads from its places to those in the source."""
    for item in found:
        start, end = place(item.start), place(item.end)
        match item.kind:
            case "cut":
                reading.changes.append((start, end, normalize(item.text)[0] if item.text else ""))
            case "link":
                reading.marks.append(Mark(Span(start, end), "link", item.text))
            case "picture":
                reading.gaps.append(Gap(Span(start, start), "picture"))
            case "comment" | "note":
                reading.comments.append(replace(item, start=start, end=end))
