"""Names of issuing bodies after "của": where they begin and end, not who they are.

Invariant: a name never runs into the naming clause that follows it.
"""

from __future__ import annotations

import re
from functools import cache

from cchc_check.extraction.dates import BLANK
from cchc_check.extraction.facts import Part
from cchc_check.extraction.letters import CAPITALS, SMALL
from cchc_check.text.span import Span

_B = BLANK
# A capital that begins the naming clause or the next citation, not a further part of the name.
_NOT_NAME = (
    rf"(?!(?:Quy{_B}định|Ban{_B}hành|Phê{_B}duyệt|Về|Sửa{_B}đổi|Hướng{_B}dẫn|Kế{_B}hoạch{_B}|Quyết{_B}định|"
    rf"Nghị|Tăng|Thành{_B}lập|Công{_B}(?:bố|văn|điện)|Triển|Điều{_B}chỉnh|Giao{_B}|Chương{_B}trình|Đề{_B}án|Bổ{_B}sung|"
    rf"Tờ{_B}trình|Báo{_B}cáo|Thông{_B}(?:tư|báo)|Chỉ{_B}thị|Luật|Kết{_B}luận|Sở|Bộ|UBND|Ủy|Uỷ|HĐND|Tổ{_B}chức)\b)"
)
_LATER = (
    "(?!(?:về|ban|quy|phê|đã|là|trong|tại|ngày|có|thì|được|cho|để|nêu|giao|yêu|khi|do|với|theo|đối|sửa|bổ|điều|"
    "triển|thành|năm|từ|đến|gồm|này|trên|của|số|nói|kể|cũng|vẫn|sẽ|phải|cần|không|nhằm|bao|cụ|như|và|hoặc)"
    rf"(?![{SMALL}]))"
)
_CAP = rf"[{CAPITALS}][\w&’']*"
_LONG_UNITS = (
    rf"Phát{_B}triển{_B}nông{_B}thôn|Giao{_B}thông{_B}vận{_B}tải|Tòa{_B}án{_B}nhân{_B}dân|Viện{_B}kiểm{_B}sát{_B}nhân{_B}dân|"
    rf"[Mm]ột{_B}cửa|thường{_B}trực|tỉnh{_B}ủy|nhân{_B}dân|quân{_B}sự|nhà{_B}nước|hành{_B}chính"
)
_UNIT = rf"(?:{_LONG_UNITS}|{_NOT_NAME}{_CAP}(?:{_B}{_LATER}[{SMALL}]+)?)"
_JOIN = rf"(?:{_B}và{_B}(?=[{CAPITALS}])|{_B}?[-–—]{_B}?|,{_B}(?=Thể|Thương|Viễn|Chủ)|{_B})"
_NAME = rf"{_UNIT}(?:{_JOIN}{_UNIT}){{0,6}}"
_PROPER = rf"{_NOT_NAME}{_CAP}(?:(?:{_B}|{_B}?[-–]{_B}?){_NOT_NAME}{_CAP}){{0,4}}"
_LEVEL = (
    rf"tỉnh|thành{_B}phố|TP\.?|Tp\.?|huyện|thị{_B}xã|quận|xã|phường|thị{_B}trấn|đặc{_B}khu|các{_B}cấp|"
    rf"lâm{_B}thời|cấp{_B}(?:tỉnh|huyện|xã)"
)
_PLACE = rf"(?:{_B}(?:{_LEVEL})(?:{_B}{_PROPER})?)"
_COUNCIL = (
    rf"(?:(?:Thường{_B}trực|Chủ{_B}tịch|Phó{_B}Chủ{_B}tịch|Văn{_B}phòng|Thường{_B}vụ){_B})?"
    rf"(?:UBND|HĐND|[UỦ][ỷyỶ]?{_B}?ban{_B}[Nn]hân{_B}dân|Uỷ{_B}ban{_B}[Nn]hân{_B}dân|H[ộô]i{_B}đ[ồô]ng{_B}[Nn]hân{_B}dân)"
)
_TERM = rf"(?:{_B}(?:Đảng|đảng))?(?:,?{_B}\(?(?:khóa|khoá|nhiệm{_B}kỳ){_B}[IVXLC\d]+\)?)?"
_CENTRAL = (
    rf"Thủ{_B}tướng{_B}Ch[íiỉị]nh{_B}[Pp]h[ủúũu]|Văn{_B}phòng{_B}Chính{_B}phủ|Tổng{_B}Thanh{_B}tra{_B}Chính{_B}phủ|"
    rf"Thanh{_B}tra{_B}Chính{_B}phủ|Ch[íiỉị]nh{_B}[Pp]h[ủúũ]|Thủ{_B}tướng|"
    rf"(?:[UỦ][ỷy]{_B}ban|UB){_B}[Tt]hường{_B}vụ{_B}Quốc{_B}hội|Quốc{_B}hội{_TERM}|Chủ{_B}tịch{_B}nước|"
    rf"(?:Ban{_B}Bí{_B}thư|Bộ{_B}Chính{_B}trị)(?:{_B}Trung{_B}ương)?{_TERM}|Tổng{_B}Bí{_B}thư|"
    rf"Hội{_B}đồng{_B}(?:Bộ{_B}trưởng|Chính{_B}phủ|Nhà{_B}nước)|"
    rf"Văn{_B}phòng{_B}Đoàn{_B}(?:ĐBQH|đại{_B}biểu{_B}Quốc{_B}hội){_B}và{_B}(?:HĐND|Hội{_B}đồng{_B}nhân{_B}dân){_PLACE}?|"
    rf"(?:BCH|Ban{_B}[Cc]hấp{_B}hành){_B}(?:Trung{_B}ương|TW){_TERM}|Hội{_B}nghị{_B}[Tt]rung{_B}ương{_TERM}|"
    rf"Trung{_B}ương{_TERM}"
)
_PARTY = (
    rf"(?:(?:Ban{_B}Thường{_B}vụ|BTV|Thường{_B}trực|Văn{_B}phòng|Ban{_B}(?:Tổ{_B}chức|Tuyên{_B}giáo|Dân{_B}vận|Nội{_B}chính)|"
    rf"Ủy{_B}ban{_B}Kiểm{_B}tra){_B})?(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng){_B}[uủ]ỷ?[yỷ]?(?:{_B}{_PROPER})?"
)
_OFFICE = (
    rf"(?:(?:Bộ{_B}trưởng|Giám{_B}đốc|Phó{_B}Giám{_B}đốc|Cục{_B}trưởng|Tổng{_B}cục{_B}trưởng|Thống{_B}đốc|Chánh{_B}án|"
    rf"Viện{_B}trưởng|Tổng{_B}giám{_B}đốc|Trưởng{_B}ban|Chủ{_B}nhiệm|Chánh{_B}(?:Thanh{_B}tra|Văn{_B}phòng)|Lãnh{_B}đạo|liên){_B})?"
)
_BODY = (
    rf"(?:Bộ|Sở|Ban|Văn{_B}phòng|Cục|Tổng{_B}cục|Tổng|Chi{_B}cục|Kho{_B}bạc|Thanh{_B}tra|Công{_B}an|Kiểm{_B}toán|Tòa{_B}án|"
    rf"Toà{_B}án|Viện|Ngân{_B}hàng|Bảo{_B}hiểm|Hội{_B}đồng|Ủy{_B}ban|Uỷ{_B}ban|Trường|Đại{_B}học|Học{_B}viện|Đài|Trung{_B}tâm|"
    rf"Đoàn|Hội|Liên{_B}đoàn|Phòng|Tổ{_B}công{_B}tác|Mặt{_B}trận|Hiệu{_B}trưởng|Tập{_B}đoàn|Đảng{_B}bộ|Chi{_B}bộ|Thuế)"
)
_TAIL = rf"(?:{_B}(?:Việt{_B}Nam|Trung{_B}ương|tối{_B}cao|nhà{_B}nước|Nhà{_B}nước))?"


