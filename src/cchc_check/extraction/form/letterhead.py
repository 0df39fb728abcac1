"""The draft's own head: who issues it, its number, place and day, kind and title.

Invariant: what is found stands before the body; a citation in the body is never the draft's own number.
"""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from cchc_check.extraction.citations.kinds import KindTable, kind_table
from cchc_check.extraction.citations.notation import notation_at
from cchc_check.extraction.facts import DateMention, Letterhead, Notation, Part
from cchc_check.extraction.form.headlines import Fragment, HeadLine, head_lines
from cchc_check.extraction.form.titles import ADDRESS, is_numbered, joined, subject_of, title_below
from cchc_check.registry import Registry, fold
from cchc_check.text.document import Document, Heading
from cchc_check.text.span import Span

_BODIES = (
    "UBND ", "ỦY BAN", "UỶ BAN", "HĐND ", "HỘI ĐỒNG", "SỞ ", "BỘ ", "BAN ", "CỤC ", "CHI CỤC", "TỔNG CỤC",
    "VĂN PHÒNG", "TRUNG TÂM", "PHÒNG ", "THANH TRA", "TỈNH ỦY", "TỈNH UỶ", "THÀNH ỦY", "THÀNH UỶ",
    "HUYỆN ỦY", "HUYỆN UỶ", "QUẬN ỦY", "THỊ ỦY", "ĐẢNG ", "CHI BỘ", "TRƯỜNG ", "CÔNG AN", "CÔNG TY",
    "TỔNG CÔNG", "BẢO HIỂM", "BỆNH VIỆN", "VIỆN ", "TÒA ÁN", "TOÀ ÁN", "KHO BẠC", "LIÊN ĐOÀN", "ĐOÀN ",
    "HỘI ", "MẶT TRẬN", "CHÍNH PHỦ", "QUỐC HỘI", "NGÂN HÀNG", "TẬP ĐOÀN", "TỔ CÔNG TÁC", "QUỸ ", "ĐÀI ",
)  # fmt: skip
"""How the name of a body begins; another line in capitals goes on with the name above it."""
_STAMPS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", "HOẢ TỐC", "DỰ THẢO", "BẢN SAO")
"""What is stamped or printed beside a head and is no part of it."""
_NO_TITLES = (*_STAMPS, *_BODIES, "CHỦ TỊCH", "BỘ TRƯỞNG", "GIÁM ĐỐC", "THỦ TƯỚNG", "CHÁNH")
_STAMPED = (["ĐẾN"], ["ĐI"])
_SUBJECT = ("v/v", "v/v:", "vv:")
_PARTS = ("phụ lục", "phần ", "chương ", "điều ", "mục ")
_NAME_LINES = 4
_SHORT = 20
"""No title without a kind above it is so short."""
_PROSE = 70
"""From so many letters on a line is a sentence; from half as many if it ends as one."""


class _Head(Struct):
    """What the lines read so far have given."""

    names: list[list[Span]] = field(default_factory=list)
    nation: bool = False
    notation: Notation | None = None
    place: Part[str] | None = None
    issued: DateMention | None = None
    kind: Part[str] | None = None
    title: Part[str] | None = None


def find_letterhead(document: Document, registry: Registry) -> Letterhead:
    """The head of the document, empty where it has none."""
    text = document.text
    head = _Head()
    table = kind_table(registry.kinds)
    lines = tuple(head_lines(text))
    for at, line in enumerate(lines):
        kind = _kind(document, line, registry, head.nation or head.notation is not None)
        if kind:
            head.kind, rest = kind
            head.title = title_below(text, rest, lines[at + 1 :])
            break
        if not _read_line(text, line, lines[at + 1 :], head, table):
            break
    return _letterhead(text, head)


def _read_line(text: str, line: HeadLine, below: tuple[HeadLine, ...], head: _Head, table: KindTable) -> bool:
    """Take what the line says of the head; False where the body begins."""
    for fragment in line.fragments:
        match fragment.sort:
            case "nation":
                head.nation = True
            case "number" if head.notation is None:
                head.notation = _notation(text, fragment, table)
            case "issued" if head.issued is None and _says_something(fragment):
                head.issued = fragment.date
                head.place = fragment.place
            case "words":
                if not _read_words(text, fragment, below, head):
                    return False
            case _:
                pass
    return True


