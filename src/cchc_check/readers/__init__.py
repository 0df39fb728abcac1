"""From a file to a Document; `READERS` says which suffix is read as what, and readers load when needed.

Invariant: a document is read, or a ReadError says why not; there is no third way.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_check.errors import CorruptDocument, LimitExceeded, ReadError, UnsupportedFormat
from cchc_check.readers.source import Source, bytes_of, is_path, name_of

if TYPE_CHECKING:
    from cchc_check.text.document import Document

READERS = {
    ".txt": "txt",
    ".md": "md",
    ".markdown": "md",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
}
"""The suffixes that are read, and the format each is."""
MAX_TEXT = 64 << 20
"""Bytes of a text file; some thirty thousand pages."""
_HINTED = {
    ".pdf": "pdf",
    ".doc": "ole",
    ".dot": "ole",
    ".odt": "odt",
    ".rtf": "rtf",
    ".xlsx": "xlsx",
    ".xls": "xlsx",
    ".pptx": "pptx",
    ".ppt": "pptx",
    ".htm": "html",
    ".html": "html",
    ".mht": "html",
    ".zip": "archive",
    ".rar": "archive",
    ".7z": "archive",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
    ".tif": "image",
    ".tiff": "image",
}


def read(source: Source, *, path: str = "", format: str | None = None) -> Document:
    """The document in `source`: a path, the bytes of a file, or an open file (from where it stands; it stays open).

    `path` is the name in messages, if the source has none or another. `format` is one of the values of `READERS`;
    without it the suffix of the name decides, and the content where there is no name. Raises ReadError.
    """
    name = path or name_of(source)
    if is_path(source):
        kind = format or _format_of(name)
        return _read_bytes(bytes_of(source, name), name, kind)
    data = bytes_of(source, name)
    named = path or Path(name).suffix
    return _read_bytes(data, name, format or (_format_of(name) if named else _format_in(data)))


def read_text(text: str, format: str, path: str = "") -> Document:
    """The document of a text that is already decoded; `format` is "txt" or "md"."""
    if format == "md":
        from cchc_check.readers.markdown import read_markdown

        return read_markdown(text, path)
    if format == "txt":
        from cchc_check.readers.text import read_plain

        return read_plain(text, path)
    raise UnsupportedFormat("read.not-a-text-format", path=path, format=format)


def _format_of(path: str) -> str:
    suffix = Path(path).suffix.lower()
    if suffix in READERS:
        return READERS[suffix]
    kind = _HINTED.get(suffix, "other")
    raise UnsupportedFormat("read.unknown-suffix", path=path, hint=f"read.hint-{kind}", suffix=suffix or "?")


def _format_in(data: bytes) -> str:
    from cchc_check.readers.sniff import sniff

    return "docx" if sniff(data) == "docx" else "txt"


def _read_bytes(data: bytes, path: str, kind: str) -> Document:
    if not data:
        raise CorruptDocument("read.empty-file", path=path, hint="read.hint-empty-file")
    try:
        if kind == "docx":
            document: Document = import_module("cchc_check.readers.docx").read_docx(data, path)
            return document
        return _read_text_bytes(data, path, kind)
    except ReadError as error:
        error.path = error.path or path
        raise


def _read_text_bytes(data: bytes, path: str, kind: str) -> Document:
    from cchc_check.readers.encoding import decode, with_encoding_gaps
    from cchc_check.readers.sniff import refuse_other_than_text

    if len(data) > MAX_TEXT:
        raise LimitExceeded(
            "read.too-large", path=path, hint="read.hint-too-large", limit=f"{MAX_TEXT >> 20} MB"
        )
    refuse_other_than_text(data, path)
    text, code_page = decode(data, path)
    return with_encoding_gaps(read_text(text, kind, path), code_page)
