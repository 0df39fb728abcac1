"""What the pipeline component keeps of one text, all places in it taken to the text as it was given.

Invariant: every Span in a Record lies in that text, and its characters normalize to what was read there.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from cchc_check.diagnostics import Diagnostic
from cchc_check.engine.results import Coverage, Failure, FileResult, Stale
from cchc_check.extraction.facts import Citation, Facts
from cchc_check.extraction.figures import Quantity
from cchc_check.reporters.facts import figures
from cchc_check.text.normalize import SourceMap
from cchc_check.text.span import Span

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

    @property
    def result(self) -> FileResult:
        """The result as `check_text` gives it, its places in the text as it was given."""
        return FileResult(
            path="",
            format=self.format,
            diagnostics=self.diagnostics,
            coverage=self.coverage,
            failures=self.failures,
            stale=self.stale,
        )

    @property
    def active(self) -> tuple[Diagnostic, ...]:
        """The diagnostics nobody silenced."""
        return tuple(each for each in self.diagnostics if not each.suppression)


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
