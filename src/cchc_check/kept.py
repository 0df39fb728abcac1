"""What the tool made of its own files at start-up, kept beside its bytecode and under the same rules.

Invariant: what is given back was made of the very files that lie there now. Nothing of a document comes here.
"""

from __future__ import annotations

import os
import sys
from binascii import crc32
from collections.abc import Iterable

_SUM = 4


def load(name: str, key: bytes) -> bytes | None:
    """What was saved as `name` under `key`, or None."""
    path = _path(name)
    if not path:
        return None
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError:
        return None
    head = key + _sum(content[len(key) + _SUM :])
    return content[len(head) :] if content.startswith(head) else None


def save(name: str, key: bytes, content: bytes) -> None:
    """Keep `content` for the next start; does nothing where Python would write no bytecode."""
    path = _path(name)
    if not path or sys.dont_write_bytecode:
        return
    partial = f"{path}.{os.getpid()}"
    try:
        with open(partial, "xb") as file:
            file.write(key + _sum(content) + content)
        os.replace(partial, path)
    except OSError:
        # An installation that may not be written to starts slower, and works.
        if os.path.exists(partial):
            os.unlink(partial)


def state(files: Iterable[str]) -> bytes:
    """A key that changes when one of `files` does, or the Python that reads it."""
    stats = ((file, os.stat(file)) for file in files)
    seen = [(file, stat.st_size, stat.st_mtime_ns) for file, stat in stats]
    return f"{sys.version}\n{seen}\n".encode("utf-8", "surrogateescape")


def _sum(content: bytes) -> bytes:
    return crc32(content).to_bytes(_SUM, "big")


def _path(name: str) -> str:
    bytecode = __spec__.cached if __spec__ else None
    return f"{bytecode.removesuffix('.pyc')}.{name}" if bytecode else ""
