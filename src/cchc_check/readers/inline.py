"""Inline Markdown: where the delimiters stand, found by laying markdown-it's tokens along the raw text.

Invariant: what is not cut is a visible character; where tokens and text do not fit, nothing is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from cchc_check.patterns import compiled

if TYPE_CHECKING:
    from markdown_it.token import Token

_BREAK = compiled(r"(?P<mark>[ \t]*|\\)\n[ \t]*")
_LINE_TAG = compiled(r"<(?:br|/p|/div|/li)\b[^>]*>", re.IGNORECASE)
_MARKUP = compiled(r"[*_`\[!<&\\~]")
FILL_IN = 3
"""So many "_" in a row are a place to fill in ("ngày ___/___/2020"), not emphasis."""


class Found(Struct, frozen=True):
    """Something at `start:end` of the raw text: "cut" (`text` stands in its place), "link" (`text` is the
    target), "picture", "comment" (inside a block) or "note" (a comment of its own)."""

    kind: str
    start: int
    end: int
    text: str = ""


class _Lost(Exception):
    """Tokens and raw text do not fit."""


def has_markup(raw: str) -> bool:
    """False when `raw` surely holds nothing but words."""
    return _MARKUP.search(raw) is not None


def found_in(tokens: Sequence[Token], raw: str) -> tuple[Found, ...]:
    """What stands in `raw`, in order of its end; empty when `tokens` do not fit it."""
    try:
        return tuple(_Walk(raw).over(tokens))
    except _Lost:
        return ()


class _Walk:
    """A cursor over the raw text that every token moves forward."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.at = 0
        self.links: list[tuple[int, str]] = []

    def over(self, tokens: Sequence[Token]) -> Iterator[Found]:
        """What the tokens stand for; raises _Lost unless they use up the raw text."""
        skipping = False
        for token in tokens:
            if token.markup == "autolink":
                skipping = token.type == "link_open"
                if skipping:
                    yield from self._autolink(token)
            elif not skipping:
                yield from self._one(token)
        if self.raw[self.at :].strip():
            raise _Lost

    def _one(self, token: Token) -> Iterator[Found]:
        match token.type:
            case "text":
                self._past(token.content)
            case "softbreak" | "hardbreak":
                yield from self._line_break()
            case "text_special":
                yield from self._special(token)
            case "code_inline":
                yield from self._code(token)
            case "html_inline":
                yield from self._tag(token.content)
            case "link_open":
                start, end = self._past("[")
                self.links.append((end, str(token.attrs.get("href", ""))))
                yield Found("cut", start, end)
            case "link_close":
                yield from self._link_close()
            case "image":
                start, _ = self._past("![" + token.content)
                end = self._tail()[0]
                yield Found("picture", start, end)
                yield Found("cut", start, end)
            case _:
                yield from self._delimiter(token.markup)

    def _past(self, text: str) -> tuple[int, int]:
        start = self.at
        if not self.raw.startswith(text, start):
            raise _Lost
        self.at += len(text)
        return start, self.at

    def _line_break(self) -> Iterator[Found]:
        match = _BREAK.match(self.raw, self.at)
        if not match:
            raise _Lost
        self.at = match.end()
        if match["mark"]:
            yield Found("cut", match.start("mark"), match.end("mark"))

    def _special(self, token: Token) -> Iterator[Found]:
        start, end = self._past(token.markup)
        if token.info == "entity":
            yield Found("cut", start, end, token.content)
        else:
            yield Found("cut", start, start + 1)

    def _code(self, token: Token) -> Iterator[Found]:
        ticks = token.markup
        start, inner = self._past(ticks)
        for pad in (0, 1):
            end = inner + pad + len(token.content)
            if self.raw.startswith(ticks, end + pad):
                self.at = end + pad + len(ticks)
                yield Found("cut", start, inner + pad)
                yield Found("cut", end, self.at)
                return
        raise _Lost

    def _tag(self, tag: str) -> Iterator[Found]:
        start, end = self._past(tag)
        if tag.startswith("<!--"):
            yield Found("comment", start, end, tag)
        breaks = _LINE_TAG.match(tag) and not self.raw.startswith("\n", end)
        yield Found("cut", start, end, "\n" if breaks else "")

    def _autolink(self, token: Token) -> Iterator[Found]:
        start, inner = self._past("<")
        end = self.raw.find(">", inner)
        if end < 0:
            raise _Lost
        self.at = end + 1
        yield Found("cut", start, inner)
        yield Found("link", inner, end, str(token.attrs.get("href", "")))
        yield Found("cut", end, self.at)

    def _link_close(self) -> Iterator[Found]:
        inner, target = self.links.pop()
        close = self.at
        end, written = self._tail()
        yield Found("link", inner, close, written or target)
        yield Found("cut", close, end)

    def _tail(self) -> tuple[int, str]:
        """Past "](target "title")", "][name]" or "]": where it ends, and the target as written."""
        _, after = self._past("]")
        inline = self._destination(after) if self.raw.startswith("(", after) else None
        if inline:
            self.at = inline[0]
            return inline
        if self.raw.startswith("[", after) and (close := self.raw.find("]", after)) > 0:
            self.at = close + 1
        return self.at, ""

    def _destination(self, at: int) -> tuple[int, str] | None:
        from markdown_it.helpers import parseLinkDestination, parseLinkTitle

        raw, size = self.raw, len(self.raw)
        at = _past_space(raw, at + 1)
        target = parseLinkDestination(raw, at, size)
        if target.ok:
            at = _past_space(raw, target.pos)
            title = parseLinkTitle(raw, at, size)
            if title.ok:
                at = _past_space(raw, title.pos)
        return (at + 1, target.str) if raw.startswith(")", at) else None

    def _delimiter(self, markup: str) -> Iterator[Found]:
        start, end = self._past(markup)
        if markup and not self._is_fill_in(start, end):
            yield Found("cut", start, end)

    def _is_fill_in(self, start: int, end: int) -> bool:
        raw = self.raw
        if raw[start] != "_":
            return False
        while start and raw[start - 1] == "_":
            start -= 1
        while raw.startswith("_", end):
            end += 1
        return end - start >= FILL_IN


def _past_space(raw: str, at: int) -> int:
    while at < len(raw) and raw[at] in " \t\n":
        at += 1
    return at
