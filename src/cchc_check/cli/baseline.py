"""`cchc-check baseline [PATH]…`: today's findings become accepted ones.

Invariant: the baseline is written whole or not at all, and nothing of what it said about unchecked documents is lost.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click

from cchc_check.cli.complaint import complain
from cchc_check.cli.effective import Effective
from cchc_check.cli.examining import Examiner
from cchc_check.cli.options import choosing, chosen, common, configuration, context_settings, option
from cchc_check.engine import baseline, copies
from cchc_check.engine.baseline import Baseline
from cchc_check.engine.files import DOCUMENTS
from cchc_check.engine.results import FileResult, Totals
from cchc_check.engine.settings import Settings
from cchc_check.errors import ConfigError
from cchc_check.localize import say


def command(lang: str) -> click.Command:
    """The command, its help in `lang`."""

    @click.command("baseline", help=say(lang, "cli.help-baseline"), context_settings=context_settings())
    @click.argument("paths", nargs=-1, metavar="[PATH]…")
    @choosing(lang)
    @option(lang, "--baseline", "file", metavar="FILE")
    @common(lang)
    @configuration(lang)
    def renew(paths: tuple[str, ...], file: str | None, **flags: Any) -> int:
        return _renew(paths or (".",), file, **chosen(flags))

    return renew


def _renew(
    paths: tuple[str, ...],
    file: str | None,
    *,
    configs: tuple[str, ...],
    isolated: bool,
    verbose: bool,
    **flags: Any,
) -> int:
    effective = Effective(configs, isolated, flags)
    settings = effective.settings(paths[0])
    old = _old(file or _place(paths[0], effective))
    examiner = Examiner(effective, accepted="")
    found, _ = effective.documents(paths, settings)
    unchecked: list[str] = []
    totals = Totals()
    results = totals.over(examiner.result(path, None) for path in found)
    new = _renewed(old, _noting(results, unchecked, settings.lang), examiner, settings)
    if not totals.files:
        raise ConfigError("run.nothing-to-check", path=" ".join(paths), hint="run.hint-nothing")
    if os.path.splitext(os.path.realpath(new.file))[1].lower() in DOCUMENTS:
        raise ConfigError("cli.output-is-document", file=new.file)
    copies.put(new.file, baseline.write(new, settings.lang).encode())
    counted = len({entry.path for entry in new.entries})
    line = say(settings.lang, "baseline.written", path=new.file, count=len(new.entries), files=counted)
    print(f"cchc-check: {line}", file=sys.stderr)
    for each in unchecked:
        complain(each, settings.lang)
    return 2 if unchecked else 0


def _renewed(
    old: Baseline, results: Iterable[FileResult], examiner: Examiner, settings: Settings
) -> Baseline:
    today = settings.as_of or dt.date.today()
    judged = ((result, examiner.plan(result.path).codes) for result in results)
    return baseline.renewed(old, judged, today, say(settings.lang, "baseline.reason"))


def _noting(results: Iterable[FileResult], unchecked: list[str], lang: str) -> Iterator[FileResult]:
    """The same results; what was not checked in them is noted in `unchecked`, a line each."""
    for result in results:
        for failure in result.failures:
            why = say(lang, "baseline.not-complete", message=failure.message)
            unchecked.append(f"{result.path}: {why}")
        yield result


def _place(path: str, effective: Effective) -> str:
    """The baseline that already holds for `path`, or else its name beside the configuration or the document."""
    folder = path if os.path.isdir(path) else os.path.dirname(path) or "."
    config = effective.file_for(path)
    beside = os.path.dirname(config) if config else folder
    return baseline.closest(folder) or os.path.normpath(os.path.join(beside, baseline.NAME))


def _old(file: str) -> Baseline:
    return baseline.load(file) if os.path.lexists(file) else Baseline(file)
