"""Text that has to wait until something that comes before it is known: in memory while it is little, then on disk.

Invariant: the pieces come back as they were put in; the file has no name and is gone with the spool.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import IO

LITTLE = 1 << 20
"""Bytes kept in memory."""


class Spool:
    """Pieces of text, put aside one after another and then read in the same order."""

    def __init__(self) -> None:
        self._file: IO[bytes] = io.BytesIO()
        self._in_memory = True

    def add(self, piece: str) -> None:
        """One more piece, behind the others."""
        data = piece.encode("utf-8", "surrogatepass")
        self._file.write(len(data).to_bytes(8, "little") + data)
        if self._in_memory and self._file.tell() > LITTLE:
            self._move_to_disk()

    def extend(self, pieces: Iterable[str]) -> None:
        """Several more."""
        for piece in pieces:
            self.add(piece)

    def _move_to_disk(self) -> None:
        from tempfile import TemporaryFile

        file = TemporaryFile()  # noqa: SIM115 - closed with the spool
        self._file.seek(0)
        file.write(self._file.read())
        self._file, self._in_memory = file, False

    def __iter__(self) -> Iterator[str]:
        self._file.seek(0)
        while size := self._file.read(8):
            yield self._file.read(int.from_bytes(size, "little")).decode("utf-8", "surrogatepass")

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
