"""What the pipeline component keeps of one text, all places in it taken to the text as it was given.

Invariant: every Span in a Record lies in that text, and its characters normalize to what was read there.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import asdict, fields, replace

from cchc_check.diagnostics import Diagnostic, RelatedPlace
from cchc_check.engine.results import FileResult
from cchc_check.errors import ReadError
from cchc_check.extraction.facts import Citation, Facts
from cchc_check.extraction.figures import Quantity
from cchc_check.reporters.facts import figures
from cchc_check.text.normalize import SourceMap
from cchc_check.text.span import Span

T = TypeVar("T")


class Record(Struct, frozen=True):
    """What was read and found in one text of `length` characters; `figures` holds those of tables too."""

    length: int
    result: FileResult
    citations: tuple[Citation, ...] = ()
    figures: tuple[Quantity, ...] = ()


_FIELDS = tuple((each.name, each.type) for each in fields(FileResult) if each.name != "reading")
_KEPT = msgspec.defstruct("_Kept", _FIELDS)
_STORED = msgspec.defstruct(
    "_Stored",
    (
        ("length", int),
        ("result", _KEPT),
        ("citations", tuple[Citation, ...]),
        ("figures", tuple[Quantity, ...]),
    ),
)
"""A Record as JSON holds it: the document as it was read is not kept, and its blocks could not be told apart."""


def written(found: Record) -> str:
    """The record as text."""
    return msgspec.json.encode(found).decode()


def reread(data: str) -> Record:
    """The record that `written` made into `data`. Raises ReadError for that of another version."""
    try:
        stored: Any = msgspec.json.decode(data, type=_STORED)
    except msgspec.DecodeError as error:
        raise ReadError("spacy.other-version", why=str(error)) from error
    return Record(stored.length, FileResult(**asdict(stored.result)), stored.citations, stored.figures)


def record(facts: Facts, result: FileResult, length: int) -> Record:
    """The record of a text whose facts and result these are."""
    source_map = facts.document.source_map
    cells = chain.from_iterable(table.cells.values() for table in facts.tables)
    numbers = (*figures(facts), *(cell.quantity for cell in cells if cell.quantity))
    ordered = tuple(sorted(numbers, key=lambda each: each.digits))
    diagnostics = tuple(_in_source(each, source_map) for each in result.diagnostics)
    rest = _moved(replace(result, diagnostics=(), reading=None), source_map)
    return Record(
        length,
        replace(rest, diagnostics=diagnostics),
        _moved(facts.citations, source_map),
        _moved(ordered, source_map),
    )


def _in_source(found: Diagnostic, source_map: SourceMap) -> Diagnostic:
    """The diagnostic with the places of the source, which a text format always knows, as its only places."""
    related = tuple(replace(each, at=_place(each)) for each in found.related)
    return replace(found, at=_place(found), related=related, fix=_moved(found.fix, source_map))


def _place(found: Diagnostic | RelatedPlace) -> Span:
    return found.at if found.source is None else found.source


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
