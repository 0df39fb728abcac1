"""The marked-up source of a corpus report: inline marks in braces, and the gold answers they stand for.

`{c|Quyết định số 38/QĐ-SNV}` marks a citation, `{!CIT004|38/QĐ- SNV}` an expected finding, `{b|…}` bold.
Invariant: gold comes from the marks alone; nothing of cchc_check is imported here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

TOKEN = re.compile(r"\{(?P<name>![A-Z]{3}\d{3}|[a-z]+)(?P<attributes>[^|{}]*)\||\}")

KINDS = (
    "Nghị quyết liên tịch|Nghị quyết|Thông tư liên tịch|Thông tư|Nghị định|Quyết định|Chỉ thị|Công điện|"
    "Kế hoạch|Tờ trình|Báo cáo|Công văn|Thông báo|Hướng dẫn|Chương trình|Kết luận|Quy định|Quy chế|Bộ luật|"
    "Luật|Pháp lệnh|Đề án|Văn bản|Hiến pháp|Biên bản|Giấy mời|Lệnh"
)
KIND = re.compile(rf"^(?:các |hai |02 )?({KINDS}|QĐ|NĐ|NQ|CV)\b", re.IGNORECASE)
SHORT_KINDS = {"QĐ": "Quyết định", "NĐ": "Nghị định", "NQ": "Nghị quyết", "CV": "Công văn"}
SHOWN_DATE = re.compile(
    r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d\d)\b"
    r"|(?:ngày\s+)?\b(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})"
)
ISSUER = re.compile(r"\scủa\s+(.+)$", re.DOTALL)
NOTATION = re.compile(
    r"\d+[a-zđ]?(?:\.\d+)?\s*[/-]\s*(?:\d{4}\s*/\s*)?[A-ZĐ][\w&]*(?:\s*[-/,]\s*[A-ZĐ][\w&]*)*"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One pair of braces: `start` and `end` into the text without marks."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int


@dataclass
class Marked:
    """Text freed of its marks, and the marks."""

    text: str
    marks: list[Mark] = field(default_factory=list)


def parse(source: str) -> Marked:
    """The text without marks; marks may nest, and come in the order in which they close."""
    pieces: list[str] = []
    marks: list[Mark] = []
    stack: list[tuple[str, dict[str, str], int]] = []
    length = at = 0
    for token in TOKEN.finditer(source):
        pieces.append(source[at : token.start()])
        length += token.start() - at
        at = token.end()
        if token["name"]:
            stack.append((token["name"], _attributes(token["attributes"]), length))
        else:
            name, attributes, start = stack.pop()
            marks.append(Mark(name, attributes, start, length))
    if stack:
        raise ValueError(f"mark not closed: {stack[-1]} in {source[:80]!r}")
    pieces.append(source[at:])
    return Marked("".join(pieces), marks)


def _attributes(written: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in written.split(";") if pair.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


def canonical(text: str, form: str) -> str:
    """The words as the tool's canonical text has them, for counting equal quotes."""
    text = unicodedata.normalize("NFC", text).replace("\u00a0", " ")
    if form == "md":
        text = re.sub(r"\]\([^)]*\)", "]", text)
        text = re.sub(r"\*|`|<(?=https?:)|(?<=[\w/])>", "", text)
    return text


def occurrence(text: str, start: int, quote: str) -> int:
    """Which of the equal quotes in `text` begins at `start` (from 1); any blanks are equal."""
    words = r"\s+".join(map(re.escape, quote.split()))
    return sum(match.start() <= start for match in re.finditer(f"(?={words})", text))


def iso(written: str) -> str | None:
    """The last date written in `written`, as ISO 8601 even where the calendar has no such day."""
    found = SHOWN_DATE.findall(written)
    if not found:
        return None
    day, month, year = (part for part in found[-1] if part)
    return f"{year}-{int(month):02}-{int(day):02}"


def citation(quote: str, attributes: dict[str, str]) -> dict[str, object]:
    """The gold record of a marked citation: read off its plain parts, attributes override ("-" is null)."""
    kind = KIND.match(quote)
    issuer = ISSUER.search(quote)
    shown = NOTATION.search(quote)
    record: dict[str, object] = {
        "kind": _kind(kind[1]) if kind else None,
        "notation": re.sub(r"\s", "", shown[0]) if shown else None,
        "issued": iso(quote),
        "issuer": " ".join(issuer[1].split()) if issuer else None,
        "title": None,
    }
    for name, value in attributes.items():
        record[name] = None if value == "-" else True if value == "true" else value
    return record


def _kind(written: str) -> str:
    return SHORT_KINDS.get(written) or written[0].upper() + written[1:]


PERIODS = (
    (re.compile(r"quý (IV|I{1,3})\b", re.IGNORECASE), "quarter"),
    (re.compile(r"6 tháng (đầu|cuối) năm", re.IGNORECASE), "half"),
    (re.compile(r"9 tháng", re.IGNORECASE), "nine-months"),
    (re.compile(r"tháng (\d+)", re.IGNORECASE), "month"),
    (re.compile(r"năm", re.IGNORECASE), "year"),
)
ORDER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "đầu": 1, "cuối": 2}


def period(quote: str) -> dict[str, object]:
    """The gold record of a marked reporting period."""
    year = re.search(r"(?:19|20)\d\d", quote)
    for pattern, unit in PERIODS:
        found = pattern.search(quote)
        if found:
            index = found[1].lower() if found.groups() else "0"
            return {
                "unit": unit,
                "index": ORDER.get(index) or int(index),
                "year": int(year[0]) if year else None,
            }
    raise ValueError(quote)
