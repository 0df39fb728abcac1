"""What is left of the work on a draft, told once for each cause.

Invariant: a finding stands at the first place and counts them all; only a few of the others are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from cchc_check.checks.occurrences import told_once
from cchc_check.diagnostics import Finding, Occurrence
from cchc_check.text.document import Document, Mark
from cchc_check.text.span import Span

_SHOWN = 60


class Leftover(Struct, frozen=True):
    """One place, and the values that say what is there."""

    span: Span
    said: Mapping[str, str]


def told(document: Document, left: Iterable[Leftover]) -> Iterator[Finding]:
    """One finding for all, or none; its values are those of the first place and the `count`."""
    places = [Occurrence(_first_line(document, each.span), each.span, each.said) for each in left]
    if places:
        yield told_once(places, {}, note="other")


def groups(document: Document, *kinds: str) -> Iterator[tuple[Mark, ...]]:
    """The marks of these kinds, those together that no words part."""
    group: list[Mark] = []
    end = 0
    for mark in document.marks:
        if mark.kind not in kinds:
            continue
        if group and document.text[end : mark.span.start].strip():
            yield tuple(group)
            group = []
        group.append(mark)
        end = max(end, mark.span.end)
    if group:
        yield tuple(group)


def around(group: tuple[Mark, ...]) -> Span:
    """The place of a group."""
    return Span(group[0].span.start, max(mark.span.end for mark in group))


def shown(words: str) -> str:
    """The words on one line, long ones by their beginning."""
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"


def _first_line(document: Document, span: Span) -> Span:
    """The first line with words on it, or the place as it is."""
    words = document.quote(span)
    start = span.start + len(words) - len(words.lstrip())
    line = document.text[start : span.end].partition("\n")[0].rstrip()
    return Span(start, start + len(line)) if line else span
