"""The section that a block stands in: which one, whether it plans or reports, and the period it is headed with.

Invariant: there is one scope for every block of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property

from msgspec import Struct

from cchc_check.checks.timeline import title_periods
from cchc_check.extraction.facts import Facts, Period
from cchc_check.patterns import compiled
from cchc_check.text.document import Block, Heading, Table
from cchc_check.text.labels import is_capitals, title_label

_TITLE = 150
_ROMAN = compiled(r"[IVXL]+|[A-EĐ]|Phần|Phụ", re.IGNORECASE)


class Scope(Struct, frozen=True, dict=True):
    """`section` counts the top sections; `titles` are the headings above, outermost first, as written."""

    section: int
    titles: tuple[str, ...]
    plan: bool
    period: Period | None
    given: bool
    """True where a heading below the title names the period."""

    @cached_property
    def general(self) -> bool:
        """True in an opening and in a section that speaks of the whole."""
        return not self.titles or any(map(_sums_up().search, self.titles))

    def parallel(self, other: Scope) -> bool:
        """True for two sections beside each other, each on a matter of its own."""
        diverge = any(one != another for one, another in zip(self.titles, other.titles, strict=False))
        return diverge and not (self.general or other.general)


class _Open(Struct):
    """The headings that are open at some point, each with its rank."""

    titles: list[tuple[int, str, bool, Period | None]]
    section: int = 0

    def enter(self, rank: int, words: str, period: Period | None) -> None:
        self.titles = [one for one in self.titles if one[0] < rank]
        self.titles.append((rank, words, bool(_plan().search(words) and not _done().search(words)), period))
        self.section += rank <= 1

    def scope(self, own: Period | None) -> Scope:
        given = [period for _, _, _, period in self.titles if period]
        words = tuple(words for _, words, _, _ in self.titles)
        plan = any(planned for _, _, planned, _ in self.titles)
        return Scope(self.section, words, plan, given[-1] if given else own, bool(given))


def scopes(facts: Facts) -> tuple[Scope, ...]:
    """The scope of every block, in the order of the blocks; the same tuple whenever it is asked for."""
    kept: dict[str, tuple[Scope, ...]] = vars(facts)
    if "_scopes" not in kept:
        kept["_scopes"] = tuple(_scopes(facts))
    return kept["_scopes"]


def _scopes(facts: Facts) -> Iterator[Scope]:
    titles = title_periods(facts)
    own = titles[-1] if titles else None
    state = _Open([])
    scope = state.scope(own)
    periods = iter(facts.periods)
    ahead = next(periods, None)
    for block in facts.document.blocks:
        while ahead and ahead.span.start < block.span.start:
            ahead = next(periods, None)
        rank = _rank(facts, block)
        if rank:
            words = facts.document.quote(block.span)
            inside = ahead if ahead and block.span.covers(ahead.span) else None
            state.enter(rank, words, inside)
            scope = state.scope(own)
        yield scope


def _rank(facts: Facts, block: Block) -> int:
    """1 for the title of a top section, 2 and more below, 0 for what is no title."""
    text = facts.document.text
    if isinstance(block, Table) or len(block.span) > _TITLE:
        return 0
    label = getattr(block, "number", "")
    if not label and (found := title_label(text, block.span)):
        label = found.text
    capitals = is_capitals(text[block.span.start : block.span.end])
    if not label:
        return 1 if capitals else 2 if isinstance(block, Heading) else 0
    if not label[0].isalnum():
        return 0
    if _ROMAN.fullmatch(label.rstrip(".)/ ")) and label[0].isupper():
        return 1
    if text[block.span.end - 1] in ".;," and not isinstance(block, Heading):
        return 0
    return 2 if label[0].isdigit() else 3


@cache
def _plan() -> re.Pattern[str]:
    return compiled(
        r"phương hướng|nhiệm vụ (?:trọng tâm|chủ yếu)|nhiệm vụ(?:,| và) giải pháp|dự kiến"
        r"|^\W*+(?:[IVXL]+|\w|\d+(?:\.\d+)*)?[.)/]?\s*+(?:(?:các|một số|những)\s+)?"
        r"(?:nhiệm vụ|giải pháp|kiến nghị|đề xuất|mục tiêu|chỉ tiêu|kế hoạch)\b"
        r"|kế hoạch (?:công tác |thực hiện )?(?:tháng|quý|năm|\d)",
        re.IGNORECASE,
    )


@cache
def _done() -> re.Pattern[str]:
    return compiled(
        r"kết quả|tình hình|đánh giá|(?:việc|công tác) (?:thực hiện|triển khai)|trả lời|giải quyết",
        re.IGNORECASE,
    )


@cache
def _sums_up() -> re.Pattern[str]:
    return compiled(
        r"(?:đánh giá|nhận xét) (?:chung|tổng|kết quả|công tác|tình hình)|tổng quan|khái quát|kết luận|tóm tắt"
        r"|kết quả (?:chung|đạt được|nổi bật)|ưu điểm|mặt được|chỉ đạo,? điều hành|(?:tình hình|đặc điểm) chung",
        re.IGNORECASE,
    )
