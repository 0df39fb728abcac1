"""What a wording says about a count: its telling words, and the sides from which it is seen (facets).

Invariant: synonyms of the registry become one word, and words that tell nothing are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache, cached_property, lru_cache

from msgspec import Struct

from cchc_check.patterns import compiled
from cchc_check.registry import Facet, Registry, fold

Facets = Mapping[str, frozenset[Facet]]
_TERM = "term"
_IDLE_WORDS = (
    "các những đã được của và tại trên tổng số cộng là có trong cho về với từ do bởi ra vào này đó cả toàn một"
    " đang sẽ bị theo tỉnh sở thì mà nên chung riêng đối ở đến hết tính ngày năm tháng quý kỳ đầu cuối đạt gồm"
    " như sau để khi vẫn cũng chỉ còn tất hơn gần khoảng hoặc xong rồi qua bằng stt đvt hiện nay"
)
_IDLE = frozenset(_IDLE_WORDS.split())


class Reading(Struct, frozen=True, dict=True):
    """The telling words of a wording, in order and with the facets it names."""

    words: tuple[str, ...]
    facets: Facets

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Words and facets, as similarity counts them."""
        return tokens_of(self.words, self.facets)


def tokens_of(words: Sequence[str], facets: Facets) -> frozenset[str]:
    """Words and facets together, as words."""
    if not facets:
        return frozenset(words)
    return frozenset((*words, *[tag(name, held) for name, held in facets.items()]))


@lru_cache(maxsize=512)
def tag(name: str, held: frozenset[Facet]) -> str:
    """One facet with its values, as a word."""
    return f"{name}={'+'.join(sorted(one.value for one in held))}"


def only(facets: Facets, names: Set[str]) -> Facets:
    """The facets with these names."""
    return {name: held for name, held in facets.items() if name in names}


@cache
def _word() -> re.Pattern[str]:
    return compiled(r"[^\W\d_]+|\d+")


@lru_cache(maxsize=1024)  # headings and the wordings of lists come again and again
def read(text: str, registry: Registry) -> Reading:
    """The words and facets of `text`."""
    written = _word().findall(fold(text))
    words: list[str] = []
    facets: dict[str, frozenset[Facet]] = {}
    at = 0
    while at < len(written):
        named, length = registry.facets_at(written, at)
        for one in named:
            if one.facet == _TERM:
                words += [one.value] if one.value else []
            else:
                facets[one.facet] = facets.get(one.facet, frozenset()) | {one}
        if not named and written[at] not in _IDLE:
            words.append(written[at])
        at += length or 1
    return Reading(tuple(words), facets)


def over(inherited: Facets, own: Facets) -> Facets:
    """The facets of both, where what a phrase says itself stands before what it inherits."""
    if not (inherited and own):
        return inherited or own
    return {**inherited, **own}


def conflict(one: Facets, other: Facets) -> bool:
    """True when two phrases with these facets cannot speak of one quantity."""
    for name in one.keys() | other.keys():
        left, right = one.get(name), other.get(name)
        if left and right:
            if left != right:
                return True
        elif any(facet.decisive for facet in left or right or ()):
            return True
    return False


def differ(one: Facets, other: Facets) -> bool:
    """True when both name a facet, each with another value."""
    return any(one[name] != other[name] for name in one.keys() & other.keys())


def missing(one: Facets, other: Facets) -> frozenset[str]:
    """The facets that only one of the two has, as words."""
    every = {**one, **other}
    return frozenset(tag(name, every[name]) for name in one.keys() ^ other.keys())


def merged(readings: Iterable[Reading]) -> Reading:
    """One reading of several, later ones overruling the facets of earlier ones."""
    words: list[str] = []
    facets: Facets = {}
    for reading in readings:
        words += reading.words
        facets = over(facets, reading.facets)
    return Reading(tuple(words), facets)
