"""Lists that a stated count announces: "03 tổ công tác: Tổ tiếp nhận; Tổ thẩm định; Tổ giám sát".

Invariant: what is counted is what the list names; a list that is left open announces nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from cchc_check.checks.figures.brackets import BLANK, Level, levels
from cchc_check.checks.figures.families import Families
from cchc_check.checks.figures.sentences import Sentence
from cchc_check.checks.figures.wording import phrase, told
from cchc_check.extraction.facts import Citation, Facts
from cchc_check.extraction.figures import Quantity, Ratio
from cchc_check.text.document import Block, Document, Heading, ListItem
from cchc_check.text.span import Span

_AHEAD = 6
"""Blocks behind a list in which it may go on."""
_MOST = 60
_NEAR = 60


class Enumeration(Struct, frozen=True):
    """`counts` are the numbers that `list` may be announced with; it names `least` to `most` things.

    `also` are readings of the list outside of that range; `listed` is the natural one; `of_lines` is True for
    bullets and numbered lines.
    """

    counts: tuple[Quantity, ...]
    list: Span
    least: int
    most: int
    also: tuple[int, ...]
    listed: int
    of_lines: bool = False

    def fits(self) -> bool:
        """True when one of the counts is one of the readings of the list."""
        return any(self.least <= one.value <= self.most or one.value in self.also for one in self.counts)


def enumerations(facts: Facts, sentence: Sentence, known: Families) -> Iterator[Enumeration]:
    """Every list of the sentence, in it or in the lines behind it, that a number announces."""
    document = facts.document
    if sentence.items:
        yield from _of_lines(document, sentence, known)
    words = document.quote(sentence.span)
    if "(" not in words and ":" not in words:
        return
    for level in levels(document.text, sentence.span):
        if level.outer:
            yield from _in_brackets(facts, sentence, level, level.outer)
        else:
            yield from _behind_colon(facts, sentence, level)


def _of_lines(document: Document, sentence: Sentence, known: Families) -> Iterator[Enumeration]:
    counts = _announcing(sentence, sentence.span.end)
    if not counts or not _to_list().fullmatch(
        document.text[counts[-1].span.end : sentence.span.end].rstrip()
    ):
        return
    if _has_rival(sentence, counts):
        return
    firsts = [entry[0] for entry in sentence.entries if entry]
    if any(known.akin(counts[0], one) and one.unit for one in firsts) or _goes_on(document, sentence):
        return
    words = [document.quote(item) for item in sentence.items]
    if len(words) < 2 or any(_open().search(one) for one in words[-1:]):
        return
    listed = len(words)
    named = sum(len(_pieces(one)) for one in words)
    span = sentence.items[0].to(sentence.items[-1])
    yield Enumeration(counts, span, listed, listed, (named,), listed, of_lines=True)


def _has_rival(sentence: Sentence, counts: tuple[Quantity, ...]) -> bool:
    """True when another count stands close before, which the list may be of ("05 nhóm việc, 20 chỉ tiêu: …")."""
    near = counts[0].span.start - _NEAR
    return any(
        near < one.span.end <= counts[0].span.start and one.kind == "count" and one.unit
        for one in sentence.quantities
    )


def _in_brackets(facts: Facts, sentence: Sentence, level: Level, outer: Level) -> Iterator[Enumeration]:
    start = level.span.start
    counts = tuple(one for one in _announcing(sentence, start) if outer.holds(one.digits.start))
    if counts and _to_bracket().fullmatch(facts.document.text[counts[-1].span.end : start]):
        words = _cue().sub("", level.text.strip(), count=1)
        if words == level.text.strip() and not words[:1].isupper():
            return
        yield from _read(facts, sentence, level.span, words, counts)


def _behind_colon(facts: Facts, sentence: Sentence, level: Level) -> Iterator[Enumeration]:
    for colon in re.finditer(r":(?=\s+\S)", level.text):
        at = level.span.start + colon.end()
        counts = _announcing(sentence, at)
        if counts and _to_list().fullmatch(facts.document.text[counts[-1].span.end : at]):
            yield from _read(
                facts, sentence, Span(at, level.span.end), level.text[colon.end() :].strip(), counts
            )
        return


def _announcing(sentence: Sentence, before: int) -> tuple[Quantity, ...]:
    """The last number before the list, or both halves of the last ratio."""
    numbers = [one for one in sentence.quantities if one.span.end <= before]
    ratios = [one for one in sentence.ratios if one.span.end <= before]
    if ratios and (not numbers or numbers[-1].span.end < ratios[-1].span.start):
        counts: tuple[Quantity, ...] = (ratios[-1].part, ratios[-1].whole)
    else:
        counts = tuple(numbers[-1:])
    plain = (
        one.kind == "count" and one.unit and not one.bound and 1 < one.value <= _MOST for one in counts[-1:]
    )
    return counts if all(plain) else ()


def _read(
    facts: Facts, sentence: Sentence, span: Span, words: str, counts: tuple[Quantity, ...]
) -> Iterator[Enumeration]:
    """The readings of a list inside a sentence; nothing for a list that cannot be told from other words."""
    papers = () if _is_of_papers(counts) else facts.citations
    inside = any(_begins_in(span, group) for group in (sentence.quantities, sentence.ratios, papers))
    numbered = re.findall(r"(?:^|[\s,;(])\(?(\d{1,2})[.)/-](?=\s)", words)
    if (
        inside
        or not words
        or _is_breakdown(words)
        or _open().search(words)
        or (sentence.cut and span.end == sentence.span.end)
    ):
        return
    strong = [one for one in re.split(r";", words) if one.strip()]
    if numbered and [int(one) for one in numbered] == list(range(1, len(numbered) + 1)):
        yield Enumeration(counts, span, len(numbered), len(numbered), (), len(numbered))
        return
    weak = _pieces(words)
    named = [one for one in weak if one[:1].isupper()]
    first = words.split()[0].lower()
    classified = sum(one.lower().startswith(first) for one in _parts(words))
    if len(strong) > 1:
        most = len(_parts(strong[-1])) - 1 + len(strong)
        also = (len(weak), len(named), classified)
        yield Enumeration(counts, span, len(strong), most, also, len(strong))
    elif words[:1].isupper() and (max(len(weak), classified) > 1 or _are_names(_parts(words))):
        yield Enumeration(counts, span, len(named), len(_parts(words)), (classified,), len(_parts(words)))


def _begins_in(span: Span, found: Sequence[Quantity] | Sequence[Ratio] | Sequence[Citation]) -> bool:
    """True when one of what was found, in reading order, begins in the span."""
    at = bisect_left(found, span.start, key=lambda one: one.span.start)
    return at < len(found) and found[at].span.start < span.end


def _is_breakdown(words: str) -> bool:
    """True where numbers stand behind the names: "đất đai 35; hộ tịch 8"."""
    pieces = _pieces(words)
    counted = sum(bool(re.search(r"[\s:(]\d[\d.,]*\)?\W*$", told(one))) for one in pieces)
    return counted > len(pieces) / 2


def _is_of_papers(counts: tuple[Quantity, ...]) -> bool:
    """True when documents are counted, so that a list of them is no list of another noun."""
    return counts[0].unit.split()[:1] in [["văn"], ["quyết"], ["nghị"], ["thông"], ["kế"], ["tờ"], ["công"]]


def _pieces(words: str) -> list[str]:
    """The list cut at commas and semicolons."""
    return [
        one.strip()
        for one in re.split(rf"[;,](?=\s)|(?<!{BLANK}){BLANK}+,", words)
        if one.strip(f" .{BLANK}")
    ]


def _parts(words: str) -> list[str]:
    """The list cut at "và" as well."""
    return [one.strip() for piece in _pieces(words) for one in re.split(r"\bvà\b", piece) if one.strip(" .")]


def _are_names(parts: list[str]) -> bool:
    return len(parts) > 1 and all(one[:1].isupper() for one in parts)


def _goes_on(document: Document, sentence: Sentence) -> bool:
    """True when an entry of the same sort stands a little behind the list: it was only interrupted."""
    blocks = document.blocks
    last = bisect_right(blocks, sentence.items[-1].start, sentence.block, key=lambda one: one.span.start) - 1
    sample = blocks[sentence.block + 1]
    if not isinstance(sample, ListItem):
        return True
    for block in _until_end(document, blocks[last + 1 : last + 1 + _AHEAD]):
        if isinstance(block, ListItem) and block.number[:1].isdigit() == sample.number[:1].isdigit():
            return True
    return False


def _until_end(document: Document, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks before the next heading and before the recipients, whose dashes go on with no list."""
    for block in blocks:
        if isinstance(block, Heading) or document.quote(block.span).startswith("Nơi nhận"):
            return
        yield block


