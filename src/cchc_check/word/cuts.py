"""Where the characters of a run stand in its bytes, and what has to be written to part the run between two of them.

Invariant: parting only inserts bytes; both halves keep the run's own tag and properties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cchc_check.patterns import compiled

_TAG = compiled(
    rb"""<(?:!--.*?-->|\?.*?\?>|!\[CDATA\[.*?\]\]>|(/?)([^\s/<>]++)((?:"[^"<]*+"|'[^'<]*+'|[^<>"'])*+)>)""",
    re.DOTALL,
)
_CHARACTER = compiled(rb"&[^;]*;|\r\n?|[^\x80-\xbf][\x80-\xbf]*")
_ONE_CHARACTER = frozenset(
    (b"tab", b"ptab", b"br", b"cr", b"noBreakHyphen", b"softHyphen", b"sym"),
)
_UNSEEN = frozenset((b"rPr", b"lastRenderedPageBreak", b"annotationRef"))
_MISPLACED = compiled(rb"<(?:[\w.-]+:)?(?:r|p|t|tab|br|cr|sym|fldChar|instrText)[\s/>]")
"""What has no place in properties, which are written once more when a run is parted."""
KEEP_SPACE = b" xml:space='preserve'"
"""In single quotes, which Word never writes: what was inserted can be told from what was there."""


class Child(NamedTuple):
    """An element inside another: `inside` and `closing` are where its content begins and ends."""

    name: bytes
    start: int
    inside: int
    closing: int
    end: int


class Piece(NamedTuple):
    """A child of a run that holds `length` characters from `first`; `kind` is text, character or other."""

    kind: str
    first: int
    length: int
    child: Child


class Cut(NamedTuple):
    """A place between two characters: at byte `at`, after `closing` and before `opening` have been written.

    `space` is where the text before the cut must be told to keep its last blank, or -1.
    """

    at: int
    closing: bytes = b""
    opening: bytes = b""
    space: int = -1


class Run(NamedTuple):
    """One run of `length` characters. `opening` is its tag and its properties, as bytes of their own."""

    start: int
    end: int
    length: int
    opening: bytes
    closing: bytes
    pieces: tuple[Piece, ...]


def elements(data: bytes, start: int, end: int) -> Iterator[tuple[int, Child]]:
    """The elements of some markup with their depth, each when it closes, up to the first tag out of place."""
    open_tags: list[tuple[bytes, int, int]] = []
    for tag in _TAG.finditer(data, start, end):
        name = tag[2]
        if name is None:
            continue
        if tag[1]:
            if not open_tags or open_tags[-1][0] != name:
                return
            yield len(open_tags) - 1, Child(*open_tags.pop(), tag.start(), tag.end())
        elif tag[3].endswith(b"/"):
            yield len(open_tags), Child(name, tag.start(), tag.end(), tag.end(), tag.end())
        else:
            open_tags.append((name, tag.start(), tag.end()))


def children(data: bytes, start: int, end: int) -> tuple[Child, ...] | None:
    """The element that is `data[start:end]` and then its children; None when it is not one element."""
    inside = []
    for depth, child in elements(data, start, end):
        if depth == 1:
            inside.append(child)
        elif not depth:
            return (child, *inside) if (child.start, child.end) == (start, end) else None
    return None


def local(name: bytes) -> bytes:
    """A tag's name without its prefix."""
    return name.rpartition(b":")[2]


def read_run(data: bytes, start: int, end: int, length: int) -> Run | None:
    """The run that is `data[start:end]`, or None when it is not one or its characters cannot all be told apart."""
    inside = children(data, start, end)
    if inside is None or local(inside[0].name) != b"r":
        return None
    prefix = inside[0].name[:-1]
    tag = data[start : inside[0].inside]
    properties = b""
    for child in inside[1:]:
        if child.name == prefix + b"rPr":
            properties = data[child.start : child.end]
            if child is not inside[1] or _MISPLACED.search(properties):
                return None
    pieces = []
    at = 0
    for child in inside[1:]:
        kind, count = _measure(data, child, prefix)
        if count < 0:
            return None
        pieces.append(Piece(kind, at, count, child))
        at += count
    if at != length:
        return None
    # The blank before ">" tells the tag of a half from one that was there before.
    opening = tag[:-1] + b" >" + properties
    return Run(start, end, length, opening, b"</%b>" % inside[0].name, tuple(pieces))


def _measure(data: bytes, child: Child, prefix: bytes) -> tuple[str, int]:
    """The kind of a run's child and its characters, -1 when they cannot be counted."""
    name = child.name[len(prefix) :] if child.name.startswith(prefix) else b""
    if name == b"t":
        inside = data[child.inside : child.closing]
        return "text", -1 if b"<" in inside else sum(1 for _ in _CHARACTER.finditer(inside))
    if name in _ONE_CHARACTER:
        return "character", 1
    return "unseen" if name in _UNSEEN else "other", 0


def cut(data: bytes, run: Run, offset: int, *, late: bool = False) -> Cut:
    """The place before character `offset` of the run; of several such places the first, or the last if `late`."""
    if offset <= 0:
        return Cut(run.start)
    if offset >= run.length:
        return Cut(run.end)
    for piece in run.pieces:
        if piece.first == offset and (piece.length or not (late or piece.kind == "unseen")):
            return Cut(piece.child.start, run.closing, run.opening)
        if piece.first < offset < piece.first + piece.length:
            return _cut_text(data, run, piece, offset - piece.first)
    raise AssertionError


def _cut_text(data: bytes, run: Run, piece: Piece, count: int) -> Cut:
    child = piece.child
    at = character_at(data, child, count)
    keeps = b"space" in data[child.start : child.inside]
    space = child.inside - 1 if not keeps and data[at - 1 : at].isspace() else -1
    return Cut(
        at, b"</%b>" % child.name + run.closing, run.opening + b"<%b%b >" % (child.name, KEEP_SPACE), space
    )


def character_at(data: bytes, text: Child, count: int) -> int:
    """The byte where the character that follows `count` others of the text begins."""
    for index, character in enumerate(_CHARACTER.finditer(data, text.inside, text.closing)):
        if index == count:
            return character.start()
    return text.closing


def within(run: Run, first: int, last: int) -> Iterator[Piece]:
    """The pieces that lie between the cuts at two characters of the run, in part or wholly."""
    after = first - (first == 0)
    before = last + (last == run.length)
    for piece in run.pieces:
        end = piece.first + piece.length
        if (piece.first < last and end > first) if piece.length else after < piece.first < before:
            yield piece
