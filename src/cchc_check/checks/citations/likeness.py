"""How far two wordings of one thing agree: titles, bodies, codes.

Invariant: UNKNOWN is the answer wherever one side says nothing; only what is printed can differ.
"""

from __future__ import annotations

from enum import Enum

from cchc_check.patterns import compiled
from cchc_check.registry import fold


class Likeness(Enum):
    """Whether two wordings can mean the same thing."""

    SAME = "same"
    UNKNOWN = "unknown"
    DIFFERENT = "different"


_WORD = compiled(r"[^\W_]+(?:&[^\W_]+)*")
_ENOUGH_WORDS = 2
_SHORTENED = 0.85
_APART = 0.7
_MOSTLY_APART = 0.5
# Words that a title has or lacks without becoming another title.
_EMPTY_WORDS = frozenset(
    ["v", "về", "việc", "ban", "hành", "của", "và", "các", "trên", "địa", "bàn", "năm", "tỉnh", "công", "tác"]
)
_HEADS = (
    "chủ tịch",
    "phó chủ tịch",
    "bộ trưởng",
    "thứ trưởng",
    "giám đốc",
    "chánh văn phòng",
    "thống đốc",
    "viện trưởng",
)
_SPELT_OUT = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "btv": "ban thường vụ",
    "tp": "thành phố",
}


def titles(one: str, other: str) -> Likeness:
    """SAME when one title is, or shortens, the other; DIFFERENT when each says what the other does not."""
    first, second = _expanded(one, other), _expanded(other, one)
    if min(len(first), len(second)) < _ENOUGH_WORDS:
        return Likeness.UNKNOWN
    shared = len(first & second)
    overlap = shared / min(len(first), len(second))
    if overlap >= _SHORTENED:
        return Likeness.SAME
    apart = overlap < _APART and shared / len(first | second) <= _MOSTLY_APART
    return Likeness.DIFFERENT if apart else Likeness.UNKNOWN


def bodies(one: str, other: str) -> Likeness:
    """Whether two wordings after "của" name one body; its head stands for it ("Chủ tịch UBND" for "UBND")."""
    first, second = _body(one), _body(other)
    if not first or not second:
        return Likeness.UNKNOWN
    shorter, longer = sorted((first, second), key=len)
    if longer[: len(shorter)] == shorter or _expanded(one, other) == _expanded(other, one):
        return Likeness.SAME
    return Likeness.DIFFERENT


def edit(one: str, other: str) -> str:
    """The one edit that makes `other` of `one` ("extra", "missing", "changed", "swapped"), or "".

    "extra" is a letter too many in `one`. Equal strings and strings further apart give "".
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return ""
    shared = min(len(one), len(other))
    head = next((i for i in range(shared) if one[i] != other[i]), shared)
    if len(one) > len(other):
        return "extra" if one[head + 1 :] == other[head:] else ""
    if len(one) < len(other):
        return "missing" if one[head:] == other[head + 1 :] else ""
    if one[head + 1 :] == other[head + 1 :]:
        return "changed"
    swapped = one[head : head + 2] == other[head : head + 2][::-1] and one[head + 2 :] == other[head + 2 :]
    return "swapped" if swapped else ""


def _body(phrase: str) -> tuple[str, ...]:
    words = " ".join(_SPELT_OUT.get(word, word) for word in _WORD.findall(fold(phrase)))
    for head in _HEADS:
        words = words.removeprefix(head + " ")
    return tuple(words.split())


def _expanded(phrase: str, other: str) -> frozenset[str]:
    """The telling words of `phrase`, its abbreviations replaced by the words of `other` they stand for."""
    written = [word for word in _WORD.findall(phrase) if not word.isdigit()]
    spoken = [word for word in _WORD.findall(fold(other)) if word not in ("và", "-")]
    initials = "".join(_initial(word) for word in spoken)
    words: list[str] = []
    for word in written:
        at = initials.find("".join(map(_initial, _letters(word)))) if _is_abbreviation(word) else -1
        words += spoken[at : at + len(_letters(word))] if at >= 0 else [fold(word)]
    return frozenset(words) - _EMPTY_WORDS


def _is_abbreviation(word: str) -> bool:
    return sum(char.isupper() for char in word) > 1


def _letters(word: str) -> list[str]:
    return [char for char in word if char.isalpha()]


_PLAIN = str.maketrans(
    {
        **dict.fromkeys("àáảãạăằắẳẵặâầấẩẫậ", "a"),
        **dict.fromkeys("èéẻẽẹêềếểễệ", "e"),
        **dict.fromkeys("ìíỉĩị", "i"),
        **dict.fromkeys("òóỏõọôồốổỗộơờớởỡợ", "o"),
        **dict.fromkeys("ùúủũụưừứửữự", "u"),
        **dict.fromkeys("ỳýỷỹỵ", "y"),
    }
)


def _initial(word: str) -> str:
    return word[0].lower().translate(_PLAIN)
