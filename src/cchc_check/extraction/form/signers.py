"""Who signs where no table sets two columns side by side: by tabs, by wide blanks, or below the recipients.

Invariant: what is found begins with a right or a position to sign ("TM.", "GIÁM ĐỐC") in capitals.
"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_POSITION = compiled(
    r"(?:TM|KT|TL|TUQ|Q)\. ?[^\W\d_]|(?:T/M|K/T|T/L) |(?:PHÓ |QUYỀN |TỔNG ){0,4}"
    r"(?:GIÁM ĐỐC|CHỦ TỊCH|CHỦ NHIỆM|THỦ TƯỚNG|THỐNG ĐỐC|BÍ THƯ|CHÁNH [^\W\d_]|TRƯỞNG [^\W\d_]"
    r"|(?:[^\W\d_]+ ){1,2}TRƯỞNG(?!\w))"
)
_LABEL = compiled(r"N(?:ƠI NHẬN|ơi nhận) *:[ \t]*")
_CUT = compiled(r"[\t|]| {3,}")
_ENDS = compiled(r"\n(?:[^\w\n]{0,4}(?:PHỤ LỤC|Phụ lục)|[^\n]{0,90}CỘNG H(?:ÒA|OÀ) )")
_DASHES = ("-", "–", "+", "~")
_MARKS = " \t|*_"
_NO_NAMES = ("Tỉnh ", "Thành ", "Huyện ", "Sở ", "Ủy ", "Cơ ", "Chương ", "Phần ", "Mục ")
"""How the words of an electronic seal or of a heading begin, which stand where a name would."""
_BETWEEN, _BETWEEN_SEALED = 6, 24
"""So many other pieces of lines may stand between the capitals and the name; an electronic seal fills many."""
_SEALED = ("Người ký", "Ký bởi")
"""How an electronic seal begins; places of two words stand in it as often as names."""
_CLOSING = "./."
_NEAR = 1200
"""Characters from the closing of the body to the recipients, where the signature may stand between them."""
_LINES = 60
_LONGEST = 70
_WIDE = 12
"""So many blanks before the first word of a line set it in the column beside."""


def signature_region(text: str, label: Span | None, start: int, end: int) -> Span:
    """Where a signature may stand: around the recipients, or below the closing of the body; empty for neither."""
    anchor = label.start if label else end
    closing = text.rfind(_CLOSING, max(start, anchor - _NEAR), anchor)
    if label is None:
        closing = text.rfind(_CLOSING, start, end)
    first = closing + len(_CLOSING) if closing >= 0 else label.start if label else end
    stop = _ENDS.search(text, label.end if label else first, end)
    return Span(first, stop.start() if stop else end)


def signers(text: str, region: Span) -> tuple[list[Span], Span | None]:
    """The lines in capitals of a signature, and the name below them."""
    capitals: list[Span] = []
    fewest, between, most = 2, 0, _BETWEEN
    for span in _segments(text, region):
        words = text[span.start : span.end]
        if words.startswith(_DASHES) or words.endswith((";", ",")):
            continue
        if words.startswith(_SEALED):
            fewest, most = 3, _BETWEEN_SEALED
        if _is_position(text, span, capitals):
            capitals.append(span)
        elif capitals and _is_signer(words, fewest):
            return capitals, span
        elif capitals:
            between += 1
            if between > most:
                break
    return capitals, None


def _is_position(text: str, span: Span, capitals: list[Span]) -> bool:
    """True for a right or a position to sign, and for what goes on with one in the lines right below."""
    words = text[span.start : span.end]
    if not words.isupper() or len(words) > _LONGEST:
        return False
    goes_on = capitals and text.count("\n", capitals[-1].end, span.start) <= 2
    return bool(goes_on or _POSITION.match(words))


def listed(text: str, start: int, end: int) -> Iterator[Span]:
    """Who is named with a dash below `start`, in one piece as long as nothing stands beside them."""
    found = []
    at = text.find("\n", start, end)
    while 0 <= at < end:
        stop = text.find("\n", at + 1, end)
        stop = end if stop < 0 else stop
        first = next(_pieces(text, at + 1, stop), None)
        if first and not _is_beside(text, at + 1, first.start):
            if not text.startswith(_DASHES, first.start):
                break
            found.append(first)
        at = stop if stop < end else -1
    yield from joined(text, found)


def _is_beside(text: str, start: int, first: int) -> bool:
    """True when the first word of a line stands in the column beside."""
    return "\t" in text[start:first] or first - start >= _WIDE


def is_name(words: str) -> bool:
    """True for two to six words in small letters with a capital each."""
    split = words.split()
    return 2 <= len(split) <= 6 and all(each.isalpha() and each.istitle() for each in split)


def _is_signer(words: str, fewest: int) -> bool:
    return is_name(words) and len(words.split()) >= fewest and not words.startswith(_NO_NAMES)


def _segments(text: str, region: Span) -> Iterator[Span]:
    """The pieces of the first lines of a region, without the label of the recipients."""
    at = region.start
    for _ in range(_LINES):
        stop = text.find("\n", at, region.end)
        stop = region.end if stop < 0 else stop
        for piece in _pieces(text, at, stop):
            label = _LABEL.match(text, piece.start, piece.end)
            rest = Span(label.end(), piece.end) if label else piece
            if rest.start < rest.end:
                yield rest
        at = stop + 1
        if at >= region.end:
            return


def _pieces(text: str, start: int, stop: int) -> Iterator[Span]:
    """What a line holds between tabs, edges of cells and wide blanks."""
    at = start
    for cut in [*_CUT.finditer(text, start, stop), None]:
        end = cut.start() if cut else stop
        piece = text[at:end]
        if piece.strip(_MARKS):
            first = at + len(piece) - len(piece.lstrip(_MARKS))
            yield Span(first, first + len(piece.strip(_MARKS)))
        at = cut.end() if cut else stop


def joined(text: str, spans: list[Span]) -> Iterator[Span]:
    """The spans, neighbours as one where only blanks stand between them."""
    whole = None
    for span in spans:
        if whole and not text[whole.end : span.start].strip(_MARKS + "\n"):
            whole = whole.to(span)
            continue
        if whole:
            yield whole
        whole = span
    if whole:
        yield whole
