"""What bytes really are, by their first characters. Invariant: "" means that they may well be text."""

from __future__ import annotations

import re

from cchc_check.errors import CorruptDocument, UnsupportedFormat
from cchc_check.patterns import compiled

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"RIFF", "image"),
    (b"Rar!\x1a", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b\x08", "archive"),
)
_HTML = compiled(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b"
    rb"|(?:[\w-]+:[^\n]*\n)*?mime-version:[^\n]*\n(?:[\w-]+:[^\n]*\n)*?content-type:\s*multipart/related",
    re.IGNORECASE,
)
_XML = compiled(rb"(?:\xef\xbb\xbf)?\s*<\?xml\s")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ZIPPED = (
    (b"word/", "docx"),
    (b"xl/", "xlsx"),
    (b"ppt/", "pptx"),
    (b"application/vnd.oasis.opendocument", "odt"),
)


def sniff(data: bytes) -> str:
    """The kind of `data`: docx, xlsx, pptx, odt, archive, pdf, ole, rtf, html, xml, image, or ""."""
    if data.startswith(_ZIP):
        return next((kind for part, kind in _ZIPPED if part in data), "archive")
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")
    if not kind and _HTML.match(data[:1024]):
        return "html"
    if not kind and _XML.match(data):
        return "xml"
    return kind


def refuse_other_than_text(data: bytes, path: str) -> None:
    """Raise when `data` is empty or surely no text, saying what it is and what to do."""
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        raise CorruptDocument("read.empty-file", path=path, hint="read.hint-empty-file")
    if kind := sniff(data):
        raise UnsupportedFormat(f"read.really-{kind}", path=path, hint=f"read.hint-{kind}")
