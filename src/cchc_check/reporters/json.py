"""Version 1 of the machine-readable result: a contract. Equal input gives byte-identical output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import cchc_check
from cchc_check.diagnostics import Diagnostic, Fix, RelatedPlace, Severity
from cchc_check.engine.results import FileResult, Stale, Totals
from cchc_check.localize import say
from cchc_check.reporters.json_pieces import written
from cchc_check.text.document import Gap
from cchc_check.text.span import Span


def pieces(files: Iterable[FileResult], totals: Totals, lang: str) -> Iterator[str]:
    """One JSON document, indented, keys in a fixed order, ending in a line feed."""
    yield from written(
        {
            "version": 1,
            "tool": {"name": "cchc-check", "version": cchc_check.__version__},
            "files": (_file(file, lang) for file in files),
            "summary": lambda: _summary(totals),
        }
    )
    yield "\n"


def _summary(totals: Totals) -> dict[str, int]:
    counts = {str(severity): totals.count(severity) for severity in reversed(Severity)}
    return {**counts, "files": totals.files, "failed": totals.failed}


def schema() -> str:
    """The JSON Schema of what `pieces` write."""
    return (Path(__file__).parent / "result.schema.json").read_text(encoding="utf-8")


def _file(file: FileResult, lang: str) -> dict[str, Any]:
    covered = file.coverage
    return {
        "path": file.path,
        "format": file.format,
        "diagnostics": [_diagnostic(found) for found in file.diagnostics],
        "coverage": {
            "characters": covered.characters,
            "citations": covered.citations,
            "figures": covered.figures,
            "tables": covered.tables,
            "regime": covered.regime,
            "gaps": [_gap(gap, lang) for gap in covered.gaps],
            "not_run": [{"rule": each.rule, "reason": each.reason} for each in covered.not_run],
        },
        "stale": [_stale(each) for each in file.stale],
        "failures": [
            {"rule": each.rule, "message": each.message, "detail": each.detail} for each in file.failures
        ],
    }


def _stale(stale: Stale) -> dict[str, Any]:
    position = stale.position
    return {
        "kind": stale.kind,
        "codes": list(stale.codes),
        "reason": stale.reason,
        "message": stale.message,
        "at": span(stale.at) if stale.at else None,
        "position": {"line": position.line, "column": position.column} if position else None,
        "file": stale.file or None,
        "fingerprint": stale.fingerprint or None,
    }


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    data: dict[str, Any] = {
        "code": found.code,
        "name": found.name,
        "severity": str(found.severity),
        "message": found.message,
        "at": span(found.at),
    }
    if found.source is not None:
        data["source"] = span(found.source)
    return data | {
        "position": {"line": found.position.line, "column": found.position.column},
        "place": found.place,
        "quote": found.quote,
        "values": dict(found.values),
        "related": [_related(each) for each in found.related],
        "fix": _fix(found.fix) if found.fix else None,
        "basis": found.basis,
        "url": found.url,
        "fingerprint": found.fingerprint,
        "suppression": found.suppression or None,
    }


def _related(related: RelatedPlace) -> dict[str, Any]:
    source = {} if related.source is None else {"source": span(related.source)}
    return {
        "at": span(related.at),
        **source,
        "position": {"line": related.position.line, "column": related.position.column},
        "place": related.place,
        "quote": related.quote,
        "note": related.note,
        "path": related.path,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"at": span(edit.span), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "applicability": str(fix.applicability), "edits": edits}


def _gap(gap: Gap, lang: str) -> dict[str, Any]:
    return {
        "at": span(gap.span),
        "reason": gap.reason,
        "text": gap.text,
        "message": say(lang, f"gap.{gap.reason}"),
    }


def span(at: Span) -> dict[str, int]:
    """A span as every JSON output writes it."""
    return {"start": at.start, "end": at.end}
