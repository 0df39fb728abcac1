"""Checks drafted Vietnamese administrative reports for what does not hold together.

Importing this package loads nothing else; every public name is fetched on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "Applicability": "diagnostics",
    "CchcCheckError": "errors",
    "ConfigError": "errors",
    "Citation": "extraction.facts",
    "Diagnostic": "diagnostics",
    "Document": "text.document",
    "Facts": "extraction.facts",
    "FileResult": "engine.results",
    "Position": "text.span",
    "ReadError": "errors",
    "Registry": "registry",
    "Rule": "rulebook.rule",
    "RuleError": "errors",
    "RunResult": "engine.results",
    "Settings": "engine.settings",
    "Severity": "diagnostics",
    "Span": "text.span",
    "Unit": "checks.check",
    "check": "engine.api",
    "check_text": "engine.api",
    "extract": "engine.api",
    "load_rules": "engine.api",
    "read": "readers",
}

__all__ = [
    "Applicability",
    "CchcCheckError",
    "Citation",
    "ConfigError",
    "Diagnostic",
    "Document",
    "Facts",
    "FileResult",
    "Position",
    "ReadError",
    "Registry",
    "Rule",
    "RuleError",
    "RunResult",
    "Settings",
    "Severity",
    "Span",
    "Unit",
    "__version__",
    "check",
    "check_text",
    "extract",
    "load_rules",
    "read",
]

if TYPE_CHECKING:
    from cchc_check.checks.check import Unit
    from cchc_check.diagnostics import Applicability, Diagnostic, Severity
    from cchc_check.engine.api import check, check_text, extract, load_rules
    from cchc_check.engine.results import FileResult, RunResult
    from cchc_check.engine.settings import Settings
    from cchc_check.errors import CchcCheckError, ConfigError, ReadError, RuleError
    from cchc_check.extraction.facts import Citation, Facts
    from cchc_check.readers import read
    from cchc_check.registry import Registry
    from cchc_check.rulebook.rule import Rule
    from cchc_check.text.document import Document
    from cchc_check.text.span import Position, Span


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
