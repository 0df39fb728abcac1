"""What formats come to: document defaults, table style, paragraph style, numbering, character style, direct.

Invariant: every property has a value; the nearest that speaks wins, and toggles of styles cancel each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from cchc_check.text.layout import ParagraphFormat, RunFormat
from cchc_check.word.looks import SILENT_INDENT, Indent, ParagraphLook, RunLook, Spacing
from cchc_check.word.numbering import List
from cchc_check.word.outline import Role, roles
from cchc_check.word.styles import Styles
from cchc_check.word.text import WordText

Value = TypeVar("Value")

TableParts = tuple[str, ...]
"""A table style and the parts of it that reach a cell ("firstRow"), the strongest last; () outside tables."""

_NO_FONT = "Times New Roman"
_NO_SIZE = 20
_SINGLE = 240
_AUTOMATIC = 280
_ALIGNMENTS = {
    "": "left",
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
}
_SILENT_RUN = RunLook()
_SILENT_PARAGRAPH = ParagraphLook()


class Effective:
    """Formats of one file's looks; asked once for each combination, so nothing is kept."""

    __slots__ = ("_fonts", "_looks", "_roles", "styles")

    def __init__(self, word: WordText) -> None:
        self.styles: Styles = word.styles
        self._looks = word.paragraph_looks
        self._roles: list[Role] = roles(word)
        minor, major = word.theme_fonts
        self._fonts = {"+minor": minor, "+major": major}

    def run(self, style: str, table: TableParts, look: RunLook) -> RunFormat:
        """The format of runs of `look` in paragraphs of `style`."""
        characters = [found.run for _, found in self.styles.chain(look.style, "character")]
        paragraphs = [found.run for _, found in self.styles.chain(style)]
        cells = [run for _, run in self._table_looks(table)]
        defaults = self.styles.run or _SILENT_RUN
        nearest = [look, *characters, *paragraphs, *cells, defaults]
        levels = (characters, paragraphs, cells)
        underline = _first(each.underline for each in nearest)
        return RunFormat(
            ascii=self._font(each.ascii for each in nearest),
            ansi=self._font(each.ansi for each in nearest),
            size=(_first(each.size for each in nearest) or _NO_SIZE) / 2,
            bold=_toggled(look.bold, [[each.bold for each in level] for level in levels], defaults.bold),
            italic=_toggled(
                look.italic, [[each.italic for each in level] for level in levels], defaults.italic
            ),
            caps=_toggled(look.caps, [[each.caps for each in level] for level in levels], defaults.caps),
            underline="" if underline in (None, "none") else str(underline),
            colour=(_first(each.colour for each in nearest) or "auto").upper().replace("AUTO", "auto"),
        )

    def paragraph(self, index: int, table: TableParts) -> ParagraphFormat:
        """The format of paragraphs whose look has this index."""
        look = self._looks[index]
        said = [look, *self._numbered(index)]
        said += [paragraph for paragraph, _ in self._table_looks(table)]
        said.append(self.styles.paragraph or _SILENT_PARAGRAPH)
        indents = [each.indent for each in said]
        spacings = [each.spacing for each in said]
        line = next((each for each in spacings if each.line is not None), Spacing(line=_SINGLE, rule="auto"))
        return ParagraphFormat(
            align=_ALIGNMENTS.get(_first(each.align for each in said) or "", "both"),
            left=_first_number(each.left for each in indents),
            right=_first_number(each.right for each in indents),
            first=_first_number(each.first for each in indents),
            before=_around(each.before for each in spacings),
            after=_around(each.after for each in spacings),
            line=line.line or _SINGLE,
            rule=line.rule or "auto",
            contextual=bool(next((each.contextual for each in said if each.contextual is not None), False)),
        )

    def _numbered(self, index: int) -> list[ParagraphLook]:
        """The style chain with the indent of the list level: over the styles where the paragraph itself is
        numbered, else just below the style that numbers.
        """
        look = self._looks[index]
        role = self._roles[index]
        level = _level_look(role.found, role.level)
        found = []
        if look.numbering is not None or look.level is not None:
            found.append(level)
        numbering, _, _ = self.styles.numbering(look.style)
        for style, each in self.styles.chain(look.style):
            found.append(each.paragraph)
            if style == numbering and look.numbering is None:
                found.append(level)
        return found

    def _table_looks(self, table: TableParts) -> list[tuple[ParagraphLook, RunLook]]:
        """What the table's style says, the strongest first."""
        if not table:
            return []
        style, *parts = table
        found = []
        seen = set()
        while style in self.styles.tables and style not in seen:
            seen.add(style)
            at = self.styles.tables[style]
            found += [at.parts[part] for part in reversed(parts) if part in at.parts]
            found.append((at.paragraph, at.run))
            style = at.based_on
        return found

    def _font(self, said: Iterable[str]) -> str:
        return next((font for each in said if (font := self._fonts.get(each, each))), _NO_FONT)


def _level_look(found: List | None, level: int) -> ParagraphLook:
    indent = found.level(level).indent if found else SILENT_INDENT
    return ParagraphLook(indent=indent) if indent != Indent() else _SILENT_PARAGRAPH


def _first(said: Iterable[Value]) -> Value | None:
    return next((each for each in said if each), None)


def _first_number(said: Iterable[int | None]) -> int:
    return next((each for each in said if each is not None), 0)


def _around(said: Iterable[int | None]) -> int:
    found = _first_number(said)
    return _AUTOMATIC if found < 0 else found


def _toggled(direct: bool | None, levels: Iterable[Iterable[bool | None]], default: bool | None) -> bool:
    """A toggle that is not set directly: on where an odd number of kinds of style switch it on."""
    if direct is not None:
        return direct
    styled = [next((each for each in level if each is not None), False) for level in levels]
    return bool(default) or sum(map(bool, styled)) % 2 == 1
