"""The counts of a document: which numbered lines go on with which.

Invariant: every counted line outside quotations is in exactly one sequence, and sequences are in reading order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from msgspec import Struct, field

from cchc_check.extraction.facts import Facts
from cchc_check.extraction.form.counted import FOREIGN, Count, count_of
from cchc_check.extraction.letters import SMALL
from cchc_check.patterns import compiled
from cchc_check.text.document import Document, Heading, Table

_STRUCTURE = ("part", "chapter", "section", "subsection")
_BREAK = compiled(
    r"(?:PHỤ LỤC|Phụ lục)(?: (?:số )?[IVXL\d]{1,5})?[.:]?\s*(?:\n|$)|Nơi nhận|NƠI NHẬN"
    r"|(?:QUY CHẾ|QUY ĐỊNH|KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|DANH MỤC|BIỂU MẪU|MẪU)\b"
    rf"[^{SMALL}\n]{{0,40}}(?:\n|$)"
    r"|(?:Mẫu|MẪU|Biểu|BIỂU)(?: mẫu)? (?:số )?\d"
)
"""What begins another count: an attachment or a form."""
_OPENING = '“"«‘'
_CLOSED = compiled(r"[”\"»’](?:[.;,:]|\s|$)")
_QUOTED_BLOCKS = 80
_DEEPEST = 8
"""Of so many lists inside each other the outermost and the last ones are kept open."""


class Sequence(Struct):
    """Lines counted together, all of one family; never empty."""

    counts: list[Count] = field(default_factory=list)

    @property
    def style(self) -> str:
        """What all of them are counted with."""
        return self.counts[0].style

    @property
    def family(self) -> str:
        """What all of them share: see Count."""
        return self.counts[0].family

    def goes_on_with(self, count: Count) -> bool:
        """True when `count` follows the last, or the last but one where the last fits nowhere."""
        if self.family != count.family:
            return False
        last = self.counts[-1]
        if follows(last, count):
            return True
        return len(self.counts) > 1 and not follows(self.counts[-2], last) and follows(self.counts[-2], count)


def follows(before: Count, count: Count) -> bool:
    """True when `count` comes right after `before`; points may be counted with the letters of English."""
    if count.style != "point":
        return count.value == before.value + 1
    old, new = before.written[0], count.written[0]
    return (bool(before.value) and count.value == before.value + 1) or (
        (old == "d" and new == "e") or (ord(new) == ord(old) + 1 and (old in FOREIGN or new in FOREIGN))
    )


def sequences(facts: Facts) -> tuple[Sequence, ...]:
    """The counts of the document's body and of each of its attachments."""
    return facts.derived(_sequences)


def counts(facts: Facts) -> tuple[Count, ...]:
    """Every counted line that is in a sequence, in reading order."""
    return tuple(
        sorted((each for one in sequences(facts) for each in one.counts), key=lambda each: each.block)
    )


def _sequences(facts: Facts) -> tuple[Sequence, ...]:
    found: list[Sequence] = []
    open_: list[Sequence] = []
    for count in _counts(facts.document):
        if count is None:
            open_ = []
            continue
        count = _as_small(count, open_)
        at = _place(count, open_)
        if at is None:
            sequence = Sequence([count])
            found.append(sequence)
            _open(sequence, open_)
        else:
            open_[at].counts.append(count)
            kept = [each for each in open_[at + 1 :] if each.style == "article" and count.style in _STRUCTURE]
            open_[at + 1 :] = kept
    return tuple(found)


def _counts(document: Document) -> Iterator[Count | None]:
    """The counted blocks outside notes and quotations; None where another count begins."""
    aside = sorted(story.span for story in document.stories)
    quoted = -1
    for index, block in enumerate(document.blocks):
        start = block.span.start
        behind = bisect_right(aside, start, key=attrgetter("start"))
        if behind and start < aside[behind - 1].end:
            continue
        words = document.quote(block.span)
        if isinstance(block, Table):
            if "Nơi nhận" in words:
                yield None
            continue
        if index <= quoted:
            continue
        if words[:1] in _OPENING and words:
            quoted = _quoted_until(document, index)
        elif _BREAK.match(words):
            yield None
        elif count := count_of(document, index):
            yield count


def _quoted_until(document: Document, index: int) -> int:
    """The last block of the quotation that block `index` opens; itself where the end is not found."""
    for at in range(index, min(index + _QUOTED_BLOCKS, len(document.blocks))):
        span = document.blocks[at].span
        if _CLOSED.search(document.text, span.start + (at == index), span.end):
            return at
    return index


def _as_small(count: Count, open_: list[Sequence]) -> Count:
    """ "i)", "v)" and "x)" as Roman numbers where no point goes before them."""
    values = {"i": 1, "v": 5, "x": 10}
    letter = count.written[0]
    if count.style != "point" or letter not in values or any(one.goes_on_with(count) for one in open_):
        return count
    return Count(count.span, count.written, "small", "small", values[letter], count.block, count.end)


def _place(count: Count, open_: list[Sequence]) -> int | None:
    """Which open sequence goes on with `count`; None where one begins."""
    same = [at for at, one in enumerate(open_) if one.family == count.family]
    for at in reversed(same):
        if open_[at].goes_on_with(count):
            return at
    return None if count.value == 1 or not same else same[-1]


def _open(sequence: Sequence, open_: list[Sequence]) -> None:
    """Below all that is open; parts and chapters stand above the articles, which count on through them."""
    at = len(open_)
    if sequence.style in _STRUCTURE:
        at = next((at for at, one in enumerate(open_) if one.style == "article"), at)
    open_.insert(at, sequence)
    alike = [at for at, one in enumerate(open_) if one.family == sequence.family]
    if len(alike) > _DEEPEST:
        del open_[alike[1]]


def is_heading(document: Document, count: Count) -> bool:
    """True when the counted line is marked as a heading or set in capitals."""
    block = document.blocks[count.block]
    words = [char for char in document.quote(block.span)[:200] if char.isalpha()]
    return isinstance(block, Heading) or sum(map(str.isupper, words)) > 0.8 * len(words)
