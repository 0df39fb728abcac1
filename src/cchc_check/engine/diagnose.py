"""From what a check yields to what a user sees: worded by the rule, located in the document.

Invariant: the order of the diagnostics depends on the document only, never on the order of rules.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from cchc_check.diagnostics import Diagnostic, Finding, Related, RelatedPlace, fingerprint
from cchc_check.engine.suppression import apart
from cchc_check.rulebook.rule import Rule
from cchc_check.text.document import Document, Table
from cchc_check.text.place import place
from cchc_check.text.span import Position, Span

_LONGEST = 20_000
_REACH = 2_000


def diagnose(
    document: Document, found: Iterable[tuple[Rule, Finding]], stage: str, lang: str
) -> tuple[Diagnostic, ...]:
    """The diagnostics of `found`, sorted by place and code, each with a fingerprint of its own."""
    each = (
        (rule, part)
        for rule, finding in found
        for part in apart(finding, (rule.code, rule.name), document.directives)
    )
    ordered = sorted(each, key=lambda pair: (pair[1].at.start, pair[0].code, pair[1].at.end))
    seen: Counter[tuple[str, str, str]] = Counter()
    diagnostics = []
    for rule, finding in ordered:
        diagnostic = _diagnostic(document, rule, finding, stage, lang)
        key = (rule.code, diagnostic.quote, diagnostic.excerpt)
        diagnostics.append(replace(diagnostic, fingerprint=fingerprint(*key, seen[key])))
        seen[key] += 1
    return tuple(diagnostics)


def _diagnostic(document: Document, rule: Rule, finding: Finding, stage: str, lang: str) -> Diagnostic:
    at = finding.at
    around = _around(document, at)
    fix = finding.fix
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=rule.severity_for(finding.variant, stage),
        message=rule.message(lang, finding.variant, finding.values),
        path=document.path,
        at=at,
        position=document.position(at.start),
        place=place(document, at.start, lang),
        quote=document.quote(at),
        values=finding.values,
        excerpt=document.quote(around),
        excerpt_at=(at.start - around.start, at.end - around.start),
        source=_source(document, at),
        end=_end(document, at),
        related=tuple(_related(document, rule, each, lang) for each in finding.related),
        fix=replace(fix, title=fix.title or rule.fix_title(lang, finding.values)) if fix else None,
        basis=rule.basis,
    )


def _related(document: Document, rule: Rule, related: Related, lang: str) -> RelatedPlace:
    return RelatedPlace(
        at=related.at,
        position=document.position(related.at.start),
        place=place(document, related.at.start, lang),
        quote=document.quote(related.at),
        note=rule.note(lang, related.note, related.values),
        path=related.path,
        source=_source(document, related.at),
        end=_end(document, related.at),
    )


def _source(document: Document, at: Span) -> Span | None:
    return None if "layout" in document.features else document.source_map.span(at)


def _end(document: Document, at: Span) -> Position:
    """Where the quote ends: the line of its last character, and the column behind it."""
    start = document.position(at.start)
    source = document.source_map.span
    feed = document.text.rfind("\n", at.start, at.end)
    if feed < 0:
        return Position(start.line, start.column + len(source(at)))
    line = start.line + document.text.count("\n", at.start, at.end)
    return Position(line, source(at).end - source(Span(feed, feed + 1)).end + 1)


def _around(document: Document, at: Span) -> Span:
    """The cell, block or line that holds the start of `at`, stretched to hold its end, but not without end."""
    block = document.block_at(at.start)
    if isinstance(block, Table):
        index = bisect_right(block.cells, at.start, key=lambda cell: cell.span.start) - 1
        if index >= 0 and at.start <= block.cells[index].span.end:
            return block.cells[index].span.to(at)
    if block:
        return _near(block.span.to(at), at)
    start = document.text.rfind("\n", 0, at.start) + 1
    end = document.text.find("\n", at.end)
    return _near(Span(start, end if end >= 0 else len(document.text)), at)


def _near(around: Span, at: Span) -> Span:
    """What nobody reads as one paragraph, a whole text in one line, is cut: each finding would carry all of it."""
    if len(around) <= _LONGEST:
        return around
    return Span(max(around.start, at.start - _REACH), min(around.end, at.end + _REACH))
