"""What the pipeline component leaves in a Doc: one string in `user_data`, and extensions that read it.

Invariant: every span of every record lies in `doc.text`; a Doc that is not the one that was read gives None.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from cchc_check.diagnostics import Diagnostic
from cchc_check.engine.results import Coverage, Failure, FileResult, Stale
from cchc_check.errors import ConfigError
from cchc_check.extraction.facts import Citation, Facts
from cchc_check.extraction.figures import Quantity
from cchc_check.integrations.spacy import NAME
from cchc_check.reporters.facts import figures
from cchc_check.text.normalize import SourceMap
from cchc_check.text.span import Span

REMEMBERED = 32
"""Documents whose records stay decoded; a loop over a stream looks at one after the other."""

T = TypeVar("T")


class Record(Struct, frozen=True):
    """What was read and found in one text of `length` characters; `figures` holds those of tables too."""

    length: int
    format: str
    citations: tuple[Citation, ...] = ()
    figures: tuple[Quantity, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    coverage: Coverage = Coverage()
    failures: tuple[Failure, ...] = ()
    stale: tuple[Stale, ...] = ()


def record(facts: Facts, result: FileResult, length: int) -> Record:
    """The record of a text whose facts and result these are."""
    cells = chain.from_iterable(table.cells.values() for table in facts.tables)
    numbers = (*figures(facts), *(cell.quantity for cell in cells if cell.quantity))
    found = Record(
        length=length,
        format=result.format,
        citations=facts.citations,
        figures=tuple(sorted(numbers, key=lambda each: each.digits)),
        coverage=result.coverage,
        failures=result.failures,
        stale=result.stale,
    )
    diagnostics = tuple(_in_source(each, facts.document.source_map) for each in result.diagnostics)
    return replace(_moved(found, facts.document.source_map), diagnostics=diagnostics)


def _in_source(found: Diagnostic, source_map: SourceMap) -> Diagnostic:
    """The diagnostic with the places of the source, which a text format always knows, as its only places."""
    related = tuple(replace(each, at=each.source or each.at) for each in found.related)
    return replace(found, at=found.source or found.at, related=related, fix=_moved(found.fix, source_map))


def _moved(value: T, source_map: SourceMap) -> T:
    """`value` with every Span in it taken from the canonical text to the source."""
    return value if source_map.is_identity else _walked(value, source_map.span)


def _walked(value: Any, move: Callable[[Span], Span]) -> Any:
    if isinstance(value, Span):
        return move(value)
    if isinstance(value, Struct):
        return type(value)(*(_walked(getattr(value, name), move) for name in value.__struct_fields__))
    if isinstance(value, tuple):
        return tuple(_walked(each, move) for each in value)
    return value


def store(doc: Doc, found: Record) -> None:
    """Keep `found` in `doc`, as text: what serializes a Doc serializes it too."""
    doc.user_data[NAME] = msgspec.json.encode(found).decode()


@lru_cache(REMEMBERED)
def _decoded(data: str) -> Record:
    return msgspec.json.decode(data, type=Record)


def recorded(doc: Doc) -> Record | None:
    """The record in `doc`, or None: not read, or `doc` is a part or a joining of what was read."""
    data = doc.user_data.get(NAME)
    found = _decoded(data) if data else None
    return found if found and found.length == _length(doc) else None


def _length(doc: Doc) -> int:
    return doc[-1].idx + len(doc[-1].text_with_ws) if len(doc) else 0


def _result(doc: Doc) -> FileResult | None:
    found = recorded(doc)
    if found is None:
        return None
    return FileResult(
        path="",
        format=found.format,
        diagnostics=found.diagnostics,
        coverage=found.coverage,
        failures=found.failures,
        stale=found.stale,
    )


def identify(kind: str, index: int) -> str:
    """The `id_` of the span that was made for the record of this number."""
    return f"{kind}-{index}"


def _of(span: TokenSpan, kind: str, every: Sequence[T]) -> T | None:
    """The record that `span` was made for; spaCy's own slots hold one value for all spans of the same tokens."""
    own, _, index = span.id_.rpartition("-") if span.id else ("", "", "")
    if own != kind or not index.isdecimal() or int(index) >= len(every):
        return None
    return every[int(index)]


def _inside(span: TokenSpan, every: Sequence[T], place: Callable[[T], Span]) -> tuple[T, ...]:
    """Those of `every` that share a character with `span`, or stand, empty, at one of its characters."""
    start, end = span.start_char, span.end_char
    return tuple(
        each for each in every if (at := place(each)).start < end and start < max(at.end, at.start + 1)
    )


def _citation(span: TokenSpan) -> Citation | None:
    found = recorded(span.doc)
    return _of(span, "citation", found.citations) if found else None


def _citations(span: TokenSpan) -> tuple[Citation, ...]:
    found = recorded(span.doc)
    return _inside(span, found.citations, lambda each: each.span) if found else ()


def _figure(span: TokenSpan) -> Quantity | None:
    found = recorded(span.doc)
    return _of(span, "figure", found.figures) if found else None


def _figures(span: TokenSpan) -> tuple[Quantity, ...]:
    found = recorded(span.doc)
    return _inside(span, found.figures, lambda each: each.span) if found else ()


def _finding(span: TokenSpan) -> Diagnostic | None:
    found = recorded(span.doc)
    return _of(span, "finding", found.diagnostics) if found else None


def _findings(span: TokenSpan) -> tuple[Diagnostic, ...]:
    found = recorded(span.doc)
    active = [each for each in found.diagnostics if not each.suppression] if found else ()
    return _inside(span, active, lambda each: each.at)


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
