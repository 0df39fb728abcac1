"""The numbers and letters that lines are counted with: "Chương II", "III.", "2.1.", "4)", "đ)".

Invariant: a Count is what the line prints; whether it follows its forerunner is asked elsewhere.
"""

from __future__ import annotations

import re

from msgspec import Struct

from cchc_check.patterns import compiled
from cchc_check.text.document import Document, Heading, ListItem, Paragraph
from cchc_check.text.span import Span

STYLES = (
    "part",
    "chapter",
    "section",
    "subsection",
    "article",
    "letter",
    "roman",
    "arabic",
    "point",
    "small",
)
ALPHABET = "abcdđeghiklmnopqrstuvxy"
FOREIGN = "fjwz"
_CAPITALS = "ABCDĐEGHIKLMNOPQRSTUVXY"
_WORDS = {"phần": "part", "chương": "chapter", "mục": "section", "tiểu mục": "subsection", "điều": "article"}
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_LABEL = compiled(
    r"""(?P<word>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu\ mục|TIỂU\ MỤC|Điều|ĐIỀU)\ {1,3}
        (?:(?:thứ|THỨ)\ (?P<ordinal>\w+)|(?P<number>[IVXL]{1,7}|\d{1,3}))(?P<stop>[.:]|(?=\s*(?:\n|$)))
      | (?P<roman>[IVXL]{1,6})(?:[.)/](?=\s|[^\W\d_])|(?=\ [-–]\ ))
      | (?P<letter>[A-HĐ])[.)](?=[ \t])
      | (?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?(?=[ \t]+[^\W\d_])
      | (?P<arabic>\d{1,3})(?P<mark>[.)])(?=[ \t]|[^\W\d_])
      | (?P<point>[a-zđ]{1,4})\)(?=\s)
    """,
    re.VERBOSE,
)


class Count(Struct, frozen=True):
    """One counted line: `written` at `span`, which puts it at the place `value` of a count of `family`.

    `family` is the style; for Arabic numbers with their mark (")") or what stands before the last of them ("2.").
    `block` is the index of the block, `end` where that ends.
    """

    span: Span
    written: str
    style: str
    family: str
    value: int
    block: int
    end: int


def roman_value(written: str) -> int:
    """The value of a Roman number written as one writes it, else 0."""
    digits = {"I": 1, "V": 5, "X": 10, "L": 50}
    values = [digits.get(each, 0) for each in written]
    total = sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=False)
    )
    return total if 0 < total < 90 and roman(total) == written else 0


def roman(value: int) -> str:
    """The Roman number of `value`, below 90."""
    pairs = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for worth, letters in pairs:
        while value >= worth:
            written += letters
            value -= worth
    return written


def as_written(count: Count, value: int) -> str:
    """The number `value` in the manner of `count`, without the mark behind it."""
    if count.style in ("letter", "point"):
        alphabet = _CAPITALS if count.style == "letter" else ALPHABET
        return alphabet[value - 1] if 0 < value <= len(alphabet) else "?"
    if count.style == "small":
        return roman(value).lower()
    if count.style == "arabic":
        return f"{count.family.partition(' ')[2].strip('.)')}.{value}".lstrip(".")
    figures = count.written.split()[-1].strip(".:)/")
    number = roman(value) if figures.isupper() else str(value)
    if figures.casefold() in _ORDINALS:
        number = f"thứ {_ORDINALS[value - 1]}" if value <= len(_ORDINALS) else str(value)
    words = count.written.split()[: 2 if count.style == "subsection" else 1]
    return f"{' '.join(words)} {number}" if count.style in _WORDS.values() else number


def count_of(document: Document, index: int) -> Count | None:
    """How the block at `index` is counted, or None. A letter that might be a small Roman number is a point."""
    block = document.blocks[index]
    if not isinstance(block, (Heading, ListItem, Paragraph)):
        return None
    number = "" if isinstance(block, Paragraph) else block.number
    if number:
        span = _label(document, number, block.span) or _first_word(document, block.span)
        match = _LABEL.match(f"{number} x")
    else:
        match = _LABEL.match(document.text, block.span.start, block.span.end)
        span = Span(*match.span()) if match else block.span
    return _read(match, span, index, block.span.end) if match else None


def _label(document: Document, number: str, words: Span) -> Span | None:
    """Where the number stands before the words on their line, in formats whose text holds it."""
    start = document.text.rfind(number, max(0, words.start - len(number) - 4), words.start)
    end = start + len(number)
    return Span(start, end) if start >= 0 and not document.text[end : words.start].strip(" \t") else None


def _first_word(document: Document, span: Span) -> Span:
    """Where a number that the format makes is shown: at the words it stands before."""
    end = min(
        (at for at in (document.text.find(c, span.start, span.end) for c in " \n") if at > 0),
        default=span.end,
    )
    return Span(span.start, end)


def _read(match: re.Match[str], span: Span, block: int, end: int) -> Count | None:
    written = match[0].strip()
    if word := match["word"]:
        style = _WORDS[word.lower()]
        if style == "article" and not match["stop"]:
            return None
        ordinal = (match["ordinal"] or "").casefold()
        value = _ORDINALS.index(ordinal) + 1 if ordinal in _ORDINALS else _number(match["number"] or "")
        return Count(span, written.rstrip(".:"), style, style, value, block, end) if value else None
    if match["roman"]:
        return _counted(span, written, "roman", "roman", roman_value(match["roman"]), block, end)
    if match["letter"]:
        return _counted(span, written, "letter", "letter", _place(match["letter"], _CAPITALS), block, end)
    if match["decimal"]:
        before, _, last = match["decimal"].rpartition(".")
        return _counted(span, written, "arabic", f"arabic {before}.", int(last), block, end)
    if match["arabic"]:
        family = "arabic" if match["mark"] == "." else "arabic )"
        return _counted(span, written, "arabic", family, int(match["arabic"]), block, end)
    return _letters(match["point"], span, written, block, end)


def _letters(point: str, span: Span, written: str, block: int, end: int) -> Count | None:
    if len(point) == 1 and (point in ALPHABET or point in FOREIGN):
        return Count(span, written, "point", "point", _place(point, ALPHABET), block, end)
    return _counted(span, written, "small", "small", roman_value(point.upper()), block, end)


def _counted(
    span: Span, written: str, style: str, family: str, value: int, block: int, end: int
) -> Count | None:
    return Count(span, written, style, family, value, block, end) if value else None


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else roman_value(written)


def _place(letter: str, alphabet: str) -> int:
    """The place of a letter, from 1; a foreign one has none, 0."""
    return alphabet.find(letter) + 1
