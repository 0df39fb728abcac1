"""Files that are not what they are called, and texts in every encoding an office has known."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Callable

from hostile.zips import WORDS, plain
from word.packages import zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
REPORT = (
    "Thực hiện Quyết định số 38/QĐ-UBND ngày 28/02/2024 của Ủy ban nhân dân tỉnh, Sở Y tế báo cáo kết quả các "
    "nhiệm vụ được giao trong năm và đề nghị các đơn vị tiếp tục thực hiện.\n"
)
TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp - Tù do, quyÕt ®Þnh sè 12 cña Uû ban nh©n d©n vÒ viÖc ®iÒu chØnh\n"
VNI = "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM Ñoäc laäp - Töï do - Haïnh phuùc, quyeát ñònh soá 12 cuûa Uyû ban\n"
VIQR = (
    "Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam DDo^.c la^.p - Tu+. do - Ha.nh phu'c, quye^'t ddi.nh so^' 12 "
    "cu?a U?y ban nha^n da^n ti?nh ve^` vie^.c ddie^`u chi?nh ke^' hoa.ch na(m 2024\n"
)


def compound(*streams: str) -> Callable[[], bytes]:
    """An OLE compound file with streams of these names, as far as a reader may look."""
    names = b"".join(name.encode("utf-16-le") + bytes(64) for name in streams)
    return lambda: OLE + names + bytes(512)


def written(text: str, encoding: str, mark: bytes = b"") -> Callable[[], bytes]:
    """A text in an encoding."""
    return lambda: mark + text.encode(encoding)


def windows_1258() -> bytes:
    """As old Windows wrote Vietnamese: letters with their roof or horn, and tones after them."""
    return b"".join(map(_in_1258, REPORT))


def _in_1258(char: str) -> bytes:
    try:
        return char.encode("cp1258")
    except UnicodeEncodeError:
        letter, *marks = unicodedata.normalize("NFD", char)
        tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
        roof = [mark for mark in marks if mark not in tones]
        return (unicodedata.normalize("NFC", letter + "".join(roof)) + "".join(tones)).encode("cp1258")


def excel() -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})


def slides() -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<presentation/>"})


def open_document() -> bytes:
    """As OpenDocument has it: first of all its kind, not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", "<a/>")
    return buffer.getvalue()


def archive() -> bytes:
    return zipped({"bao-cao.docx": plain().decode("latin-1")})


def text(words: str = WORDS) -> Callable[[], bytes]:
    return lambda: words.encode()
