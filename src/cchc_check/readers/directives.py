"""A suppression as somebody writes it in a comment: `cchc-check: ignore[CIT004] lý do`.

Invariant: a comment that does not begin this way says nothing to us.
"""

from __future__ import annotations

import re

from cchc_check.patterns import compiled

_DIRECTIVE = compiled(
    r"\s*cchc[-\u2010\u2011\u2013]check\s*:\s*ignore\b\s*(?:\[(?P<codes>[^\]]*)\])?\s*(?P<reason>.*)",
    re.DOTALL | re.IGNORECASE,
)
"""Word's own corrections are put up with: a capital at the beginning, a longer or an unbreakable hyphen."""


def parse_directive(comment: str) -> tuple[tuple[str, ...], str] | None:
    """The codes and the reason of a comment that is a directive; None for any other."""
    match = _DIRECTIVE.match(comment)
    if not match:
        return None
    codes = (match["codes"] or "").replace(",", " ").split()
    return tuple(codes), " ".join(match["reason"].split())
