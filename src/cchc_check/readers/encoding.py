"""From bytes to text.

Invariant: nothing is guessed at: bytes are UTF-8, UTF-16, unmistakably Windows-1258, or refused by name.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from msgspec.structs import replace

from cchc_check.errors import CorruptDocument, UnsupportedFormat
from cchc_check.patterns import compiled
from cchc_check.text.document import Document, Gap
from cchc_check.text.span import Span

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = compiled("[\x00-\x08\x0e-\x1b\x7f]")
_COMMON = compiled(
    r"\b(?:của|và|các|ngày|số|định|tỉnh|việc|được|năm|thực|hiện|quyết|nghị|đến|ủy)\b", re.IGNORECASE
)
_TCVN3 = compiled(r"[A-Za-z][µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬ëíêìîïóñòôõúöøùýûüþ]|®[A-Za-z]")
_TCVN3_ONLY = compiled(r"[A-Za-z][µ¸¶·¹¨»¾¼½©®ª«¬ÞßÆÇËÖ×Ø]|®[A-Za-z¸µ¶·¹]")
_VNI = compiled(r"[aeouyöôAEOUYÖÔ][ùøûïåäëÙØÛÏÅÄË]")
_VIQR = compiled(r"(?:[aeo]\^|[ou]\+|a\()['`?~.]|\bdd[aeiouy]", re.IGNORECASE)
_TELLING = "®µ¸øØïÏ^"
"""Of these, at least one is in every text of some length in an old spelling, and in hardly any other."""
_VIETNAMESE = compiled(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
ENOUGH = 6
"""So many letters of an old code page, and more than there are Vietnamese ones, are no accident."""


def decode(data: bytes, path: str = "") -> tuple[str, str]:
    """The text of `data`, and "windows-1258" when it is in that code page, else ""."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, path), ""
    if encoding := _wide(data):
        return _strict(data, encoding, path), ""
    if b"\0" in data:
        raise CorruptDocument("read.binary", path=path, hint="read.hint-save-as-text")
    try:
        return _no_control(data.decode("utf-8"), path), ""
    except UnicodeDecodeError as error:
        text = _windows_1258(data)
        if text is not None:
            return text, "windows-1258"
        if name := legacy_encoding(data.decode("latin-1")):
            raise UnsupportedFormat(
                "read.old-encoding", path=path, hint="read.hint-old-encoding", name=name
            ) from None
        raise _bad_byte(data, error.start, path) from None


def encode_like(data: bytes, text: str) -> bytes:
    """The bytes of `text` in the encoding of `data`, with its byte order mark; a code page becomes UTF-8."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return mark + text.encode(encoding)
    return text.encode(_wide(data) or "utf-8")


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return _no_control(data.decode(encoding), path)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            raise _bad_byte(data, error.start, path) from None
        line = data[: error.start].decode(encoding, "ignore").count("\n") + 1
        raise CorruptDocument(
            "read.not-utf-16", path=path, line=line, hint="read.hint-save-as-utf-8", at=line
        ) from None


def _bad_byte(data: bytes, at: int, path: str) -> CorruptDocument:
    line = data.count(b"\n", 0, at) + 1
    return CorruptDocument(
        "read.not-utf-8",
        path=path,
        line=line,
        hint="read.hint-save-as-utf-8",
        at=line,
        byte=f"0x{data[at]:02X}",
    )


def _no_control(text: str, path: str) -> str:
    """`text`, unless control characters show that it is none; a stray one does no harm."""
    if len(_CONTROL.findall(text)) * 100 > len(text):
        raise CorruptDocument("read.binary", path=path, hint="read.hint-save-as-text")
    return text


def _wide(data: bytes) -> str:
    """UTF-16 without a byte order mark: a quarter of one side is zero bytes, and none of the other."""
    if len(data) < 4 or len(data) % 2:
        return ""
    low, high = data[0::2].count(0), data[1::2].count(0)
    enough = max(2, len(data) // 8)
    if high >= enough and not low:
        return "utf-16-le"
    return "utf-16-be" if low >= enough and not high else ""


def _windows_1258(data: bytes) -> str | None:
    """The text in Windows-1258, when it then reads as Vietnamese beyond doubt."""
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    foreign = sum(char > "\x7f" and not _is_vietnamese(char) for char in text)
    common = {word.lower() for word in _COMMON.findall(text)}
    return text if len(common) >= 3 and foreign * 50 <= len(_VIETNAMESE.findall(text)) else None


def _is_vietnamese(char: str) -> bool:
    return char in "–—“”‘’…•·§°\xa0" or "ă" in char or _VIETNAMESE.match(char) is not None or char in _SHARED


_SHARED = frozenset("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĩũĨŨ")


def legacy_encoding(text: str) -> str:
    """The old spelling ("TCVN3", "VNI", "VIQR") whose letters were read as if they were Unicode; else ""."""
    if not any(char in text for char in _TELLING):
        return ""
    vietnamese = len(_VIETNAMESE.findall(text))
    viqr = len(_VIQR.findall(text)) if "^" in text else 0
    if viqr >= ENOUGH and viqr > vietnamese:
        return "VIQR"
    tcvn3 = len(_TCVN3.findall(text)) if len(_TCVN3_ONLY.findall(text)) >= ENOUGH else 0
    vni = len(_VNI.findall(text))
    if max(tcvn3, vni) < ENOUGH or max(tcvn3, vni) <= vietnamese:
        return ""
    return "TCVN3" if tcvn3 >= vni else "VNI"


def with_encoding_gaps(document: Document, code_page: str) -> Document:
    """The document, saying so when its code page was recognised or its letters are those of an old font."""
    gaps = []
    if code_page:
        gaps.append(Gap(Span(0, 0), code_page))
    known = any(gap.reason == "legacy-encoding" for gap in document.gaps)
    if not known and (legacy := legacy_encoding(document.text)):
        gaps.append(Gap(Span(0, len(document.text)), "legacy-encoding", text=True, detail=legacy))
    return replace(document, gaps=(*gaps, *document.gaps)) if gaps else document
