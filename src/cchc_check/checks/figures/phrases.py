"""What a number in a sentence counts: its noun, its verb, the sides it is seen from, when, where and whose.

Invariant: hedged numbers, targets and durations, and all numbers of plan sections, make no phrase.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from cchc_check.checks import phrase_bounds as bounds
from cchc_check.checks.figures.facets import Facets, Reading, only, over, read, tokens_of
from cchc_check.checks.figures.scopes import Scope, scopes
from cchc_check.checks.figures.sentences import Sentence, sentences
from cchc_check.extraction.facts import Facts, Period
from cchc_check.extraction.figures import Quantity
from cchc_check.registry import Registry, fold
from cchc_check.text.document import Block, ListItem
from cchc_check.text.span import Span

PEOPLE = "người"
_PERSONS = frozenset(("người", "cán bộ", "lao động", "người lao động", "đồng chí"))
_HEDGES = frozenset(("range", "target", "least", "most", "about"))
_TIME_WORDS = "ngày tháng năm tuổi giờ phút giây tuần lần điểm cấp bước loại mức mặt phần điều"
_TIMES = frozenset((*_TIME_WORDS.split(), "ngày làm việc", "điểm %", "‰"))
_FAR = frozenset(("status", "plan", "base", "reach", "authority"))
"""Sides that a sentence may name further off from the number: "Đến nay, toàn Sở có …"."""

_FEW = 10
"""So many words before a number say what is counted; what stands further off is the way to it."""


_ECHO = 8
_REACH = 80


class Masks:
    """The citations, dates and periods of a document, by place."""

    def __init__(self, facts: Facts) -> None:
        """Sort every span that is no word of a phrase."""
        found = [one.span for kind in (facts.citations, facts.dates, facts.periods) for one in kind]
        self.spans = sorted(found, key=lambda span: span.start)
        self.starts = [span.start for span in self.spans]
        self.text = facts.document.text
        dated = [(one.span.start, self.text[one.span.start : one.span.end]) for one in facts.dates]
        cited = [(one.span.start, one.notation.text) for one in facts.citations if one.notation]
        self._events = sorted(dated + cited)

    def words(self, start: int, end: int) -> str:
        """The text from `start` to `end` without them."""
        pieces, at = [], start
        last = bisect_left(self.starts, end)
        first = max(0, bisect_right(self.starts, start, 0, last) - 2)
        if first == last:
            return self.text[start:end]
        for span in self.spans[first:last]:
            if span.end > at:
                pieces.append(self.text[at : max(at, span.start)])
                at = span.end
        pieces.append(self.text[at:end])
        return " … ".join(pieces)

    def any_in(self, span: Span) -> bool:
        """False where the words of a span are its text."""
        first = bisect_left(self.starts, span.start)
        reaching = self.spans[first - 1].end > span.start if first else False
        return reaching or (first < len(self.starts) and self.starts[first] < span.end)

    def events(self, span: Span) -> frozenset[str]:
        """The dates and documents that begin in a span, as written."""
        first = bisect_left(self._events, (span.start, ""))
        last = bisect_left(self._events, (span.end, ""), first)
        return frozenset([words for _, words in self._events[first:last]])


class Said(Struct, frozen=True, dict=True):
    """What a sentence names besides its numbers, looked up for the few that are compared."""

    sentence: Span
    masks: Masks

    @cached_property
    def events(self) -> frozenset[str]:
        """The dates and documents, as written."""
        return self.masks.events(self.sentence)

    @cached_property
    def names(self) -> frozenset[str]:
        """The places and bodies."""
        return bounds.names(self.masks.words(self.sentence.start, self.sentence.end))


class Phrase(Struct, frozen=True, dict=True):
    """A count with its meaning. `head` is the counted thing, `unit` its words, `noun` those behind
    the number.

    `place` is the list or the paragraph that holds it: what stands in one place is told apart there.
    `period` is None where nothing says when; `given` where the words or a heading say it, not only the title.
    """

    quantity: Quantity
    sentence: Span
    block: int
    place: int
    scope: Scope
    head: str
    unit: frozenset[str]
    noun: tuple[str, ...]
    tokens: frozenset[str]
    facets: Facets
    period: Period | None
    given: bool
    said: Said
    text: str = ""
    """What the number and its sentence stand in."""

    parts: bool = False
    """True for a number that the sentence presents as a part of the one before."""

    @property
    def events(self) -> frozenset[str]:
        """The dates and documents that the sentence names."""
        return self.said.events

    @property
    def names(self) -> frozenset[str]:
        """The places and bodies that the sentence names."""
        return self.said.names

    @cached_property
    def before(self) -> tuple[str, ...]:
        """The words right before the number, nearest first."""
        start = self.quantity.digits.start
        before = self.text[max(self.sentence.start, start - _REACH) : start]
        return tuple(reversed(fold(before).split()[-_ECHO:]))

    @cached_property
    def after(self) -> tuple[str, ...]:
        """The words right behind the number."""
        end = self.quantity.digits.end
        return tuple(fold(self.text[end : min(self.sentence.end, end + _REACH)]).split()[:_ECHO])


def phrases(facts: Facts, registry: Registry) -> Iterator[Phrase]:
    """The phrase of every number in running text that states a fact, in reading order."""
    reader = _Reader(facts, registry)
    for sentence in sentences(facts):
        if sentence.quantities and not reader.scopes[sentence.block].plan:
            yield from reader.of(sentence)


class _Reader:
    """What is the same for all sentences of a document."""

    def __init__(self, facts: Facts, registry: Registry) -> None:
        """Index the periods, dates and citations by place."""
        self.facts, self.registry, self.text = facts, registry, facts.document.text
        self.masks, self.scopes = Masks(facts), scopes(facts)
        self.lists = tuple(_lists(facts.document.blocks))
        self.periods = [one for one in facts.periods if not bounds.is_compared(self.text, one.span.start)]
        self.period_starts = [one.span.start for one in self.periods]

    def of(self, sentence: Sentence) -> Iterator[Phrase]:
        """The phrases of one sentence; what a part does not say itself, it has from what leads to it."""
        last = next(filter(_counts, reversed(sentence.quantities)), None)
        if last is None:
            return
        inherited: Facets = {}
        said = Said(sentence.span, self.masks)
        words_of = self.masks.words if self.masks.any_in(sentence.span) else self._plain
        start, lead = sentence.span.start, Reading((), {})
        stops = [*(one.span.start for one in sentence.quantities[1:]), sentence.span.end]
        for quantity, stop in zip(sentence.quantities, stops, strict=True):
            own, named, begins_parts = _lead(words_of(start, quantity.span.start), self.registry)
            parts = start > sentence.span.start and begins_parts
            start = bounds.noun_end(self.text, quantity.span.end, stop)
            noun = read(words_of(quantity.digits.end, start), self.registry)
            inherited = over(inherited, named)
            lead = own or lead
            if _counts(quantity):
                words, facets = (*lead.words[-_FEW:], *noun.words), over(inherited, noun.facets)
                yield self._phrase(sentence, said, quantity, noun, words, facets, parts=parts)
            if quantity is last:
                return
            if parts or bounds.opens_parts(self.text, start):
                inherited = over(inherited, noun.facets)

    def _phrase(
        self,
        sentence: Sentence,
        said: Said,
        quantity: Quantity,
        noun: Reading,
        words: tuple[str, ...],
        facets: Facets,
        *,
        parts: bool,
    ) -> Phrase:
        period, given = self._period(sentence, quantity)
        return Phrase(
            quantity=quantity,
            sentence=sentence.span,
            block=sentence.block,
            place=self.lists[sentence.block],
            scope=self.scopes[sentence.block],
            head=_head(quantity, noun),
            unit=_unit(quantity.unit, self.registry),
            noun=noun.words,
            tokens=tokens_of(words, facets),
            facets=facets,
            period=period,
            given=given,
            said=said,
            text=self.text,
            parts=parts,
        )

    def _plain(self, start: int, end: int) -> str:
        return self.text[start:end]

    def _period(self, sentence: Sentence, quantity: Quantity) -> tuple[Period | None, bool]:
        """The period said before the number in its sentence, else after it, else in its paragraph, else above."""
        periods, starts = self.periods, self.period_starts
        block = self.facts.document.blocks[sentence.block].span
        first, last = bisect_left(starts, block.start), bisect_left(starts, sentence.span.end)
        scope = self.scopes[sentence.block]
        if first == last:
            return scope.period, scope.given
        at = bisect_left(starts, quantity.span.start, first, last)
        return periods[at - 1 if at > first else at], True


@lru_cache(maxsize=1024)
def _lead(before: str, registry: Registry) -> tuple[Reading | None, Facets, bool]:
    """The clause before a number, None where it says nothing; the sides that it and all that leads to the number
    name; and whether the number becomes a part of the one before.
    """
    own, far = read(bounds.clause(before), registry), read(bounds.statement(before), registry)
    # "các sở, ban, ngành" is one wording, though commas cut it.
    words = tuple(word for word in own.words if word in far.words)
    clause = Reading(words, own.facets) if own.words or own.facets else None
    return clause, over(only(far.facets, _FAR), own.facets), bounds.begins_parts(before)


@lru_cache(maxsize=256)
def _unit(words: str, registry: Registry) -> frozenset[str]:
    return frozenset(read(words, registry).words)


def _lists(blocks: Sequence[Block]) -> Iterator[int]:
    """For every block the first block of its list, or itself."""
    first = 0
    for at, block in enumerate(blocks):
        if not (at and isinstance(block, ListItem) and isinstance(blocks[at - 1], ListItem)):
            first = at
        yield first


def _counts(quantity: Quantity) -> bool:
    return quantity.bound not in _HEDGES and quantity.unit not in _TIMES


def _head(quantity: Quantity, noun: Reading) -> str:
    if "staff" in noun.facets or quantity.unit in _PERSONS:
        return PEOPLE
    return noun.words[0] if noun.words and quantity.unit else quantity.unit
