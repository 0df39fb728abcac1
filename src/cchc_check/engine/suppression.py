"""Silencing written into the document itself: a directive covers a span and names codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from cchc_check.diagnostics import Diagnostic
from cchc_check.text.document import Directive


def suppress(diagnostics: Iterable[Diagnostic], directives: tuple[Directive, ...]) -> Iterator[Diagnostic]:
    """The same diagnostics; those a directive covers carry its reason in `suppression`."""
    for found in diagnostics:
        directive = next((each for each in directives if _covers(each, found)), None)
        yield replace(found, suppression=directive.reason or "directive") if directive else found


def _covers(directive: Directive, found: Diagnostic) -> bool:
    return directive.covers.overlaps(found.at) and any(
        code in (found.code, found.name) for code in directive.codes
    )
