"""What the words over a column say about its figures: additive or not, and in which unit.

Invariant: words decide before figures do; a heading that says nothing leaves a count or an amount.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from re import IGNORECASE, Pattern

from cchc_check.patterns import compiled

INDEX, LABEL, NOTE = "index", "label", "note"
COUNT, AMOUNT, PERCENT, RATE = "count", "amount", "percent", "rate"
FIGURES = (COUNT, AMOUNT, PERCENT, RATE)


def named_kind(path: Sequence[str]) -> str:
    """The kind that the heading names, "" where it leaves it open."""
    if not path:
        return ""
    leaf = path[-1]
    if _index().match(leaf):
        return INDEX
    if _note().match(leaf):
        return NOTE
    return measure_kind(leaf) or ("" if _amount().match(leaf) else measure_kind(" | ".join(path[:-1])))


@lru_cache(maxsize=2048)
def measure_kind(words: str) -> str:
    """Percent for shares, rate for averages, prices, ranks, scores and years, "" for what can be added up."""
    if _share().search(words):
        return PERCENT
    return RATE if _rate().search(words) or _whole_rate().fullmatch(words) else ""


def is_unit_column(path: Sequence[str], texts: Sequence[str]) -> bool:
    """True for "Đơn vị tính", and for a "Đơn vị" that says "người", "%" rather than the name of an office."""
    if not path or not _unit_column().fullmatch(path[-1]):
        return False
    units = sum(_unit_words().fullmatch(text) is not None for text in texts)
    return "vị" not in path[-1].lower() or "tính" in path[-1].lower() or 2 * units > len(texts)


def unit_of(path: Sequence[str]) -> str:
    """The unit that the heading gives in brackets or behind "ĐVT", from the leaf upwards; "" for none."""
    for text in reversed(path):
        if named := unit_line(text):
            return named
        for words in reversed(_bracketed().findall(text)):
            if _unit_words().fullmatch(words.strip()):
                return str(words.strip().lower())
        if "%" in text:
            return "%"
    return ""


def unit_line(text: str) -> str:
    """The unit that "Đơn vị tính: triệu đồng" names, "" where there is no such line."""
    match = _unit_line().search(text) if ":" in text else None
    return match[1].strip(" .;:").lower() if match else ""


@cache
def _index() -> Pattern[str]:
    return compiled(r"\W*(?:s?tt|số\s*(?:tt|thứ\s*tự)|thứ\s*tự|no)\W*$", IGNORECASE)


@cache
def _note() -> Pattern[str]:
    return compiled(r"\W*(?:ghi\s*chú|chú\s*thích|diễn\s*giải)\b", IGNORECASE)


@cache
def _share() -> Pattern[str]:
    return compiled(
        r"%|‰|\bt[ỷỉ]\s*(?:lệ|trọng|suất)\b|\bcơ\s*cấu\s*(?:$|\()|\bphần\s*trăm\b|\btốc\s*độ\s*tăng\b",
        IGNORECASE,
    )


@cache
def _rate() -> Pattern[str]:
    return compiled(
        r"\bbình\s*quân\b|\btrung\s*bình\b|\bđơn\s*giá\b|\bgiá\s*(?:bán|mua|thành|cả|/|\()|\bnăng\s*suất\b"
        r"|\b(?:xếp|thứ)\s*hạng\b|\bxếp\s*(?:loại|thứ)\b|\bchỉ\s*số\b|\bhệ\s*số\b|\bmật\s*độ\b|\bvị\s*thứ\b"
        r"|(?<!địa\s)(?<!thời\s)(?<!trọng\s)(?<!quan\s)(?<!đặc\s)\bđiểm\b(?!\s*(?:trường|bưu|du\s|dân|nóng|giao|bán|cấp))"
        r"|\bmã\s*(?:số|ngành|đơn|hồ|quy|chương|hiệu|định)|\bsố\s*(?:hiệu|ký\s*hiệu|quyết\s*định|điện\s*thoại|tài\s*khoản)"
        r"|\bmức\s*(?:lương|chi|thu|giá|phí|phạt|hỗ|đóng|đạt)|\b(?:độ\s*)?tuổi\s*(?:đời|nghề|trung)|\bngày\s*(?:tháng|ban|ký|sinh|cấp)"
        r"|\bnăm\s*(?:sinh|thành\s*lập|ban\s*hành|xây\s*dựng|tốt\s*nghiệp|sản\s*xuất|bắt\s*đầu|kết\s*thúc)"
        r"|^\W*thời\s*(?:gian|hạn|điểm)\b|\bsố\s*lần\b|\bmức\s*độ\s*(?:hài|đạt|hoàn)",
        IGNORECASE,
    )


@cache
def _whole_rate() -> Pattern[str]:
    return compiled(r"\W*(?:năm|tháng|ngày|mã|giá|hạng|điểm|tuổi|số\s*thứ\s*tự|khoá|khóa|lớp)\W*", IGNORECASE)


@cache
def _amount() -> Pattern[str]:
    return compiled(r"\W*(?:tổng|cộng|số|kế\s*hoạch|thực\s*hiện|trước|đúng|quá)\b", IGNORECASE)


@cache
def _unit_column() -> Pattern[str]:
    return compiled(r"\W*(?:đvt|đơn\s*vị(?:\s*tính)?|đ/v\s*tính)\W*", IGNORECASE)


@cache
def _unit_line() -> Pattern[str]:
    return compiled(r"(?:đơn\s*vị\s*tính|đvt|(?<=\()\s*đơn\s*vị)\s*:\s*([^()\n\t|;]{1,40})", IGNORECASE)


@cache
def _bracketed() -> Pattern[str]:
    return compiled(r"\(([^()]{1,25})\)")


@cache
def _unit_words() -> Pattern[str]:
    return compiled(
        r"[%‰]|(?:(?:nghìn|ngàn|triệu|tr|tỷ|tỉ|trăm|1\.?000)\.?\s*)?"
        r"(?:đồng|đ|usd|ha|hecta|m|m2|m²|m3|m³|km|km2|km²|tấn|tạ|kg|lít|kw|kwh|mw|người|hộ|hồ\s*sơ|tthc|thủ\s*tục"
        r"|lượt(?:\s*\w+)?|vụ(?:\s*việc)?|đơn(?:\s*vị)?|cái|chiếc|văn\s*bản|biên\s*chế|xã|huyện|cơ\s*sở|dự\s*án|công\s*trình"
        r"|con|cây|giường|trường|lớp|học\s*sinh|ngày|giờ|tháng|lần|điểm|cuộc|buổi|bộ|phòng|thôn|cuộc|nhiệm\s*vụ)"
        r"(?:/\w+(?:/\w+)?)?|nghìn\s*tỷ(?:\s*đồng)?|triệu|tỷ|nghìn",
        IGNORECASE,
    )
