"""From the path of a document to its result: under its own settings, and with what its baseline accepts."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field

from cchc_check.cli.effective import Effective
from cchc_check.engine import baseline
from cchc_check.engine.baseline import Baseline
from cchc_check.engine.names import with_shown_name
from cchc_check.engine.results import FileResult
from cchc_check.engine.run import Plan, check_file, prepare


class Examiner(Struct):
    """Prepares each configuration and reads each baseline once.

    `accepted` is the baseline for all documents, "" for none; None is the closest of each, or none when isolated.
    `jobs` is the number of processes.
    """

    effective: Effective
    stdin_name: str = "-"
    accepted: str | None = None
    jobs: int = 1
    plans: dict[Path | None, Plan] = field(default_factory=dict)
    baselines: dict[str, Baseline] = field(default_factory=dict)

    def result(self, path: str, data: bytes | None) -> FileResult:
        """The result for the document at `path`, whose bytes may be known already."""
        name = self.name(path)
        return self.judged(check_file(name, self.plan(name), data))

    def results(self, paths: Sequence[str], done: Callable[[str], object]) -> Iterator[FileResult]:
        """The results for the documents at `paths`, in this order; `done` is told each that is finished."""
        if self.jobs > 1:
            from cchc_check.engine.workers import Order, check_all

            for path in paths:
                self.plan(path)  # what is wrong in a configuration is said before any process is started
            orders = (Order(path, self.effective.settings(path)) for path in paths)
            yield from map(self.judged, check_all(orders, self.jobs, done))
            return
        for path in paths:
            yield self.result(path, None)
            done(path)

    def name(self, path: str) -> str:
        """How results call the document at `path`."""
        return self.stdin_name if path == "-" else path

    def plan(self, name: str) -> Plan:
        """The plan under the configuration that holds for the document."""
        config = self.effective.file_for(name)
        if config not in self.plans:
            self.plans[config] = prepare(self.effective.of_file(config))
        return self.plans[config]

    def judged(self, result: FileResult) -> FileResult:
        """The result with its accepted findings silenced, and its document's name as it is shown."""
        return with_shown_name(self._accepted(result))

    def _accepted(self, result: FileResult) -> FileResult:
        file = self.accepted
        if file is None and not self.effective.isolated:
            file = baseline.closest(os.path.dirname(result.path))
        if not file:
            return result
        if file not in self.baselines:
            self.baselines[file] = baseline.load(file)
        plan = self.plan(result.path)
        today = plan.context.as_of or dt.date.today()
        return baseline.accept(result, self.baselines[file], plan.codes, today, plan.lang)


MANY = 32
"""Fewer documents than these are checked before other processes have started."""
MOST = 61
"""Windows waits for no more processes than these."""


def processes(asked: int | None, count: int) -> int:
    """How many processes check `count` documents: as many as asked for (0: as there are cores), or what pays."""
    if asked is None and count < MANY:
        return 1
    return max(1, min(asked or os.cpu_count() or 1, count, MOST))
