"""Where copies of checked documents go, and how they get there.

Invariant: no document is ever written over, and a copy is written whole or not at all.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence

from cchc_check.engine.whole import whole
from cchc_check.errors import CchcCheckError, ConfigError


def outside(paths: Sequence[str], found: Iterable[str], folders: Sequence[str]) -> list[str]:
    """The files found, without those that lie in a folder for copies inside a folder that was walked."""
    own = [_real(folder) for folder in folders]
    named = {_real(path) for path in paths}
    return [
        file
        for file in found
        if _real(file) in named
        or not any(_is_in(_real(file), folder) and folder not in named for folder in own)
    ]


def targets(
    paths: Sequence[str], found: Iterable[str], folder: str, names: Mapping[str, str]
) -> dict[str, str]:
    """For every file its copy in `folder`: under its own name, below the folders that were walked to reach it.

    `names` renames files ("-" for one). Raises ConfigError when a copy would fall on a document that is checked, or
    two on each other.
    """
    found = list(found)
    inputs = {_real(file): file for file in found}
    taken: dict[str, str] = {}
    copies = {}
    for file in found:
        name = names.get(file, file)
        if name == "-":
            raise ConfigError("copies.no-name", hint="copies.hint-no-name")
        target = os.path.join(folder, _below(paths, file, name))
        real = _real(target)
        if real in inputs:
            raise ConfigError("copies.over-input", path=file, hint="copies.hint-folder", folder=folder)
        if real in taken:
            hint = "copies.hint-same-name"
            raise ConfigError("copies.same-name", path=file, hint=hint, other=taken[real], target=target)
        taken[real] = file
        copies[file] = target
    return copies


def write(target: str, data: bytes) -> None:
    """Write a copy. One that is already there with the same bytes is left; raises CchcCheckError for any other."""
    if os.path.lexists(target):
        if _content(target) != data:
            raise CchcCheckError("copies.exists", path=target, hint="copies.hint-exists")
        return
    put(target, data)


def put(target: str, data: bytes) -> None:
    """Write a file whole or not at all, over one that may be there. Raises CchcCheckError."""
    try:
        os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
        with whole(target) as file:
            file.write(data)
    except OSError as error:
        raise CchcCheckError("copies.unwritable", path=target, why=error) from error


def _content(path: str) -> bytes | None:
    try:
        if not os.path.isfile(path):
            return None
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def _below(paths: Sequence[str], file: str, name: str) -> str:
    """The file's path below the folder that was named, or its bare name."""
    for path in paths:
        if file not in paths and os.path.isdir(path) and _is_in(_real(file), _real(path)):
            return os.path.relpath(os.path.abspath(file), os.path.abspath(path))
    return os.path.basename(name)


def _is_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _real(path: str) -> str:
    return os.path.normcase(os.path.realpath(path))
