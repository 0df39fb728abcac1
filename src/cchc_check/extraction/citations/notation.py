"""Numbers and symbols of documents: "19/2019/QĐ-UBND", "26-KH/TU", "66.7/2025/NQ-CP".

Invariant: every part of a Notation lies where it is printed; `text` differs from what is printed only in
blanks, line breaks and the sort of dash.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cchc_check.extraction.citations.kinds import KindTable
from cchc_check.extraction.facts import Notation, Part
from cchc_check.extraction.letters import SMALL
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_CODE = "A-ZĐĂÂÊÔƠƯ"
ANCHOR = compiled(rf"/(?: ?\n? {{0,8}}[{_CODE}]|0H)")
"""A slash before a capital: every document number with a symbol has one."""

_SMALL = rf"[a-zđ]{{1,2}}(?=[{_CODE}]|[^\w]|$)"
_SEGMENT = rf"[{_CODE}](?:[{_CODE}0-9]|{_SMALL}|[&@.](?=[{_CODE}][{_CODE}&]))" + "{0,28}"
# A blank beside a dash belongs to the symbol only when capitals follow: "QĐ- SKHCN", but "QĐ-UBND - Phòng".
_DASH = rf"[-–—−]|(?: [-–—−] ?|[-–—−](?: {{1,2}}|\n {{0,12}}))(?=[{_CODE}]{{2}}[^{SMALL}]|TTg)"
_SYMBOL = compiled(rf" ?\n? {{0,8}}((?:0H\d\d|{_SEGMENT})(?:(?:{_DASH}|/){_SEGMENT}){{0,6}})")
# Read from right to left, because only the slash is certain.
_NUMBER = compiled(
    r" {0,3}(?:(?P<year>\d ?\d ?\d ?\d) ?/ ?\n?)?"
    r"(?:(?P<code>[a-zđ]{0,2}[A-ZĐ]{1,5})(?: [-–—−] ?|[-–—−] ?))?"
    r"(?P<number>[a-zđ]?\d{1,6}(?:\.\d{1,3})?)"
    r"(?![0-9A-Za-zđĐ/_%=@{}#$^~]|[.\-:]\d)",
)
# A capital before these words is the symbol's own; before others it opens a word stuck to the symbol.
_PIECE = compiled(r"[^-–—−/\s]+")
_SPACED = compiled(r"\s*[-–—−]\s*")
_LAW = compiled(r"(?:QH|UBTVQH|HĐNN|0H|HDNN)\d{1,2}$")
_OLD = frozenset({"HĐBT", "CP", "TTg", "UB", "TCCP", "CTN"})
_OLD_ISSUERS = frozenset({"HĐBT", "UB", "LB"})
COURT = "court"
"""The form of a court case's number, which is no document's."""
_TAKES_DIGITS = ("QH", "NQ", "CT", "ĐA", "KL", "HĐNN", "PC", "PA", "PX", "PV")
_PLAIN = frozenset({"CP", "TTg", "UBND", "HĐND", "TW", "TU", "VPCP", "BTC", "BNV", "BTP", "BYT"})


def number_before(text: str, floor: int, slash: int) -> tuple[int, str, Part[int] | None, str] | None:
    """Start, number, year and party code of what ends at the slash; the year's slash lies before it."""
    match = _NUMBER.match(text[slash - 1 :: -1] if slash < 36 else text[slash - 1 : slash - 36 : -1])
    if match is None or slash - match.end() < floor:
        return None
    year, code, number = match.groups()
    year_part = None
    if year is not None:
        start = slash - match.end("year")
        year_part = Part(int(year[::-1].replace(" ", "")), Span(start, slash - match.start("year")))
    return slash - match.end(), number[::-1], year_part, code[::-1] if code else ""


def blank_before(text: str, floor: int, slash: int) -> tuple[int, str] | None:
    """Start and remains of a number that is left blank, or that scanning has spoilt, after "số"."""
    match = _junk().search(text, max(floor, slash - 18), slash)
    if match is None:
        return None
    return match.start(1), match[1].strip(" :.…_").replace(" ", "")


