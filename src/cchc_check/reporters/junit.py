"""JUnit XML, which build servers read: a file is a test suite, a finding a test case.

Invariant: a suite fails when the exit code says so; a finding below `--fail-on` is a skipped case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from cchc_check.diagnostics import Diagnostic, Severity
from cchc_check.engine.results import FileResult, Totals
from cchc_check.localize import say
from cchc_check.reporters.markup import attributes, escape
from cchc_check.reporters.spool import Spool

Case = tuple[str, str, str, str]
"""The name of the case; passed, failure, skipped or error; the message; the rest of what is to be said."""


def pieces(files: Iterable[FileResult], totals: Totals, lang: str) -> Iterator[str]:
    """One XML document; a file without findings is a suite with one passed case."""
    outcomes: Counter[str] = Counter()
    with Spool() as suites:
        for file in files:
            cases = tuple(_cases(file, totals.fail_on, lang))
            counts = Counter(outcome for _, outcome, _, _ in cases)
            suites.add("".join(f"{line}\n" for line in _suite(file.path, cases, counts)))
            outcomes += counts
        counted = _counts(outcomes)
        del counted["skipped"]
        yield '<?xml version="1.0" encoding="UTF-8"?>\n'
        yield f"<testsuites{attributes(name='cchc-check', **counted)}>\n"
        yield from suites
        yield "</testsuites>\n"


def _counts(outcomes: Counter[str]) -> dict[str, int]:
    return {
        "tests": outcomes.total(),
        "failures": outcomes["failure"],
        "errors": outcomes["error"],
        "skipped": outcomes["skipped"],
    }


def _suite(path: str, cases: tuple[Case, ...], counts: Counter[str]) -> Iterator[str]:
    yield f"  <testsuite{attributes(name=path, **_counts(counts))}>"
    for name, outcome, message, detail in cases:
        opening = f"    <testcase{attributes(classname=path, name=name)}"
        if outcome == "passed":
            yield opening + "/>"
            continue
        kind = name.partition(" ")[0] if outcome != "skipped" else None
        yield opening + ">"
        yield f"      <{outcome}{attributes(type=kind, message=message)}>{escape(detail)}</{outcome}>"
        yield "    </testcase>"
    yield "  </testsuite>"


def _cases(file: FileResult, fail_on: Severity, lang: str) -> Iterator[Case]:
    for found in file.active():
        where = f"{found.position.line}:{found.position.column}"
        outcome = "failure" if found.severity.rank >= fail_on.rank else "skipped"
        yield f"{found.code} {where}", outcome, found.message, "\n".join(_detail(found, lang))
    for failure in file.failures:
        name = " ".join(filter(None, (failure.rule, say(lang, "report.not-checked"))))
        yield name, "error", failure.message, failure.detail
    if not file.active() and not file.failures:
        yield say(lang, "junit.passed"), "passed", "", ""


def _detail(found: Diagnostic, lang: str) -> Iterator[str]:
    yield f"{found.code} {say(lang, f'severity.{found.severity}')}: {found.message}"
    yield " · ".join(
        filter(None, (f"{found.path}:{found.position.line}:{found.position.column}", found.place))
    )
    yield f"“{' '.join(found.quote.split())}”"
    for related in found.related:
        yield f"{related.note} {related.place}: “{' '.join(related.quote.split())}”"
    if found.fix and found.fix.title:
        yield f"{say(lang, 'report.fix')}: {found.fix.title}"
    if found.basis:
        yield f"{say(lang, 'report.basis')}: {found.basis}"
