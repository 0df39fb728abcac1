"""Findings as comments in a copy of the Word file they were made in.

Invariant: a comment says all that the report says of its finding; what has no comment is counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cchc_check import limits
from cchc_check.diagnostics import Diagnostic, RelatedPlace
from cchc_check.errors import CchcCheckError
from cchc_check.localize import say
from cchc_check.text.normalize import normalize
from cchc_check.word.comments import Line, Note, write_comments
from cchc_check.word.load import load
from cchc_check.word.package import Package
from cchc_check.word.seal import is_signed

LONGEST_QUOTE = 120


class Annotated(Struct, frozen=True):
    """The copy; the findings whose comment had to stand elsewhere, and those without one."""

    data: bytes
    away: tuple[Diagnostic, ...] = ()
    lost: tuple[Diagnostic, ...] = ()


def annotate(
    data: bytes, diagnostics: Sequence[Diagnostic], *, lang: str = "vi", as_of: dt.date | None = None
) -> Annotated:
    """The Word file `data` with a comment for each of `diagnostics`, which were found in this very file.

    Comments bear the date `as_of`, or none. Raises CchcCheckError for a signed file, ReadError for one that cannot
    be read.
    """
    package = Package(data, limits.NONE)
    if is_signed(package):
        raise CchcCheckError("annotate.signed", hint="annotate.hint-signed")
    word = load(package)
    source = normalize(word.text.rstrip("\n"))[1].span
    notes = [
        Note(place.start, place.end, tuple(_lines(found, lang)), _away(found, lang))
        for found in diagnostics
        for place in (source(found.at),)
    ]
    written = write_comments(data, word, notes, w_date(as_of))
    outcomes = tuple(zip(diagnostics, written.placed, strict=True))
    return Annotated(
        written.data,
        tuple(found for found, exact in outcomes if exact is False),
        tuple(found for found, exact in outcomes if exact is None),
    )


def w_date(as_of: dt.date | None) -> str:
    """A day as Word dates comments and changes, or ""; no clock is asked, so that equal input gives equal bytes."""
    return f"{as_of.isoformat()}T00:00:00Z" if as_of else ""


def _lines(found: Diagnostic, lang: str) -> Iterator[Line]:
    yield Line("", found.message)
    for related in found.related:
        yield Line("", _related(related, lang))
    if found.fix and found.fix.title:
        yield Line(say(lang, "annotate.proposal"), found.fix.title)
    if found.basis:
        yield Line(say(lang, "annotate.basis"), found.basis)
    severity = say(lang, f"severity.{found.severity}")
    yield Line(say(lang, "annotate.rule"), f"{found.code} ({severity})")


def _related(related: RelatedPlace, lang: str) -> str:
    place = " › ".join(filter(None, (related.path, related.place)))
    where = f" ({place})" if place else ""
    return f"{related.note[:1].upper()}{related.note[1:]}: “{short(related.quote)}”{where}"


def _away(found: Diagnostic, lang: str) -> Line:
    """Where the words stand, for a comment that cannot stand there."""
    quote = f"“{short(found.quote)}”" if found.quote else ""
    return Line(say(lang, "annotate.place"), ": ".join(filter(None, (found.place, quote))))


def short(quote: str) -> str:
    """The words on one line, cut off when there are many."""
    words = " ".join(quote.split())
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"
