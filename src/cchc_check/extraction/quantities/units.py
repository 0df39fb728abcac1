"""What stands behind a number: a unit, or the noun that it counts.

Invariant: a noun ends before the first word that cannot belong to it, and has at most four syllables.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from cchc_check.extraction.letters import SMALL
from cchc_check.patterns import compiled
from cchc_check.registry.records import UnitWord

_GAP = compiled(rf" {{1,2}}| ?\n {{0,12}}(?!(?:[a-zđ]|[IVX]{{1,5}})[.)])(?=[{SMALL}]|[A-ZĐ]{{2}})")
"""A blank, or a line end where the sentence goes on: no label and no new sentence begins behind it."""
_WORD = compiled(r"[^\W\d_]+(?:[-&][^\W\d_]+)*[23²³]?")
_RUN = compiled(rf"{_WORD.pattern}(?:(?:,(?= ))?(?:{_GAP.pattern}){_WORD.pattern}){{0,7}}")
"""As many words in a row as the longest form in the table has."""
_SIGN = compiled(r" ?([%‰])")
_GLUED = compiled(r"[^\W\d_]+[23²³]?(?![\w.,])|[^\W\d_]+[23²³]?(?=[.,](?!\d))")
_MOST = 4
_LONGEST = 8
"""Syllables of the longest form in the table that is looked for."""
_STOP_WORDS = """
và hoặc với của cho tại ở trong ngoài trên dưới từ đến tới về theo để do bởi vì nên mà thì là có không chưa đã đang
sẽ được bị phải cần vẫn còn cũng đều chỉ gồm bao thuộc đạt chiếm tăng giảm so nhằm như này đó nêu ấy khi sau trước
cùng qua đúng quá trễ sớm mới đi làm lên xuống nay hiện riêng toàn tổng cả mỗi các những mọi vào ra rồi lại thông
bằng gần hơn khoảng ước đảm bảo chủ cụ tương kể tính nếu hay trở vượt bình mang sử tham hoàn thực tiếp triển khắc
đáp tập đối căn nhưng song giữa dự kịp khai đề phát trung gửi nhận tích góp luôn liên sang bố giao năm tháng quý thứ
khóa kỳ ngày trể tự x nhất trừ duy nơi đây ta họ lấy xếp hưởng ký nộp trả chuyển số
"""
_STOPS = frozenset(_STOP_WORDS.split())
_FOLLOWING_WORDS = (
    "chức tính quyền hợp dịch mục kiện thông chính chỉ tập phận giao nghiệp cử sinh đồng sản xuất"
)
_MAY_FOLLOW = frozenset(_FOLLOWING_WORDS.split())
"""Stop words that are the second half of many nouns."""
_VERB_PAIRS = (
    "tổ chức|giải quyết|xử lý|xây dựng|phê duyệt|áp dụng|thành lập|ban hành|bổ nhiệm|luân chuyển|kiểm tra|rà soát|"
    "công bố|cử đi|mở rộng|nâng cấp|báo cáo|phối hợp|duy trì|trình bày|bổ sung|sửa đổi|thay thế|bãi bỏ|hết hiệu|"
    "đăng ký|đề nghị|kiến nghị|trực thuộc|phụ trách|công nhận|đủ điều|thường xuyên|hướng dẫn|đăng tải|lấy ý|"
    "sắp xếp|sáp nhập|hợp nhất|giải thể|kiện toàn"
)
_VERBS = frozenset(_VERB_PAIRS.split("|"))


class UnitTable(Struct, frozen=True, eq=False):
    """Units by the words of their spellings in lower case; `glued` are those written without a blank."""

    by_words: dict[tuple[str, ...], UnitWord]
    starts: frozenset[str]
    glued: dict[str, UnitWord]


class Unit(Struct, frozen=True, gc=False):
    """A unit as found: it ends at `end`. `kind` is "" where the noun is not in the table."""

    name: str
    end: int
    kind: str


@lru_cache(maxsize=4)
def unit_table(units: tuple[UnitWord, ...]) -> UnitTable:
    """The lookup table of `units`; the first unit that claims a spelling keeps it."""
    by_words: dict[tuple[str, ...], UnitWord] = {}
    glued: dict[str, UnitWord] = {}
    for unit in units:
        for form in unit.forms:
            by_words.setdefault(tuple(form.lower().replace(",", "").split()), unit)
            if unit.kind != "count" and " " not in form:
                glued.setdefault(form, unit)
    return UnitTable(by_words, frozenset(words[0] for words in by_words), glued)


def unit_at(text: str, at: int, table: UnitTable, *, nouns: bool = True) -> Unit | None:
    """The unit, or (with `nouns`) any counted noun, that follows a number which ends at `at`."""
    if text.startswith(" ", at) and text[at + 1 : at + 2].isalpha():
        return _behind_gap(text, at + 1, table, nouns)
    if sign := _SIGN.match(text, at):
        return Unit(sign[1], sign.end(), "percent" if sign[1] == "%" else "measure")
    if gap := _GAP.match(text, at):
        return _behind_gap(text, gap.end(), table, nouns)
    glued = _GLUED.match(text, at)
    unit = table.glued.get(glued[0]) if glued else None
    return _rated(text, unit.name, glued.end(), unit.kind, table) if unit and glued else None


def _behind_gap(text: str, start: int, table: UnitTable, nouns: bool) -> Unit | None:
    """The unit that begins at `start`."""
    run = _RUN.match(text, start)
    if run is None:
        return None
    if text.startswith("/", run.end()):
        return _named(text, start, table, nouns)
    found = _repeated(text[start : run.end() + 2], table, nouns)
    return Unit(found.name, start + found.end, found.kind) if found else None


@lru_cache(maxsize=1024)
def _repeated(words: str, table: UnitTable, nouns: bool) -> Unit | None:
    """The unit that `words` begin with: a report counts the same few things again and again."""
    return _named(words, 0, table, nouns)


def _named(text: str, at: int, table: UnitTable, nouns: bool) -> Unit | None:
    run = _RUN.match(text, at)
    words = [match.span() for match in _WORD.finditer(text, at, run.end())] if run else []
    return _known(text, words, table) or (_noun(text, words, 0) if nouns else None)


def _known(text: str, words: list[tuple[int, int]], table: UnitTable) -> Unit | None:
    """The longest spelling of the table that stands here, with the words that narrow a counted noun."""
    phrase = tuple([text[start:end].lower() for start, end in words])
    if not phrase or phrase[0] not in table.starts:
        return _percent(text, words, phrase)
    for length in range(min(len(phrase), _LONGEST), 0, -1):
        unit = table.by_words.get(phrase[:length])
        if unit is None:
            continue
        end = words[length - 1][1]
        if unit.kind != "count":
            return _percent(text, words, phrase) or _rated(text, unit.name, end, unit.kind, table)
        noun = _noun(text, words, length)
        return Unit(noun.name, noun.end, "count") if noun else Unit(unit.name.lower(), end, "count")
    return None


def _percent(text: str, words: list[tuple[int, int]], phrase: tuple[str, ...]) -> Unit | None:
    """ "2,5 điểm %" and "5 phần trăm"."""
    if phrase[:2] == ("phần", "trăm"):
        return Unit("%", words[1][1], "percent")
    if phrase[:3] == ("điểm", "phần", "trăm"):
        return Unit("điểm %", words[2][1], "percent")
    if phrase[:1] == ("điểm",) and text.startswith(" %", words[0][1]):
        return Unit("điểm %", words[0][1] + 2, "percent")
    return None


def _rated(text: str, name: str, end: int, kind: str, table: UnitTable) -> Unit:
    """The unit with what it is spread over: "tấn/ha", "đồng/người/tháng"."""
    while text.startswith("/", end):
        word = _WORD.match(text, end + 1)
        if word is None or (word[0].lower(),) not in table.by_words:
            break
        name, end, kind = f"{name}/{word[0].lower()}", word.end(), "measure"
    return Unit(name, end, kind)


def _noun(text: str, words: list[tuple[int, int]], known: int) -> Unit | None:
    """The first words that can be one noun phrase; the first `known` of them surely are."""
    end = known
    for at in range(known, min(len(words), max(_MOST, known))):
        start, stop = words[at]
        word = text[start:stop]
        if at and text[words[at - 1][1]] == ",":
            break
        if (word.lower() in _STOPS and not (at and word in _MAY_FOLLOW)) or _is_verb(text, words, at):
            break
        if at and word[0].isupper() and not word.isupper():
            break
        end = at + 1
    if end == 0:
        return None
    name = " ".join(text[start:stop].lower() for start, stop in words[:end])
    return Unit(name, words[end - 1][1], "")


def _is_verb(text: str, words: list[tuple[int, int]], at: int) -> bool:
    if at == 0 or at + 1 >= len(words):
        return False
    return f"{text[slice(*words[at])]} {text[slice(*words[at + 1])]}".lower() in _VERBS
