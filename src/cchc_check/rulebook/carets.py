"""Findings drawn under the text they are about: reading such a picture, and drawing one.

Invariant: `parse(draw(text, marks))` gives back text and marks. A column is a code point of the line above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from cchc_check.errors import RuleError
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_CARETS = compiled(r"(?P<indent>[ \t]*)(?P<carets>\^+)(?P<tail>…|\{\})?(?: (?P<message>\S.*))?[ \t]*")
_CONTINUED = "…"
_EMPTY = "{}"  # a place between two characters: the caret stands under the second


class Drawn(Struct, frozen=True, order=True):
    """A place in the text and the message that belongs to it."""

    span: Span
    message: str


def underline(line: str, start: int, end: int) -> str:
    """Carets under `line[start:end]`; tabs of the line are kept, so that the carets stand below it."""
    indent = "".join("\t" if char == "\t" else " " for char in line[:start])
    return indent + "^" * (end - start) if end > start else f"{indent}^{_EMPTY}"


def draw(text: str, marks: Iterable[Drawn]) -> str:
    """`text` with every mark under its line or lines."""
    waiting = sorted(marks)
    lines: list[str] = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        lines.append(line)
        begun = [mark for mark in waiting if mark.span.start <= end]
        lines += (_caret_line(line, at, mark) for mark in begun if line.strip() or mark.span.start >= at)
        waiting = [mark for mark in waiting if mark.span.end > end or mark.span.start > end]
        at = end + 1
    return "\n".join(lines)


def _caret_line(line: str, at: int, mark: Drawn) -> str:
    indent = len(line) - len(line.lstrip())
    start = mark.span.start - at if mark.span.start >= at else indent
    if mark.span.end > at + len(line):
        return underline(line, start, len(line)) + _CONTINUED
    return f"{underline(line, start, mark.span.end - at)} {mark.message}".rstrip()


def parse(picture: str, path: str = "", first_line: int = 1) -> tuple[str, tuple[Drawn, ...]]:
    """The text of `picture` without its caret lines, and what they say, in reading order.

    Raises RuleError for carets that belong to no text; `path` and `first_line` say where the picture is.
    """
    reader = _Reader(path, first_line)
    for line in picture.split("\n"):
        reader.take(line)
    return reader.finish()


class _Reader:
    """Reads a picture line by line; `open` are the marks that go on below the line they began under."""

    def __init__(self, path: str, number: int) -> None:
        self.path, self.number = path, number - 1
        self.lines: list[str] = []
        self.at = 0
        self.marks: list[Drawn] = []
        self.open: list[int] = []
        self.carried: list[int] = []

    def take(self, line: str) -> None:
        self.number += 1
        if match := _CARETS.fullmatch(line):
            self.mark(match)
            return
        if self.lines:
            self.at += len(self.lines[-1]) + 1
        self.lines.append(line)
        self.carried += self.open
        self.open = []

    def mark(self, match: re.Match[str]) -> None:
        if not self.lines:
            raise self.error("page.carets-without-line")
        start, end = match.span("carets")
        line, tail = self.lines[-1], match["tail"]
        if tail == _EMPTY:
            end = start
        if end > len(line):
            raise self.error("page.carets-beyond-line", columns=len(line))
        if tail == _CONTINUED and end < len(line):
            raise self.error("page.carets-before-line-end")
        begun = self.carried.pop(0) if self.carried and line.strip() else self.at + start
        if tail == _CONTINUED:
            self.open.append(begun)
        else:
            self.marks.append(Drawn(Span(begun, self.at + end), match["message"] or ""))

    def finish(self) -> tuple[str, tuple[Drawn, ...]]:
        if self.open or self.carried:
            raise self.error("page.carets-not-closed")
        return "\n".join(self.lines), tuple(sorted(self.marks))

    def error(self, reason: str, **details: Any) -> RuleError:
        return RuleError(reason, path=self.path, line=self.number, **details)
