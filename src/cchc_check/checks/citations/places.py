"""Which place's body a citation is named with: "UBND huyện Yên Bình ban hành Kế hoạch số …".

Invariant: a place named before a citation only tells documents apart; one right behind it says whose it is.
"""

from __future__ import annotations

import re

from msgspec import Struct

from cchc_check.extraction.facts import Citation
from cchc_check.patterns import compiled
from cchc_check.registry import fold
from cchc_check.text.document import Document

_BEFORE = 140
_CLAUSE_ENDS = compiled(r"[.;\t]\s|\n\n|\n\s*[-+*]")
_LEVEL = compiled(
    r"(?<!\w)(tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?!\w)", re.IGNORECASE
)
_OF = compiled(r"\s(?:của|do)\s(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)(?:\s\w+){0,4}")
_ABBREVIATED = {"tp": "thành phố", "tp.": "thành phố"}
_LONGEST_NAME = 4


class Place(Struct, frozen=True):
    """A level of government and its name, "" where none is printed; `behind` where it follows the citation."""

    level: str
    name: str
    behind: bool = False


def place_with(document: Document, citation: Citation) -> Place | None:
    """The place in the printed issuer or in "của tỉnh", else the last in the clause that leads to the citation."""
    if citation.issuer and "issuer" not in citation.inherited:
        return _last_place(citation.issuer.value, behind=True)
    if of := _OF.match(document.text, citation.span.end):
        return _last_place(of[0], behind=True)
    before = document.text[max(0, citation.span.start - _BEFORE) : citation.span.start]
    return _last_place(_CLAUSE_ENDS.split(before)[-1])


def differ(one: Place, other: Place) -> bool:
    """True for two levels, or two names of one level."""
    return one.level != other.level or bool(one.name and other.name and one.name != other.name)


def _last_place(text: str, *, behind: bool = False) -> Place | None:
    found = next(reversed(list(_LEVEL.finditer(text))), None)
    if found is None:
        return None
    level = fold(found[1])
    return Place(_ABBREVIATED.get(level, level), _name(text[found.end() :]), behind)


def _name(text: str) -> str:
    words: list[str] = []
    for word in text.split()[:_LONGEST_NAME]:
        if not word[0].isupper():
            break
        words.append(word.rstrip(",:()"))
        if words[-1] != word:
            break
    return fold(" ".join(words))