@cache
def _to_list() -> re.Pattern[str]:
    """From the count to the colon of its list, without another noun that the list may be of."""
    other = (
        r"(?:các|những|(?<!trực )thuộc|tại|theo|ở|trên|với|cho|để|trong|đối với|nhằm|về|bằng|vào|từ|nhóm|lĩnh vực"
        r"|nội dung)"
    )
    return phrase(
        rf"(?:(?!\b{other}\b)[^,;.:()\d]){{0,70}}(?:,?\s*+(?:bao gồm|gồm(?: có)?|đó là|là|cụ thể(?: là| như sau)?"
        r"|như sau|sau đây|sau))?\s*+:"
    )


@cache
def _to_bracket() -> re.Pattern[str]:
    unit = r", (?:thị xã|thành phố|quận|phường|thị trấn|sở|ban|ngành|đơn vị)\b"
    return phrase(rf"(?:(?!\b(?:các|những|(?<!trực )thuộc|tại|theo|với)\b)[^,;.:()\d]|{unit}){{0,50}}\(")


@cache
def _cue() -> re.Pattern[str]:
    return phrase(r"^(?:bao gồm|gồm(?: có)?|đó là|là|cụ thể(?: là)?)\b:?\s*")


@cache
def _open() -> re.Pattern[str]:
    return phrase(
        r"…|\.\.\.|\bv\.\s?v|\b(?:như|chủ yếu|một số|tiêu biểu|trong đó|nhất là|ngoài ra|điển hình|các|mỗi|khác"
        r"|đặc biệt|riêng|kể cả|so với|trừ)\b"
    )
