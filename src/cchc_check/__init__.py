"""Checks drafted Vietnamese administrative reports for what does not hold together.

Importing this package loads nothing else; every public name is fetched on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "Annotated": "engine.annotate",
    "CchcCheckError": "errors",
    "Citation": "extraction.facts",
    "ConfigError": "errors",
    "Diagnostic": "diagnostics",
    "Document": "text.document",
    "Facts": "extraction.facts",
    "Failure": "engine.results",
    "FileResult": "engine.results",
    "ReadError": "errors",
    "Rule": "rulebook.rule",
    "RuleError": "errors",
    "RuleSettings": "engine.settings",
    "Settings": "engine.settings",
    "Severity": "diagnostics",
    "Span": "text.span",
    "Unit": "checks.check",
    "annotate": "engine.api",
    "check": "engine.api",
    "check_text": "engine.api",
    "extract": "engine.api",
    "load_rules": "engine.api",
    "load_settings": "engine.api",
    "read": "readers",
}

__all__ = [
    "Annotated",
    "CchcCheckError",
    "Citation",
    "ConfigError",
    "Diagnostic",
    "Document",
    "Facts",
    "Failure",
    "FileResult",
    "ReadError",
    "Rule",
    "RuleError",
    "RuleSettings",
    "Settings",
    "Severity",
    "Span",
    "Unit",
    "__version__",
    "annotate",
    "check",
    "check_text",
    "extract",
    "load_rules",
    "load_settings",
    "read",
]

if TYPE_CHECKING:
    from cchc_check.checks.check import Unit
    from cchc_check.diagnostics import Diagnostic, Severity
    from cchc_check.engine.annotate import Annotated
    from cchc_check.engine.api import annotate, check, check_text, extract, load_rules, load_settings
    from cchc_check.engine.results import Failure, FileResult
    from cchc_check.engine.settings import RuleSettings, Settings
    from cchc_check.errors import CchcCheckError, ConfigError, ReadError, RuleError
    from cchc_check.extraction.facts import Citation, Facts
    from cchc_check.readers import read
    from cchc_check.rulebook.rule import Rule
    from cchc_check.text.document import Document
    from cchc_check.text.span import Span


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
