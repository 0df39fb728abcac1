"""Run and paragraph properties, read once for every distinct spelling of them.

Invariant: index 0 is the look of what has no properties at all.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

Properties = list[tuple[str, dict[str, str]]]
"""The tags inside a properties element, in order."""

Look = TypeVar("Look")
_LONGEST = 1 << 16
_OFF = frozenset(("0", "false", "off"))
_LAST_LEVEL = 8


class RunLook(NamedTuple):
    """What an rPr says; None and "" where it is silent."""

    style: str = ""
    vanish: bool | None = None
    font: str = ""


class ParagraphLook(NamedTuple):
    """What a pPr says; None and "" where it is silent.

    `joins` is True when the end of the paragraph is a tracked deletion.
    """

    style: str = ""
    numbering: str | None = None
    level: int | None = None
    outline: int | None = None
    joins: bool = False


class Looks(Generic[Look]):
    """The distinct looks of a file, and the index of each spelling (`known`)."""

    __slots__ = ("_build", "_closing", "_indexes", "_opening", "found", "known")

    def __init__(self, tag: str, build: Callable[[Properties], Look]) -> None:
        self._opening, self._closing = f"<{tag}>".encode(), f"</{tag}>".encode()
        self._build = build
        self.found: list[Look] = [build([])]
        self.known: dict[bytes, int] = {}
        self._indexes = {self.found[0]: 0}

    def spelling(self, data: bytes, start: int) -> bytes:
        """The bytes of the properties that begin at `start`, or b"" when they cannot be told by a search."""
        opened = start + len(self._opening)
        if data[start:opened] != self._opening:
            return b""
        end = data.find(self._closing, opened, opened + _LONGEST)
        return data[opened:end] if end > 0 else b""

    def add(self, properties: Properties, spelling: bytes) -> int:
        """The index of the look that `properties` describe."""
        look = self._build(properties)
        index = self._indexes.setdefault(look, len(self.found))
        if index == len(self.found):
            self.found.append(look)
        # The spelling of properties that hold a change ends too early, at the end of the old ones.
        if spelling and b"Change" not in spelling:
            self.known[spelling] = index
        return index


def run_look(properties: Properties) -> RunLook:
    """What an rPr says, tracked changes of it accepted."""
    style, font = "", ""
    vanish: bool | None = None
    for name, attrs in properties:
        match name:
            case "w:rPrChange":
                break
            case "w:rStyle":
                style = attrs.get("w:val", "")
            case "w:vanish":
                vanish = is_on(attrs)
            case "w:rFonts":
                font = attrs.get("w:ascii", "") or attrs.get("w:hAnsi", "")
    return RunLook(style, vanish, font)


def paragraph_look(properties: Properties) -> ParagraphLook:
    """What a pPr says, tracked changes of it accepted."""
    style = ""
    numbering: str | None = None
    level: int | None = None
    outline: int | None = None
    joins = False
    for name, attrs in properties:
        match name:
            case "w:pPrChange":
                break
            case "w:pStyle":
                style = attrs.get("w:val", "")
            case "w:numId":
                numbering = attrs.get("w:val", "0")
            case "w:ilvl":
                level = number(attrs, 0, _LAST_LEVEL)
            case "w:outlineLvl":
                outline = number(attrs, 9, 9)
            case "w:del" | "w:moveFrom":
                joins = True
    return ParagraphLook(style, numbering, level, outline, joins)


def is_on(attrs: dict[str, str]) -> bool:
    """The value of a toggle: present means on unless it says otherwise."""
    return attrs.get("w:val", "1") not in _OFF


def number(attrs: dict[str, str], default: int, highest: int) -> int:
    """The w:val of an element as a number from 0 to `highest`, or `default` when it is none."""
    written = attrs.get("w:val", "")
    if not written.isascii() or not written.isdigit():
        return default
    return min(int(written[:10]), highest)
