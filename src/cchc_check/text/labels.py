"""The labels that lines begin with: "II.", "3.", "a)", "-".

Invariant: `Label.end` is where the words behind the label begin, and there are words.
"""

from __future__ import annotations

import re

from msgspec import Struct

from cchc_check.patterns import compiled
from cchc_check.text.document import Heading, ListItem, Paragraph
from cchc_check.text.span import Span

ITEM = compiled(
    r"""(?P<bullet>[-+*•●▪–])(?=[ \t])        # "- Sở Nội vụ", never "-5" or "--"
      | (?P<point>[a-zđ]{1,2}\))(?=[ \t])      # "a) Về", "đ) Kết quả"
      | (?P<number>\d{1,3}(?:\.\d{1,2}){0,3}[.)])(?=[ \t])   # "1. ", "2.1. ", "3) "; never "19/2019"
    """,
    re.VERBOSE,
)
HEADING = compiled(
    r"""(?P<roman>[IVXL]{1,6})(?:[.)/]|(?=[ ]?[-–][ ]))[ \t]*   # "II. KẾT QUẢ", "IV) …", "I - …"
      | (?P<letter>[A-EĐ])[.)][ \t]+                       # "A. PHẦN CHUNG"
      | (?P<number>\d{1,2}(?:\.\d{1,2}){0,3})[.)](?=[ \t]|[^\W\d_])[ \t]*   # "1. CÔNG TÁC"; never "5.000"
    """,
    re.VERBOSE,
)


class Label(Struct, frozen=True):
    """A printed label: where it stands, the words after it begin at `end`."""

    text: str
    end: int


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its edges; empty at `start` when nothing else is there."""
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    if left == len(words):
        return Span(start, start)
    return Span(start + left, start + len(words.rstrip()))


def item_label(text: str, start: int, end: int) -> Label | None:
    """The list label at `start`, when words follow it."""
    match = ITEM.match(text, start, end)
    return _label(text, match, end) if match else None


def heading_label(text: str, start: int, end: int) -> Label | None:
    """The number at `start` of a heading, when words follow it."""
    match = HEADING.match(text, start, end)
    return _label(text, match, end) if match else None


def _label(text: str, match: re.Match[str], end: int) -> Label | None:
    words = trimmed(text, match.end(), end)
    return Label(match[0].rstrip(), words.start) if len(words) else None


def is_capitals(words: str) -> bool:
    """True when the words are set in capitals ("KẾT QUẢ"; a stray "và" or "6" does not matter)."""
    letters = [char for char in words if char.isalpha()]
    return len(letters) > 2 and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def title_label(text: str, words: Span) -> Label | None:
    """The number of a line that is known to be a heading: "II.", "2.", or "b)"."""
    label = heading_label(text, words.start, words.end) or item_label(text, words.start, words.end)
    return label if label and label.text[0].isalnum() else None


def heading_in_capitals(text: str, words: Span) -> Label | None:
    """The number of "II. KẾT QUẢ": a numbered line in capitals is a heading without any mark-up."""
    label = heading_label(text, words.start, words.end)
    return label if label and is_capitals(text[label.end : words.end]) else None


def heading(words: Span, label: Label) -> Heading:
    """The heading behind `label`; a Roman number or a letter stands above a digit."""
    level = 1 if label.text[0].isalpha() else 2 + label.text.rstrip(".)").count(".")
    return Heading(Span(label.end, words.end), level, label.text)


def labelled(text: str, words: Span, *, bold: bool = False) -> Heading | ListItem | Paragraph:
    """What a paragraph is by the label it begins with; `bold` when all of it is set in bold."""
    label = heading_label(text, words.start, words.end) if bold else heading_in_capitals(text, words)
    if label:
        return heading(words, label)
    if label := item_label(text, words.start, words.end):
        return ListItem(Span(label.end, words.end), label.text)
    return Paragraph(words)
