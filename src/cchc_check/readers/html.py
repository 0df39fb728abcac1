"""HTML inside Markdown: tags and comments are cut, the words between them stay.

Invariant: only tags, comments, scripts and styles are reported; nothing else of the source is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_check.patterns import compiled
from cchc_check.readers.directives import parse_directive
from cchc_check.readers.inline import Found
from cchc_check.text.span import Span

_TAG = compiled(
    r"""(?P<comment><!--.*?(?:-->|\Z))
      | (?P<unseen><(?P<name>script|style)\b.*?(?:</(?P=name)\s*>|\Z))
      | (?P<cell></t[dh]\s*>)
      | (?P<line><(?:br|/p|/tr|/div|/li|/h[1-6])\b[^<>]*>)
      | (?P<tag><[/!?]?[A-Za-z][^<>]*>)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def found_in_html(source: str, span: Span) -> Iterator[Found]:
    """What is not words in `span`; cells end in a tab and lines in a line end, so that words stay apart."""
    for match in _TAG.finditer(source, span.start, span.end):
        start, end = match.span()
        match match.lastgroup:
            case "comment":
                yield Found("note", start, end, match[0])
                yield Found("cut", start, end)
            case "cell":
                yield Found("cut", start, end, "\t")
            case "line":
                yield Found("cut", start, end, "" if source[end : end + 1] in "\r\n" else "\n")
            case _:
                yield Found("cut", start, end)


def directive(comment: str) -> tuple[tuple[str, ...], str] | None:
    """The codes and the reason of `<!-- cchc-check: ignore[CIT004] lý do -->`; None for any other comment."""
    return parse_directive(comment.removeprefix("<!--").removesuffix("-->"))
