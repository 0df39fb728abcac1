"""Words that were typed for their look-alikes, and words that were typed twice.

Invariant: what counts as a mistake is said by the parameters alone; this module only knows words and gaps.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import compress, count, pairwise
from sys import byteorder
from typing import Any

from msgspec import Struct

from cchc_check.checks.check import Check, Context
from cchc_check.checks.words.word_lists import review
from cchc_check.diagnostics import Applicability, Edit, Finding, Fix
from cchc_check.extraction.facts import Facts
from cchc_check.patterns import compiled
from cchc_check.text.document import Document, Table
from cchc_check.text.span import Span

Phrase = list[str]
_Table = Mapping[str, list[tuple[Phrase, str]]]
_REPEATS = range(3, 7)  # words; shorter ones are said by `never_twice`, longer ones are no slip

_REACH = 300
_FEW = 100


class _Words(Struct, frozen=True, dict=True):
    """The words of a text in lower case (`lower`, as long as the text), and where each begins and ends."""

    document: Document
    lower: str
    words: list[str]

    @cached_property
    def places(self) -> tuple[tuple[int, int], ...]:
        """Asked for by words that are suspect; most documents have few."""
        return tuple(match.span() for match in _word().finditer(self.lower))

    def span(self, start: int, end: int) -> Span:
        return Span(self.places[start][0], self.places[end - 1][1])

    def quote(self, start: int, end: int) -> str:
        return " ".join(self.document.quote(self.span(start, end)).split())

    def gaps(self, start: int, end: int) -> Iterator[str]:
        """What stands between the words `start` to `end`."""
        for (_, left), (right, _) in pairwise(self.places[start:end]):
            yield self.document.text[left:right]

    def lines(self, start: int, end: int) -> list[str]:
        """The lines that words `start` to `end` stand in, as far as they matter."""
        text, place = self.document.text, self.span(start, end)
        low, high = max(0, place.start - _REACH), place.end + _REACH
        begin, stop = text.rfind("\n", low, place.start), text.find("\n", place.end, high)
        return text[begin + 1 if begin >= 0 else low : stop if stop >= 0 else high].split("\n")


def confused_word(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every phrase of `phrases`, and every repeat ("doubled"), that does not touch one in `right`.

    `own_phrases` and `own_right` are an office's additions to these. More than `too_many` repeats come from a
    table or a scanner, not from a keyboard, and are left alone.
    """
    text = _read(facts.document)
    wrong = _by_first({**params["phrases"], **params["own_phrases"]})
    once = _by_first(dict.fromkeys(params["never_twice"], ""))
    right = _by_first(dict.fromkeys((*params["right"], *params["own_right"]), ""))
    found = list(_found(text, wrong, once, right))
    doubled = sum(finding.variant == "doubled" for finding in found)
    yield from (one for one in found if doubled <= params["too_many"] or one.variant != "doubled")


def _found(text: _Words, wrong: _Table, once: _Table, right: _Table) -> Iterator[Finding]:
    longest = max((len(phrase) for group in right.values() for phrase, _ in group), default=0)
    free = 0
    for at in _suspects(text.words, wrong, once):
        if at < free:
            continue
        found = _wrong_at(text, at, wrong) or _doubled_at(text, at, once)
        if found and not _is_right(text, at, found[0], right, longest):
            free = found[0]
            yield found[1]


