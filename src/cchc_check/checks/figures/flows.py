"""What comes in, what is done and what is left, as a sentence tells it of its numbers.

Invariant: a role is read from the words between a number and its separators, never from the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from msgspec import Struct

from cchc_check.checks.figures.brackets import Level, levels
from cchc_check.checks.figures.families import Families
from cchc_check.checks.figures.sentences import Sentence
from cchc_check.checks.figures.wording import changes, clause, phrase
from cchc_check.extraction.figures import Quantity
from cchc_check.extraction.quantities.numerals import read_number
from cchc_check.text.document import Document
from cchc_check.text.span import Span

_ROLES = (
    # role, words before the number, words behind it; the first that fits decides
    (
        "rest",
        r"^\s*(?:(?:và|hiện|hiện nay|đến nay|nay|số|trong đó|trong kỳ|vẫn) )*còn(?: lại| tồn)?(?: là| có)?:?\s*$"
        r"|\b(?:tồn cuối kỳ|chuyển (?:sang )?(?:kỳ|quý|năm|tháng) (?:sau|tới)"
        r"|(?:đang|chưa)(?: được| trong quá trình)? (?:giải quyết|xử lý|thực hiện|hoàn thành))(?: là| có)?:?\s*$",
        r"^[^,;]{0,25}?\b(?:(?:đang|chưa)(?: được| trong thời hạn| trong quá trình)? (?:giải quyết|xử lý|thực hiện"
        r"|hoàn thành)|chuyển (?:sang )?(?:kỳ|quý|năm|tháng) (?:sau|tới)|còn lại|còn tồn)\b",
    ),
    (
        "opening",
        r"\b(?:kỳ trước|năm trước|quý trước|tháng trước|tồn)(?: \w+){0,3}(?: sang| qua)?(?: là)?:?\s*$",
        r"^[^,;]{0,25}?\b(?:(?:kỳ|năm|quý|tháng) trước (?:chuyển|để lại)|tồn|chuyển từ|từ kỳ trước|từ năm trước)\b",
    ),
    (
        "returned",
        r"\b(?:trả lại|rút|từ chối|hủy|đình chỉ|chuyển (?:cơ quan|đơn vị)|không (?:đủ|thuộc|thụ lý|tiếp nhận))"
        r"[^,;]{0,30}$",
        r"^[^,;]{0,25}?\b(?:trả lại|rút|từ chối|bị hủy|đình chỉ|không đủ điều kiện|không thuộc)\b",
    ),
    (
        "total",
        r"\b(?:phải|cần) (?:giải quyết|xử lý|thực hiện|hoàn thành)(?: \w+){0,3}:?\s*$",
        r"^[^,;]{0,15}?\b(?:phải|cần) (?:giải quyết|xử lý|thực hiện|hoàn thành)\b",
    ),
    (
        "done",
        r"\b(?:đã|giải quyết|hoàn thành|xử lý)"
        r"(?: (?:được|xong|giải quyết|hoàn thành|xử lý|thực hiện|trả|trả kết quả)){0,8}"
        r"(?: là)?:?\s*$",
        r"^[^,;]{0,15}?\b(?:đã|được) (?:giải quyết|xử lý|hoàn thành|thực hiện)\b",
    ),
    (
        "new",
        r"\b(?:mới|phát sinh|trong (?:kỳ|tháng|quý|năm))(?: \w+){0,2}(?: là)?:?\s*$",
        r"^[^,;]{0,15}?\b(?:tiếp nhận mới|mới tiếp nhận|mới phát sinh|phát sinh mới|trong kỳ|nhận trong)\b",
    ),
    (
        "total",
        r"\b(?:tổng(?: số| cộng)?|tiếp nhận|được giao|giao|phải giải quyết|thụ lý|có|nhận)[^,;:]{0,40}:?\s*$",
        r"^[^,;]{0,15}?\b(?:được giao|phải giải quyết|đã tiếp nhận|được tiếp nhận)\b",
    ),
    (
        "done",
        r"\bđã(?: \w+){1,4}:?\s*$",
        r"(?!)",
    ),
)


class Flow(Struct, frozen=True):
    """The numbers of one sentence, or of two, by role; all of them count the same things.

    `others` are those without a role; one of them may be part of what came in.
    """

    totals: tuple[Quantity, ...]
    openings: tuple[Quantity, ...]
    news: tuple[Quantity, ...]
    done: tuple[Quantity, ...]
    returned: tuple[Quantity, ...]
    rests: tuple[Quantity, ...]
    others: tuple[Quantity, ...] = ()

    def incoming(self) -> Iterator[Decimal]:
        """Everything that may be the amount to deal with."""
        first = [one.value for one in (*self.totals, *self.news)]
        yield from first
        for more in (*self.openings, *self.others):
            yield from (more.value + one for one in first)

    def outgoing(self) -> Iterator[Decimal]:
        """Everything that may have been dealt with."""
        done = [one.value for one in self.done]
        back = [one.value for one in self.returned]
        for settled in (*done, sum(done, Decimal(0))):
            yield from (settled + more for more in (Decimal(0), *back, sum(back, Decimal(0))))

    def closes(self) -> bool:
        """True when some reading of the numbers leaves what is said to be left."""
        rests = [one.value for one in self.rests]
        left = {*rests, sum(rests, Decimal(0))}
        outgoing = set(self.outgoing())
        return any(incoming - out in left for incoming in self.incoming() for out in outgoing)


def role(lead: str, tail: str) -> str:
    """What the words around a number make of it: rest, opening, returned, done, new, total or ""."""
    for name, before, _ in _patterns():
        if before.search(lead):
            return name
    return next((name for name, _, behind in _patterns() if behind.search(tail)), "")


def flow(document: Document, parts: tuple[Sentence, ...], families: Families) -> Flow | None:
    """The flow that the sentences tell, when they name a rest; numbers in brackets are details of it."""
    words = document.quote(parts[-1].span)
    lower = words.lower()
    if not ("còn" in lower or "đang" in lower or "chưa" in lower or "tồn" in lower or "chuyển" in lower):
        return None
    if not _left().search(words):
        return None
    told = [(name, one) for sentence in parts for name, one in _told(document, sentence)]
    rest = next((one for name, one in told if name == "rest"), None)
    if rest is None:
        return None
    roles: dict[str, list[Quantity]] = {name: [] for name in ("", *(name for name, _, _ in _ROLES))}
    for name, one in told:
        if one.unit == rest.unit or not (one.unit and rest.unit) or families.akin(one, rest):
            roles[name].append(one)
    return Flow(*(tuple(roles[name]) for name in ("total", "opening", "new", "done", "returned", "rest", "")))


def _told(document: Document, sentence: Sentence) -> Iterator[tuple[str, Quantity]]:
    level = next(levels(document.text, sentence.span))
    numbers = sorted((*sentence.quantities, *_bare(level, sentence)), key=lambda one: one.span.start)
    for one, lead, tail in clause(level, numbers):
        if one.kind != "percent" and not changes(level, one):
            yield role(lead, tail), one


def _bare(level: Level, sentence: Sentence) -> Iterator[Quantity]:
    """Numbers without a unit that stand behind a word of the flow: "hoàn thành 96, còn 24 nhiệm vụ"."""
    known = {one.digits.start for one in sentence.quantities}
    known.update(half.digits.start for one in sentence.ratios for half in (one.part, one.whole))
    for match in _bare_number().finditer(level.text):
        digits = Span(level.span.start + match.start(1), level.span.start + match.end(1))
        read = read_number(match[1], 0)
        if read and digits.start not in known:
            yield Quantity(digits, digits, read.value, read.step, "", "count")


@cache
def _left() -> re.Pattern[str]:
    """Stands in every sentence that names a rest."""
    return phrase(r"\b(?:còn|đang|chưa|tồn|chuyển)\b")


@cache
def _bare_number() -> re.Pattern[str]:
    return phrase(
        r"\b(?:tiếp nhận|giao|hoàn thành|giải quyết|xử lý|thực hiện|còn(?: lại)?|đã \w+)(?: được| xong| là)?"
        r" (\d{1,3}(?:\.\d{3})+|\d{1,6})(?=\s*(?:[;)]|[,.](?!\d)|$))"
    )


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((name, phrase(before), phrase(behind)) for name, before, behind in _ROLES)
