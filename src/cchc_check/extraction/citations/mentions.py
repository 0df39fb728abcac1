"""Documents named without their symbol: "Nghị quyết số 18 ngày 25/10/2017", "Nghị định 68".

Invariant: without the word "số", a number after a kind word counts only where no unit of counting follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_check.extraction.citations.drafts import Draft
from cchc_check.extraction.citations.kinds import KindTable, head_before
from cchc_check.extraction.dates import BLANK
from cchc_check.extraction.facts import Notation, Part
from cchc_check.patterns import compiled
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
_GAP = r"(?::?(?: ?\n {0,12}| {0,4}))"
_NUMBER = r"(\d{1,5}[a-zđ]?)(?:/((?:19|20)\d\d))?(?:-([A-ZĐ]{2,6}\d{0,2}))?"
_AFTER = r"(?![\w/%]|[.,]\d| ?[-–] ?\d)"
_FREE = compiled(
    rf"(?: ?[,.;:)\n”\"]|$| (?:về|của|ngày|nêu|nói|trên|này|và|quy|thì|là|đã|có|được|tại|trong|theo|đối|để|cho|"
    rf"cũng|không|ban{_B}hành|hướng|cùng|hoặc|hay|như|với|còn|chưa|sẽ|phải|\(|-))"
)
_UNITS = compiled(r" ?(?:tháng|năm|ngày[^ ]|tỷ|triệu|người|lần|đơn|văn|trường|nội|nhiệm|hồ|xã|huyện|%)")
# Found by their first words, because searching for a fixed string is ten times as fast as for alternatives.
_BARE = {
    "Nghị": compiled(rf"Nghị{_B}(?:định|quyết)(?={_B}\d)"),
    "Quyết": compiled(rf"Quyết{_B}định(?={_B}\d)"),
    "Chỉ thị": compiled(rf"Chỉ thị(?={_B}\d)"),
    "Thông tư": compiled(rf"Thông tư(?={_B}\d)"),
    "Kết luận": compiled(rf"Kết luận(?={_B}\d)"),
    "Công điện": compiled(rf"Công điện(?={_B}\d)"),
}
_COUNTED = compiled(r"số(?=[ :\n]{0,8}\d{1,5}[a-zđ]?(?![\d/a-z]))")
_LOST_SLASH = compiled(rf"{_GAP}(\d{{1,5}})([A-ZĐ]{{2,4}}|TTr|CTr)-(TTg|[A-ZĐ]{{2,14}})(?!\w)")
_NUMBER_AT = compiled(rf"{_GAP}{_NUMBER}{_AFTER}")


def short_mentions(text: str, table: KindTable) -> Iterator[Draft]:
    """Drafts of the numbers without symbol; neither sorted nor free of overlaps with numbered citations."""
    for literal, pattern in _BARE.items():
        for at in _places(text, literal):
            if found := pattern.match(text, at):
                yield from _mention(text, found.end(), False, table)
    for found in _COUNTED.finditer(text):
        yield from _mention(text, found.end(), True, table)
        yield from _slashless(text, found.end(), table)


def _places(text: str, literal: str) -> Iterator[int]:
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)


def _mention(text: str, at: int, numbered: bool, table: KindTable) -> Iterator[Draft]:
    match = _NUMBER_AT.match(text, at)
    head = head_before(text, 0, at if numbered else match.start(1), table) if match else None
    if match and head and head.kind and _is_reference(text, match, head.kind.value, numbered):
        yield Draft(head.start, match.end(), head.kind, _bare(match, 1))


def _slashless(text: str, at: int, table: KindTable) -> Iterator[Draft]:
    """A whole number and symbol that lost the slash between them: "số 926QĐ-TTg"."""
    match = _LOST_SLASH.match(text, at)
    head = head_before(text, 0, at, table) if match and match[2] in table.by_code else None
    if match and head and head.kind:
        number = Part(match[1], Span(*match.span(1)))
        codes = tuple(Part(match[group], Span(*match.span(group))) for group in (2, 3))
        span = Span(match.start(1), match.end())
        symbol = f"{match[1]}/{match[2]}-{match[3]}"
        yield Draft(
            head.start,
            match.end(),
            head.kind,
            Notation(span, symbol, number, None, codes, "state", match[2], match[3]),
        )


def _is_reference(text: str, match: re.Match[str], kind: str, numbered: bool) -> bool:
    if kind not in _SHORT_KINDS:
        return False
    if numbered or match[2] or match[3]:
        return True
    if kind not in _CALLED_BY_NUMBER or _UNITS.match(text, match.end()) or _opens_item(text, match):
        return False
    return len(match[1]) <= 4 and _FREE.match(text, match.end()) is not None


def _opens_item(text: str, match: re.Match[str]) -> bool:
    """True when the number stands on a new line as the label of a list item."""
    return "\n" in text[match.start() : match.start(1)] and text[match.end() : match.end() + 1] in (".", ")")


def _bare(match: re.Match[str], group: int) -> Notation:
    number = Part(match[group], Span(*match.span(group)))
    year = Part(int(match[group + 1]), Span(*match.span(group + 1))) if match[group + 1] else None
    code = match[group + 2]
    codes = (Part(code, Span(*match.span(group + 2))),) if code else ()
    written = match[group] + (f"/{year.value}" if year else "") + (f"-{code}" if code else "")
    return Notation(
        Span(match.start(group), match.end()), written, number, year, codes, "bare", code or "", ""
    )
