"""From a file to a Document; `READERS` says which suffix is read as what, and readers load when needed.

Invariant: a document is read, or a ReadError says why not; there is no third way.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_check.errors import CorruptDocument, ReadError, UnsupportedFormat
from cchc_check.limits import DEFAULT, Limits, exceeded
from cchc_check.readers.source import Source, bytes_of, is_path, name_of, require

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
_HINTED = {
    ".pdf": "pdf",
    ".doc": "ole",
    ".dot": "ole",
    ".wps": "ole",
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


def read(source: Source, *, path: str = "", format: str | None = None, limits: Limits = DEFAULT) -> Document:
    """The document in `source`: a path, the bytes of a file, or an open file (from where it stands; it stays open).

    `path` is the name in messages, if the source has none or another. `format` is one of the values of `READERS`;
    without it the suffix of the name decides, and the content where there is no name. What is beyond `limits` is
    refused. Raises ReadError.
    """
    name = path or name_of(source)
    if is_path(source):
        kind = format or _format_at(source, name)
        return _read_bytes(bytes_of(source, name, limits), name, kind, limits)
    data = bytes_of(source, name, limits)
    named = path or Path(name).suffix
    return _read_bytes(data, name, format or (_format_of(name) if named else _format_in(data)), limits)


def read_text(text: str, format: str, path: str = "", limits: Limits = DEFAULT) -> Document:
    """The document of a text that is already decoded; `format` is "txt" or "md"."""
    if format == "md":
        from cchc_check.readers.markdown import read_markdown

        return read_markdown(text, path, limits)
    if format == "txt":
        from cchc_check.readers.text import read_plain

        return read_plain(text, path)
    raise UnsupportedFormat("read.not-a-text-format", path=path, format=format)


def _format_at(source: Source, path: str) -> str:
    """The format of the file at a path; that there is none is told before what its name would say of it."""
    try:
        return _format_of(path)
    except UnsupportedFormat:
        require(source, path)
        raise


def _format_of(path: str) -> str:
    suffix = Path(path).suffix.lower()
    if suffix in READERS:
        return READERS[suffix]
    if path == "-":
        raise UnsupportedFormat("read.no-name", path=path, hint="copies.hint-no-name")
    if not suffix:
        raise UnsupportedFormat("read.no-suffix", path=path, hint="read.hint-other")
    kind = _HINTED.get(suffix, "other")
    raise UnsupportedFormat("read.unknown-suffix", path=path, hint=f"read.hint-{kind}", suffix=suffix)


def _format_in(data: bytes) -> str:
    from cchc_check.readers.sniff import sniff

    return "docx" if sniff(data) == "docx" else "txt"


def _read_bytes(data: bytes, path: str, kind: str, limits: Limits) -> Document:
    if not data:
        raise CorruptDocument("read.empty-file", path=path, hint="read.hint-empty-file")
    try:
        if kind == "docx":
            document: Document = import_module("cchc_check.readers.docx").read_docx(data, path, limits)
            return document
        return _read_text_bytes(data, path, kind, limits)
    except ReadError as error:
        if error.reason == "read.not-a-zip" and Path(path).name.startswith("~$"):
            raise UnsupportedFormat("read.lock-file", path=path, hint="read.hint-lock-file") from error
        error.path = error.path or path
        raise


def _read_text_bytes(data: bytes, path: str, kind: str, limits: Limits) -> Document:
    from cchc_check.readers.encoding import decode, with_encoding_gaps
    from cchc_check.readers.sniff import refuse_other_than_text

    if len(data) > limits.text_mb << 20:
        raise exceeded(limits, "text_mb", "read.too-large")
    refuse_other_than_text(data, path)
    text, code_page = decode(data, path)
    _refuse_long_lines(text, limits)
    return with_encoding_gaps(read_text(text, kind, path, limits), code_page)


def _refuse_long_lines(text: str, limits: Limits) -> None:
    """Raise for a line longer than the limit; the others are leapt over."""
    at = 0
    while at + limits.characters < len(text):
        end = max(text.rfind(mark, at, at + limits.characters + 1) for mark in "\n\r")
        if end < at:
            line = 1 + text.count("\n", 0, at)
            raise exceeded(limits, "characters", "read.line-too-long", line=line)
        at = end + 1
