"""Where the wording of a number begins and ends in its sentence, and what ties it to the number before.

Invariant: only the text is looked at, never the document around it.
"""

from __future__ import annotations

import re
from functools import cache

from cchc_check.extraction.letters import CAPITALS
from cchc_check.patterns import compiled

_LEAD = 200
_BACK = 40
_COMMON_WORDS = (
    "Sở Ban Ủy Uỷ Trung Phòng Chi Văn Hội Đảng Nhà Trong Đến Hiện Số Kết Tổng Đã Tính Từ Về Tại Việc"
    " Cán Thực Tiếp Qua Ngoài Bên Theo Riêng Các Có Toàn Trên Năm Tháng Quý Do Để Giám Bộ Luật Nghị Quyết Kế"
    " Thủ Tỉnh Huyện Xã Thành Phường"
)
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words that are written with a capital without being anybody's name."""


def clause(before: str) -> str:
    """The last stretch between commas that has words."""
    for piece in reversed(_stretch().split(before)):
        if len(piece.split()) > 1:
            return piece
    return before


def statement(before: str) -> str:
    """What leads to the number, commas included."""
    return _break().split(before)[-1][-_LEAD:]


def noun_end(text: str, start: int, stop: int) -> int:
    """Where the noun behind a number ends, at the latest at `stop`."""
    match = _noun_ends().search(text, start, stop)
    return match.start() if match else stop


def begins_parts(before: str) -> bool:
    """True when the words before a number make it a part of the one before."""
    return bool(_parts().search(before))


def opens_parts(text: str, at: int) -> bool:
    """True when what follows breaks the number down."""
    return bool(_opens().match(text, at))


def is_compared(text: str, at: int) -> bool:
    """True when what begins at `at` is only held against something: "so với năm 2019"."""
    return bool(_compared().search(text, max(0, at - _BACK), at))


def names(words: str) -> frozenset[str]:
    """The words of proper names; the first word of a sentence and abbreviations are none."""
    if words[1:].islower():
        return frozenset()
    found = _name().findall(words)
    return frozenset([name for name in found if name not in _COMMON and not name.isupper()])


@cache
def _break() -> re.Pattern[str]:
    return compiled(r"[;:(\t…]")


@cache
def _name() -> re.Pattern[str]:
    return compiled(rf"[{CAPITALS}](?<!^.)(?<![.:] .)(?<!\w.)[^\W\d_]+\b")


@cache
def _stretch() -> re.Pattern[str]:
    return compiled(r"[,;:()\t…–]| - ")


@cache
def _noun_ends() -> re.Pattern[str]:
    return compiled(
        r"[,;:()\t./+]|\s(?:trong (?:đó|số)|gồm|bao gồm|đạt|chiếm|so với|tăng|giảm|cụ thể|theo|nhằm|để|do|và \d)\b",
        re.IGNORECASE,
    )


@cache
def _parts() -> re.Pattern[str]:
    return compiled(r"trong (?:đó|số)|gồm|\(|:|chia ra|cụ thể", re.IGNORECASE)


@cache
def _opens() -> re.Pattern[str]:
    return compiled(r"[\s,;.]*(?:trong (?:đó|số)|\(|(?:bao )?gồm|:|cụ thể)", re.IGNORECASE)


@cache
def _compared() -> re.Pattern[str]:
    return compiled(
        r"(?:so với|cùng kỳ|cùng thời điểm|bằng|kế hoạch|chỉ tiêu|dự toán)\W+(?:\w+\W+){0,3}$", re.IGNORECASE
    )
