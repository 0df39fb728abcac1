"""Wholes and the parts a sentence gives for them: "87 người, trong đó 40 biên chế …, 47 biên chế …".

Invariant: parts stand behind their whole, at one depth of brackets, and may count the same things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from cchc_check.checks.figures.bare_numbers import with_bare
from cchc_check.checks.figures.brackets import Level, levels
from cchc_check.checks.figures.families import Families
from cchc_check.checks.figures.sentences import Sentence, sentences
from cchc_check.checks.figures.wording import changes, is_rate, phrase, separator, told
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.figures import Quantity
from cchc_check.patterns import compiled
from cchc_check.text.document import Document

_LEAD = 30
_FAR = 60
"""Characters that may stand between a whole and the bracket that parts it."""


_NEAR = 40
"""A number that stands so close to the beginning of an entry is what the entry counts."""
_TIME = ("năm", "tháng", "quý", "tuần", "ngày", "giờ", "phút", "lần")


class Piece(Struct, frozen=True):
    """One part: its number, the words before it and behind it. `strong` is True behind a ";"."""

    quantity: Quantity
    lead: str
    tail: str
    strong: bool = False

    @property
    def words(self) -> str:
        """Its name, in lower case."""
        return " ".join(f"{self.lead} {self.tail}".lower().split())


class Claim(Struct, frozen=True):
    """`total` is said to hold `parts`.

    `exhaustive` is True for words that announce all parts ("gồm", brackets), False for "trong đó". `open` is
    True where the text says that there are more. `rivals` are other numbers that the parts may belong to,
    `beside` those that are told together with the total ("30 hồ sơ mới và 10 hồ sơ cũ").
    """

    total: Quantity
    parts: tuple[Piece, ...]
    exhaustive: bool
    open: bool
    rivals: tuple[Quantity, ...] = ()
    beside: tuple[Quantity, ...] = ()


_Found = tuple[tuple[Sentence, tuple[Claim, ...]], ...]


def claimed(facts: Facts, families: Families) -> _Found:
    """The sentences that make claims, with them; the same tuple whenever it is asked for."""
    kept: dict[str, _Found] = vars(facts)
    if "_claims" not in kept:
        every = ((one, tuple(claims(facts.document, one, families))) for one in sentences(facts))
        kept["_claims"] = tuple(pair for pair in every if pair[1])
    return kept["_claims"]


def claims(document: Document, sentence: Sentence, families: Families) -> Iterator[Claim]:
    """Every whole of the sentence with two parts or more, or with one that is told by "trong đó"."""
    if not _may_claim(document.quote(sentence.span).lower()):
        return
    reader = _Reader(document, sentence, families)
    for level in levels(document.text, sentence.span):
        yield from reader.behind_words(level)
        if level.outer:
            yield from reader.in_brackets(level, level.outer)
    if sentence.items:
        yield from reader.in_list()


def _may_claim(words: str) -> bool:
    """False for the many sentences that neither bracket nor announce anything."""
    return (
        "(" in words
        or ":" in words
        or "gồm" in words
        or ("thể" in words and "cụ" in words)
        or ("trong" in words and ("đó" in words or "này" in words))
        or (("chia" in words or "phân" in words) and _divides().search(words) is not None)
    )


class _Reader(Struct, frozen=True):
    """One sentence being read."""

    document: Document
    sentence: Sentence
    families: Families

    def behind_words(self, level: Level) -> Iterator[Claim]:
        """What "gồm", "trong đó" and a colon part."""
        cues = list(_cue().finditer(level.text))
        numbers = self._numbers(level) if cues else []
        cues = [cue for cue in cues if not cue["colon"] or _behind(level, cue, numbers)]
        for cue, following in zip(cues, [*cues[1:], None], strict=False):
            at = level.span.start + cue.end()
            stop = level.span.start + following.start() if following else level.span.end
            before = [one for one in numbers if one.span.end <= at and not changes(level, one)]
            after = with_bare(level, numbers, at, stop)
            exhaustive = not cue["weak"]
            if after and re.search(r"\w[^\w;,]*[;,]\s", level.between(at, after[0].span.start)):
                continue  # things named without a number stand among the parts
            pieces = self._pieces(level, after, at, stop)
            if len(pieces) > 1 or cue["weak"]:
                yield from self._claim(before, pieces, exhaustive, level.between(at - _LEAD, stop))

    def in_brackets(self, level: Level, outer: Level) -> Iterator[Claim]:
        """What stands in brackets right behind a number."""
        cues = [cue for cue in _cue().finditer(level.text) if not cue["colon"]]
        if _no_parts().match(level.text) or any(level.text[: cue.start()].strip() for cue in cues):
            return
        start = level.span.start
        before = [one for one in self._numbers(outer) if one.span.end < start and not changes(outer, one)]
        if not before or not _close().fullmatch(told(outer.between(before[-1].span.end, start - 1))):
            return
        inside = with_bare(level, self._numbers(level), start, level.span.end)
        pieces = self._pieces(level, inside, start, level.span.end)
        weak = bool(_weak().match(level.text))
        if len(pieces) > 1 or weak:
            yield from self._claim(before, pieces, not weak, level.text, only_last=True)

    def in_list(self) -> Iterator[Claim]:
        """What the entries of the list behind the sentence part."""
        lead = next(levels(self.document.text, self.sentence.span))
        cue = next(reversed(list(_cue().finditer(lead.text))), None)
        before = [one for one in self._numbers(lead) if not changes(lead, one)]
        pieces = [
            Piece(
                found[0], *_halves(self.document.quote(item), found[0].digits.start - item.start), strong=True
            )
            for item, numbers in zip(self.sentence.items, self.sentence.entries, strict=True)
            if (found := [one for one in numbers if before and self.families.akin(before[-1], one)])
            and (len(found) == 1 or found[0].span.start - item.start < _NEAR)
        ]
        if cue and before and len(pieces) == len(self.sentence.items):
            weak = any(match["weak"] for match in _cue().finditer(lead.text))
            yield from self._claim(before, pieces, not weak, lead.text[cue.start() :])

    def _claim(
        self,
        before: list[Quantity],
        pieces: list[Piece],
        exhaustive: bool,
        words: str,
        *,
        only_last: bool = False,
    ) -> Iterator[Claim]:
        """The claim about the nearest number before that may hold the pieces; `only_last` for brackets behind it."""
        if not pieces:
            return
        wholes = [one for one in before if self.families.akin(one, pieces[0].quantity)]
        if not wholes or (only_last and wholes[-1] is not before[-1]):
            return
        total = wholes[-1]
        parts = tuple(one for one in pieces if self.families.akin(total, one.quantity))
        rivals = tuple(one for one in before if one.kind != "percent" and one is not total)
        open_ = self.sentence.cut or bool(_open().search(words))
        yield Claim(total, parts, exhaustive, open_, rivals, tuple(self._beside(wholes)))

    def _beside(self, wholes: list[Quantity]) -> Iterator[Quantity]:
        """The numbers that lead up to the last of `wholes` with nothing but names and joints in between."""
        for one, other in zip(wholes[-2::-1], wholes[:0:-1], strict=True):
            between = self.document.text[one.span.end : other.span.start]
            if not _joint().fullmatch(between) and not (
                one.unit != other.unit and _comma().fullmatch(between)
            ):
                return
            yield one

    def _numbers(self, level: Level) -> list[Quantity]:
        """The numbers of that very level."""
        text = self.document.text
        return [
            one
            for one in self.sentence.quantities
            if level.holds(one.digits.start) and not is_rate(text, one) and one.unit not in _TIME
        ]

    def _pieces(self, level: Level, numbers: list[Quantity], start: int, stop: int) -> list[Piece]:
        """The numbers between `start` and `stop` that are no change, share or goal, with their words."""
        ends = [start, *(one.span.end for one in numbers)]
        begins = [*(one.span.start for one in numbers[1:]), stop]
        return [
            Piece(
                one,
                *_words(level, one, low, high),
                strong=low > start and ";" in level.between(low, one.span.start),
            )
            for one, low, high in zip(numbers, ends, begins, strict=False)
            if one.kind != "percent" and not changes(level, one)
        ]


def _words(level: Level, one: Quantity, low: int, high: int) -> tuple[str, str]:
    """The words of one part: back to the separator before its number, on to the one behind."""
    lead = separator().split(level.between(low, one.digits.start))[-1]
    return lead, separator().split(level.between(one.digits.end, high))[0]


def _halves(words: str, at: int) -> tuple[str, str]:
    return words[:at], words[at:]


def _behind(level: Level, cue: re.Match[str], numbers: list[Quantity]) -> bool:
    """True for a colon right behind a whole, not for one between a name and its number ("năm 2015: 28")."""
    at = level.span.start + cue.start()
    before = [one.span.end for one in numbers if one.span.end <= at]
    return bool(before and _close().fullmatch(told(level.between(before[-1], at))))


@cache
def _cue() -> re.Pattern[str]:
    return phrase(
        r"\b(?P<weak>trong đó|trong (?:tổng )?số (?:đó|này))\b(?: (?:có|gồm))?:?"
        r"|\b(?:bao gồm|gồm(?: có)?|chia ra|phân ra|cụ thể(?: là| như sau)?|phân theo)\b:?|(?P<colon>:)(?=\s)"
    )


@cache
def _divides() -> re.Pattern[str]:
    return phrase(r"chia ra|phân ra|phân theo")


@cache
def _weak() -> re.Pattern[str]:
    return phrase(r"\s*(?:trong đó|có|riêng)\b")


@cache
def _no_parts() -> re.Pattern[str]:
    """Brackets that compare, refer or rate."""
    return phrase(
        r"\s*(?:tăng|giảm|đạt|chiếm|bằng|so với|cùng kỳ|năm trước|kế hoạch|theo|tại|từ|vượt|tỷ lệ|[+-]|=)"
    )


@cache
def _close() -> re.Pattern[str]:
    """What may stand between a whole and the brackets or the colon that parts it."""
    return compiled(rf"[^,;:.\d\x00]{{0,{_FAR}}}")


@cache
def _joint() -> re.Pattern[str]:
    return phrase(r"[^,;.:()\d]{0,40}\b(?:và|cùng)\b[^,;.:()\d]{0,40}")


@cache
def _comma() -> re.Pattern[str]:
    return phrase(r"[^,;.:()\d]{0,40}[,;][^,;.:()\d]{0,20}")


@cache
def _open() -> re.Pattern[str]:
    return phrase(
        r"\b(?:chủ yếu|riêng|tiêu biểu|như|một số|nhất là|đặc biệt|ngoài ra|nổi bật|đáng chú ý|còn lại là"
        r"|số còn lại|còn lại)\b(?!\s*(?:là\s*)?\d)|v\.\s?v|…|\.\.\."
    )
