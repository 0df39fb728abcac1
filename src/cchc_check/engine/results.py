"""What a run returns: per file the diagnostics, what was covered, and what failed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct, field

from cchc_check.diagnostics import Diagnostic, Severity
from cchc_check.text.document import Block, Gap, Story
from cchc_check.text.span import Position, Span


class NotRun(Struct, frozen=True):
    """A selected rule that could not run on this document; `reason` is a message name in `[coverage]`."""

    rule: str
    reason: str


class Coverage(Struct, frozen=True):
    """What was read and what was not. `characters` counts letters and digits of the canonical text; `regime`
    is the rules of form that were applied, a message name in `[regime]`.
    """

    characters: int = 0
    citations: int = 0
    figures: int = 0
    tables: int = 0
    gaps: tuple[Gap, ...] = ()
    not_run: tuple[NotRun, ...] = ()
    regime: str = ""


class Failure(Struct, frozen=True):
    """Something was not checked. `rule` is "" when the document itself could not be read in full.

    `message` is one line in the run's language; `detail` is a traceback, for `-v`.
    """

    message: str
    rule: str = ""
    detail: str = ""


class Stale(Struct, frozen=True):
    """A silencing that silences nothing: a directive (with its place) or an entry of the baseline `file`.

    `kind` is unused, expired, grown, no-code or unknown-code; `message` is one line in the run's language.
    """

    kind: str
    codes: tuple[str, ...]
    reason: str
    message: str
    at: Span | None = None
    position: Position | None = None
    file: str = ""
    fingerprint: str = ""


class Reading(Struct, frozen=True):
    """A document as it was read, kept for the formats that show it. All spans point into `text`."""

    text: str
    blocks: tuple[Block, ...]
    stories: tuple[Story, ...] = ()


class FileResult(Struct, frozen=True):
    """The outcome for one file. `diagnostics` are sorted by place, then code; `reading` is there when asked for.

    `pages` says where the page lies of each rule that found something and is not a shipped one.
    """

    path: str
    format: str
    diagnostics: tuple[Diagnostic, ...] = ()
    coverage: Coverage = Coverage()
    failures: tuple[Failure, ...] = ()
    stale: tuple[Stale, ...] = ()
    reading: Reading | None = None
    pages: Mapping[str, str] = field(default_factory=dict)

    def ran(self, rules: Collection[str]) -> frozenset[str]:
        """Those of the codes `rules` that judged the whole document."""
        if any(not failure.rule for failure in self.failures):
            return frozenset()
        skipped = {each.rule for each in self.coverage.not_run}
        return frozenset(rules) - skipped - {each.rule for each in self.failures}

    def active(self) -> tuple[Diagnostic, ...]:
        """The diagnostics nobody silenced."""
        return tuple(found for found in self.diagnostics if not found.suppression)

    def passed(self, fail_on: Severity = Severity.ERROR) -> bool:
        """Whether everything was checked and nothing active is as severe as `fail_on`: the command's exit code 0."""
        return not self.failures and all(found.severity.rank < fail_on.rank for found in self.active())


class RunResult(Struct, frozen=True):
    """The outcome of one call, files in the order they were given or found; `fail_on` is what the call failed on."""

    files: tuple[FileResult, ...]
    fail_on: Severity = Severity.ERROR

    def count(self, severity: Severity) -> int:
        """Active diagnostics of one severity over all files."""
        return self._totals().count(severity)

    @property
    def failed(self) -> int:
        """Files of which something was not checked."""
        return self._totals().failed

    def exit_code(self, fail_on: Severity = Severity.ERROR) -> int:
        """2 when something was not checked or there was nothing to check, 1 when there are findings, else 0."""
        return self._totals(fail_on).exit_code()

    def _totals(self, fail_on: Severity = Severity.ERROR) -> Totals:
        totals = Totals(fail_on)
        for file in self.files:
            totals.add(file)
        return totals


class Totals(Struct):
    """The figures of a call as its results come in, so that none of them has to be kept.

    `failed` counts the files of which something was not checked; `fail_on` is what the call fails on.
    """

    fail_on: Severity = Severity.ERROR
    files: int = 0
    failed: int = 0
    found: dict[Severity, int] = field(default_factory=dict)

    def add(self, file: FileResult) -> None:
        """Count one more result."""
        self.files += 1
        self.failed += bool(file.failures)
        for found in file.active():
            self.found[found.severity] = self.found.get(found.severity, 0) + 1

    def over(self, files: Iterable[FileResult]) -> Iterator[FileResult]:
        """The same results; each has been counted when it is given."""
        for file in files:
            self.add(file)
            yield file

    def count(self, severity: Severity) -> int:
        """Active diagnostics of one severity."""
        return self.found.get(severity, 0)

    def exit_code(self) -> int:
        """2 when something was not checked or there was nothing to check, 1 when there are findings, else 0."""
        if self.failed or not self.files:
            return 2
        return int(any(severity.rank >= self.fail_on.rank for severity in self.found))
