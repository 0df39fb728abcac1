"""Run and paragraph properties, read once for every distinct spelling of them.

Invariant: index 0 is the look of what has no properties at all.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

Properties = list[tuple[str, dict[str, str]]]
"""The tags inside a properties element, in order."""

Look = TypeVar("Look")
_LONGEST = 1 << 16
_OFF = frozenset(("0", "false", "off"))
_LAST_LEVEL = 8
_SECTION = frozenset(
    "w:" + name
    for name in (
        "headerReference",
        "footerReference",
        "type",
        "pgSz",
        "pgMar",
        "pgNumType",
        "titlePg",
        "rtlGutter",
    )
)
_LARGEST = 3276
_TOGGLES = {"w:b": "bold", "w:i": "italic", "w:caps": "caps", "w:vanish": "vanish"}
_WORDS = {"w:rStyle": "style", "w:u": "underline", "w:color": "colour", "w:highlight": "highlight"}
_TWENTIETHS = {"pt": 20, "in": 1440, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240, "pi": 240}


SectionSaid = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""The tags of a sectPr, in order."""


class RunLook(NamedTuple):
    """What an rPr says; None and "" where it is silent.

    `ascii` and `ansi` are the fonts of letters up to and above U+007F, "+minor" and "+major" those of the
    theme; `size` is in half points; `underline`, `colour` and `highlight` are as written.
    """

    style: str = ""
    vanish: bool | None = None
    font: str = ""
    ascii: str = ""
    ansi: str = ""
    size: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    underline: str = ""
    colour: str = ""
    highlight: str = ""


class Indent(NamedTuple):
    """What a w:ind says, in twentieths of a point; `first` is negative where the first line hangs."""

    left: int | None = None
    right: int | None = None
    first: int | None = None


class Spacing(NamedTuple):
    """What a w:spacing says of a paragraph, in twentieths of a point; `line` is in 240ths where the rule is
    "auto". `before` and `after` are -1 where Word chooses them itself.
    """

    before: int | None = None
    after: int | None = None
    line: int | None = None
    rule: str = ""


SILENT_INDENT = Indent()
SILENT_SPACING = Spacing()


class ParagraphLook(NamedTuple):
    """What a pPr says; None and "" where it is silent.

    `joins` is True when the end of the paragraph is a tracked deletion; `frame` is where a frame stands from
    left to right; `section` is said by the last paragraph of a section.
    """

    style: str = ""
    numbering: str | None = None
    level: int | None = None
    outline: int | None = None
    joins: bool = False
    align: str = ""
    indent: Indent = SILENT_INDENT
    spacing: Spacing = SILENT_SPACING
    contextual: bool | None = None
    frame: str = ""
    section: SectionSaid | None = None


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
    said: dict[str, Any] = {}
    for name, attrs in properties:
        if name == "w:rPrChange":
            break
        toggle = _TOGGLES.get(name)
        if toggle is not None:
            said[toggle] = is_on(attrs)
        elif name == "w:rFonts":
            _take_fonts(attrs, said)
        elif name == "w:sz":
            said["size"] = number(attrs, 0, _LARGEST) or None
        elif name in _WORDS:
            said[_WORDS[name]] = attrs.get("w:val", "")
    return RunLook(**said)


def _take_fonts(attrs: dict[str, str], said: dict[str, Any]) -> None:
    said["font"] = attrs.get("w:ascii", "") or attrs.get("w:hAnsi", "")
    for font, name in (("ascii", "w:ascii"), ("ansi", "w:hAnsi")):
        theme = attrs.get(name + "Theme", "")
        said[font] = f"+{theme[:5]}" if theme[:5] in ("minor", "major") else attrs.get(name, "")


def paragraph_look(properties: Properties) -> ParagraphLook:
    """What a pPr says, tracked changes of it accepted."""
    said: dict[str, Any] = {}
    for name, attrs in properties:
        match name:
            case "w:pPrChange":
                break
            case "w:pStyle":
                said["style"] = attrs.get("w:val", "")
            case "w:numId":
                said["numbering"] = attrs.get("w:val", "0")
            case "w:ilvl":
                said["level"] = number(attrs, 0, _LAST_LEVEL)
            case "w:outlineLvl":
                said["outline"] = number(attrs, 9, 9)
            case "w:del" | "w:moveFrom":
                said["joins"] = True
            case "w:jc":
                said["align"] = attrs.get("w:val", "")
            case "w:ind":
                said["indent"] = indent_said(attrs)
            case "w:spacing" if "w:val" not in attrs:
                said["spacing"] = _spacing_said(attrs)
            case "w:contextualSpacing":
                said["contextual"] = is_on(attrs)
            case "w:framePr":
                said["frame"] = attrs.get("w:xAlign", "") or "elsewhere"
            case "w:sectPr":
                # LibreOffice writes it before the other properties; they share no tag that is looked at.
                said["section"] = section_said(properties)
    return ParagraphLook(**said)


def indent_said(attrs: dict[str, str]) -> Indent:
    """What a w:ind says; a hanging first line beats an indented one."""
    first = length(attrs, "w:firstLine")
    hanging = length(attrs, "w:hanging")
    return Indent(
        length(attrs, "w:left", length(attrs, "w:start")),
        length(attrs, "w:right", length(attrs, "w:end")),
        first if hanging is None else -hanging,
    )


def _spacing_said(attrs: dict[str, str]) -> Spacing:
    def around(name: str) -> int | None:
        auto = attrs.get(f"w:{name}Autospacing")
        return -1 if auto is not None and auto not in _OFF else length(attrs, f"w:{name}")

    line = length(attrs, "w:line")
    return Spacing(
        around("before"), around("after"), line, attrs.get("w:lineRule", "auto" if line is not None else "")
    )


def section_said(properties: Properties) -> SectionSaid:
    """The tags of a sectPr that `word.sections` looks at; of tracked changes the first, which is today's."""
    return tuple((name, tuple(attrs.items())) for name, attrs in properties if name in _SECTION)


def length(attrs: dict[str, str], name: str, default: int | None = None) -> int | None:
    """A length in twentieths of a point, whether written so or with a unit ("1cm"); `default` if not written."""
    written = attrs.get(name)
    if written is None:
        return default
    unit = _TWENTIETHS.get(written[-2:], 0)
    try:
        value = float(written[:-2]) * unit if unit else float(written)
    except ValueError:
        return default
    return round(max(-_LONGEST, min(_LONGEST, value))) if value == value else default


def is_on(attrs: dict[str, str]) -> bool:
    """The value of a toggle: present means on unless it says otherwise."""
    return attrs.get("w:val", "1") not in _OFF


def number(attrs: dict[str, str], default: int, highest: int) -> int:
    """The w:val of an element as a number from 0 to `highest`, or `default` when it is none."""
    written = attrs.get("w:val", "")
    if not written.isascii() or not written.isdigit():
        return default
    return min(int(written[:10]), highest)
