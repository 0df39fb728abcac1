"""File names as they are shown. Invariant: what is shown can be written as UTF-8, whatever the system calls a file."""

from __future__ import annotations

from msgspec.structs import replace

from cchc_check.engine.results import FileResult


def shown(name: str) -> str:
    """The name; bytes that the system's encoding could not read as letters are read as UTF-8, or become “�”."""
    if name.isascii():
        return name
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def with_shown_name(result: FileResult) -> FileResult:
    """The result under the name of its document as it is shown."""
    name = shown(result.path)
    if name == result.path:
        return result
    return replace(
        result, path=name, diagnostics=tuple(replace(found, path=name) for found in result.diagnostics)
    )
