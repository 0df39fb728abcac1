"""What callers hand over to be read (a path, bytes, an open file): its bytes and its name.

Invariant: an open file is never closed, and stands afterwards where it stood before, if it can.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Protocol

from cchc_check.errors import ReadError
from cchc_check.limits import DEFAULT, Limits
from cchc_check.readers.loading import loaded, require_file

LONG = 260
"""Characters of a path, its drive and the end it is given included."""


class Readable(Protocol):
    """An open file, or anything that gives bytes (or text) as one; its `name` is taken when it is a path."""

    def read(self) -> bytes | str:
        """All that is left in it."""


Source = str | os.PathLike[str] | bytes | bytearray | memoryview | Readable


def name_of(source: object) -> str:
    """The name the source brings along, or ""."""
    name = source if isinstance(source, (str, os.PathLike)) else getattr(source, "name", "")
    try:
        return os.fsdecode(name) if isinstance(name, (str, bytes, os.PathLike)) else ""
    except TypeError:
        return ""


def is_path(source: object) -> bool:
    """Whether the source says where the bytes lie, instead of holding them."""
    return isinstance(source, (str, os.PathLike))


def bytes_of(source: Source, path: str = "", limits: Limits = DEFAULT) -> bytes:
    """The bytes of the source; text becomes UTF-8. Raises ReadError, which calls the source `path`."""
    path = path or name_of(source)
    match source:
        case bytes() | bytearray() | memoryview():
            return bytes(source)
        case str() | os.PathLike():
            return loaded(reachable(os.fspath(source)), path, limits)
    read = getattr(source, "read", None)
    if not callable(read):
        raise _no_source(source, path)
    content = _rest(source, read, path)
    match content:
        case bytes() | bytearray() | memoryview():
            return bytes(content)
        case str():
            return encoded(content)
    raise _no_source(content, path)


def require(source: Source, path: str) -> None:
    """Raise ReadError unless the path `source`, which messages call `path`, is that of an ordinary file."""
    require_file(reachable(os.fspath(source)), path)  # type: ignore[arg-type]


def reachable(path: str) -> str:
    """The path as the system opens it: Windows takes one of 260 characters or more in a form of its own only."""
    if os.name != "nt" or len(full := os.path.abspath(path)) < LONG or full.startswith("\\\\?\\"):
        return path
    return f"\\\\?\\UNC{full[1:]}" if full.startswith("\\\\") else f"\\\\?\\{full}"


def encoded(text: str) -> bytes:
    """The bytes of a text; what is no character makes bytes that reading refuses."""
    # Reading takes one byte order mark away: a text's own must stay, or all its places would be one off.
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return (mark + text).encode("utf-8", "surrogatepass")


def _rest(source: object, read: Callable[[], object], path: str) -> object:
    try:
        place = _place(source)
        # The bytes below a text file: how it was opened says little of how it was written.
        below = getattr(source, "buffer", None) if place == 0 else None
        content = below.read() if below else read()
        if place is not None:
            source.seek(place)  # type: ignore[attr-defined]
    except (OSError, ValueError) as error:
        raise ReadError("read.not-readable", path=path, why=error) from error
    return content


def _place(source: object) -> int | None:
    """Where an open file stands, or None when it cannot be put back there."""
    try:
        return source.tell() if source.seekable() else None  # type: ignore[attr-defined]
    except (AttributeError, OSError):
        return None


def _no_source(source: object, path: str) -> ReadError:
    return ReadError("read.no-source", path=path, hint="read.hint-no-source", type=type(source).__name__)
