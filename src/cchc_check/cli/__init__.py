"""The command line: finds the verb and imports only its module."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

VERBS = ("facts", "rule", "prove", "baseline", "config")
"""A first argument that is one of these is the verb; anything else is something to check."""


def command() -> NoReturn:
    """`main` as a process of its own, which ends as soon as its work is done."""
    import gc

    # Nearly all that a run makes lives to its end: looking for garbage as often as Python does by default, and
    # taking everything apart at the end, is an eighth of the time for a report of one page.
    gc.set_threshold(100_000, 50, 50)
    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            code = code or 2
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    args = list(sys.argv[1:] if argv is None else argv)
    if args in (["--version"], ["-V"]):
        from cchc_check import __version__

        print(f"cchc-check {__version__}")
        return 0
    from cchc_check.cli.shell import run

    verb = args.pop(0) if args and args[0] in VERBS else "check"
    return run(verb, args)
