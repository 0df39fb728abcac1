"""A language server: findings, explanations and quick fixes in an editor, for Markdown and plain text.

Invariant: it speaks over its own stdin and stdout only; no draft is written to, nothing leaves the machine.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cchc_check.localize import LANGUAGES, say

TRANSPORT = "--stdio"
"""The flag with which editors ask for the only transport there is."""


def main(argv: Sequence[str] | None = None) -> int:
    """Serve one editor until it says goodbye; 0 after a shutdown in order, 2 when there was nothing to serve with."""
    import cchc_check

    args = [arg for arg in (sys.argv[1:] if argv is None else argv) if arg != TRANSPORT]
    if args == ["--version"]:
        print(f"cchc-check-lsp {cchc_check.__version__}")
        return 0
    if args:
        return _refused(say(LANGUAGES[0], "lsp.usage", args=" ".join(args)))
    try:
        from cchc_check.integrations.lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        return _refused(say(LANGUAGES[0], "lsp.no-pygls"))
    return serve()


def _refused(why: str) -> int:
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")
    print(f"cchc-check-lsp: {say(LANGUAGES[0], 'cli.error')}: {why}", file=sys.stderr)
    return 2
