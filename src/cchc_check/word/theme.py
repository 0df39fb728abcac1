"""The two fonts of a Word file's theme, and the settings that say how headers are chosen.

Invariant: a theme that cannot be read gives no fonts; it holds no text.
"""

from __future__ import annotations

import re

from cchc_check.errors import CorruptDocument
from cchc_check.patterns import compiled
from cchc_check.word.markup import parse

_EVEN_AND_ODD = compiled(rb":evenAndOddHeaders(?=[\s/>])([^>]*)>")


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


def has_even_and_odd_headers(settings: bytes, _: str) -> bool:
    """True when even pages have headers of their own."""
    found = _EVEN_AND_ODD.search(settings)
    return found is not None and not re.search(rb"""=\s*["'](?:0|false|off)["']""", found[1])
