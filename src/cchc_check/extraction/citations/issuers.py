"""Names of issuing bodies after "của": where they begin and end, not who they are.

Invariant: a name never runs into the naming clause that follows it.
"""

from __future__ import annotations

import re
from functools import cache

from cchc_check.extraction.dates import BLANK
from cchc_check.extraction.facts import Part
from cchc_check.extraction.letters import CAPITALS, SMALL
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_B = BLANK
_WINDOW = 200
_NEXT_WORDS = 24
# A capital that begins the naming clause or the next citation, not a further part of the name.
_NOT_NAME = (
    r"(?!(?:Quy định|Ban hành|Phê duyệt|Về|Sửa đổi|Hướng dẫn|Kế hoạch |Quyết định|"
    r"Nghị|Tăng|Thành lập|Công (?:bố|văn|điện)|Triển|Điều chỉnh|Giao |Chương trình|Đề án|Bổ sung|"
    r"Tờ trình|Báo cáo|Thông (?:tư|báo)|Chỉ thị|Luật|Kết luận|Sở|Bộ|UBND|Ủy|Uỷ|HĐND|Tổ chức)\b)"
)
_LATER = (
    "(?!(?:về|ban|quy|phê|đã|là|trong|tại|ngày|có|thì|được|cho|để|nêu|giao|yêu|khi|do|với|theo|đối|sửa|bổ|điều|"
    "triển|thành|năm|từ|đến|gồm|này|trên|của|số|nói|kể|cũng|vẫn|sẽ|phải|cần|không|nhằm|bao|cụ|như|và|hoặc)"
    rf"(?![{SMALL}]))"
)
_CAP = rf"[{CAPITALS}][\w&’']*"
_LONG_UNITS = (
    r"Phát triển nông thôn|Giao thông vận tải|Tòa án nhân dân|Viện kiểm sát nhân dân|"
    r"[Mm]ột cửa|thường trực|tỉnh ủy|nhân dân|quân sự|nhà nước|hành chính"
)
_UNIT = rf"(?:{_LONG_UNITS}|{_NOT_NAME}{_CAP}(?: {_LATER}[{SMALL}]+)?)"
_JOIN = rf"(?: và (?=[{CAPITALS}])| ?[-–—] ?|, (?=Thể|Thương|Viễn|Chủ)| )"
_NAME = rf"{_UNIT}(?:{_JOIN}{_UNIT}){{0,6}}"
_PROPER = rf"{_NOT_NAME}{_CAP}(?:(?: | ?[-–] ?){_NOT_NAME}{_CAP}){{0,4}}"
_LEVEL = (
    r"tỉnh|thành phố|TP\.?|Tp\.?|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu|các cấp|"
    r"lâm thời|cấp (?:tỉnh|huyện|xã)"
)
_PLACE = rf"(?: (?:{_LEVEL})(?: {_PROPER})?)"
_COUNCIL = (
    r"(?:(?:Thường trực|Chủ tịch|Phó Chủ tịch|Văn phòng|Thường vụ) )?"
    r"(?:UBND|HĐND|[UỦ][ỷyỶ]? ?ban [Nn]hân dân|Uỷ ban [Nn]hân dân|H[ộô]i đ[ồô]ng [Nn]hân dân)"
)
_TERM = r"(?: (?:Đảng|đảng))?(?:,? \(?(?:khóa|khoá|nhiệm kỳ) [IVXLC\d]+\)?)?"
_CENTRAL = (
    rf"Thủ tướng Ch[íiỉị]nh [Pp]h[ủúũu]|Văn phòng Chính phủ|Tổng Thanh tra Chính phủ|"
    rf"Thanh tra Chính phủ|Ch[íiỉị]nh [Pp]h[ủúũ]|Thủ tướng|"
    rf"(?:[UỦ][ỷy] ban|UB) [Tt]hường vụ Quốc hội|Quốc hội{_TERM}|Chủ tịch nước|"
    rf"(?:Ban Bí thư|Bộ Chính trị)(?: Trung ương)?{_TERM}|Tổng Bí thư|"
    rf"Hội đồng (?:Bộ trưởng|Chính phủ|Nhà nước)|"
    rf"Văn phòng Đoàn (?:ĐBQH|đại biểu Quốc hội) và (?:HĐND|Hội đồng nhân dân){_PLACE}?|"
    rf"(?:BCH|Ban [Cc]hấp hành) (?:Trung ương|TW){_TERM}|Hội nghị [Tt]rung ương{_TERM}|"
    rf"Trung ương{_TERM}"
)
_PARTY = (
    rf"(?:(?:Ban Thường vụ|BTV|Thường trực|Văn phòng|Ban (?:Tổ chức|Tuyên giáo|Dân vận|Nội chính)|"
    rf"Ủy ban Kiểm tra) )?(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) [uủ]ỷ?[yỷ]?(?: {_PROPER})?"
)
_OFFICE = (
    r"(?:(?:Bộ trưởng|Giám đốc|Phó Giám đốc|Cục trưởng|Tổng cục trưởng|Thống đốc|Chánh án|"
    r"Viện trưởng|Tổng giám đốc|Trưởng ban|Chủ nhiệm|Chánh (?:Thanh tra|Văn phòng)|Lãnh đạo|liên) )?"
)
_BODY = (
    r"(?:Bộ|Sở|Ban|Văn phòng|Cục|Tổng cục|Tổng|Chi cục|Kho bạc|Thanh tra|Công an|Kiểm toán|Tòa án|"
    r"Toà án|Viện|Ngân hàng|Bảo hiểm|Hội đồng|Ủy ban|Uỷ ban|Trường|Đại học|Học viện|Đài|Trung tâm|"
    r"Đoàn|Hội|Liên đoàn|Phòng|Tổ công tác|Mặt trận|Hiệu trưởng|Tập đoàn|Đảng bộ|Chi bộ|Thuế)"
)
_TAIL = r"(?: (?:Việt Nam|Trung ương|tối cao|nhà nước|Nhà nước))?"


