"""From the paths of a call to the documents to check, in a stable order, each once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from cchc_check.readers import READERS

ALWAYS_EXCLUDED = ("~$*", ".git", ".hg", ".svn", ".venv", "node_modules", "__pycache__")
"""Never walked into or read: Word's lock files, and what no report lives in."""


def find(paths: Sequence[str], exclude: Sequence[str] = ()) -> Iterator[str]:
    """The files to read: files as named, whatever their suffix; of folders every file of a known format.

    `exclude` holds shell patterns on a file's or folder's name or on its path below the folder named.
    """
    seen: set[str] = set()
    for path in paths:
        found = _walk(path, (*ALWAYS_EXCLUDED, *exclude)) if os.path.isdir(path) else iter((path,))
        for file in found:
            key = os.path.abspath(file)
            if key not in seen:
                seen.add(key)
                yield file


def _walk(folder: str, exclude: tuple[str, ...]) -> Iterator[str]:
    for root, folders, names in os.walk(folder):
        below = Path(os.path.relpath(root, folder))
        folders[:] = sorted(name for name in folders if not _excluded(below / name, exclude))
        for name in sorted(names):
            if Path(name).suffix.lower() in READERS and not _excluded(below / name, exclude):
                yield os.path.join(root, name)


def _excluded(path: Path, patterns: tuple[str, ...]) -> bool:
    return any(
        fnmatch(path.name, pattern) or fnmatch(path.as_posix(), pattern.rstrip("/")) for pattern in patterns
    )
