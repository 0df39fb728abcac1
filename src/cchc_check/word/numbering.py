"""The list definitions of a Word file.

Invariant: every list answers for all nine levels; what is not defined is an unlabelled level.
"""

from __future__ import annotations

from typing import NamedTuple

from cchc_check.word.looks import SILENT_INDENT, Indent, indent_said, is_on, number
from cchc_check.word.markup import parse

MAX_TEXT = 100
"""Characters of a level's pattern."""
MAX_START = 2_000_000_000
_LAST_LEVEL = 8


class Level(NamedTuple):
    """One level of a list: `text` is the pattern ("%1.%2."), `restart` the level (from 1) restarting it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    style: str = ""
    legal: bool = False
    indent: Indent = SILENT_INDENT


_UNDEFINED = Level()


class List(NamedTuple):
    """A list that paragraphs refer to: its definition, and what it starts anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]

    def level(self, index: int) -> Level:
        """The level; an unlabelled one where none is defined."""
        return self.levels.get(index, _UNDEFINED)

    def level_of_style(self, style: str) -> int:
        """The level that is tied to a paragraph style, else 0."""
        return next((index for index, level in self.levels.items() if level.style == style), 0)


def read_numbering(data: bytes, part: str) -> dict[str, List]:
    """The lists of a numbering part, by the id that paragraphs refer to."""
    reading = _Reading()
    parse(data, part, reading.start, reading.end)
    return {key: reading.list(key) for key in reading.abstract_of}


class _Reading:
    """Collects definitions (`levels`) and the lists that use them."""

    __slots__ = (
        "_abstract",
        "_change",
        "_level",
        "_levels",
        "_number",
        "_said",
        "abstract_of",
        "lenders",
        "levels",
        "links",
        "overrides",
        "starts",
    )

    def __init__(self) -> None:
        self.levels: dict[str, dict[int, Level]] = {}
        self.lenders: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.abstract_of: dict[str, str] = {}
        self.overrides: dict[str, dict[int, Level]] = {}
        self.starts: dict[str, dict[int, int]] = {}
        self._abstract = self._number = ""
        self._levels: dict[int, Level] = {}
        self._level: int | None = None
        self._said: dict[str, dict[str, str]] = {}
        self._change = 0

    def list(self, key: str) -> List:
        """The list with id `key`, its definition borrowed where it names a style."""
        abstract = self.abstract_of[key]
        if abstract in self.links:
            abstract = self.lenders.get(self.links[abstract], abstract)
        levels = self.levels.get(abstract, {}) | self.overrides.get(key, {})
        return List(abstract, levels, self.starts.get(key, {}))

    def start(self, name: str, attrs: dict[str, str]) -> None:
        match name:
            case "w:abstractNum":
                self._abstract = attrs.get("w:abstractNumId", "")
                self._levels = self.levels.setdefault(self._abstract, {})
            case "w:styleLink":
                self.lenders.setdefault(attrs.get("w:val", ""), self._abstract)
            case "w:numStyleLink":
                self.links[self._abstract] = attrs.get("w:val", "")
            case "w:num":
                self._number = attrs.get("w:numId", "")
                self._levels = self.overrides.setdefault(self._number, {})
            case "w:abstractNumId":
                self.abstract_of[self._number] = attrs.get("w:val", "")
            case "w:lvlOverride":
                self._change = _index(attrs)
            case "w:startOverride":
                self.starts.setdefault(self._number, {})[self._change] = number(attrs, 1, MAX_START)
            case "w:lvl":
                self._level = _index(attrs)
                self._said = {}
            case _ if self._level is not None:
                self._said[name] = attrs

    def end(self, name: str) -> None:
        if name == "w:lvl" and self._level is not None:
            self._levels[self._level] = _level(self._said)
            self._level = None


def _index(attrs: dict[str, str]) -> int:
    return number({"w:val": attrs.get("w:ilvl", "0")}, 0, _LAST_LEVEL)


def _level(said: dict[str, dict[str, str]]) -> Level:
    """The level that the tags inside one w:lvl describe."""

    def value(name: str, default: str = "") -> str:
        return said[name].get("w:val", default) if name in said else default

    return Level(
        number(said.get("w:start", {}), 1, MAX_START),
        value("w:numFmt", "decimal"),
        value("w:lvlText")[:MAX_TEXT],
        number(said["w:lvlRestart"], 0, _LAST_LEVEL + 1) if "w:lvlRestart" in said else None,
        value("w:pStyle"),
        "w:isLgl" in said and is_on(said["w:isLgl"]),
        indent_said(said["w:ind"]) if "w:ind" in said else SILENT_INDENT,
    )
