"""What paragraphs and runs are once styles have had their say: headings, list entries, hidden or old text.

Invariant: results are in reading order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from cchc_check.patterns import compiled
from cchc_check.word.labels import Counters
from cchc_check.word.looks import ParagraphLook, RunLook
from cchc_check.word.numbering import List
from cchc_check.word.styles import BODY_TEXT, Styles
from cchc_check.word.text import FlowText, WordText

_OLD_FONT = compiled(r"\.Vn|VNI-", re.I)
Answer = TypeVar("Answer", bool, str)
_Test = Callable[[Styles, str, RunLook], Answer]


class Role(NamedTuple):
    """The heading level of a paragraph (from 1, 0 for none) and its list: id ("" for none) and level."""

    heading: int
    number: str
    found: List | None
    level: int


def roles(word: WordText) -> list[Role]:
    """The role that each of `word.paragraph_looks` gives a paragraph."""
    return [_role(look, word.styles, word.lists) for look in word.paragraph_looks]


def _role(look: ParagraphLook, styles: Styles, lists: dict[str, List]) -> Role:
    outline = look.outline if look.outline is not None else styles.outline(look.style)
    heading = 0 if outline is None or outline >= BODY_TEXT else outline + 1
    style, number, level = styles.numbering(look.style)
    if look.numbering is not None:
        number = look.numbering
    if look.level is not None:
        level = look.level
    found = lists.get(number)
    if found is None:
        return Role(heading, "", None, 0)
    return Role(heading, number, found, found.level_of_style(style) if level is None else level)


def labels(flow: FlowText, given: list[Role]) -> Iterator[tuple[int, str]]:
    """The index of every numbered paragraph, and its label as printed."""
    if not any(role.found for role in given):
        return
    counters = Counters()
    for index, look in enumerate(flow.paragraphs.look):
        role = given[look]
        if role.found is not None:
            yield index, counters.label(role.number, role.found, role.level)


def hidden(word: WordText, flow: FlowText) -> Iterator[tuple[int, int]]:
    """Start and end of every run whose text is hidden."""
    if any(look.vanish for look in word.run_looks) or any(
        style.run.vanish for style in word.styles.by_id.values()
    ):
        yield from ((start, end) for start, end, _ in _runs(word, flow, _is_hidden))


def highlighted(word: WordText, flow: FlowText) -> Iterator[tuple[int, int, str]]:
    """Start, end and colour of every run that somebody marked with the highlighter."""
    colours = [look.highlight if look.highlight != "none" else "" for look in word.run_looks]
    if any(colours):
        for start, end, look in zip(flow.runs.start, flow.runs.end, flow.runs.look, strict=True):
            if colours[look]:
                yield start, end, colours[look]


def has_old_fonts(word: WordText) -> bool:
    """True when some look or style names a font of the TCVN3 or VNI encodings."""
    looks = [*word.run_looks, *(style.run for style in word.styles.by_id.values())]
    return any(map(_OLD_FONT.match, {word.styles.font, *(look.font for look in looks)}))


def in_old_font(word: WordText, flow: FlowText) -> Iterator[tuple[int, int, str]]:
    """Start, end and font of every run set in a font of the TCVN3 or VNI encodings."""
    return _runs(word, flow, _old_font)


def _runs(word: WordText, flow: FlowText, test: _Test[Answer]) -> Iterator[tuple[int, int, Answer]]:
    """The runs that pass `test`, with its answer, asked once for every pair of a paragraph's style and a run's look."""
    answers: dict[tuple[str, int], Answer] = {}
    starts = flow.paragraphs.start
    for start, end, look in zip(flow.runs.start, flow.runs.end, flow.runs.look, strict=True):
        paragraph = flow.paragraphs.look[max(0, bisect_right(starts, start) - 1)] if starts else 0
        style = word.paragraph_looks[paragraph].style
        answer = answers.get((style, look))
        if answer is None:
            answer = answers[style, look] = test(word.styles, style, word.run_looks[look])
        if answer:
            yield start, end, answer


def _is_hidden(styles: Styles, style: str, look: RunLook) -> bool:
    if look.vanish is not None:
        return look.vanish
    character = styles.vanish(look.style, "character") if look.style else False
    return styles.vanish(style, "paragraph") != character


def _old_font(styles: Styles, style: str, look: RunLook) -> str:
    font = look.font or (styles.font_of(look.style, "character") if look.style else "")
    font = font or styles.font_of(style, "paragraph") or styles.font
    return font if _OLD_FONT.match(font) else ""
