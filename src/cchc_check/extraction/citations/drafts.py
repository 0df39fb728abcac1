"""The working record of a citation while the passes of the extractor complete it.

Invariant: a draft never leaves the extraction package; `finished` turns it into a Citation.
"""

from __future__ import annotations

from msgspec import Struct

from cchc_check.extraction.facts import Citation, DateMention, Notation, Part
from cchc_check.text.span import Span


class Draft(Struct):
    """What is known so far; `printed` is False when the kind word does not stand in front of this number."""

    start: int
    end: int
    kind: Part[str] | None
    notation: Notation | None
    issued: DateMention | None = None
    issuer: Part[str] | None = None
    title: Part[str] | None = None
    year: Part[int] | None = None
    provision: Part[str] | None = None
    antecedent: int | None = None
    inherited: tuple[str, ...] = ()
    own: bool = False
    printed: bool = True

    def finished(self) -> Citation:
        """The citation as the checks see it."""
        return Citation(
            Span(self.start, self.end),
            self.kind,
            self.notation,
            self.issued,
            self.issuer,
            self.title,
            self.year,
            self.provision,
            self.antecedent,
            self.inherited,
            self.own,
        )
