"""Checking documents and printing the report; nothing here parses arguments."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from cchc_check import reporters
from cchc_check.cli.effective import Effective
from cchc_check.diagnostics import Severity
from cchc_check.engine import files
from cchc_check.engine.results import FileResult, RunResult
from cchc_check.engine.run import Plan, check_file, prepare
from cchc_check.errors import ConfigError
from cchc_check.readers import READERS


def check(
    paths: tuple[str, ...],
    *,
    configs: tuple[str, ...] = (),
    isolated: bool = False,
    output_file: str | None = None,
    stdin_filename: str = "-",
    exit_zero: bool = False,
    quiet: bool = False,
    verbose: bool = False,
    **flags: Any,
) -> int:
    """Check `paths`, print or write the report, return the exit code; `flags` are settings (None: not given)."""
    if not paths:
        raise ConfigError("run.nothing-to-check", hint="run.hint-nothing")
    effective = Effective(configs, isolated, flags)
    run = effective.settings(paths[0])
    _refuse_input_as_output(paths, output_file)
    results = tuple(
        result if verbose else _brief(result)
        for result in _results(paths, run.exclude, effective, stdin_filename)
    )
    if not results:
        raise ConfigError("run.nothing-to-check", path=" ".join(paths), hint="run.hint-nothing")
    result = RunResult(results)
    if not quiet or output_file:
        _write(reporters.get(run.output_format)(result, run.lang), output_file)
    code = result.exit_code(Severity(run.fail_on))
    return 0 if exit_zero and code == 1 else code


def _refuse_input_as_output(paths: tuple[str, ...], output_file: str | None) -> None:
    """A draft is never written to, not even by mistake; nor is any document taken for a report of ours."""
    if output_file is None:
        return
    same = any(os.path.abspath(path) == os.path.abspath(output_file) for path in paths)
    if same or Path(output_file).suffix.lower() in READERS:
        raise ConfigError("cli.output-is-document", file=output_file)


def _results(
    paths: tuple[str, ...], exclude: tuple[str, ...], effective: Effective, stdin_filename: str
) -> Iterator[FileResult]:
    plans: dict[Path | None, Plan] = {}
    for path in files.find(paths, exclude):
        name = stdin_filename if path == "-" else path
        config = effective.file_for(name)
        if config not in plans:
            plans[config] = prepare(effective.of_file(config))
        data = sys.stdin.buffer.read() if path == "-" else None
        yield check_file(name, plans[config], data)


def _brief(result: FileResult) -> FileResult:
    return replace(result, failures=tuple(replace(each, detail="") for each in result.failures))


def _write(text: str, output_file: str | None) -> None:
    if output_file is None:
        sys.stdout.write(text)
        return
    partial = f"{output_file}.{os.getpid()}.partial"
    try:
        with open(partial, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(partial, output_file)
    except OSError as error:
        if os.path.exists(partial):
            os.unlink(partial)
        why = error.strerror or str(error)
        raise ConfigError("cli.unwritable", file=output_file, why=why) from error
