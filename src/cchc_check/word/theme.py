"""The two fonts of a Word file's theme, and the settings that say how pages are set up.

Invariant: a theme that cannot be read gives no fonts; it holds no text.
"""

from __future__ import annotations

from typing import NamedTuple

from cchc_check.errors import CorruptDocument
from cchc_check.patterns import compiled
from cchc_check.word.markup import parse

_SWITCH = compiled(rb":(evenAndOddHeaders|mirrorMargins|gutterAtTop)(?=[\s/>])([^>]*)>")
_OFF = compiled(rb"""=\s*["'](?:0|false|off)["']""")


class PageSettings(NamedTuple):
    """Whether even pages have headers of their own, margins change sides on them, and the gutter lies at the top."""

    even_and_odd: bool = False
    mirrored: bool = False
    gutter_at_top: bool = False


def read_theme(data: bytes, part: str) -> tuple[str, str]:
    """The minor and the major Latin font, "" where there is none."""
    fonts = {"a:minorFont": "", "a:majorFont": ""}
    at = ""

    def start(name: str, attrs: dict[str, str]) -> None:
        nonlocal at
        if name in fonts:
            at = name
        elif name == "a:latin" and at:
            fonts[at] = attrs.get("typeface", "")
            at = ""

    try:
        parse(data, part, start)
    except CorruptDocument as error:
        if error.reason == "read.doctype":
            raise
    return fonts["a:minorFont"], fonts["a:majorFont"]


def read_page_settings(settings: bytes, _: str) -> PageSettings:
    """What the settings switch on for all pages."""
    on = {name for name, value in _SWITCH.findall(settings) if not _OFF.search(value)}
    return PageSettings(b"evenAndOddHeaders" in on, b"mirrorMargins" in on, b"gutterAtTop" in on)
