"""The library's verbs: read, extract, check, in memory and without printing."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from cchc_check.engine.results import FileResult
from cchc_check.engine.run import check_facts, check_file, prepare
from cchc_check.engine.settings import Settings
from cchc_check.extraction import extract as _extract
from cchc_check.extraction.facts import Facts
from cchc_check.packaged import rules_dir
from cchc_check.readers import read_text
from cchc_check.registry import load_registry
from cchc_check.rulebook.page import load_pages
from cchc_check.rulebook.rule import Rule
from cchc_check.text.document import Document


def check(
    source: str | PathLike[str] | bytes, *, path: str = "", settings: Settings | None = None
) -> FileResult:
    """What does not hold together in one document.

    `source` is a path, or a file's bytes with its name in `path`. A document that cannot be read gives a result
    with a Failure; ConfigError and RuleError are raised, as they are about our instructions.
    """
    plan = prepare(settings or Settings())
    if isinstance(source, bytes):
        return check_file(path, plan, source)
    return check_file(str(source), plan)


def check_text(
    text: str, *, format: str = "md", path: str = "", settings: Settings | None = None
) -> FileResult:
    """What does not hold together in `text`, Markdown ("md") or plain ("txt")."""
    plan = prepare(settings or Settings())
    return check_facts(_extract(read_text(text, format, path), plan.context.registry), plan)


def extract(document: Document) -> Facts:
    """Everything extracted from a document."""
    return _extract(document, load_registry())


def load_rules(folder: str | PathLike[str] | None = None) -> tuple[Rule, ...]:
    """The rules of every page below `folder`, or the shipped ones, sorted by code. Raises RuleError."""
    return load_pages(Path(folder) if folder is not None else rules_dir())