def notation_at(
    text: str, slash: int, start: int, number: str, year: Part[int] | None, code: str, table: KindTable
) -> Notation | None:
    """The notation whose number begins at `start` and whose symbol follows the slash, or None."""
    match = _SYMBOL.match(text, slash + 1)
    if match is None:
        return None
    at, end = match.span(1)
    if text[end : end + 1].islower() and not _glued_word().match(text, end):
        end -= 1
        if end == at or not text[end - 1].isalnum():
            return None
    read = read_symbol(text[at:end], code, year is not None, table)
    pieces, form, type_code, issuer_code, symbol, length = read
    if form == COURT:
        return None
    end = at + length
    codes = tuple(Part(value, Span(at + left, at + right)) for value, left, right in pieces)
    head = number
    if code:
        dash = start + len(number)
        found = text.index(code, dash)
        codes = (Part(code, Span(found, found + len(code))), *codes)
        head = f"{number}-{code}"
    if year:
        head = f"{head}/{year.value}"
    return Notation(
        Span(start, end),
        f"{head}/{symbol}",
        Part(number, Span(start, start + len(number))),
        year,
        codes,
        form,
        type_code,
        issuer_code,
    )


Pieces = tuple[tuple[str, int, int], ...]


@lru_cache(maxsize=2048)
def read_symbol(
    raw: str, party: str, dated: bool, table: KindTable
) -> tuple[Pieces, str, str, str, str, int]:
    """Codes with their places in `raw`, form, type code, issuer code, canonical symbol, and length used."""
    pieces = [(match[0], match.start(), match.end()) for match in _PIECE.finditer(raw)]
    value, left, right = pieces[-1]
    plain = _without_footnote(value)
    if plain != value:
        right = left + len(plain)
        pieces[-1] = (plain, left, right)
    if len(pieces) == 1 and not party:
        pieces = _hyphen_restored(pieces[0], table)
    form, type_code, issuers = _classified([piece[0] for piece in pieces], party, dated, table)
    raw = raw[:right]
    symbol = _SPACED.sub("-", raw) if len(pieces) > 1 else raw
    return tuple(pieces), form, type_code, issuers, symbol, right


def _classified(codes: list[str], party: str, dated: bool, table: KindTable) -> tuple[str, str, str]:
    first, rest = codes[0], codes[1:]
    if any(_court_code().fullmatch(code) for code in codes):
        return COURT, "", ""
    if party:
        return "party", table.code(party) or party, "-".join(codes)
    if _LAW.match(codes[-1]):
        return "law", table.code(first) if rest else "", codes[-1]
    type_code = table.code(first)
    if first.startswith(("TTLT", "NQLT")):
        return "joint", first[:4], "-".join(rest)
    if (not rest and first in _OLD) or (rest and rest[-1] in _OLD_ISSUERS):
        return "old", type_code if rest else "", "-".join(rest or codes)
    if type_code and (rest or first not in _OLD):
        return ("normative" if dated else "state"), type_code, "-".join(rest)
    return "letter", "", "-".join(codes)


def _without_footnote(code: str) -> str:
    """`code` without a footnote mark stuck to its end ("CP1"); its own digits stay ("QH14", "K5")."""
    match = _footnote().match(code)
    if match is None or match[1].endswith(_TAKES_DIGITS):
        return code
    if match[1] in _PLAIN or (len(match[1]) > 2 and len(match[2]) == 1):
        return match[1]
    return code


def _hyphen_restored(piece: tuple[str, int, int], table: KindTable) -> list[tuple[str, int, int]]:
    """Two codes where the hyphen between them was lost ("QĐUBND")."""
    value, left, right = piece
    for known in ("UBND", "HĐND", "TTg", "CP", "VPCP"):
        head = value.removesuffix(known)
        if head != value and head in table.by_code:
            return [(head, left, left + len(head)), (known, left + len(head), right)]
    return [piece]


@cache
def _footnote() -> re.Pattern[str]:
    return compiled(rf"^([{_CODE}a-zđ&]*[{_CODE}a-z])([1-9]\d?)$")


@cache
def _court_code() -> re.Pattern[str]:
    return compiled(r"ST|PT|GĐT|TLST|TLPT|HNGĐ|KDTM|DSST|HSST|DSPT|HSPT|QĐST|QĐPT")


@cache
def _glued_word() -> re.Pattern[str]:
    return compiled(
        "ngày|của|về|và|bao|quy|ban|tỉnh|có|đã|được|thì|là|hướng|sửa|nêu|này|trên|do|tại|theo|huyện"
    )


@cache
def _junk() -> re.Pattern[str]:
    return compiled(r"[sS][ốôồổỗộóòỏõỐÔỒỔỖỘÓÒ]((?:[^\w\n\t/]|\d|[^\W\d](?![^\W\d])){0,14})$")
