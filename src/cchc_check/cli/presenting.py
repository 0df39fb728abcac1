"""In which format a run is shown: what the flags ask for, what the output file's name asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cchc_check import reporters
from cchc_check.engine.results import FileResult, Totals
from cchc_check.engine.settings import Settings
from cchc_check.errors import ConfigError


def with_format(flags: Mapping[str, Any], configs: Iterable[str], output_file: str | None) -> dict[str, Any]:
    """The flags, the format taken from the output file's name unless the call itself names one."""
    named = flags.get("output_format") or any(
        value.partition("=")[0].strip() == "output-format" for value in configs if "=" in value
    )
    if named or not output_file or not (form := reporters.for_file(output_file)):
        return dict(flags)
    return {**flags, "output_format": form}


def shown(files: Iterable[FileResult], totals: Totals, run: Settings, *, statistics: bool) -> Iterator[str]:
    """The run in its format, or how often each rule found something. Raises ConfigError."""
    if not statistics:
        return reporters.pieces(run.output_format)(files, totals, run.lang)
    from cchc_check.reporters import statistics as counted

    if run.output_format not in counted.FORMATS:
        formats = ", ".join(counted.FORMATS)
        raise ConfigError("cli.statistics-format", format=run.output_format, formats=formats)
    return counted.pieces(files, totals, run.lang, run.output_format)
