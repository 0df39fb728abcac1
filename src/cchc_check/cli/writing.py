"""Where a report goes: a file, or stdout.

Invariant: the report is whole or not there at all; until its last piece has come, the others wait on disk.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import IO

from cchc_check.errors import ConfigError


def write(pieces: Iterable[str], output_file: str | None) -> None:
    """The pieces one after another. Raises ConfigError for a file that cannot be written."""
    if output_file is None:
        _to_stdout(pieces)
    else:
        _to_file(pieces, output_file)


def _to_stdout(pieces: Iterable[str]) -> None:
    from cchc_check.reporters.spool import Spool

    with Spool() as waiting:
        waiting.extend(pieces)
        try:
            for piece in waiting:
                sys.stdout.write(piece)
            sys.stdout.flush()
        except BrokenPipeError:
            let_go()


def let_go() -> None:
    """Whoever read our output has gone, and wants no more of it; Python would complain while closing it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _to_file(pieces: Iterable[str], name: str) -> None:
    if os.path.exists(name) and not (os.path.isfile(name) or os.path.isdir(name)):
        _to_device(pieces, name)
        return
    partial = f"{name}.{os.getpid()}.partial"
    try:
        file = open(partial, "x", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: SIM115
    except OSError as error:
        raise _unwritable(name, error) from error
    try:
        for piece in pieces:
            _put(piece, file, name)
        _close(file, partial, name)
    except BaseException:
        with suppress(OSError):
            file.close()
        os.unlink(partial)
        raise


def _to_device(pieces: Iterable[str], name: str) -> None:
    """A pipe, or "NUL": written to as it is, for putting a file in its place would take it away from everybody."""
    try:
        with open(name, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(pieces)
    except OSError as error:
        raise _unwritable(name, error) from error


def _put(piece: str, file: IO[str], name: str) -> None:
    try:
        file.write(piece)
    except OSError as error:
        raise _unwritable(name, error) from error


def _close(file: IO[str], partial: str, name: str) -> None:
    try:
        file.close()
        os.replace(partial, name)
    except OSError as error:
        raise _unwritable(name, error) from error


def _unwritable(name: str, error: OSError) -> ConfigError:
    return ConfigError("cli.unwritable", file=name, why=error)