@cache
def _issuer() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_CENTRAL}|{_COUNCIL}{_PLACE}?|{_PARTY}|{_OFFICE}{_BODY}(?:{_B}{_NAME})?{_TAIL}{_PLACE}?)(?!\w)"
    )


_COMMON = re.compile(
    r",? của ((?:Thủ tướng )?Chính phủ|(?:Chủ tịch )?UBND tỉnh(?! [A-ZĐÂÁĂ]))(?=[\s,.;:)]|$)"
)
_BEFORE_NAME = (" của", ",", "\n", "  ", " \n", " ngày", "của")
_OF = re.compile(rf"(?:,?{_B}ngày)?,?(?:{_B}|)của{_B}(?=[{CAPITALS}l])")


def issuer_after(text: str, at: int) -> Part[str] | None:
    """The body named by "của …" directly after `at`, or None."""
    if not text.startswith(_BEFORE_NAME, at):
        return None
    if common := _COMMON.match(text, at):
        return Part(common[1], Span(common.start(1), common.end(1)))
    of = _OF.match(text, at)
    if of is None:
        return None
    name = _issuer().match(text, of.end())
    if name is None:
        return _scanned(text, of.end())
    return Part(" ".join(name[0].split()), Span(*name.span()))


@cache
def _bare_heads() -> re.Pattern[str]:
    blank = r"\s{1,12}"
    return re.compile(
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