@cache
def _issuer() -> re.Pattern[str]:
    return compiled(
        rf"(?:{_CENTRAL}|{_COUNCIL}{_PLACE}?|{_PARTY}|{_OFFICE}{_BODY}(?: {_NAME})?{_TAIL}{_PLACE}?)(?!\w)"
    )


_COMMON = compiled(r",? của ((?:Thủ tướng )?Chính phủ|(?:Chủ tịch )?UBND tỉnh(?! [A-ZĐÂÁĂ]))(?=[\s,.;:)]|$)")
# Names are matched with single blanks; a wide gap, a cell or a blank line ends the room a name has.
_ROOM = compiled(r"(?:[^\t\n ]| {1,4}(?! )|\n(?!\n) {0,12}(?! ))*")
_BEFORE_NAME = (" của", ",", "\n", "  ", " \n", " ngày", "của")
_OF = compiled(rf"(?:,?{_B}ngày)?,?(?:{_B}|)của{_B}(?=[{CAPITALS}l])")


def issuer_after(text: str, at: int) -> Part[str] | None:
    """The body named by "của …" directly after `at`, or None."""
    if not text.startswith(_BEFORE_NAME, at):
        return None
    if common := _COMMON.match(text, at):
        return Part(common[1], Span(common.start(1), common.end(1)))
    of = _OF.match(text, at)
    if of is None:
        return None
    at = of.end()
    name = _issuer().match(text, at, at + _WINDOW)
    near = text[at : (name.end() if name else at) + _NEXT_WORDS]
    if name and "\n" not in near and "  " not in near:
        return Part(name[0], Span(*name.span()))
    return _wrapped(text, at) or _scanned(text, at)


def _wrapped(text: str, at: int) -> Part[str] | None:
    """The body whose name goes on after a line break or a wide blank."""
    room = _ROOM.match(text, at, at + _WINDOW)
    window = room[0] if room else ""
    flat = " ".join(window.split())
    name = _issuer().match(flat)
    return Part(name[0], Span(at, at + _unfolded(window, flat, name.end()))) if name else None


def _unfolded(window: str, flat: str, length: int) -> int:
    """How many characters of `window` hold the first `length` characters of `flat`."""
    if window.startswith(flat[:length]):
        return length
    place = 0
    for letter in flat[:length]:
        if letter == " ":
            while window[place].isspace():
                place += 1
        else:
            place += 1
    return place


@cache
def _bare_heads() -> re.Pattern[str]:
    blank = r"\s{1,12}"
    return compiled(
        rf"(?:thu{blank}tuong{blank}chinh{blank}phu|chinh{blank}phu|quoc{blank}hoi|"
        rf"(?:u[yv]?|hoi){blank}(?:ban|dong){blank}nhan{blank}dan(?:{blank}tinh)?)(?!\w)"
    )


def _scanned(text: str, at: int) -> Part[str] | None:
    """The commonest bodies when scanning has changed their accents."""
    import unicodedata

    window = text[at : at + 48]
    bare = (
        "".join(unicodedata.normalize("NFD", char)[0] for char in window).replace("đ", "d").replace("Đ", "D")
    )
    match = _bare_heads().match(bare.lower())
    if match is None or "\n\n" in match[0]:
        return None
    return Part(" ".join(window[: match.end()].split()), Span(at, at + match.end()))
