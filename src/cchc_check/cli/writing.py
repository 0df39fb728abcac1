"""Where a report goes: a file, or stdout.

Invariant: the report is whole or not there at all; until its last piece has come, the others wait on disk.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from cchc_check.engine.whole import whole
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
        except OSError as error:
            let_go()
            raise _unwritable("stdout", error) from error


def let_go() -> None:
    """Whoever read our output has gone, and wants no more of it; Python would complain while closing it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _to_file(pieces: Iterable[str], name: str) -> None:
    try:
        with whole(name) as file:
            for piece in pieces:
                file.write(piece.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise _unwritable(name, error) from error


def _unwritable(name: str, error: OSError) -> ConfigError:
    return ConfigError("cli.unwritable", file=name, why=error)
