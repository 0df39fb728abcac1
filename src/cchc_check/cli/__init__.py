"""The command line: finds the verb and imports only its module."""

from __future__ import annotations

import sys
from collections.abc import Sequence

VERBS = ("facts", "rule", "prove", "baseline", "config")
"""A first argument that is one of these is the verb; anything else is something to check."""


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
