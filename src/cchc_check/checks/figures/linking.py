"""Which numbers of a document speak of one quantity: sentences among each other, and sentences with tables.

Invariant: one facet, period, place or event that differs keeps two numbers apart, however alike their words are;
the work grows with the text, as only numbers that share a rare word are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from cchc_check.checks.figures.cell_phrases import TableWords
from cchc_check.checks.figures.facets import Reading, conflict, missing
from cchc_check.checks.figures.phrases import Phrase
from cchc_check.checks.figures.similarity import Tokens, Weights
from cchc_check.extraction.facts import Period
from cchc_check.extraction.figures import NumberCell, Quantity
from cchc_check.registry import fold

LINKED = 0.75
_RARE = 3
_RECENT = 16
_POSTED = 48
_TABLES = 6
_LINES = 6
_HANDFUL = 8
"""A wording with so many values counts something else each time."""
_MONEY = "đồng"
MISSING = 0.1
"""What a facet, or a name, that only one of the two has takes away."""
_FEWEST = 2
_NEXT = 2
"""Neighbouring paragraphs go on, they do not repeat."""


class Link(Struct, frozen=True):
    """Two phrases of one quantity, the earlier one first."""

    one: Phrase
    other: Phrase
    score: float


class CellLink(Struct, frozen=True):
    """A phrase and the cell that gives the same quantity."""

    phrase: Phrase
    words: TableWords
    cell: NumberCell
    score: float


def phrase_links(phrases: Iterable[Phrase], weights: Weights) -> Iterator[Link]:
    """The pairs of phrases of different paragraphs that are alike enough."""
    posted: dict[tuple[str, str], list[Phrase]] = defaultdict(list)
    counted = [one for one in phrases if one.quantity.unit and len(one.tokens) >= _FEWEST]
    for phrase, varies in zip(counted, _varying(counted), strict=True):
        if varies:
            continue
        keys = [(phrase.head, token) for token in weights.rarest(phrase.tokens, _RARE)]
        seen = {id(one): one for key in keys for one in posted[key][-_RECENT:]}
        for one in seen.values():
            score = _phrase_score(one, phrase, weights)
            if score >= LINKED:
                yield Link(one, phrase, score)
        for key in keys:
            posted[key].append(phrase)


def _varying(counted: list[Phrase]) -> list[bool]:
    """Whether the wording of each phrase has a handful of values."""
    values: dict[object, set[Decimal]] = defaultdict(set)
    told = [values[one.head, one.tokens, one.names, one.period] for one in counted]
    for phrase, own in zip(counted, told, strict=True):
        own.add(phrase.quantity.value)
    return [len(own) >= _HANDFUL for own in told]


def _phrase_score(one: Phrase, other: Phrase, weights: Weights) -> float:
    if one.place == other.place or other.block - one.block < _NEXT or not _comparable(one, other):
        return 0.0
    if conflict(one.facets, other.facets) or _apart(one, other) or one.parts != other.parts:
        return 0.0
    if not _same_time(one.period, other.period, one.given, other.given):
        return 0.0
    alone = missing(one.facets, other.facets)
    score = weights.similarity(one.tokens - alone, other.tokens - alone, same_head=one.head == other.head)
    return score - MISSING * (len(alone) + (bool(one.names) != bool(other.names)))


def _comparable(one: Phrase, other: Phrase) -> bool:
    """True for two counts of one kind of thing, two amounts in one unit, or two shares that are no round number."""
    kinds = {one.quantity.kind, other.quantity.kind}
    if "percent" in kinds:
        return len(kinds) == 1 and max(one.quantity.step, other.quantity.step) < 1
    return one.quantity.unit == other.quantity.unit or one.head == other.head


def _apart(one: Phrase, other: Phrase) -> bool:
    """True for two places or two occasions."""
    places = one.names and other.names and not (one.names <= other.names or other.names <= one.names)
    return bool(places or (one.events and other.events and one.events.isdisjoint(other.events)))


def _same_time(one: Period | None, other: Period | None, one_given: bool, other_given: bool) -> bool:
    """True unless the periods differ; the title's holds where nothing else is said, but for stocks of the year."""
    if one is None or other is None or (one.start, one.end) == (other.start, other.end):
        return True
    if one_given and other_given:
        return False
    said, title = (one, other) if one_given else (other, one)
    return said.start <= title.start and title.end <= said.end


