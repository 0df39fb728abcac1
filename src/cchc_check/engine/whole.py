"""Files written whole or not at all, whatever ends the writing: a full disk, an interrupt, a killed process.

Invariant: under its own name a file is what it was before or all of the new; a device is simply written to.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO


@contextmanager
def whole(target: str) -> Iterator[IO[bytes]]:
    """A file to write to, which becomes `target` when nothing was raised meanwhile. Raises OSError.

    What a killed process leaves is called `target.partial`; the next one that writes `target` takes it over.
    """
    mode = _mode(target)
    if mode and not stat.S_ISREG(mode):
        with open(target, "wb") as device:
            yield device
        return
    target = os.path.realpath(target)
    partial = f"{target}.partial"
    file = _taken(partial)
    try:
        with file:
            yield file
            if mode and hasattr(os, "fchmod"):
                os.fchmod(file.fileno(), stat.S_IMODE(mode))
            file.flush()
            os.fsync(file.fileno())
            if os.name == "posix":  # while it is locked
                os.replace(partial, target)
        if os.name != "posix":  # where an open file cannot be renamed
            os.replace(partial, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(partial)
        raise


def _mode(path: str) -> int:
    """The mode of a file, 0 when there is none."""
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return 0


def _taken(partial: str) -> IO[bytes]:
    """The file, empty and locked. Raises BlockingIOError while another process writes to it."""
    while True:
        file = open(os.open(partial, os.O_WRONLY | os.O_CREAT, 0o666), "wb")  # noqa: SIM115 - the caller closes it
        try:
            _lock(file)
            if os.path.samestat(os.fstat(file.fileno()), os.stat(partial)):
                file.truncate(0)
                return file
        except FileNotFoundError:
            pass  # another process has just finished: this was its file, not ours
        except BaseException:
            file.close()
            raise
        file.close()


def _lock(file: IO[bytes]) -> None:
    try:
        import fcntl
    except ImportError:  # Windows, which lets nobody rename a file that another process has open
        return
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
