"""Where given phrases stand in a document, whatever its line ends, capitals and places of tone marks.

Invariant: a phrase is found as whole words inside one passage; where two could begin, the longer one is.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from cchc_check.checks.check import Fault
from cchc_check.checks.house.wants import shown, texts
from cchc_check.errors import CheckError
from cchc_check.extraction.facts import Facts
from cchc_check.patterns import compiled
from cchc_check.registry import fold
from cchc_check.text.document import Document
from cchc_check.text.normalize import normalize
from cchc_check.text.span import Span

_WORD = compiled(r"\w+")
_SPACE = compiled(r"[ \t]*\n[ \t]*|[ \t]+")
_INSIDE = compiled(r"(?<=[/@_-])(?=\w)|(?<=\w\.)(?=\w)")
"""A place where something has begun before: in "38/QĐ-UBND", "ubnd.gov.vn"."""
_GOES_ON = compiled(r"(?<=\w)(?:[/@_]|[-.](?=\w))")
PATIENCE = 60
"""Seconds: only a list made to be slow, on a text made for it, takes so long."""
MOST_WORDS = 40
"""Words of a phrase."""
_ABBREVIATION = 12
"""Letters at most: a longer word in capitals is a heading's."""


class Phrase(Struct, frozen=True):
    """A phrase to look for; `group` and `rank` say whose it is; `whole` ones are no part of "38/QĐ-UBND".

    `keys` are its words as they are compared, `gaps` what stands between, before and behind them. `like` is what
    decides between spellings: "case" every letter, "letters" all but capitals, "words" neither capitals nor the
    place of a tone mark.
    """

    text: str
    keys: tuple[str, ...]
    gaps: tuple[str, ...]
    like: str
    group: int = 0
    rank: int = 0
    whole: bool = True


class Found(Struct, frozen=True):
    """A phrase and where it stands."""

    phrase: Phrase
    span: Span


class Index(Struct, frozen=True):
    """Phrases by their words; `lengths` says how many words those have that begin with a word, the most first."""

    lengths: Mapping[str, Sequence[int]]
    phrases: Mapping[tuple[str, ...], Sequence[Phrase]]


_Word = tuple[str, int, int]


def canonical(words: str) -> str:
    """The words as a document's canonical text would write them, on one line."""
    return " ".join(normalize(words)[0].split())


def phrase(
    words: str, siblings: Iterable[str] = (), *, match_case: bool = False, group: int = 0, rank: int = 0
) -> Phrase | None:
    """The phrase; None when there is no word in it. It is told apart from its `siblings` by as much as it takes.

    A single word in capitals is an abbreviation: "BC" is not found in "bc".
    """
    text = canonical(words)
    places = [match.span() for match in _WORD.finditer(text)]
    if not places:
        return None
    ends = [(0, 0), *places, (len(text), len(text))]
    gaps = tuple(text[left:right] for (_, left), (right, _) in pairwise(ends))
    keys = tuple(fold(text[start:end]) for start, end in places)
    return Phrase(text, keys, gaps, _likeness(text, siblings, match_case), group, rank)


def faults(key: str, words: str) -> Iterator[Fault]:
    """What is wrong with a phrase that a page writes: no word in it, or too many."""
    found = phrase(words)
    if found is None:
        yield "house.no-word", f"params.{key}", {"value": shown(words)}
    elif len(found.keys) > MOST_WORDS:
        yield "house.too-many-words", f"params.{key}", {"value": shown(words), "most": MOST_WORDS}


def list_faults(params: Mapping[str, Any], key: str) -> Iterator[Fault]:
    """What is wrong with a list of phrases."""
    wrong = [*texts(params, key)]
    yield from wrong
    if not wrong:
        for words in params[key]:
            yield from faults(key, words)


def _likeness(text: str, siblings: Iterable[str], match_case: bool) -> str:
    twins = [other for other in map(canonical, siblings) if other != text and fold(other) == fold(text)]
    short = text.isupper() and " " not in text and len(text) <= _ABBREVIATION
    if match_case or short or any(other.lower() == text.lower() for other in twins):
        return "case"
    return "letters" if twins else "words"


def index(phrases: Iterable[Phrase | None]) -> Index:
    """The phrases, ready to be looked for."""
    table: dict[tuple[str, ...], list[Phrase]] = {}
    for each in filter(None, phrases):
        table.setdefault(each.keys, []).append(each)
    lengths: dict[str, set[int]] = {}
    for keys, group in table.items():
        group.sort(key=lambda each: (-len(each.text), -each.rank))
        lengths.setdefault(keys[0], set()).add(len(keys))
    return Index({first: sorted(each, reverse=True) for first, each in lengths.items()}, table)


@lru_cache(64)
def literals(words: tuple[str, ...]) -> Index:
    """An index of phrases that may be a part of something longer: of an address, say."""
    return index(replace(found, whole=False) for found in map(phrase, words) if found)


def find(
    facts: Facts, table: Index, passages: Iterable[Span], *, allowed: Callable[[Found], bool] | None = None
) -> Iterator[Found]:
    """The phrases of `table` in the passages, in reading order and apart from each other."""
    if not table.phrases:
        return
    words = facts.derived(_words)
    until = time.monotonic() + PATIENCE
    free = 0
    for passage in passages:
        at = bisect_left(words, passage.start, key=itemgetter(1))
        while at < len(words) and words[at][2] <= passage.end:
            if words[at][1] >= free and words[at][0] in table.lengths:
                if time.monotonic() > until:
                    raise CheckError("house.too-slow", seconds=PATIENCE)
                for one in _at(facts.document, words, at, passage, table):
                    if allowed is None or allowed(one):
                        free = one.span.end
                        yield one
                        break
            at += 1


def everywhere(facts: Facts, words: tuple[str, ...], passages: Iterable[Span]) -> Iterator[Span]:
    """The places of the phrases `words`."""
    return (found.span for found in find(facts, literals(words), passages))


def _words(facts: Facts) -> list[_Word]:
    folded = cache(fold)
    text = facts.document.text
    return [(folded(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]


def _at(document: Document, words: Sequence[_Word], at: int, passage: Span, table: Index) -> Iterator[Found]:
    for length in table.lengths[words[at][0]]:
        those = words[at : at + length]
        for one in table.phrases.get(tuple(key for key, _, _ in those), ()):
            span = Span(those[0][1] - len(one.gaps[0]), those[-1][2] + len(one.gaps[-1]))
            if passage.covers(span) and _is(document.text, span, those, one):
                yield Found(one, span)


def _is(text: str, span: Span, words: Sequence[_Word], one: Phrase) -> bool:
    """True when the words stand at `span` as the phrase writes them, and are no part of something longer."""
    ends = [(0, span.start), *((start, end) for _, start, end in words), (span.end, 0)]
    gaps = tuple(_SPACE.sub(" ", text[left:right]) for (_, left), (right, _) in pairwise(ends))
    if gaps != one.gaps:
        return False
    if one.whole and (_INSIDE.match(text, span.start) or _GOES_ON.match(text, span.end)):
        return False
    written = _SPACE.sub(" ", text[span.start : span.end])
    match one.like:
        case "case":
            return written == one.text
        case "letters":
            return written.lower() == one.text.lower()
    return True
