"""The layout of a document as `facts` prints it: pages and fonts for a person, every format for a program.

Invariant: lengths are printed in millimetres to a person, and given in twentieths of a point to a program.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from cchc_check.localize import say
from cchc_check.text.layout import Layout, Section

_PER_MILLIMETRE = 1440 / 25.4
_SHOWN = 6
"""Fonts and sizes that a person sees, the most used first."""


def layout_data(layout: Layout) -> dict[str, Any]:
    """The layout; a run or paragraph is start, end and the index of its format."""
    return {
        "sections": [_section(each) for each in layout.sections],
        "run_formats": msgspec.to_builtins(layout.run_formats),
        "runs": [*map(list, _rows(layout.runs))],
        "paragraph_formats": msgspec.to_builtins(layout.paragraph_formats),
        "paragraphs": [*map(list, _rows(layout.paragraphs))],
    }


def _rows(stretches: Any) -> Iterator[tuple[int, int, int]]:
    return zip(stretches.start, stretches.end, stretches.format, strict=True)


def _section(section: Section) -> dict[str, Any]:
    data: dict[str, Any] = msgspec.to_builtins(section)
    return {"at": data.pop("span")} | data


def layout_lines(layout: Layout, lang: str) -> Iterator[str]:
    """Each section on a line, then the fonts and sizes by the share of the letters."""
    for section in layout.sections:
        sides = {
            name: _millimetres(getattr(section, name))
            for name in ("width", "height", "top", "bottom", "left", "right")
        }
        yield say(lang, "facts.page", **sides)
    letters: Counter[tuple[str, float]] = Counter()
    for start, end, index in _rows(layout.runs):
        look = layout.run_formats[index]
        letters[look.ansi, look.size] += end - start
    for (font, size), count in letters.most_common(_SHOWN):
        yield f"{font} {size:g}: {100 * count / letters.total():.0f}%"


def _millimetres(length: int) -> str:
    return f"{length / _PER_MILLIMETRE:.1f}".removesuffix(".0")
