"""The bytes of a file on disk, opened for reading alone.

Invariant: only an ordinary file is opened, no more of it is held than the limit, and it stood still meanwhile.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from cchc_check.errors import CorruptDocument, ReadError
from cchc_check.limits import Limits, exceeded


def loaded(file: str, path: str, limits: Limits) -> bytes:
    """The bytes of `file`, which messages call `path`. Raises ReadError."""
    require_file(file, path)
    with _said(file, path), open(file, "rb") as opened:
        before = os.fstat(opened.fileno())
        if before.st_size > limits.file_mb << 20:
            raise exceeded(limits, "file_mb", "read.too-large", path=path)
        data = bounded(opened, path, limits)
        after = os.fstat(opened.fileno())
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        raise CorruptDocument("read.changed", path=path, hint="read.hint-changed")
    return data


def require_file(file: str, path: str) -> None:
    """Raise ReadError unless `file` is there and an ordinary file; it is not opened."""
    with _said(file, path):
        # Asked before it is opened: opening a pipe waits for somebody to write to it, and a device may never end.
        if not stat.S_ISREG(os.stat(file).st_mode):
            raise ReadError(_no_file(file), path=path, hint="read.hint-no-ordinary-file")


def bounded(opened: IO[bytes], path: str, limits: Limits) -> bytes:
    """All that is left in an open file, if it is within the limits. Raises LimitExceeded."""
    most = limits.file_mb << 20
    data = opened.read(most + 1)
    if len(data) > most:
        raise exceeded(limits, "file_mb", "read.too-large", path=path)
    return data


def _no_file(file: str) -> str:
    return "read.is-a-folder" if os.path.isdir(file) else "read.no-ordinary-file"


@contextmanager
def _said(file: str, path: str) -> Iterator[None]:
    """What the system says against reading a file, as a ReadError."""
    try:
        yield
    except FileNotFoundError:
        raise ReadError("read.no-such-file", path=path, hint="read.hint-no-such-file") from None
    except IsADirectoryError:
        raise ReadError("read.is-a-folder", path=path, hint="read.hint-no-ordinary-file") from None
    except PermissionError:
        reason = "read.is-a-folder" if os.path.isdir(file) else "read.no-permission"
        raise ReadError(reason, path=path, hint="read.hint-no-permission") from None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise ReadError("read.link-loop", path=path, hint="read.hint-no-such-file") from None
        raise ReadError("read.not-readable", path=path, why=error) from error
    except ValueError as error:
        raise ReadError("read.not-readable", path=path, why=str(error)) from error