def _read_words(text: str, fragment: Fragment, below: tuple[HeadLine, ...], head: _Head) -> bool:
    words = text[fragment.span.start : fragment.span.end]
    folded = fold(words)
    if folded.startswith((*ADDRESS, *_PARTS)) or is_numbered(words):
        return False
    if folded.startswith(_SUBJECT):
        head.title = head.title or subject_of(text, fragment, below)
        return True
    if words.isupper() and sum(character.isalpha() for character in words) > 2:
        if (
            head.nation
            and head.notation
            and len(words) > _SHORT
            and not words.startswith((*_STAMPS, *_BODIES))
        ):
            head.title = head.title or title_below(text, fragment.span, below)
        _add_name(words, fragment.span, head)
        return True
    return head.title is not None or len(words) < (_PROSE // 2 if words.endswith((".", ";", ":")) else _PROSE)


def _add_name(words: str, span: Span, head: _Head) -> None:
    # The body stands above or beside the name of the nation; capitals below it are something else.
    below_nation = head.nation and not head.names and not words.startswith(_BODIES)
    if head.issued or head.notation or below_nation or words.startswith(_STAMPS):
        return
    if not head.names or words.startswith(_BODIES):
        head.names.append([span])
    elif len(head.names[-1]) < _NAME_LINES:
        head.names[-1].append(span)


def _says_something(fragment: Fragment) -> bool:
    date = fragment.date
    return fragment.place is not None or (
        date is not None and (date.day or date.month or date.year) is not None
    )


def _notation(text: str, fragment: Fragment, table: KindTable) -> Notation | None:
    number = fragment.number
    if number is None:
        return None
    found = notation_at(text, number.slash, number.start, number.value, number.year, number.code, table)
    return _with_digits(text, found) if found else None


def _with_digits(text: str, found: Notation) -> Notation:
    """In a head no footnote follows the symbol: "VPB1" is the code of a unit."""
    end = found.span.end
    while end < len(text) and text[end].isdecimal():
        end += 1
    digits = text[found.span.end : end]
    if not digits or not found.issuer_code:
        return found
    last = found.codes[-1]
    return replace(
        found,
        span=Span(found.span.start, end),
        text=found.text + digits,
        codes=(*found.codes[:-1], Part(last.value + digits, Span(last.span.start, end))),
        issuer_code=found.issuer_code + digits,
    )


def _kind(
    document: Document, line: HeadLine, registry: Registry, known: bool
) -> tuple[Part[str], Span] | None:
    """The kind that the line names, alone or with the title behind it, and the span of that rest.

    In small letters it counts in a heading, or alone on its line where the head is already `known`.
    """
    if len(line.fragments) != 1 or line.fragments[0].sort != "words":
        return None
    text, span = document.text, line.fragments[0].span
    words = text[span.start : span.end].split(" ")
    large = text[span.start : span.end].isupper() or isinstance(document.block_at(span.start), Heading)
    for count in range(min(4, len(words)), 0, -1):
        written = " ".join(words[:count])
        kind = registry.kind(written.rstrip(":"))
        if kind is None or fold(written.rstrip(":")) != fold(kind.name) or "generic" in kind.families:
            continue
        end = span.start + len(written)
        if (large or (known and end == span.end)) and words[count:] not in _STAMPED:
            return Part(kind.name, Span(span.start, end)), Span(min(end + 1, span.end), span.end)
        return None
    return None


def _letterhead(text: str, head: _Head) -> Letterhead:
    if not (head.nation or head.notation or head.kind):
        return Letterhead()
    if head.names and not (head.nation or head.notation or text.startswith(_BODIES, head.names[-1][0].start)):
        head.names = []
    return Letterhead(
        agency=joined(text, head.names[-1]) if head.names else None,
        superior=joined(text, head.names[-2]) if len(head.names) > 1 else None,
        notation=head.notation,
        place=head.place,
        issued=head.issued,
        kind=head.kind,
        title=head.title,
    )
