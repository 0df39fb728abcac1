"""What a file is by its first bytes, whatever its name says.

Invariant: `refuse_other_kinds` returns only for data that begins as a zip file does.
"""

from __future__ import annotations

from cchc_check.errors import CorruptDocument, EncryptedDocument, UnsupportedFormat

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_SAVE_AS = "read.hint-save-as-docx"
_HEAD = 1024


def refuse_other_kinds(data: bytes) -> None:
    """Raise the error that names what `data` is, unless it begins as a zip file."""
    if not data:
        raise CorruptDocument("read.empty-file", hint="read.hint-empty-file")
    if data.startswith(_ZIP):
        return
    if data.startswith(_OLE):
        _refuse_compound_file(data)
    kind = _kind(data[:_HEAD])
    if kind:
        raise UnsupportedFormat("read.other-kind", hint=_SAVE_AS, kind=kind)
    if _is_text(data[:_HEAD]):
        raise UnsupportedFormat("read.really-text", hint="read.hint-text")
    raise CorruptDocument("read.not-a-zip", hint=_SAVE_AS)


def _refuse_compound_file(data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedDocument("read.encrypted", hint="read.hint-remove-password")
    if "WordDocument".encode("utf-16-le") in data:
        raise UnsupportedFormat("read.legacy-doc", hint=_SAVE_AS)
    raise UnsupportedFormat("read.legacy-office", hint=_SAVE_AS)


def _kind(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"%pdf-" in start:
        return "PDF"
    if start.startswith(b"{\\rtf"):
        return "RTF"
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start:
        return "HTML"
    if start.startswith(b"mime-version:") or (b"mime-version:" in start and b"content-type:" in start):
        return "MHTML"
    if start.startswith(b"<?xml"):
        return "XML"
    return ""


def _is_text(head: bytes) -> bool:
    """True for UTF-8 without control characters; a letter that the end of `head` cuts does no harm."""
    try:
        words = head.decode("utf-8", "strict" if len(head) < _HEAD else "ignore")
    except UnicodeDecodeError:
        return False
    return all(char.isprintable() or char in "\t\r\n\ufeff" for char in words)
