"""A judged text as the diagnostics of the protocol: findings, what was not checked, what silences nothing.

Invariant: a text without notices was checked in full; every range comes from the source map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from cchc_check.diagnostics import Diagnostic, RelatedPlace, Severity
from cchc_check.engine.results import Failure, Stale
from cchc_check.integrations.lsp.judging import Judged
from cchc_check.integrations.lsp.lines import Lines
from cchc_check.localize import say
from cchc_check.text.document import Gap
from cchc_check.text.span import Span

SOURCE = "cchc-check"
SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
NOT_CHECKED, NOT_READ, STALE = "not-checked", "not-read", "stale"
"""The codes of notices that are not findings."""


def notices(judged: Judged, uri: str, encoding: str) -> list[types.Diagnostic]:
    """All that is to be said of the text, findings first; silenced ones are left out."""
    lines, lang = judged.lines(encoding), judged.lang
    result = judged.result
    found = [notice(each, judged, uri, lines) for each in result.active()]
    found += (_failure(each, lines, lang) for each in result.failures)
    found += (_gap(each, judged, lines) for each in _told(result.coverage.gaps))
    return found + [_stale(each, each.at, judged, lines) for each in result.stale if each.at is not None]


def told(judged: Judged, uri: str, encoding: str) -> list[types.Diagnostic]:
    """The notices, or one that says why there are none; never raises."""
    try:
        return notices(judged, uri, encoding)
    except Exception as error:
        why = say(judged.lang, "lsp.broke", why=f"{type(error).__name__}: {error}")
        return [_failure(Failure(why), judged.lines(encoding), judged.lang)]


def notice(found: Diagnostic, judged: Judged, uri: str, lines: Lines) -> types.Diagnostic:
    """One finding; its code leads to the rule's page on this machine."""
    return types.Diagnostic(
        range=lines.range(place(found)),
        message=found.message,
        severity=SEVERITIES[found.severity],
        code=found.code,
        code_description=_description(judged, found.code),
        source=SOURCE,
        related_information=[_related(each, uri, lines) for each in found.related],
        data={"fingerprint": found.fingerprint},
    )


def place(found: Diagnostic | RelatedPlace) -> Span:
    """Where a finding stands in the text of the editor."""
    return found.at if found.source is None else found.source


def _description(judged: Judged, code: str) -> types.CodeDescription | None:
    href = from_fs_path(str(Path(judged.rules[code].path).absolute())) if code in judged.rules else None
    return types.CodeDescription(href) if href else None


def _related(related: RelatedPlace, uri: str, lines: Lines) -> types.DiagnosticRelatedInformation:
    message = related.note or f"“{' '.join(related.quote.split())}”"
    return types.DiagnosticRelatedInformation(types.Location(uri, lines.range(place(related))), message)


def _failure(failure: Failure, lines: Lines, lang: str) -> types.Diagnostic:
    rule = f" {failure.rule}" if failure.rule else ""
    return types.Diagnostic(
        range=lines.range(lines.line(0)),
        message=f"{say(lang, 'report.not-checked')}{rule}: {failure.message}",
        severity=types.DiagnosticSeverity.Error,
        code=NOT_CHECKED,
        source=SOURCE,
    )


def _told(gaps: Iterable[Gap]) -> Iterator[Gap]:
    """The gaps that are no failures: those are told already."""
    return (gap for gap in gaps if not gap.text)


def _gap(gap: Gap, judged: Judged, lines: Lines) -> types.Diagnostic:
    return types.Diagnostic(
        range=lines.range(judged.around(gap.span)),
        message=f"{say(judged.lang, 'report.gap')}: {say(judged.lang, f'gap.{gap.reason}')}",
        severity=types.DiagnosticSeverity.Information,
        code=NOT_READ,
        source=SOURCE,
    )


def _stale(stale: Stale, at: Span, judged: Judged, lines: Lines) -> types.Diagnostic:
    return types.Diagnostic(
        range=lines.range(judged.around(at)),
        message=f"{say(judged.lang, 'stale.label')}: {stale.message}",
        severity=types.DiagnosticSeverity.Information,
        code=STALE,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary],
    )
