"""The extensions `doc._.cchc_check`, `span._.citation`, …: they read the one string that the component left in the Doc.

Invariant: a Doc that is not the text that was read, only a part of it, or several joined, gives nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any, Generic, TypeVar

from msgspec import Struct
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from cchc_check.diagnostics import Diagnostic
from cchc_check.engine.results import FileResult
from cchc_check.errors import ConfigError
from cchc_check.extraction.facts import Citation
from cchc_check.extraction.figures import Quantity
from cchc_check.integrations.spacy import NAME
from cchc_check.integrations.spacy_record import Record, reread, written
from cchc_check.text.span import Span

REMEMBERED = 32
"""Documents whose records stay decoded; a loop over a stream looks at one after the other."""

T = TypeVar("T")


class _Ordered(Struct, Generic[T], frozen=True):
    """Records by their starts. An empty one ends behind the next character; `reach` is the furthest end so far."""

    every: tuple[T, ...]
    starts: list[int]
    ends: list[int]
    reach: list[int]

    def at(self, span: TokenSpan) -> tuple[T, ...]:
        """Those that share a character with `span`, or stand, empty, at one of its characters."""
        some = slice(bisect_right(self.reach, span.start_char), bisect_left(self.starts, span.end_char))
        pairs = zip(self.every[some], self.ends[some], strict=True)
        return tuple(each for each, end in pairs if end > span.start_char)


class _Known(Struct, frozen=True):
    """A record, and where the parts of it stand."""

    record: Record
    citations: _Ordered[Citation]
    figures: _Ordered[Quantity]
    findings: _Ordered[Diagnostic]


def store(doc: Doc, found: Record) -> None:
    """Keep `found` in `doc`, as text: what serializes a Doc serializes it too."""
    doc.user_data[NAME] = written(found)


@lru_cache(REMEMBERED)
def _decoded(data: str) -> _Known:
    found = reread(data)
    return _Known(
        found,
        _ordered(found.citations, lambda each: each.span),
        _ordered(found.figures, lambda each: each.span),
        _ordered(found.result.active(), lambda each: each.at),
    )


def _ordered(records: Iterable[T], place: Callable[[T], Span]) -> _Ordered[T]:
    every = tuple(sorted(records, key=place))
    places = [place(each) for each in every]
    ends = [max(at.end, at.start + 1) for at in places]
    return _Ordered(every, [at.start for at in places], ends, list(accumulate(ends, max)))


def _known(doc: Doc) -> _Known | None:
    data = doc.user_data.get(NAME)
    known = _decoded(data) if data else None
    return known if known and known.record.length == _length(doc) else None


def _length(doc: Doc) -> int:
    return doc[-1].idx + len(doc[-1].text_with_ws) if len(doc) else 0


def identify(kind: str, index: int) -> str:
    """The `id_` of the span that was made for the record of this number."""
    return f"{kind}-{index}"


def _of(span: TokenSpan, kind: str, every: Sequence[T]) -> T | None:
    """The record that `span` was made for; spaCy's own slots hold one value for all spans of the same tokens."""
    own, _, index = span.id_.rpartition("-") if span.id else ("", "", "")
    if own != kind or not index.isdecimal() or int(index) >= len(every):
        return None
    return every[int(index)]


def _result(doc: Doc) -> FileResult | None:
    known = _known(doc)
    return known.record.result if known else None


def _citation(span: TokenSpan) -> Citation | None:
    known = _known(span.doc)
    return _of(span, "citation", known.record.citations) if known else None


def _figure(span: TokenSpan) -> Quantity | None:
    known = _known(span.doc)
    return _of(span, "figure", known.record.figures) if known else None


def _finding(span: TokenSpan) -> Diagnostic | None:
    known = _known(span.doc)
    return _of(span, "finding", known.record.result.diagnostics) if known else None


def _citations(span: TokenSpan) -> tuple[Citation, ...]:
    known = _known(span.doc)
    return known.citations.at(span) if known else ()


def _figures(span: TokenSpan) -> tuple[Quantity, ...]:
    known = _known(span.doc)
    return known.figures.at(span) if known else ()


def _findings(span: TokenSpan) -> tuple[Diagnostic, ...]:
    known = _known(span.doc)
    return known.findings.at(span) if known else ()


EXTENSIONS: tuple[tuple[type[Doc] | type[TokenSpan], str, Callable[[Any], Any]], ...] = (
    (Doc, NAME, _result),
    (TokenSpan, "citation", _citation),
    (TokenSpan, "citations", _citations),
    (TokenSpan, "figure", _figure),
    (TokenSpan, "figures", _figures),
    (TokenSpan, "finding", _finding),
    (TokenSpan, "findings", _findings),
)
"""Functions of modules, not closures: spaCy sends them by name to the processes of `nlp.pipe`."""


def set_extensions() -> None:
    """Make the extensions known to spaCy. Raises ConfigError when another package took one of the names."""
    for owner, name, getter in EXTENSIONS:
        if not owner.has_extension(name):
            owner.set_extension(name, getter=getter)
        elif owner.get_extension(name)[2] is not getter:
            raise ConfigError("spacy.extension-taken", key=f"{owner.__name__}._.{name}")
