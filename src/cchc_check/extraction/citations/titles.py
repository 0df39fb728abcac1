"""The naming clause of a citation: "về việc …", "ban hành …", or words in quotation marks.

Invariant: a title ends inside the paragraph of its citation and holds at most 700 characters.
"""

from __future__ import annotations

import re
from functools import cache

from cchc_check.extraction.dates import BLANK
from cchc_check.extraction.facts import Part
from cchc_check.extraction.letters import CAPITALS, SMALL
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_LONGEST = 700
_LONGEST_ASIDE = 60
_SHORTEST = 10
_MOST_NESTED = 5
_B = BLANK
_STARTS = (
    rf"[Vv]ề|[Vv]/v|[Bb]an{_B}hành|[Pp]hê{_B}(?:duyệt|chuẩn)|[Qq]uy{_B}định|[Ss]ửa{_B}đổi|[Bb]ổ{_B}sung|[Hh]ướng{_B}dẫn|"
    rf"[Tt]ăng{_B}cường|[Tt]hành{_B}lập|[Cc]ông{_B}(?:bố|nhận|khai)|[Kk]iện{_B}toàn|[Gg]iao{_B}(?!\d)|[Đđ]iều{_B}chỉnh|"
    rf"[Tt]riển{_B}khai|[Đđ]ẩy{_B}mạnh|[Nn]âng{_B}cao|[Bb]ãi{_B}bỏ|[Tt]hay{_B}thế|[Pp]hân{_B}(?:công|cấp|bổ)|[Đđ]ề{_B}nghị|"
    rf"[Tt]ổ{_B}chức{_B}(?:thực|triển)|[Cc]hấn{_B}chỉnh|[Tt]hực{_B}hiện{_B}|[Tt]iếp{_B}tục|[Qq]uán{_B}triệt|[Tt]ình{_B}hình|"
    rf"[Kk]ết{_B}quả|[Bb]ổ{_B}nhiệm|[Mm]iễn{_B}nhiệm|[Đđ]iều{_B}động|[Tt]hu{_B}hồi|[Cc]hấp{_B}thuận|[Ủủ]y{_B}quyền|"
    rf"[Cc]ho{_B}phép|[Tt]ặng{_B}|[Kk]hen{_B}thưởng|[Xx]ử{_B}phạt|[Đđ]ôn{_B}đốc|[Gg]óp{_B}ý|[Hh]ợp{_B}nhất|[Ss]áp{_B}nhập|"
    rf"[Gg]iải{_B}thể|[Xx]in{_B}|[Kk]ết{_B}luận{_B}của|[Ss]ắp{_B}xếp"
)
_START = compiled(rf"(?:[,:])?(?:{_B})?(?:(?={_STARTS})|([“\"])|\((?=(?:về|V/v){_B}))")
_OPENINGS = frozenset('vVbBpPqQsShHtTcCkKgGđĐnNmMủỦxX“"(')
_BREAK = compiled(
    rf"[.;!?](?=[\s)”\"]|$)|(?<=[{SMALL}])\.(?=[{CAPITALS}])|"
    r"[():,\n\t]|\.\.\.|…"
)
_ASIDES = (
    " và được ",
    " và đã ",
    " như sau",
    " nêu trên",
    " nói trên",
    " trong đó",
    " có hiệu lực",
    " chính thức",
)
_TRAILING = frozenset(["và", "hoặc", "cùng", "với", "của", "các", "số", "là", "tại", "theo", "ngày"])


def title_after(text: str, at: int, cited: list[tuple[int, int]], ahead: int) -> Part[str] | None:
    """The naming clause directly after `at`; the spans of the citations that follow are `cited[ahead:]`."""
    near = text[at : at + 3].lstrip(" ,:\n")
    if near and near[0] not in _OPENINGS:
        return None
    match = _START.match(text, at)
    if match is None:
        return None
    start = match.end()
    end = _quotation_end(text, start, match[1]) if match[1] else _clause_end(text, start, cited, ahead)
    written = text[start:end]
    for aside in _ASIDES:
        if aside in written:
            written = written.partition(aside)[0]
    if counted := _counted().search(written):
        written = written[: counted.start()]
    written = _without_trailing_words(written)
    if len(written) < _SHORTEST:
        return None
    value = " ".join(written.split()) if "\n" in written or "  " in written else written
    return Part(value, Span(start, start + len(written)))


