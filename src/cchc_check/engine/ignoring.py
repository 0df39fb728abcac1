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


class Ignored(Struct, frozen=True):
    """The ignore files that hold in a folder, the deepest last, each with the folder it stands in."""

    files: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    def within(self, folder: str) -> Ignored:
        """What holds in `folder`, which lies in the one before: its own file is added."""
        spec = _spec(folder)
        return Ignored((*self.files, (folder, spec))) if spec else self

    def covers(self, path: str, *, folder: bool = False) -> bool:
        """Whether the file (or folder) at `path` is left out."""
        for root, spec in reversed(self.files):
            below = os.path.relpath(path, root).replace(os.sep, "/")
            said = spec.check_file(f"{below}/" if folder else below).include
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


def _spec(folder: str) -> GitIgnoreSpec | None:
    try:
        with open(os.path.join(folder, NAME), encoding="utf-8-sig", errors="surrogateescape") as file:
            lines = file.read().splitlines()
    except OSError:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
