"""How far a long run has come: a bar on stderr, when that is a terminal and the run is not over soon.

Invariant: nothing of it is left on the screen, and nothing of it is ever on stdout.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from cchc_check.localize import say

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.5
"""Seconds before a bar appears."""


class _Bar(Struct):
    """Files are counted, but the time left is told by their bytes: one large report is worth many small ones."""

    lang: str
    sizes: dict[str, int]
    started: float
    files: int = 0
    bytes: int = 0
    shown: Progress | None = None

    def done(self, path: str) -> None:
        """One more document is finished."""
        self.files += 1
        self.bytes += self.sizes.get(path, 1)
        elapsed = time.monotonic() - self.started
        if self.shown is None and elapsed > PATIENCE:
            self.shown = _shown(self.lang, sum(self.sizes.values()))
        if self.shown is not None:
            state = say(
                self.lang,
                "progress.state",
                files=self.files,
                total=len(self.sizes),
                rate=self.files / elapsed,
            )
            self.shown.update(self.shown.task_ids[0], completed=self.bytes, state=state)

    def close(self) -> None:
        """Take the bar off the screen."""
        if self.shown is not None:
            self.shown.stop()


@contextmanager
def progress(paths: Sequence[str], lang: str, *, quiet: bool) -> Iterator[Callable[[str], object]]:
    """What to call with each document that is finished."""
    if quiet or len(paths) < 2 or not sys.stderr.isatty():
        yield lambda path: None
        return
    bar = _Bar(lang, {path: _size(path) for path in paths}, time.monotonic())
    try:
        yield bar.done
    finally:
        bar.close()


def _shown(lang: str, total: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(say(lang, "progress.checking")),
        BarColumn(),
        TextColumn("{task.fields[state]}"),
        TextColumn(say(lang, "progress.left")),
        TimeRemainingColumn(compact=True),
    )
    shown = Progress(*columns, console=Console(stderr=True), transient=True)
    shown.add_task("", total=total, state="")
    shown.start()
    return shown


def _size(path: str) -> int:
    try:
        return max(1, os.path.getsize(path))
    except (OSError, ValueError):
        return 1
