"""Where a character of a text stands for an editor, and back: lines, and units of the encoding agreed upon.

Invariant: only "\\n", "\\r\\n" and "\\r" end a line, as the protocol has it; no place lies inside a line end.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from lsprotocol.types import Position, PositionEncodingKind, Range
from msgspec import Struct

from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_LINE_END = compiled(r"\r\n|\n|\r")


class Lines(Struct, frozen=True, dict=True):
    """The lines of `text`; columns count units of `encoding` (utf-8, utf-16 or utf-32)."""

    text: str
    encoding: str = PositionEncodingKind.Utf16.value

    @cached_property
    def starts(self) -> list[int]:
        """Where each line starts."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """The place of the character at `offset`; `len(text)` is the end of the last line."""
        line = bisect_right(self.starts, offset) - 1
        offset = min(offset, self._end(line))
        return Position(line, sum(map(self._units, self.text[self.starts[line] : offset])))

    def range(self, span: Span) -> Range:
        """The range of the characters of `span`."""
        return Range(self.position(span.start), self.position(span.end))

    def offset(self, position: Position) -> int:
        """The offset at a place; beyond a line's end, or the text's, that end."""
        if position.line >= len(self.starts):
            return len(self.text)
        at, end = self.starts[position.line], self._end(position.line)
        left = position.character
        while at < end and (left := left - self._units(self.text[at])) >= 0:
            at += 1
        return at

    def line(self, offset: int) -> Span:
        """The line that holds `offset`, without its end."""
        line = bisect_right(self.starts, offset) - 1
        return Span(self.starts[line], self._end(line))

    def _end(self, line: int) -> int:
        if line + 1 == len(self.starts):
            return len(self.text)
        end = self.starts[line + 1] - 1
        return end - (self.text[end - 1 : end + 1] == "\r\n" and end > self.starts[line])

    def _units(self, char: str) -> int:
        match self.encoding:
            case "utf-8":
                return len(char.encode("utf-8", "surrogatepass"))
            case "utf-16":
                return 1 + (char > "\uffff")
        return 1
