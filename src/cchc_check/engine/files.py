"""From the paths of a call to the documents to check, in a stable order, each once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path

from cchc_check.engine.ignoring import Ignored, above
from cchc_check.readers import READERS

ALWAYS_EXCLUDED = ("~$*", ".git", ".hg", ".svn", ".venv", "node_modules", "__pycache__")
"""Never walked into or read: Word's lock files, and what no report lives in."""

NOT_READ = (".doc", ".dot", ".wps", ".odt", ".rtf", ".pdf")
"""What reports are kept in too, but is not read."""

DOCUMENTS = frozenset((*READERS, *NOT_READ, ".xls", ".xlsx", ".ppt", ".pptx"))
"""Suffixes of somebody's work: no report of ours is written to such a name."""


def find(
    paths: Sequence[str],
    exclude: Sequence[str] = (),
    *,
    gitignore: bool = True,
    unread: list[str] | None = None,
) -> Iterator[str]:
    """The files to read: files as named, whatever their suffix; of folders every file of a known format.

    `exclude` holds shell patterns on a file's or folder's name or on its path below the folder named; `gitignore`
    leaves out what git ignores. A folder that cannot be listed is found itself, so that reading says why. What names
    no file but has "*" or "?" in it is a pattern: the shell of Windows leaves them to its programs. The documents of
    the folders that are not read are put into `unread`.
    """
    seen: set[str] = set()
    passed: list[str] = [] if unread is None else unread
    for path in chain.from_iterable(map(_matching, paths)):
        walked = os.path.isdir(path)
        found = (
            _walk(path, (*ALWAYS_EXCLUDED, *exclude), passed, gitignore=gitignore)
            if walked
            else iter((path,))
        )
        for file in found:
            key = os.path.normcase(os.path.abspath(file))
            if key not in seen:
                seen.add(key)
                yield file


def _matching(path: str) -> Iterable[str]:
    """The path, or those that match it as a pattern, without Word's lock files."""
    if not ("*" in path or "?" in path) or os.path.lexists(path):
        return (path,)
    from glob import glob

    found = sorted(glob(path.replace("[", "[[]")))
    return [file for file in found if not _excluded(Path(file), ALWAYS_EXCLUDED)] or (path,)


def _walk(folder: str, exclude: tuple[str, ...], passed: list[str], *, gitignore: bool) -> Iterator[str]:
    unlisted: list[str] = []
    ignored = {folder: above(folder) if gitignore else Ignored()}
    for root, folders, names in os.walk(folder, onerror=lambda error: unlisted.append(error.filename)):
        below = Path(os.path.relpath(root, folder))
        real = os.path.realpath(root)
        here = ignored.pop(root).within(real) if gitignore else Ignored()
        folders[:] = sorted(
            name
            for name in folders
            if not _excluded(below / name, exclude) and not here.covers(os.path.join(real, name), folder=True)
        )
        ignored.update((os.path.join(root, name), here) for name in folders)
        for name in sorted(names):
            suffix = Path(name).suffix.lower()
            known = suffix in READERS or suffix in NOT_READ
            if not known or _excluded(below / name, exclude) or here.covers(os.path.join(real, name)):
                continue
            if suffix in READERS:
                yield os.path.join(root, name)
            else:
                passed.append(os.path.join(root, name))
    yield from unlisted


def _excluded(path: Path, patterns: tuple[str, ...]) -> bool:
    return any(
        fnmatch(path.name, pattern) or fnmatch(path.as_posix(), pattern.rstrip("/")) for pattern in patterns
    )
