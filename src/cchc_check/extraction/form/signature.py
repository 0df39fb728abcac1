"""Who signs and by what right: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"; for the Party "T/M TỈNH UỶ".

Invariant: the lines of a signature are in capitals, from top to bottom, in one column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from cchc_check.extraction.facts import Facts
from cchc_check.extraction.form.appendices import appendices
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_BEGINS = compiled(r"(?:TM|KT|TL|TUQ|Q)\. ?(?=[^\W\d_])|PHÓ |THỨ TRƯỞNG")
_PARTY_BEGINS = compiled(r"(?:(?:TM|KT|TL|TUQ|Q)\. ?|[TK]/[MTL]\.? ?)(?=[^\W\d_])|PHÓ ")
_PREFIX = compiled(r"(TM|KT|TL|TUQ|Q)\. ?|(T/M|K/T|T/L)\.? ?")
_MARKS = " #>*|_\t\\"
_CUT = compiled(r"[\t|]| {3,}")
_CLOSING = ("Nơi nhận", "NƠI NHẬN", "./.")
_LINES = 5
_LONGEST = 70


class SignatureLine(Struct, frozen=True):
    """One line; `prefix` is TM, KT, TL, TUQ, Q or "", `title` the words behind it; `slashed` as in "T/M"."""

    span: Span
    prefix: str
    title: str
    slashed: bool = False


class Signature(Struct, frozen=True):
    """The lines above one name, and whether a name was found below them."""

    lines: tuple[SignatureLine, ...]
    named: bool


def find_signatures(facts: Facts) -> tuple[Signature, ...]:
    """The signatures below the body that are signed for somebody else, or by a deputy."""
    text = facts.document.text
    closing = min((at for words in _CLOSING if (at := text.find(words)) >= 0), default=-1)
    end = next((each.span.start for each in appendices(facts)), len(text))
    begins = _PARTY_BEGINS if "party-form" in facts.features else _BEGINS
    return tuple(_signatures(text[:end], closing, begins)) if closing >= 0 else ()


def _signatures(text: str, at: int, begins: re.Pattern[str]) -> Iterator[Signature]:
    segments = [*_segments(text, at)]
    index = 0
    while index < len(segments):
        if not begins.match(text, segments[index].start) or not _is_line(text, segments[index]):
            index += 1
            continue
        group = _group(text, segments[index : index + 3 * _LINES])
        last = segments.index(group[-1], index)
        below = next((s for s in segments[last + 1 : last + 6] if _is_name(text[s.start : s.end])), None)
        yield Signature(tuple(_line(text, span) for span in group), below is not None)
        index = last + 1


def _group(text: str, segments: list[Span]) -> list[Span]:
    """The first segment and those in capitals below it; what stands beside it on the left is passed over."""
    group = [segments[0]]
    for segment in segments[1:]:
        if _is_line(text, segment) and len(group) < _LINES:
            group.append(segment)
        elif not text[segment.start].startswith(("-", "–", "+")):
            break
    return group


def _segments(text: str, at: int) -> Iterator[Span]:
    """The pieces of the lines from `at` on, cut at wide blanks and at the edges of cells."""
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        start = at
        for cut in [*_CUT.finditer(text, at, stop), None]:
            end = cut.start() if cut else stop
            piece = text[start:end]
            if piece.strip(_MARKS):
                first = start + len(piece) - len(piece.lstrip(_MARKS))
                yield Span(first, first + len(piece.strip(_MARKS)))
            start = cut.end() if cut else stop
        at = stop + 1


def _is_line(text: str, span: Span) -> bool:
    words = text[span.start : span.end]
    return words.isupper() and words[0].isalpha() and len(words) <= _LONGEST


def _is_name(words: str) -> bool:
    split = words.split()
    return 2 <= len(split) <= 6 and all(each.isalpha() and each.istitle() for each in split)


def _line(text: str, span: Span) -> SignatureLine:
    words = " ".join(text[span.start : span.end].split())
    prefix = _PREFIX.match(words)
    if not prefix:
        return SignatureLine(span, "", words)
    canonical = (prefix[1] or prefix[2]).replace("/", "")
    return SignatureLine(span, canonical, words[prefix.end() :], slashed=prefix[1] is None)