def _without_trailing_words(written: str) -> str:
    while True:
        written = written.rstrip(" ,;:–-\n(")
        last = written[written.rfind(" ") + 1 :]
        if last not in _TRAILING:
            return written
        written = written[: -len(last)]


def _quotation_end(text: str, start: int, mark: str) -> int:
    end = text.find("”" if mark == "“" else mark, start, start + _LONGEST)
    return end if end >= 0 and "\n\n" not in text[start:end] else start


def _clause_end(text: str, start: int, cited: list[tuple[int, int]], ahead: int) -> int:
    at, last, most = start, min(len(text), start + _LONGEST), ahead + _MOST_NESTED
    while True:
        found = _BREAK.search(text, at, last)
        here = found.start() if found else last
        if ahead < len(cited) and cited[ahead][0] < here:
            stop, at = cited[ahead]
            ahead += 1
            if stop == start or ahead > most or _sibling().search(text, max(start, stop - 24), stop):
                return stop
        elif found is None or (at := _resumed(text, found, last)) < 0:
            return here


def _resumed(text: str, found: re.Match[str], last: int) -> int:
    """Where to go on reading after a mark inside the title, or -1 where the title ends."""
    match found[0]:
        case "\n":
            return -1 if _label().match(text, found.start()) else found.end()
        case ",":
            return -1 if _clause().match(text, found.start()) else found.end()
        case "(":
            close = text.find(")", found.end(), min(last, found.end() + _LONGEST_ASIDE))
            return -1 if close < 0 or _cited().search(text, found.end(), close) else close + 1
        case ".":
            return found.end() if text[found.start() - 2 : found.start()] in ("TP", "Tp") else -1
        case _:
            return -1


@cache
def _clause() -> re.Pattern[str]:
    return compiled(
        r",\s{1,13}(?:(?:trong đó|theo đó|cụ thể|gồm|đã|được|tại|nhằm|đồng thời|qua đó|như sau|đến nay|hiện|nay|do đó|"
        r"kèm theo|ngày|có hiệu lực|từ đó|vì vậy|trên cơ sở|căn cứ|thay thế|bao gồm|theo quy định|"
        r"góp phần|yêu cầu)(?!\w)|"
        r"(?:Sở|UBND|Ủy ban|Uỷ ban|HĐND|Hội đồng|Lãnh đạo|Bộ|Ban|Chính phủ|Thủ tướng|Tỉnh|Văn phòng|Phòng|Cục|"
        r"Chi cục|Trong|Theo|Hiện|Đến|Đồng thời|Kết quả|Căn cứ|Thực hiện|Trên|Để|Nhằm|Các|Đơn vị|Cơ quan|Trung tâm|"
        r"Công an|Đảng ủy|Giám đốc|Công ty|Trường|Thanh tra|Kho bạc|Mặt trận|Đoàn|Tổ|Chi bộ|Quyết định|Nghị|Thông|"
        r"Chỉ thị|Kế hoạch|Công văn|Công điện|Luật|Tờ trình|Báo cáo|Kết luận|Hướng dẫn|Chương trình|Đề án|Quy định)"
        r"(?![\w,]))"
    )


@cache
def _label() -> re.Pattern[str]:
    return compiled(r"\n\s{0,12}(?:\n|[-+*•|#>]|\d{1,2}[.)]|[a-zđ]\)|[IVX]{1,5}\.)")


@cache
def _sibling() -> re.Pattern[str]:
    return compiled(r"(?:[,;:(]|(?<!\w)(?:và|hoặc|cùng|tại|kèm theo|cùng với))(?: các)?\s{0,13}$")


@cache
def _cited() -> re.Pattern[str]:
    return compiled(r"kèm theo|ngày \d|số \d")


@cache
def _counted() -> re.Pattern[str]:
    return compiled(r" (?:với|gồm) \d")
