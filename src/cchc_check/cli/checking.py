"""Checking documents and printing the report; nothing here parses arguments."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from cchc_check.cli.effective import Effective
from cchc_check.cli.examining import Examiner, processes
from cchc_check.cli.presenting import shown, with_format
from cchc_check.cli.progress import progress
from cchc_check.cli.writing import write
from cchc_check.diagnostics import Severity
from cchc_check.engine.results import FileResult, Totals
from cchc_check.errors import ConfigError, ReadError
from cchc_check.limits import Limits
from cchc_check.readers.loading import loaded
from cchc_check.readers import READERS

if TYPE_CHECKING:
    from cchc_check.cli.copying import Copier


def check(
    paths: tuple[str, ...],
    *,
    configs: tuple[str, ...] = (),
    isolated: bool = False,
    output_file: str | None = None,
    stdin_filename: str = "-",
    annotate: str | None = None,
    fix: str | None = None,
    diff: bool = False,
    baseline: str | None = None,
    statistics: bool = False,
    jobs: int | None = None,
    exit_zero: bool = False,
    quiet: bool = False,
    verbose: bool = False,
    **flags: Any,
) -> int:
    """Check `paths`, print or write the report, return the exit code; `flags` are settings (None: not given).

    `annotate` and `fix` are folders for copies, `diff` prints the fixes alone, `baseline` holds accepted findings.
    """
    effective = Effective(configs, isolated, with_format(flags, configs, output_file))
    run = effective.settings("".join(paths[:1]))
    _refuse_input_as_output(paths, output_file)
    found, copier = [*effective.documents(paths, run)], None
    if annotate or fix or diff:
        from cchc_check.cli.copying import Wanted, prepare_copies

        wanted = Wanted(annotate or "", fix or "", diff)
        found, copier = prepare_copies(wanted, paths, found, stdin_filename, run, quiet=quiet)
    _refuse_nothing(paths, found)
    examiner = Examiner(effective, stdin_filename, baseline, processes(jobs, len(found)))
    totals = Totals(Severity(run.fail_on))
    results = totals.over(_every(found, examiner, copier, run.lang, quiet=quiet, verbose=verbose))
    if not quiet or output_file:
        diffs = copier.shown(results) if copier and diff else None
        write(diffs or shown(results, totals, run, statistics=statistics), output_file)
    deque(results, 0)
    return _exit_code(totals, copier, exit_zero=exit_zero)


def _exit_code(totals: Totals, copier: Copier | None, *, exit_zero: bool) -> int:
    code = 2 if copier and copier.failed else totals.exit_code()
    return 0 if exit_zero and code == 1 else code


def _refuse_nothing(paths: tuple[str, ...], found: Sequence[str]) -> None:
    if not found:
        raise ConfigError("run.nothing-to-check", path=" ".join(paths), hint="run.hint-nothing")


def _refuse_input_as_output(paths: tuple[str, ...], output_file: str | None) -> None:
    """A draft is never written to, not even by mistake; nor is any document taken for a report of ours."""
    if output_file is None:
        return
    real = os.path.realpath(output_file)
    same = any(os.path.realpath(path) == real for path in paths)
    if same or {Path(name).suffix.lower() for name in (output_file, real)} & set(READERS):
        raise ConfigError("cli.output-is-document", file=output_file)


def _every(
    found: Sequence[str], examiner: Examiner, copier: Copier | None, lang: str, *, quiet: bool, verbose: bool
) -> Iterator[FileResult]:
    with progress(found, lang, quiet=quiet) as done:
        if copier is None and "-" not in found:
            every = examiner.results(found, done)
        else:
            every = _one_by_one(found, examiner, copier, done)
        yield from every if verbose else map(_brief, every)


def _one_by_one(
    found: Iterable[str], examiner: Examiner, copier: Copier | None, done: Callable[[str], object]
) -> Iterator[FileResult]:
    """The results, each with its copies made from the very bytes that were checked."""
    for path in found:
        limits = examiner.plan(examiner.name(path)).limits
        data = _stdin(limits) if path == "-" else _content(path, limits) if copier else None
        result = examiner.result(path, data)
        if copier and data is not None:
            copier.take(path, data, result)
        done(path)
        yield result


def _stdin(limits: Limits) -> bytes:
    """What comes in; of more than a file may have, enough for reading to refuse it."""
    return sys.stdin.buffer.read((limits.file_mb << 20) + 1)


def _content(path: str, limits: Limits) -> bytes | None:
    """The bytes of a file, so that a copy is made of what was checked; None when reading has to say why not."""
    try:
        return loaded(path, path, limits)
    except ReadError:
        return None


def _brief(result: FileResult) -> FileResult:
    return replace(result, failures=tuple(replace(each, detail="") for each in result.failures))
