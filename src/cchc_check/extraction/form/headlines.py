"""The lines of a document's head, cut into the columns and the fixed phrases they hold.

Invariant: fragments of a line do not overlap, and only the first lines of the text are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from cchc_check.extraction.facts import DateMention, Part
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_LINES = 60
_CHARACTERS = 6000
_NATION = compiled(
    r"C[OỘÔỌ]NG +H[ÒOÕ][AÀ] +X[ÃA] +H[ỘOỌ]I +CH[ỦUÚ] +NGH[ĨI]A[^\w\n]{1,4}(?:VI[ỆE]T +)?N[AÀ]M"
    r"|[ĐD][ộo]c +l[ậa]p ?[-–—] ?T[ựu] +do ?[-–—] ?H[ạa]nh +ph[úu]c|ĐẢNG +CỘNG +SẢN +VIỆT +NAM",
)
_NUMBER = compiled(
    r"(?:^|(?<=[\t|])|(?<=  )|(?<=[\t|] ))(?:S[ốôóổỐÔÓ]|số) {0,3}[:;]?[ \t]{0,40}"
    r"(?P<number>\d{1,6}[a-zđ]{0,2}(?:\.\d{1,3})?|[.…_xX]{1,12}(?: [.…_]{1,12}){0,10}|) {0,12}"
    r"(?:(?P<first>/) ?(?:(?P<year>(?:19|20)\d\d) ?(?P<second>/))?"
    r"|[-–] ?(?P<code>[A-ZĐ][A-Za-zĐđ]{0,5}) ?(?P<third>/)) ?"
    r"(?P<symbol>[A-ZĐ][\w&]*(?: ?[-–] ?[A-ZĐ][\w&]*)*)",
)
_CAPITAL = "".join(
    filter(str.isupper, map(chr, (*range(0x41, 0x5B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))))
)
_PLACE = rf"(?:(?<![\w/-])(?P<place>[{_CAPITAL}][\w.'’]{{0,40}}(?: (?:- )?[\w.'’]{{1,40}}){{0,5}}) {{0,3}}, {{0,6}})?"
_ISSUED = compiled(
    rf"{_PLACE}[Nn]gày(?P<day>[^\t|,;:\n]{{0,40}}?)(?P<form>tháng|/)"
    rf"(?P<month>[ .…_]{{0,40}}\d{{0,2}}[ .…_]{{0,40}})"
    r"(?:năm|/)(?P<year>[ .…_]{0,20}\d{0,4})[ .…_]*(?=$|[\t|]|  )",
)
_CUT = compiled(r"[\t|]| {3,}|<br ?/?>")
_MARKUP = " #>*|_\t"


class OwnNumber(Struct, frozen=True):
    """Where a number and its symbol stand, as `notation_at` wants them; `value` is "" for a blank."""

    start: int
    value: str
    slash: int
    year: Part[int] | None
    code: str


class Fragment(Struct, frozen=True):
    """A piece of a line; `sort` is nation, number, issued or words."""

    span: Span
    sort: str
    number: OwnNumber | None = None
    place: Part[str] | None = None
    date: DateMention | None = None


class HeadLine(Struct, frozen=True):
    """A line; `apart` where an empty line stands above it. A line of rules alone has no fragments."""

    span: Span
    fragments: tuple[Fragment, ...]
    apart: bool


def head_lines(text: str) -> Iterator[HeadLine]:
    """The first lines of `text` that are not empty."""
    at = seen = 0
    apart = False
    limit = min(len(text), _CHARACTERS)
    while at < limit and seen < _LINES:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        span = _stripped(text, at, end)
        if len(span):
            yield HeadLine(span, tuple(_fragments(text, span)), apart)
            seen += 1
        apart = not text[at:end].strip()
        at = end + 1


def _fragments(text: str, line: Span) -> Iterator[Fragment]:
    """The pieces of the line from left to right; the blank of a number is wide, so numbers are cut first."""
    written = text[line.start : line.end]
    taken = [Fragment(_span(match, line.start), "nation") for match in _NATION.finditer(written)]
    taken += [_number(match, line.start) for match in _NUMBER.finditer(written)]
    taken.sort(key=lambda fragment: fragment.span)
    if "gày" in written or "GÀY" in written:
        for gap in _gaps(line, tuple(taken)):
            dates = _ISSUED.finditer(text[gap.start : gap.end])
            taken += [
                _issued(match, gap.start) for match in dates if match["place"] or match["form"] == "tháng"
            ]
        taken.sort(key=lambda fragment: fragment.span)
    words = [words for gap in _gaps(line, tuple(taken)) for words in _words(text, gap)]
    return iter(sorted([*taken, *words], key=lambda fragment: fragment.span))


def _gaps(line: Span, taken: tuple[Fragment, ...]) -> Iterator[Span]:
    at = line.start
    for fragment in taken:
        if at < fragment.span.start:
            yield Span(at, fragment.span.start)
        at = max(at, fragment.span.end)
    if at < line.end:
        yield Span(at, line.end)


def _number(match: re.Match[str], base: int) -> Fragment:
    slash = match.start("third") if match["code"] else match.start("second" if match["year"] else "first")
    year = Part(int(match["year"]), _span(match, base, "year")) if match["year"] else None
    written = match["number"]
    value = written if written[:1].isdigit() else ""
    own = OwnNumber(base + match.start("number"), value, base + slash, year, match["code"] or "")
    return Fragment(_span(match, base), "number", number=own)


def _issued(match: re.Match[str], base: int) -> Fragment:
    """The place and the day; the mention runs from the first part written to the last."""
    day, month, year = (_figure(match[name]) for name in ("day", "month", "year"))
    start = base + (match.start("day") + _indent(match["day"]) if day else match.end("day"))
    end = base + match.start("year") + len(match["year"].rstrip(" .…_"))
    form = "long" if match["form"] == "tháng" else "slash"
    place = Part(match["place"], _span(match, base, "place")) if match["place"] else None
    date = DateMention(Span(start, max(start, end)), day, month, year, form)
    return Fragment(_span(match, base), "issued", place=place, date=date)


def _figure(written: str) -> int | None:
    figures = written.strip(" .…_")
    return int(figures) if figures.isdecimal() and len(figures) in (1, 2, 4) else None


def _indent(written: str) -> int:
    return len(written) - len(written.lstrip(" .…_"))


def _words(text: str, gap: Span) -> Iterator[Fragment]:
    at = gap.start
    for cut in [*_CUT.finditer(text[gap.start : gap.end]), None]:
        end = gap.start + cut.start() if cut else gap.end
        span = _stripped(text, at, end)
        if any(character.isalnum() for character in text[span.start : span.end]):
            yield Fragment(span, "words")
        at = gap.start + cut.end() if cut else end


def _span(match: re.Match[str], base: int, group: str = "") -> Span:
    start, end = match.span(group) if group else match.span()
    return Span(base + start, base + end)


def _stripped(text: str, start: int, end: int) -> Span:
    """The span without the blanks and the block marks of Markdown at its ends."""
    while start < end and text[start] in _MARKUP:
        start += 1
    while end > start and text[end - 1] in _MARKUP:
        end -= 1
    return Span(start, end)
