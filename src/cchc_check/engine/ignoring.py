"""What `.gitignore` files leave out of a walk, as git itself reads them: the deepest file that speaks decides.

Invariant: a folder that was named in the call is walked, whatever is said of it above.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAME = ".gitignore"


class _Line(Struct, frozen=True):
    """One pattern. `depth` is how many names deep it reaches: 0 for any name anywhere, -1 when `**` leaves it open."""

    spec: GitIgnoreSpec
    depth: int

    def says(self, below: str, *, folder: bool) -> bool | None:
        """Whether the path itself is left out; None when the pattern says nothing of it."""
        if self.depth > 0 and below.count("/") + 1 != self.depth:
            return None
        name = below if self.depth else below.rpartition("/")[2]
        return self.spec.check_file(f"{name}/" if folder else name).include


class Ignored(Struct, frozen=True):
    """The ignore files that hold in a folder, the deepest last, each with the folder it stands in."""

    files: tuple[tuple[str, tuple[_Line, ...]], ...] = ()

    def within(self, folder: str) -> Ignored:
        """What holds in `folder`, which lies in the one before: its own file is added."""
        lines = _lines(folder)
        return Ignored((*self.files, (folder, lines))) if lines else self

    def covers(self, path: str, *, folder: bool = False) -> bool:
        """Whether the file (or folder) at `path` is left out."""
        for root, lines in reversed(self.files):
            below = os.path.relpath(path, root).replace(os.sep, "/")
            for line in reversed(lines):
                said = line.says(below, folder=folder)
                if said is not None:
                    return said
        return False


def above(folder: str) -> Ignored:
    """What the folders above `folder` leave out of it, up to the top of its git repository; nothing outside of one."""
    path = os.path.realpath(folder)
    parents = []
    while not os.path.exists(os.path.join(path, ".git")):
        parent = os.path.dirname(path)
        if parent == path:
            return Ignored()
        parents.append(parent)
        path = parent
    ignored = Ignored()
    for parent in reversed(parents):
        ignored = ignored.within(parent)
    return Ignored() if ignored.covers(os.path.realpath(folder), folder=True) else ignored


def _lines(folder: str) -> tuple[_Line, ...]:
    path = os.path.join(folder, NAME)
    if not os.path.isfile(path):  # nothing there, or a pipe, which would let us wait for ever
        return ()
    try:
        with open(path, encoding="utf-8-sig", errors="surrogateescape") as file:
            lines = file.read().splitlines()
    except OSError:
        return ()
    written = (line for line in lines if line.strip() and not line.startswith("#"))
    return tuple(_Line(spec, _depth(line)) for line in written if (spec := _spec(line)))


def _spec(line: str) -> GitIgnoreSpec | None:
    """What a line says; nothing when it is no pattern, as git too passes over it."""
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines([line])
    except ValueError:
        return None


def _depth(line: str) -> int:
    names = line.rstrip().removeprefix("!").rstrip("/").removeprefix("**/")
    if "/" not in names:
        return 0
    return -1 if "**" in line else names.strip("/").count("/") + 1
