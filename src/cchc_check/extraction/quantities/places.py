"""Which digits are the number of something: not a label, an article, a year, a code, a house or a telephone.

Invariant: the answer needs only the words that touch the digits.
"""

from __future__ import annotations

import re
from functools import cache

from cchc_check.extraction.quantities.numerals import Numeral
from cchc_check.extraction.quantities.units import Unit
from cchc_check.patterns import compiled

_BEFORE = 28
_WIDEST_GAP = 14
_OPENING = "([{\"“‘'+–"
_NAMING_WORDS = (
    "điều khoản mục điểm lục chương biểu mẫu bảng hình trang năm tháng quý ngày khóa khoá thứ hạng lộ mã thoại đt "
    "fax sđt hotline tk tài iso tcvn qcvn lần tiết tập quyển phút"
)
_NAMING = frozenset(_NAMING_WORDS.split())
"""Words whose number is a name, whatever follows it."""
_RANKING_WORDS = (
    "cấp mức độ loại nhóm lớp tổ phòng khu phố tầng thôn ấp bản phường quận huyện xã kỳ vòng bước đợt phần án "
    "trình luật định tư thị nghị hoạch quyết lệnh đoạn lô kênh ô bậc hội ương giờ"
)
_RANKING = frozenset(_RANKING_WORDS.split())
"""Words whose number is a name unless a unit follows it ("cấp 3", but "cấp 3 giấy phép")."""
_DOCUMENTS = frozenset(
    ("Nghị quyết", "Nghị định", "Quyết định", "Thông tư", "Chỉ thị", "Luật", "Đề án", "Kết luận", "Công điện")
)
_CUES = {"là", "còn", "đạt", "được", "có", "bằng", "gồm", "lên", "xuống", "giao", "số", "cộng"}
_OF_TIME = frozenset(("giờ", "phút", "ngày", "tuần", "tháng", "năm"))
"""Units that pieces of times and dates have, too."""
_LINE_MARKS = " \t>#*|+-–•"
_YEARS = range(1900, 2101)


@cache
def _cue() -> re.Pattern[str]:
    return compiled(r"(?:[^\W\d_)][:=]|=)[ \n]{0,2}$")


class Place:
    """What stands to the left of some digits: the last two words, `word` is the second in small letters."""

    __slots__ = ("after_sign", "at", "first", "second", "text", "word")

    def __init__(self, text: str, at: int) -> None:
        """Look at the words that end where the digits at `at` begin."""
        self.text, self.at = text, at
        before = text[max(0, at - _BEFORE) : at]
        words = before.rstrip(" \n")
        gap = before[len(words) :]
        self.first, self.second = _last_two(words) if gap == " " or _is_near(gap) else ("", "")
        self.word = self.second.lower()
        self.after_sign = not self.second and _cue().search(text, max(0, at - 5), at) is not None

    def names(self) -> bool:
        """True when the digits are part of a name, whatever follows them."""
        word = self.word
        if word == "số":
            return self.first.lower() not in ("tổng", "con", "với", "trong", "có")
        if word in _NAMING:
            return not (word == "tài" or (word == "lần" and self.first.lower() in ("gấp", "nhiều")))
        return f"{self.first} {self.second}" in _DOCUMENTS or self.second in _DOCUMENTS

    def may_name(self) -> bool:
        """True when only a unit behind them shows that the digits are no part of a name."""
        if not self.second:
            return False
        if self.word in _RANKING:
            return True
        if not self.second[0].isupper():
            return False
        return self.second.isupper() or bool(self.first)

    def announces(self) -> bool:
        """True when a number is expected here even without a unit: "… là 45", "Số hồ sơ: 45"."""
        return self.after_sign or self.word in _CUES

    @property
    def after_bullet(self) -> bool:
        """True for the first number of a list entry."""
        return self.text[max(0, self.at - 3) : self.at].strip(" ")[-1:] in ("-", "+", "*", "•", "–")

    def starts_line(self) -> bool:
        """True when nothing but marks of a list stands before the digits in their line."""
        before = self.text[max(0, self.at - 160) : self.at]
        return not before.rpartition("\n")[2].strip(_LINE_MARKS)


def _is_near(gap: str) -> bool:
    """True for blanks, or one line break with its indent, that do not part the words from the digits."""
    return 0 < len(gap) <= (_WIDEST_GAP if gap.count("\n") == 1 else 2) and "\n\n" not in gap


def _last_two(words: str) -> tuple[str, str]:
    """The last two words, "" for what is no word; a bracket or a hyphen before a word does not matter."""
    pieces = words.rsplit(None, 2)
    second = pieces[-1].rpartition("-")[2].lstrip(_OPENING) if pieces else ""
    if not second.isalpha():
        return "", ""
    first = pieces[-2].lstrip(_OPENING) if len(pieces) > 1 and pieces[-1] == second else ""
    return first if first.isalpha() else "", second


