"""What is wrong, said on stderr in one line."""

from __future__ import annotations

import sys

from cchc_check.engine.names import shown
from cchc_check.localize import say


def complain(line: str, lang: str) -> None:
    """One line on stderr."""
    print(f"cchc-check: {say(lang, 'cli.error')}: {shown(line)}", file=sys.stderr)