def _suspects(words: list[str], wrong: _Table, once: _Table) -> list[int]:
    """Where a phrase begins with its first two words, or two words come back at the distance of a repeat."""
    numbers = dict(zip(dict.fromkeys(words), count(1), strict=False))
    numbered = array("H" if len(numbers) < 1 << 16 else "I", map(numbers.__getitem__, words))
    never_twice = [phrase for group in once.values() for phrase, _ in group]
    phrases = [phrase for group in wrong.values() for phrase, _ in group]
    phrases += [phrase * 2 for phrase in never_twice if len(phrase) == 1]
    phrases = [phrase for phrase in phrases if all(word in numbers for word in phrase[:2])]
    singles = {phrase[0] for phrase in phrases if len(phrase) == 1}
    openings = {(phrase[0], phrase[1]) for phrase in phrases if len(phrase) > 1}
    firsts = {first for first, _ in openings}
    likely = compress(range(len(words) - 1), map(firsts.__contains__, words)) if openings else ()
    suspects = {at for at in likely if (words[at], words[at + 1]) in openings}
    suspects.update(compress(count(), map(singles.__contains__, words)) if singles else ())
    for length in {*_REPEATS, *map(len, never_twice)} - {1}:
        suspects.update(_returning(numbered, length))
    return sorted(suspects)


def _returning(words: array[int], length: int) -> Iterator[int]:
    """Where two words in a row stand again `length` words on.

    All words are compared in one step, as one long number with the same number `length` words further left:
    what is equal is 0 in their exclusive or.
    """
    size = words.itemsize
    if byteorder == "big":
        words = words[:]
        words.byteswap()
    whole = int.from_bytes(words.tobytes(), "little")
    same = (whole ^ (whole >> (8 * size * length))).to_bytes(len(words) * size, "little")
    twice = bytes(2 * size)
    at = same.find(twice)
    while at >= 0:
        if at % size == 0:
            yield at // size
        at = same.find(twice, at + 1)


def _read(document: Document) -> _Words:
    lower = document.text.lower()
    if len(lower) != len(document.text):
        lower = document.text
    return _Words(document, lower, _split(lower, document.alphabet))


def _split(lower: str, alphabet: frozenset[str]) -> list[str]:
    """What `_word` finds in `lower`, in half the time: all but the words is blanked, as long as it is few marks."""
    marks = {char for char in alphabet.union(map(str.lower, alphabet)) if not char.isalnum()} - {"_"}
    if len(marks) > _FEW:
        return _word().findall(lower)
    for mark in marks:
        lower = lower.replace(mark, " ")
    return lower.split()


def _by_first(table: Mapping[str, str]) -> dict[str, list[tuple[Phrase, str]]]:
    groups: dict[str, list[tuple[Phrase, str]]] = {}
    for written, meant in table.items():
        if phrase := written.lower().split():
            groups.setdefault(phrase[0], []).append((phrase, meant))
    return groups


def _wrong_at(text: _Words, at: int, wrong: _Table) -> tuple[int, Finding] | None:
    for phrase, meant in wrong.get(text.words[at], ()):
        end = at + len(phrase)
        if text.words[at:end] != phrase or not _is_whole(text, at, end):
            continue
        if len(text.lines(at, end)) > 1 and _in_columns(text, at, end):
            continue
        fix, intended = _replacing(text, at, phrase, meant.split())
        return end, Finding(
            text.span(at, end), {"written": text.quote(at, end), "intended": intended}, fix=fix
        )
    return None


def _doubled_at(text: _Words, at: int, once: _Table) -> tuple[int, Finding] | None:
    length = _repeat(text, at, once)
    middle, end = at + length, at + 2 * length
    if not length or not _is_whole(text, at, end) or _in_columns(text, at, end):
        return None
    if length > 1 and not _is_said_twice(text, at, length):
        return None
    values = {"written": text.quote(at, end), "intended": text.quote(at, middle)}
    cut = Span(text.places[middle - 1][1], text.places[end - 1][1])
    return end, Finding(
        text.span(at, end), values, (), Fix((Edit(cut, ""),), Applicability.UNSAFE), "doubled"
    )


def _repeat(text: _Words, at: int, once: _Table) -> int:
    """How many words from `at` on stand twice in a row, 0 when none that matter do."""
    words = text.words
    for phrase, _ in once.get(words[at], ()):
        middle = at + len(phrase)
        if words[at:middle] == phrase == words[middle : middle + len(phrase)]:
            return len(phrase)
    for length in _REPEATS:
        middle = at + length
        if (
            words[middle : middle + 1] == words[at : at + 1]
            and words[at:middle] == words[middle : middle + length]
            and all(map(str.isalpha, words[at:middle]))
        ):
            return length
    return 0