def is_joined(text: str, at: int, pair_at: int) -> bool:
    """True when the digits at `at` belong to something that begins further left ("A4", "COVID-19", "/2020").

    `pair_at` is where the last quantity ended: a slash directly behind it begins the other half of a pair.
    """
    before = text[at - 1 : at]
    if not before or before.isspace():
        return False
    further = text[at - 2 : at - 1]
    if before == "/":
        return pair_at != at - 1 and further != ")"
    if before in "-–−":
        return bool(further) and not further.isspace() and further not in "(:"
    if before in ".:,":
        return before == "." or further.isdigit() or not further
    if before == "+":
        return further.isalnum()
    return before.isalnum() or before in "_@#&\\[$^~"


def is_code(text: str, numeral: Numeral, place: Place) -> bool:
    """True for digits that count nothing by their own look: labels, telephones, times, years in standards."""
    end = numeral.digits_end
    after = text[end : end + 2]
    length = end - numeral.start
    if (
        length > 3
        and (length > 9 or text[numeral.start] == "0")
        and numeral.style == "whole"
        and not numeral.scaled
    ):
        return True
    if after[:1] == " ":
        return _is_year_of_standard(text, numeral)
    if after[:1] == ":" and after[1:].isdigit():
        return True
    if after[:1] in (".", ")") and place.starts_line() and numeral.style in ("whole", "point"):
        return True
    if after[:1] in ")]" and text[numeral.start - 1 : numeral.start] in ("(", "["):
        return True
    if after[:1] == "\n" and place.starts_line():
        return True
    return _is_year_of_standard(text, numeral)


def _is_year_of_standard(text: str, numeral: Numeral) -> bool:
    """True for the year of "TCVN ISO 9001: 2015"."""
    return (
        text[numeral.start - 2 : numeral.start] == ": "
        and text[numeral.start - 3 : numeral.start - 2].isdigit()
        and numeral.style == "whole"
        and int(numeral.value) in _YEARS
    )


def counts(text: str, numeral: Numeral, unit: Unit | None, place: Place) -> bool:
    """True when the number and its unit say how many there are of something."""
    if unit is not None and unit.kind == "percent":
        return True
    if numeral.style == "point" and not numeral.scaled:
        return unit is not None and unit.kind in ("measure", "money")
    if unit is None and not numeral.scaled:
        return _alone(text, numeral, place)
    plain = numeral.style == "whole" and not numeral.scaled
    if plain and place.names():
        return False
    known = unit is not None and unit.kind != ""
    if plain and not known and (place.may_name() or int(numeral.value) in _YEARS):
        return False
    return not (unit is not None and plain and _is_idiom(text, numeral, unit, place))


def _alone(text: str, numeral: Numeral, place: Place) -> bool:
    """True for a number without a unit where the words before ask for one."""
    if place.names() or not place.announces():
        return False
    if numeral.style == "whole" and int(numeral.value) in _YEARS:
        return False
    after = text[numeral.end : numeral.end + 1]
    return not after or after.isspace() or after in ",.;)("


def is_title(noun: str) -> bool:
    """True when the noun behind a number has a capital ("9 Mục II"), and is no abbreviation ("02 TTHC")."""
    word = noun.split(None, 1)[0]
    return word[0].isupper() and not (word.isupper() and len(word) > 1)


def _is_idiom(text: str, numeral: Numeral, unit: Unit, place: Place) -> bool:
    """ "01 phần", "01 cửa", and pieces of times and dates."""
    name, kind = unit.name, unit.kind
    if name.startswith("cửa") or (kind == "" and numeral.value == 1 and name.split()[0] == "phần"):
        return True
    in_small_letters = text[numeral.end] == " " and text[numeral.end + 1].islower()
    if not in_small_letters and is_title(text[numeral.end : unit.end]):
        # "12 Quy trình …" at the beginning of a line is the twelfth row of a list.
        row = place.starts_line() and text[numeral.start] != "0" and not place.after_bullet
        if row or kind == "" or place.may_name():
            return True
    if name not in _OF_TIME:
        return False
    value = int(numeral.value)
    after = text[unit.end : unit.end + 8].lstrip()
    if name in ("tháng", "năm", "ngày", "tuần"):
        if after[:1].isdigit() or after.startswith(("đầu", "cuối", "năm", "tháng")):
            return True
        return name == "tháng" and value in (6, 9) and place.word not in ("vòng", "hạn", "dài", "trên")
    if name == "phút" and place.word == "giờ":
        return True
    if name == "giờ" and value <= 24:
        clock = place.word in ("lúc", "hồi", "từ", "đến", "trước", "sau", "vào", "khoảng")
        return clock or after[:1].isdigit()
    return False
