"""What Word files bring along when they were converted to Markdown: footnotes and attributes in braces.

Invariant: only markers are cut; the words of a footnote stay where they are and become a Story.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from cchc_check.patterns import compiled
from cchc_check.text.document import Block, Story
from cchc_check.text.normalize import Change

_NOTE = compiled(r"^\[\^(?P<label>[^\]\s]{1,40})\]:", re.MULTILINE)
_REFERENCE = compiled(r"\[\^(?P<label>[^\]\s]{1,40})\]")
_BRACED = compiled(
    r"""(?P<open>\[)(?P<words>[^\[\]]{1,500})(?P<close>\]\{[.\#][^{}]{1,100}\})   # [Độc lập]{.underline}
      | (?<=\))(?P<size>\{(?:width|height)=[^{}]{1,100}\})                       # ![](a.png){width="2in"}
    """,
    re.VERBOSE,
)


class Notes(Struct, frozen=True):
    """Where each footnote's own label stands, from and to, and what it is called."""

    labels: Mapping[int, tuple[int, str]]

    def hidden(self, source: str) -> str:
        """`source` with blanks in place of the labels, so that no parser takes them for links."""
        pieces: list[str] = []
        at = 0
        for start, (end, _) in self.labels.items():
            pieces += (source[at:start], " " * (end - start))
            at = end
        return "".join((*pieces, source[at:]))


def notes(source: str) -> Notes:
    """The footnotes that `source` defines."""
    found = _NOTE.finditer(source) if "[^" in source else ()
    return Notes({match.start(): (match.end(), match["label"]) for match in found})


def cuts(source: str, defined: Notes) -> Iterator[Change]:
    """The marks of footnotes that are defined, and the braces around what they dress."""
    names = {label for _, label in defined.labels.values()}
    for match in _REFERENCE.finditer(source) if names else ():
        if match["label"] in names and match.start() not in defined.labels:
            yield match.start(), match.end(), ""
    for match in _BRACED.finditer(source) if "{" in source else ():
        for group in ("open", "close", "size"):
            if match[group]:
                yield match.start(group), match.end(group), ""


def stories(
    defined: Notes, blocks: Sequence[Block], place: Callable[[int], int], text: str
) -> Iterator[Story]:
    """The blocks that are footnotes; `place` leads from the source to `text`."""
    starts = [block.span.start for block in blocks] if defined.labels else []
    for end, label in defined.labels.values():
        after = place(end)
        index = bisect_left(starts, after)
        if index < len(blocks) and "\n" not in text[after : starts[index]]:
            yield Story(blocks[index].span, "footnote", label)
