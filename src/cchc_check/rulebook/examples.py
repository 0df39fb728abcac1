"""The examples of a rule page: its `bad`, `good` and `fixed` fences, and how they want to be run.

Invariant: an example knows the line of the page that its text begins at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from cchc_check.errors import RuleError
from cchc_check.patterns import compiled

KINDS = ("bad", "good", "fixed")
_OPENING = compiled(r"(?P<fence>`{3,})(?P<kind>[a-z]+)?(?P<attributes>[^`]*)")
_ATTRIBUTE = compiled(r'(?P<key>[a-z_.]+)=(?:"(?P<quoted>[^"]*)"|(?P<plain>\S+))')
_ALLOWED = {
    "stage": ("draft", "issue"),
    "format": ("md", "txt"),
    "as_of": None,
    "file": None,
    **dict.fromkeys(("unit.name", "unit.code", "unit.parent", "unit.domains", "unit.place")),
}


class Example(Struct, frozen=True):
    """One fence. `text` is as written, carets included, and begins at `line` of the page."""

    kind: str
    text: str
    attributes: Mapping[str, str]
    line: int

    @property
    def format(self) -> str:
        """The document format that the example is written in."""
        return self.attributes.get("format", "md")

    @property
    def file(self) -> str:
        """The name of a document beside the page that is the example; the text then names its findings."""
        return self.attributes.get("file", "")

    @property
    def as_of(self) -> dt.date | None:
        """The day the example is checked for."""
        day = self.attributes.get("as_of")
        return dt.date.fromisoformat(day) if day else None


def examples(text: str, path: str = "") -> tuple[Example, ...]:
    """The examples of a page, in order. Raises RuleError for a fence that cannot be run."""
    return tuple(_examples(text, path))


def paired(found: Sequence[Example]) -> Iterator[tuple[Example, Example | None]]:
    """Every bad and good example, with the fixed text that follows it."""
    for example, after in zip(found, (*found[1:], None), strict=False):
        if example.kind != "fixed":
            yield example, after if after and after.kind == "fixed" else None


def _examples(text: str, path: str) -> Iterator[Example]:
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        opening = _OPENING.fullmatch(lines[at].rstrip())
        at += 1
        if not opening:
            continue
        first = at
        while at < len(lines) and lines[at].rstrip() != opening["fence"]:
            at += 1
        if at == len(lines):
            raise RuleError("page.fence-not-closed", path=path, line=first)
        at += 1
        if opening["kind"] in KINDS:
            attributes = _attributes(opening["attributes"], path, first)
            body = "".join(f"{line}\n" for line in lines[first : at - 1])
            yield Example(opening["kind"], body, attributes, first + 1)


def _attributes(info: str, path: str, line: int) -> dict[str, str]:
    matches = tuple(_ATTRIBUTE.finditer(info))
    found = {each["key"]: each["quoted"] if each["plain"] is None else each["plain"] for each in matches}
    rest = _ATTRIBUTE.sub("", info).split()
    for key in (*found, *rest):
        if key not in _ALLOWED:
            known = ", ".join(_ALLOWED)
            raise RuleError("page.unknown-attribute", path=path, line=line, key=key, known=known)
    for key, value in found.items():
        if not _allows(key, value):
            raise RuleError("page.bad-attribute", path=path, line=line, key=key, value=value)
    return found


def _allows(key: str, value: str) -> bool:
    allowed = _ALLOWED[key]
    if key == "as_of":
        try:
            dt.date.fromisoformat(value)
        except ValueError:
            return False
    return allowed is None or value in allowed
