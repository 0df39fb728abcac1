"""What stands where a document should: folders, pipes, devices, loops of links, names that are no text."""

from __future__ import annotations

import os
from pathlib import Path

from hostile.zips import WORDS, plain


def make(folder: Path) -> None:
    """Everything that is not just bytes under a name, in `folder`."""
    (folder / "folder.docx").mkdir()
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "pipe.docx")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "round.docx").symlink_to("about.docx")
    (folder / "about.docx").symlink_to("round.docx")
    (folder / "nowhere.md").symlink_to("missing.md")
    for device in ("zero", "null", "full"):
        (folder / f"{device}.txt").symlink_to(f"/dev/{device}")
    with (folder / "endless.txt").open("wb") as file:
        file.truncate(40 << 30)
    (folder / "linked.txt").symlink_to("two\nlines.txt")
    (folder / "two\nlines.txt").write_text(WORDS, encoding="utf-8")
    Path(os.fsdecode(os.fsencode(folder) + b"/b\xe1o c\xe1o.docx")).write_bytes(plain())
    (folder / "secret.txt").write_text(WORDS, encoding="utf-8")
    (folder / "secret.txt").chmod(0)


NAMED = {
    "a folder": ("folder.docx", 2, "run.nothing-to-check"),
    "a pipe called text": ("pipe.txt", 2, "read.no-ordinary-file"),
    "a pipe called Word": ("pipe.docx", 2, "read.no-ordinary-file"),
    "a link to itself": ("loop.txt", 2, "read.link-loop"),
    "links in a circle": ("round.docx", 2, "read.link-loop"),
    "a link to nothing": ("nowhere.md", 2, "read.no-such-file"),
    "a device without end": ("zero.txt", 2, "read.no-ordinary-file"),
    "a device without bytes": ("null.txt", 2, "read.no-ordinary-file"),
    "a device that is full": ("full.txt", 2, "read.no-ordinary-file"),
    "40 GB of nothing": ("endless.txt", 2, "read.too-large"),
    "a link to a report": ("linked.txt", 0, ""),
    "a line end in the name": ("two\nlines.txt", 0, ""),
    "a name in no encoding": (os.fsdecode(b"b\xe1o c\xe1o.docx"), 0, ""),
    "no permission": ("secret.txt", 2, "read.no-permission"),
    "a name that is too long": ("a" * 5000 + ".txt", 2, "read.not-readable"),
    "no file": ("none.docx", 2, "read.no-such-file"),
}
"""By what it is: the name in the folder, the exit code and the reason."""
