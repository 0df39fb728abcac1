"""The report a person reads: each finding with its passage, the words marked, the law and the way to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from cchc_check.diagnostics import Diagnostic, Severity
from cchc_check.engine.results import FileResult, NotRun, Totals
from cchc_check.localize import say

MARGIN = 48
"""Characters of the passage shown on either side of the marked words."""
WIDEST = 100
"""A marked passage longer than this is shown by its beginning."""


def pieces(files: Iterable[FileResult], totals: Totals, lang: str) -> Iterator[str]:
    """The findings file by file, each file with what was read of it, then a summary."""
    for file in files:
        for found in file.active():
            yield "\n".join([*_finding(found, lang), "\n"])
        yield "\n".join([*coverage(file, lang), "\n"])
    yield f"{summary(totals, lang)}\n"


def _finding(found: Diagnostic, lang: str) -> Iterator[str]:
    severity = say(lang, f"severity.{found.severity}")
    yield f"{found.code} {severity}: {found.message}"
    place = f" · {found.place}" if found.place else ""
    yield f"  --> {found.path}:{found.position.line}:{found.position.column}{place}"
    gutter = str(found.position.line)
    blank = " " * len(gutter)
    passage, marks = _passage(found.excerpt, found.excerpt_at)
    yield f"{blank} |"
    yield f"{gutter} | {passage}"
    yield f"{blank} | {marks}"
    for related in found.related:
        yield f"{blank} = {related.note}"
        where = f" · {related.place}" if related.place else ""
        yield f"{blank}   {related.position.line}:{related.position.column}{where}: “{_short(related.quote)}”"
    if found.fix and found.fix.title:
        yield f"{blank} = {say(lang, 'report.fix')}: {found.fix.title}"
    if found.basis:
        yield f"{blank} = {say(lang, 'report.basis')}: {found.basis}"


def _passage(text: str, at: tuple[int, int]) -> tuple[str, str]:
    """The text around the marked words on one line, and the carets under them."""
    start, end = at
    end = min(max(end, start), start + WIDEST)
    left, right = max(0, start - MARGIN), min(len(text), end + MARGIN)
    head = ("…" if left else "") + text[left:start].lstrip()
    tail = text[end:right].rstrip() + ("…" if right < len(text) else "")
    passage = (head + text[start:end] + tail).translate(_ONE_LINE)
    return passage, " " * len(head) + "^" * max(1, end - start)


_ONE_LINE = {ord("\n"): " ", ord("\t"): " "}


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= WIDEST else words[: WIDEST - 1] + "…"


def coverage(file: FileResult, lang: str) -> Iterator[str]:
    """What was read of a file and what was not, a line each."""
    for failure in file.failures:
        rule = f" {failure.rule}" if failure.rule else ""
        yield f"{file.path}: {say(lang, 'report.not-checked')}{rule}: {failure.message}"
        if failure.detail:
            yield failure.detail
    yield from _stale(file, lang)
    covered = file.coverage
    if covered.characters:
        counts = ("characters", "citations", "tables")
        read = say(lang, "report.read", **{name: getattr(covered, name) for name in counts})
        if covered.regime:
            read += f"; {say(lang, 'report.regime', regime=say(lang, f'regime.{covered.regime}'))}"
        yield f"{file.path}: {read}"
        for reason, count in Counter(gap.reason for gap in covered.gaps).items():
            times = f" ({say(lang, 'report.times', count=count)})" if count > 1 else ""
            yield f"  {say(lang, 'report.gap')}: {say(lang, f'gap.{reason}')}{times}"
        yield from _not_run(covered.not_run, lang)
        silenced = len(file.diagnostics) - len(file.active())
        if silenced:
            yield f"  {say(lang, 'report.silenced', count=silenced)}"


def _stale(file: FileResult, lang: str) -> Iterator[str]:
    for stale in file.stale:
        where = stale.file or file.path
        at = f":{stale.position.line}:{stale.position.column}" if stale.position else ""
        reason = f" ({say(lang, 'stale.reason', reason=stale.reason)})" if stale.reason else ""
        yield f"{where}{at}: {say(lang, 'stale.label')}: {stale.message}{reason}"


_NOT_FOR = ("other-regime", "needs-form", "needs-party-form", "needs-state-form", "not-in-force")
"""Reasons of rules that have nothing to say of such a document: no part of it went unchecked."""


def _not_run(skipped: Iterable[NotRun], lang: str) -> Iterator[str]:
    """One line for all the rules that did not run for one reason."""
    by_reason: dict[str, list[str]] = {}
    for each in skipped:
        by_reason.setdefault(each.reason, []).append(each.rule)
    for reason, rules in by_reason.items():
        name = "report.not-for" if reason in _NOT_FOR else "report.not-run"
        many = "" if len(rules) == 1 else "-many"
        what = say(lang, f"{name}{many}", rule=", ".join(_ranges(rules)), count=len(rules))
        yield f"  {what}: {say(lang, f'coverage.{reason}')}"


def _ranges(codes: Iterable[str]) -> Iterator[str]:
    """The codes, three and more that follow one another as the first and the last."""
    run: list[str] = []
    for code in (*codes, ""):
        if run and (code[:-3] != run[-1][:-3] or int(code[-3:]) != int(run[-1][-3:]) + 1):
            yield from (f"{run[0]}–{run[-1]}",) if len(run) > 2 else run
            run = []
        run.append(code)


def summary(totals: Totals, lang: str) -> str:
    """The run in a sentence or two."""
    counts = {str(severity): totals.count(severity) for severity in Severity}
    name = "report.summary" if any(counts.values()) else "report.summary-clean"
    if not any(counts.values()) and totals.failed:
        name = "report.summary-failed"
    text = say(lang, name, files=totals.files, failed=totals.failed, **counts)
    if any(counts.values()) and totals.failed:
        text += " " + say(lang, "report.some-failed", failed=totals.failed)
    return text