def _is_said_twice(text: _Words, at: int, length: int) -> bool:
    """True unless the two are a name and its use, a list of names, or a heading and the text below it."""
    middle, end = at + length, at + 2 * length
    same = text.quote(at, middle) == text.quote(middle, end)
    starts = (text.document.text[start] for start, _ in text.places[at:middle])
    seam = next(text.gaps(middle - 1, middle + 1))
    alone = text.quote(at, end) == " ".join(" ".join(text.lines(at, end)).split())
    return same and "\n" not in seam and not alone and not all(map(str.isupper, starts))


def _is_whole(text: _Words, at: int, end: int) -> bool:
    """True when only space, or one line end, parts the words, and they are no part of a longer word."""
    document, place = text.document, text.span(at, end)
    around = document.text[place.start - 1 : place.start] + document.text[place.end : place.end + 1]
    if any(char in "-_/@" or char.isalnum() for char in around):
        return False
    in_table = isinstance(document.block_at(place.start), Table)
    return all(
        gap in {" ", "  "} or (_line_end().fullmatch(gap) and not in_table) for gap in text.gaps(at, end)
    )


def _in_columns(text: _Words, at: int, end: int) -> bool:
    """True in lines laid out in columns, where neighbours belong to different sentences."""
    return any(_columns().search(line) for line in text.lines(at, end))


@cache
def _word() -> re.Pattern[str]:
    return compiled(r"\w+")


@cache
def _line_end() -> re.Pattern[str]:
    return compiled(r"[ \t]{0,4}\n[ \t]{0,12}")


@cache
def _columns() -> re.Pattern[str]:
    return compiled(r"\S {3,}\S|\||^ {16}")


def _is_right(text: _Words, start: int, end: int, right: _Table, longest: int) -> bool:
    """True when a phrase that is right as it stands shares a word with words `start` to `end`."""
    for at in range(max(0, start - longest + 1), min(end, len(text.words))):
        for phrase, _ in right.get(text.words[at], ()):
            if at + len(phrase) > start and text.words[at : at + len(phrase)] == phrase:
                return True
    return False


def _replacing(text: _Words, at: int, written: Phrase, meant: Phrase) -> tuple[Fix | None, str]:
    """The change of only those words that differ, and what is then there.

    Capitals and the line ends around the words stay.
    """
    shared = min(len(written), len(meant))
    head = next((i for i in range(shared) if written[i] != meant[i].lower()), shared)
    tail = next((i for i in range(shared - head) if written[-1 - i] != meant[-1 - i].lower()), shared - head)
    old, new = range(at + head, at + len(written) - tail), meant[head : len(meant) - tail]
    if not old:
        return None, " ".join(meant)
    place = text.span(old.start, old.stop)
    if not new and head:
        place = Span(text.places[old.start - 1][1], place.end)
    like = text.quote(old.start, old.start + 1)
    middle = " ".join(_cased(new, like))
    before = text.quote(at, old.start) if head else ""
    after = text.quote(old.stop, at + len(written)) if tail else ""
    return Fix((Edit(place, middle),), Applicability.UNSAFE), " ".join(filter(None, (before, middle, after)))


def _cased(words: Iterable[str], like: str) -> Iterator[str]:
    for index, word in enumerate(words):
        if like.isupper() and len(like) > 1:
            yield word.upper()
        else:
            yield word.capitalize() if like[0].isupper() and index == 0 else word


CHECK = Check(
    "confused-word",
    confused_word,
    ("written", "intended"),
    params={
        "phrases": {},
        "own_phrases": {},
        "never_twice": (),
        "right": (),
        "own_right": (),
        "too_many": 8,
    },
    variants=("doubled",),
    review=review,
)
