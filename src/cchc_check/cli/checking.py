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
from cchc_check.engine.files import DOCUMENTS
from cchc_check.engine.names import shown as shown_name
from cchc_check.engine.results import FileResult, Totals
from cchc_check.errors import ConfigError, ReadError
from cchc_check.limits import Limits
from cchc_check.localize import say
from cchc_check.readers.loading import loaded

if TYPE_CHECKING:
    from cchc_check.cli.copying import Copier
    from cchc_check.engine.settings import Settings


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
    found, unread = effective.documents(paths, run)
    copies = (annotate or "", fix or "", diff)
    found, copier = _copying(copies, paths, found, stdin_filename, run, quiet=quiet)
    _refuse_nothing(paths, found, unread, run.lang)
    examiner = Examiner(effective, stdin_filename, baseline, processes(jobs, len(found)))
    totals = Totals(Severity(run.fail_on))
    results = totals.over(_every(found, examiner, copier, run.lang, quiet=quiet, verbose=verbose))
    diffs = copier.shown(results) if copier and diff else None
    if not quiet or output_file:
        write(diffs or shown(results, totals, run, statistics=statistics), output_file)
    deque(results, 0)
    _tell_unread(() if quiet else unread, run.lang)
    return _exit_code(totals, copier, exit_zero=exit_zero)


def _copying(
    copies: tuple[str, str, bool],
    paths: tuple[str, ...],
    found: list[str],
    stdin_name: str,
    run: Settings,
    *,
    quiet: bool,
) -> tuple[list[str], Copier | None]:
    """The files to check, and what makes the copies that are asked for, if any are."""
    if not any(copies):
        return found, None
    from cchc_check.cli.copying import Wanted, prepare_copies

    return prepare_copies(Wanted(*copies), paths, found, stdin_name, run, quiet=quiet)


def _exit_code(totals: Totals, copier: Copier | None, *, exit_zero: bool) -> int:
    code = 2 if copier and copier.failed else totals.exit_code()
    return 0 if exit_zero and code == 1 else code


def _refuse_nothing(paths: tuple[str, ...], found: Sequence[str], unread: Sequence[str], lang: str) -> None:
    if not found:
        _tell_unread(unread, lang)
        raise ConfigError("run.nothing-to-check", path=" ".join(paths), hint="run.hint-nothing")


_NAMED = 3
"""So many of the documents that are not read are named."""


def _tell_unread(unread: Sequence[str], lang: str) -> None:
    """Documents of other types in a folder are no failure, for many are copies; but nobody shall think them checked."""
    if not unread:
        return
    names = ", ".join(map(shown_name, unread[:_NAMED])) + (", …" if len(unread) > _NAMED else "")
    print(f"cchc-check: {say(lang, 'run.not-read', count=len(unread), names=names)}", file=sys.stderr)


def _refuse_input_as_output(paths: tuple[str, ...], output_file: str | None) -> None:
    """A draft is never written to, not even by mistake; nor is any document taken for a report of ours."""
    if output_file is None:
        return
    real = os.path.realpath(output_file)
    same = any(os.path.realpath(path) == real for path in paths)
    if same or {Path(name).suffix.lower() for name in (output_file, real)} & DOCUMENTS:
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
