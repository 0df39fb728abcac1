"""SARIF 2.1.0, for tools that collect findings: rules with their pages, places, fingerprints, what was silenced.

Invariant: offsets count code points, of the source for text formats, of the canonical text for Word.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import cchc_check
from cchc_check.diagnostics import Diagnostic, RelatedPlace, Severity
from cchc_check.engine.results import FileResult, Totals
from cchc_check.localize import say
from cchc_check.reporters.json_pieces import written
from cchc_check.reporters.spool import Spool
from cchc_check.text.span import Position, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
FINGERPRINT = "cchcCheck/v1"
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")

Data = dict[str, Any]


def pieces(files: Iterable[FileResult], totals: Totals, lang: str) -> Iterator[str]:
    """One log with one run; silenced findings are in it, as suppressed."""
    codes: set[str] = set()
    pages: dict[str, str] = {}
    with Spool() as notes, Spool() as artifacts, Spool() as results:
        for index, file in enumerate(files):
            codes.update(found.code for found in file.diagnostics)
            pages.update(file.pages)
            notes.extend(map(_packed, _notifications(file, index, lang)))
            artifacts.add(_packed(_artifact(file, lang)))
            results.extend(_packed(_result(found, index)) for found in file.diagnostics)
        order = sorted(codes)
        invocation = {
            "executionSuccessful": not totals.failed,
            "toolExecutionNotifications": map(_unpacked, notes),
        }
        run = {
            "tool": {"driver": _driver(order, pages, lang)},
            "language": lang,
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation],
            "artifacts": map(_unpacked, artifacts),
            "results": _indexed(map(_unpacked, results), order),
        }
        yield from written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})
    yield "\n"


def _packed(data: Data) -> str:
    import msgspec

    return msgspec.json.encode(data).decode()


def _unpacked(text: str) -> Data:
    import msgspec

    data: Data = msgspec.json.decode(text)
    return data


def _driver(codes: Iterable[str], pages: Mapping[str, str], lang: str) -> Data:
    return {
        "name": "cchc-check",
        "semanticVersion": cchc_check.__version__,
        "language": lang,
        "rules": list(_rules(codes, pages, lang)),
    }


def _indexed(results: Iterable[Data], codes: Iterable[str]) -> Iterator[Data]:
    """The results, each pointing at its rule: which rules there are is known when no more results come."""
    index = {code: at for at, code in enumerate(codes)}
    return ({**result, "ruleIndex": index[result["ruleId"]]} for result in results)


def _rules(codes: Iterable[str], pages: Mapping[str, str], lang: str) -> Iterator[Data]:
    """The rules that found something, each with its page as help; `pages` are those that are not shipped."""
    from cchc_check.rulebook.page import load_page
    from cchc_check.rulebook.render import render as page
    from cchc_check.rulebook.shipped import shipped_rules

    rules = {rule.code: rule for rule in (*map(load_page, pages.values()), *shipped_rules())}
    for code in codes:
        if code not in rules:
            yield {"id": code}
            continue
        rule = rules[code]
        yield {
            "id": code,
            "name": rule.name,
            "shortDescription": {"text": rule.title(lang)},
            "help": {"text": page(rule, lang)},
            "defaultConfiguration": {"level": LEVELS[rule.severity]},
            "properties": {"tags": [code.rstrip("0123456789")], "basis": rule.basis},
        }


def _notifications(file: FileResult, index: int, lang: str) -> Iterator[Data]:
    """What was not checked, what was not read, and what silences nothing."""
    where = {"locations": [{"physicalLocation": _file(file.path, index)}]}
    for failure in file.failures:
        rule = {"associatedRule": {"id": failure.rule}} if failure.rule else {}
        yield {"level": "error", "message": {"text": failure.message}, **where, **rule}
    for reason in sorted({gap.reason for gap in file.coverage.gaps}):
        message = f"{say(lang, 'report.gap')}: {say(lang, f'gap.{reason}')}"
        yield {"level": "note", "message": {"text": message}, **where}
    for stale in file.stale:
        yield {
            "level": "warning",
            "message": {"text": f"{say(lang, 'stale.label')}: {stale.message}"},
            **where,
        }


def _artifact(file: FileResult, lang: str) -> Data:
    data: Data = {"location": {"uri": uri(file.path)}, "roles": ["analysisTarget"]}
    if any(found.source is None for found in file.diagnostics):
        data["description"] = {"text": say(lang, "sarif.canonical")}
    return data


def _result(found: Diagnostic, file: int) -> Data:
    data: Data = {
        "ruleId": found.code,
        "ruleIndex": -1,
        "level": LEVELS[found.severity],
        "message": {"text": found.message},
        "locations": [_location(found, found.path, file)],
        "partialFingerprints": {FINGERPRINT: found.fingerprint},
        "properties": {"basis": found.basis, "values": dict(found.values)},
    }
    if found.fix and found.fix.title:
        data["properties"]["fix"] = found.fix.title
    if found.related:
        data["relatedLocations"] = [
            _related(each, at, found.path, file) for at, each in enumerate(found.related, 1)
        ]
    if found.suppression:
        kind = "external" if found.suppressed_by == "baseline" else "inSource"
        data["suppressions"] = [{"kind": kind, "status": "accepted", "justification": found.suppression}]
    return data


def _location(found: Diagnostic | RelatedPlace, path: str, file: int) -> Data:
    physical = _file(path, file)
    at = found.at if found.source is None else found.source
    physical["region"] = _region(at, found.position, found.end, found.quote)
    data: Data = {"physicalLocation": physical}
    if found.place:
        data["logicalLocations"] = [{"fullyQualifiedName": found.place}]
    return data


def _related(related: RelatedPlace, number: int, path: str, file: int) -> Data:
    location = _location(related, path, file)
    if related.path:
        location["physicalLocation"]["artifactLocation"] = {"uri": uri(related.path)}
    message = {"message": {"text": related.note}} if related.note else {}
    return {"id": number, **message, **location}


def _region(at: Span, start: Position, end: Position | None, quote: str) -> Data:
    """The same characters twice, by offset and by line: some readers know only one of the two."""
    lines = {"startLine": start.line, "startColumn": start.column}
    if end:
        lines |= {"endLine": end.line, "endColumn": end.column}
    return {**lines, "charOffset": at.start, "charLength": len(at), "snippet": {"text": quote}}


def _file(path: str, index: int) -> Data:
    return {"artifactLocation": {"uri": uri(path), "index": index}}


def uri(path: str) -> str:
    """The path as a URI reference: relative stays relative, "C:" is a scheme to nobody."""
    windows = os.sep == "\\" or path[1:3] == ":\\" or path.startswith("\\\\")
    posix = path.replace("\\", "/") if windows else path
    quoted = "".join(
        chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in posix.encode("utf-8", "replace")
    )
    if posix.startswith("/"):
        return f"file:{quoted}" if windows and posix.startswith("//") else f"file://{quoted}"
    return f"file:///{posix[0]}:{quoted[4:]}" if path[1:2] == ":" and path[2:3] in ("\\", "/") else quoted