class CellIndex:
    """Rows and columns of all tables by their rarest words."""

    def __init__(self, tables: Iterable[TableWords], weights: Weights) -> None:
        """Post every row and column once; lines without words of their own (totals) are always looked at."""
        self._weights = weights
        self._tables = tuple(tables)
        self._rows = _posted((words.rows for words in self._tables), weights)
        self._columns = _posted((words.columns for words in self._tables), weights)
        self._words = self._rows.keys() | self._columns.keys()
        self._totals = [(_bare(words.rows), _bare(words.columns)) for words in self._tables]
        self._known: dict[object, list[CellLink]] = {}

    def links(self, phrase: Phrase) -> list[CellLink]:
        """The cells that may give the phrase's quantity, the likest first."""
        if phrase.tokens.isdisjoint(self._words):
            return []
        quantity = phrase.quantity
        asked = (
            phrase.tokens,
            quantity.unit,
            quantity.kind,
            phrase.period,
            phrase.given,
            phrase.names,
        )
        if asked not in self._known:
            self._known[asked] = self._links(phrase)
        return [replace(link, phrase=phrase) for link in self._known[asked]]

    def _links(self, phrase: Phrase) -> list[CellLink]:
        rows, columns = _hits(phrase.tokens, self._rows), _hits(phrase.tokens, self._columns)
        if not rows and not columns:
            return []
        found = [
            link
            for at in sorted(rows.keys() | columns.keys(), key=lambda at: -len(rows.get(at, ())))[:_TABLES]
            for link in self._in_table(phrase, at, rows.get(at, []), columns.get(at, []))
        ]
        return sorted(found, key=lambda link: -link.score)

    def _in_table(self, phrase: Phrase, at: int, rows: list[int], columns: list[int]) -> Iterator[CellLink]:
        words = self._tables[at]
        if not _same_time(
            phrase.period, words.period or words.scope.period, phrase.given, bool(words.period)
        ):
            return
        totals = self._totals[at]
        for row in (*rows, *totals[0]):
            for column in (*columns, *totals[1]):
                cell = words.table.cells.get((row, column))
                score = self._score(phrase, words, cell) if cell else 0.0
                if cell and score >= LINKED:
                    yield CellLink(phrase, words, cell, score)

    def _score(self, phrase: Phrase, words: TableWords, cell: NumberCell) -> float:
        quantity = cell.quantity
        if quantity is None or not _same_measure(phrase.quantity, quantity):
            return 0.0
        reading = words.reading(cell)
        facets = words.completed(reading.facets, phrase.facets)
        if conflict(phrase.facets, facets):
            return 0.0
        alone = missing(phrase.facets, facets)
        years = frozenset(word for word in reading.words if _is_year(word))
        if years and not _in_years(phrase.period, years):
            return 0.0
        tokens = Reading(reading.words, facets).tokens - alone - years
        above = words.above
        said = phrase.tokens - ((above | phrase.unit) - tokens) - alone
        counted = "staff" in facets or (phrase.unit and phrase.unit <= above | tokens)
        score = self._weights.similarity(said, tokens, same_head=bool(counted))
        elsewhere = any(fold(name) not in above | tokens for name in phrase.names)
        return score - MISSING * (len(alone) + elsewhere)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20")


def _in_years(period: Period | None, years: frozenset[str]) -> bool:
    """True when the period lies in the years that a row or a column is headed with."""
    return period is not None and {str(period.start.year), str(period.end.year)} <= years


def _same_measure(said: Quantity, cell: Quantity) -> bool:
    """True for two shares, two amounts of money, or two of anything else."""
    shares = (said.kind == "percent") == (cell.kind == "percent")
    return shares and (_MONEY in said.unit) == (_MONEY in cell.unit)


def _posted(lines: Iterable[Mapping[int, Reading]], weights: Weights) -> dict[str, list[tuple[int, int]]]:
    """The rows, or the columns, of every table by their rarest words."""
    posted: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, readings in enumerate(lines):
        for index, reading in readings.items():
            for token in weights.rarest(reading.tokens, _RARE):
                posted[token].append((at, index))
    return posted


def _bare(readings: Mapping[int, Reading]) -> list[int]:
    return [index for index, reading in readings.items() if not reading.tokens][:_LINES]


def _hits(tokens: Tokens, posted: Mapping[str, list[tuple[int, int]]]) -> dict[int, list[int]]:
    """For every table that shares a word with the phrase, the lines that share most."""
    counts = Counter(line for token in sorted(tokens) for line in posted.get(token, ())[:_POSTED])
    found: dict[int, list[int]] = defaultdict(list)
    for (at, index), _ in counts.most_common():
        if len(found[at]) < _LINES:
            found[at].append(index)
    return found
