"""Documents named without their symbol: "Nghị quyết số 18 ngày 25/10/2017", "Nghị định 68", "Quyết định số 280 nêu trên".

Invariant: without the word "số" or a date, a number after a kind word counts only where no unit of counting follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cchc_check.extraction.dates import BLANK
from cchc_check.extraction.drafts import Draft
from cchc_check.extraction.facts import Notation, Part
from cchc_check.extraction.kinds import KindTable, head_before
from cchc_check.text.span import Span

_B = BLANK
_SHORT_KINDS = (
    "Nghị định",
    "Nghị quyết",
    "Quyết định",
    "Chỉ thị",
    "Thông tư",
    "Kết luận",
    "Công điện",
    "Công văn",
    "Thông báo",
    "Kế hoạch",
    "Tờ trình",
    "Báo cáo",
    "Hướng dẫn",
    "Quy định",
    "Thông tư liên tịch",
    "Pháp lệnh",
)
_CALLED_BY_NUMBER = frozenset(
    {"Nghị định", "Nghị quyết", "Chỉ thị", "Thông tư", "Kết luận", "Công điện", "Quyết định"}
)
_NUMBER = r"(\d{1,5}[a-zđ]?)(?:/((?:19|20)\d\d)|-([A-ZĐ]{2,4}))?"
_AFTER = r"(?![\w/%]|[.,]\d| ?[-–] ?\d)"
_FREE = re.compile(
    rf"(?: ?[,.;:)\n”\"]|$| (?:về|của|ngày|nêu|nói|trên|này|và|quy|thì|là|đã|có|được|tại|trong|theo|đối|để|cho|cũng|không|"
    rf"ban{_B}hành|hướng|cùng|hoặc|hay|như|với|còn|chưa|sẽ|phải|\(|-))"
)
_UNITS = re.compile(r" ?(?:tháng|năm|ngày[^ ]|tỷ|triệu|người|lần|đơn|văn|trường|nội|nhiệm|hồ|xã|huyện|%)")
_NUMBERED = re.compile(rf"(?:số|sô):?{_B}?(\d{{1,5}}[a-zđ]?)(?=,?{_B}ngày{_B}\d)")


@lru_cache(maxsize=4)
def _named() -> re.Pattern[str]:
    kinds = "|".join(kind.replace(" ", _B) for kind in sorted(_SHORT_KINDS, key=len, reverse=True))
    return re.compile(rf"(?<!\w)({kinds}){_B}((?:[sS][ốô]|SỐ):?{_B}?)?{_NUMBER}{_AFTER}")


def short_mentions(text: str, table: KindTable) -> Iterator[Draft]:
    """Drafts of the numbers without symbol; neither sorted nor free of overlaps with numbered citations."""
    for match in _named().finditer(text):
        kind = " ".join(match[1].split())
        if kind not in table.names.values() or not _is_reference(text, match, kind):
            continue
        notation = _bare(match, 3)
        yield Draft(match.start(), match.end(), Part(kind, Span(*match.span(1))), notation)
    for match in _NUMBERED.finditer(text):
        head = head_before(text, 0, match.start(1), table)
        if head.kind and head.kind.value in _SHORT_KINDS:
            number = Part(match[1], Span(*match.span(1)))
            notation = Notation(number.span, match[1], number, None, (), "bare", "", "")
            yield Draft(head.start, match.end(), head.kind, notation)


def _is_reference(text: str, match: re.Match[str], kind: str) -> bool:
    if match[2] or match[4] or match[5]:
        return True
    if kind not in _CALLED_BY_NUMBER or _UNITS.match(text, match.end()):
        return False
    return len(match[3]) <= 4 and _FREE.match(text, match.end()) is not None


def _bare(match: re.Match[str], group: int) -> Notation:
    number = Part(match[group], Span(*match.span(group)))
    year = Part(int(match[group + 1]), Span(*match.span(group + 1))) if match[group + 1] else None
    code = match[group + 2]
    codes = (Part(code, Span(*match.span(group + 2))),) if code else ()
    written = match[group] + (f"/{year.value}" if year else "") + (f"-{code}" if code else "")
    return Notation(
        Span(match.start(group), match.end()), written, number, year, codes, "bare", code or "", ""
    )
