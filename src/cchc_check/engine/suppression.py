"""Silencing written into the document itself: a directive covers a span and names codes.

Invariant: a directive hides the places it covers and no others, also of a finding that is told once for many.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

from msgspec.structs import replace

from cchc_check.checks.occurrences import part_of
from cchc_check.diagnostics import Diagnostic, Finding, Occurrence
from cchc_check.engine.results import Stale
from cchc_check.localize import say
from cchc_check.text.document import Directive, Document
from cchc_check.text.overlaps import Overlaps
from cchc_check.text.span import Span

T = TypeVar("T")


def apart(finding: Finding, names: Collection[str], directives: tuple[Directive, ...]) -> Iterator[Finding]:
    """The finding of a rule of these names; one told once for many places in parts: what no directive covers, and
    what each covers, standing where the directive lies.
    """
    if not finding.occurrences:
        yield finding
        return
    own = [each for each in directives if not set(each.codes).isdisjoint(names)]
    if not own:
        yield finding
        return
    covering = Overlaps((each.covers, each) for each in own)
    parts: dict[Directive | None, list[Occurrence]] = {}
    for place in finding.occurrences:
        over = next((each for _, each in covering.all(place.whole)), None)
        parts.setdefault(over, []).append(replace(place, at=_common(place, over.covers)) if over else place)
    yield from (part_of(finding, places) for places in parts.values())


def _common(place: Occurrence, covers: Span) -> Span:
    """What is shown of the place, or of the whole of it, where the directive lies."""
    shown = place.at if covers.overlaps(place.at) else place.whole
    return shown if covers.covers(shown) else Span(max(shown.start, covers.start), min(shown.end, covers.end))


def suppress(diagnostics: Iterable[Diagnostic], directives: tuple[Directive, ...]) -> Iterator[Diagnostic]:
    """The same diagnostics; those a directive covers carry its reason in `suppression`."""
    naming = _by_name(
        (code, each.covers, (at, each)) for at, each in enumerate(directives) for code in each.codes
    )
    for found in diagnostics:
        over = [
            each
            for name in (found.code, found.name)
            if name in naming
            for _, each in naming[name].all(found.at)
        ]
        if over:
            _, directive = min(over, key=lambda pair: pair[0])
            found = replace(found, suppression=directive.reason or "directive", suppressed_by="directive")
        yield found


def stale_directives(
    document: Document,
    diagnostics: Collection[Diagnostic],
    ran: Collection[str],
    known: Collection[str],
    lang: str,
) -> Iterator[Stale]:
    """What the document's directives say to no effect, in reading order, one by one for each code.

    `known` holds the codes and names there are, `ran` those that judged this document: a directive against a rule
    that did not run is left in peace.
    """
    named = _by_name((name, each.at, each) for each in diagnostics for name in {each.code, each.name})
    for directive in document.directives:
        if not directive.codes:
            yield _stale("no-code", directive, (), document, lang)
        for code in directive.codes:
            if code not in known:
                yield _stale("unknown-code", directive, (code,), document, lang)
            elif code in ran and not (code in named and named[code].any(directive.covers)):
                yield _stale("unused", directive, (code,), document, lang)


def _stale(kind: str, directive: Directive, codes: tuple[str, ...], document: Document, lang: str) -> Stale:
    message = say(lang, f"stale.directive-{kind}", code="".join(codes))
    position = document.position(directive.span.start)
    return Stale(kind, codes, directive.reason, message, at=directive.span, position=position)


def _by_name(placed: Iterable[tuple[str, Span, T]]) -> dict[str, Overlaps[T]]:
    """For every code and name of a rule what lies where."""
    every: dict[str, list[tuple[Span, T]]] = {}
    for name, span, value in placed:
        every.setdefault(name, []).append((span, value))
    return {name: Overlaps(spans) for name, spans in every.items()}
