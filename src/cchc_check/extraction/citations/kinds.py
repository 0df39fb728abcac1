"""Kind words in front of a number: "Quyết định số", "NĐ", "Thông tư liên tịch".

Invariant: what a word or a code stands for comes from the registry's table of kinds and nowhere else.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct, field

from cchc_check.extraction.facts import Part
from cchc_check.extraction.letters import CAPITALS, SMALL
from cchc_check.patterns import compiled
from cchc_check.registry.records import Kind
from cchc_check.text.span import Span

# Scanned pages lose or change the accents of "số".
_NUMBER_WORDS = frozenset(["số", "sô", "sồ", "sổ", "sỗ", "sộ", "só", "sò", "sỏ", "sõ", "sớ"])
_OPENING = "(\"“‘'[-–+*•,.;:/"
_STOP = frozenset(
    ["mẫu", "biểu", "bảng", "mã", "phiếu", "đơn", "nhà", "tk", "thoại", "fax", "hiệu", "lục", "khai", "án", "lý",
     "vụ", "sơ", "quyển", "seri", "hàng", "phòng", "thẻ", "tờ", "đường", "phố"]
)  # fmt: skip
"""Last words before the number of a form, a house, an account, a file or a court case."""
_NOT_A_LAW = (["pháp"], ["kỷ"], ["Kỷ"])
_CONTRACT = "hợp đồng"


class KindTable(Struct, frozen=True, eq=False):
    """The kinds as the extractor looks them up: `names` by lower-case name, `forms` by printed short form.

    `written` holds the names of two syllables as they stand in running text.
    """

    names: dict[str, str]
    forms: dict[str, str]
    by_code: dict[str, str]
    by_party_code: dict[str, str]
    folded_codes: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)

    def code(self, written: str) -> str:
        """The type code that `written` is, in the spelling of the table, or "" when it is none."""
        if written in self.by_code or written in self.by_party_code:
            return written
        return self.folded_codes.get(written.upper().replace("Đ", "D"), "")


@lru_cache(maxsize=4)
def kind_table(kinds: tuple[Kind, ...]) -> KindTable:
    """The lookup tables of `kinds`; the first kind that claims a code keeps it."""
    table = KindTable({}, {}, {}, {})
    for kind in kinds:
        table.names[kind.name.lower()] = kind.name
        if kind.name.count(" ") == 1 and kind.name.lower() != _CONTRACT:
            table.written[kind.name] = table.written[kind.name.lower()] = kind.name
        for form in kind.forms:
            table.forms.setdefault(form, kind.name)
        if kind.code:
            table.by_code.setdefault(kind.code, kind.name)
        for code in kind.codes:
            table.by_code.setdefault(code, kind.name)
        for code in kind.party_codes:
            table.by_party_code.setdefault(code, kind.name)
    for code in (*table.by_code, *table.by_party_code):
        table.folded_codes.setdefault(code.upper().replace("Đ", "D"), code)
    return table


class Head(Struct, frozen=True):
    """What stands before a number: `start` is where the citation begins, `numbered` that "số" is there."""

    start: int
    kind: Part[str] | None
    numbered: bool
    stopped: bool = False


def head_before(text: str, floor: int, at: int, table: KindTable) -> Head:
    """The kind word and "số" that end just before `at`, without crossing `floor`, a cell or a blank line."""
    low = max(floor, at - 48)
    left = text[low:at]
    if "\n\n" in left or "\t" in left:
        cut = max(left.rfind("\n\n") + 2, left.rfind("\t") + 1)
        low += cut
        left = left[cut:]
    stripped = left.rstrip(" \n:")
    start = at
    numbered = stripped[-2:].lower() in _NUMBER_WORDS
    if numbered:
        start = low + len(stripped) - 2
        stripped = stripped[:-2].rstrip(" \n")
    elif ":" in left[len(stripped) :]:
        return Head(at, None, False)
    kind = kind_at_end(stripped, low, table)
    if kind is not None:
        if kind.value.lower() == _CONTRACT:
            return Head(start, None, numbered, stopped=True)
        return Head(kind.span.start, kind, numbered)
    return Head(start, None, numbered, stopped=_is_stopped(stripped))


def kind_at_end(left: str, low: int, table: KindTable) -> Part[str] | None:
    """The kind word that `left` ends with; `low` is where `left` stands in the text."""
    words = left[-32:].split()
    names = table.names
    for count in (2, 4, 3, 1):
        if count > len(words):
            continue
        first = words[-count].lstrip(_OPENING)
        phrase = (first, *words[len(words) - count + 1 :])
        name = names.get(" ".join(phrase).lower())
        if name and not (count == 1 and words[-2:-1] in _NOT_A_LAW):
            return Part(name, _span_of(left, phrase, low))
    last = words[-1].lstrip(_OPENING) if words else ""
    name = table.forms.get(last)
    if name:
        return Part(name, Span(low + len(left) - len(last), low + len(left)))
    return _glued_kind(left, words, low, table)


def _glued_kind(left: str, words: list[str], low: int, table: KindTable) -> Part[str] | None:
    """The kind word whose first letter stuck to the word before ("quân độiNghị định")."""
    glued = _GLUED.search(words[-2]) if len(words) > 1 else None
    name = table.written.get(f"{glued[1]} {words[-1]}") if glued else None
    return Part(name, _span_of(left, (glued[1], words[-1]), low)) if glued and name else None


def _span_of(left: str, words: tuple[str, ...], low: int) -> Span:
    at = len(left)
    for word in reversed(words):
        at = left.rfind(word, 0, at)
    return Span(low + at, low + len(left))


_GLUED = compiled(rf"[\w”\")]([{CAPITALS}][{SMALL}]+)$")
_LAST_WORD = compiled(r"([^\W\d_]+)\W*$")


def _is_stopped(left: str) -> bool:
    """True when the words before say that the number is a form's, a house's, an account's."""
    match = _LAST_WORD.search(left, max(0, len(left) - 16))
    return match is not None and match[1].lower() in _STOP
