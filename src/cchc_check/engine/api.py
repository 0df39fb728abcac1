"""The library's verbs: check, read, extract, annotate, in memory and without printing; threads may share them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_check.diagnostics import Diagnostic
from cchc_check.engine.results import FileResult
from cchc_check.engine.run import check_file, prepare
from cchc_check.engine.settings import Settings
from cchc_check.errors import UnsupportedFormat
from cchc_check.extraction import extract as _extract
from cchc_check.extraction.facts import Facts
from cchc_check.packaged import rules_dir
from cchc_check.readers.source import Source, bytes_of, encoded, name_of
from cchc_check.registry import load_registry
from cchc_check.rulebook.page import load_pages
from cchc_check.rulebook.rule import Rule
from cchc_check.text.document import Document

if TYPE_CHECKING:
    from cchc_check.engine.annotate import Annotated


def check(source: Source, *, path: str = "", settings: Settings | None = None) -> FileResult:
    """What does not hold together in one document.

    `source` is a path, a file's bytes, or an open file (read from where it stands, left open and standing there).
    `path` names it in the result; its suffix says what is in bytes, else their content does. No configuration file
    is looked for: give `settings`, made in place or by `load_settings`. A document that cannot be read gives a result
    with a Failure, and has not `passed()`. Raises ConfigError for settings that cannot be followed.
    """
    return check_file(path or name_of(source), prepare(settings or Settings()), source)


def check_text(
    text: str, *, format: str = "md", path: str = "", settings: Settings | None = None
) -> FileResult:
    """What does not hold together in `text`, Markdown ("md") or plain ("txt"); otherwise as `check`."""
    if format not in ("md", "txt"):
        raise UnsupportedFormat("read.not-a-text-format", path=path, format=format)
    return check_file(path, prepare(settings or Settings()), encoded(text), format=format)


def extract(document: Document) -> Facts:
    """Everything extracted from a document: citations, figures, tables, dates, periods, addresses, blanks."""
    return _extract(document, load_registry())


def annotate(
    source: Source, diagnostics: Sequence[Diagnostic], *, lang: str = "vi", as_of: dt.date | None = None
) -> Annotated:
    """A copy of a Word file with a comment for each of `diagnostics`, which were found in this very file.

    Comments bear the date `as_of`, or none. Raises CchcCheckError for a signed file, ReadError for one that cannot
    be read or is no Word file.
    """
    from cchc_check.engine import annotate as annotating

    return annotating.annotate(bytes_of(source), diagnostics, lang=lang, as_of=as_of)


def load_rules(folder: str | PathLike[str] | None = None) -> tuple[Rule, ...]:
    """The rules of every page below `folder`, or the shipped ones, sorted by code. Raises RuleError."""
    return load_pages(Path(folder) if folder is not None else rules_dir())


def load_settings(path: str | PathLike[str]) -> Settings:
    """The settings that a configuration file writes. Raises ConfigError with the line of what is wrong."""
    from cchc_check.engine.config import load

    return load(Path(path))
