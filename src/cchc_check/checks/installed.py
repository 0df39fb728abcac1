"""What installed distributions add: checks and folders of rule pages, by their entry points.

Invariant: only a distribution that is named is looked at, so nothing is scanned and nothing comes unasked.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from cchc_check.checks.check import Check
from cchc_check.errors import RuleError
from cchc_check.patterns import compiled

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

CHECKS = "cchc_check.checks"
RULES = "cchc_check.rules"
_DISTRIBUTION = compiled(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")


@cache
def installed_check(name: str) -> Check:
    """The check that a page calls "distribution/name". Raises RuleError, which names the distribution."""
    distribution, _, own = name.partition("/")
    for entry in _entries(distribution, CHECKS):
        if entry.name == own:
            check = _loaded(entry, distribution)
            if isinstance(check, Check):
                return check
            why = f"{entry.value}: {type(check).__name__}"
            raise RuleError("plugin.broken", distribution=distribution, why=why)
    raise RuleError("plugin.no-check", distribution=distribution, name=own)


def rule_folders(distribution: str) -> Iterator[str]:
    """The folders of rule pages that a distribution offers: "package" or "package:folder", never imported.

    Raises RuleError when there is none.
    """
    entries = _entries(distribution, RULES)
    if not entries:
        raise RuleError("plugin.no-rules", distribution=distribution)
    for entry in entries:
        folder = os.path.join(_home(entry.module, distribution), *entry.attr.split("."))
        if not os.path.isdir(folder):
            raise RuleError("plugin.broken", distribution=distribution, why=folder)
        yield folder


def _entries(distribution: str, group: str) -> tuple[EntryPoint, ...]:
    from importlib import metadata

    if not _DISTRIBUTION.fullmatch(distribution):
        raise RuleError("plugin.not-installed", distribution=distribution)
    try:
        return tuple(metadata.distribution(distribution).entry_points.select(group=group))
    except metadata.PackageNotFoundError as error:
        raise RuleError("plugin.not-installed", distribution=distribution) from error


def _loaded(entry: EntryPoint, distribution: str) -> object:
    try:
        return entry.load()
    except Exception as error:  # whatever another's module does when it is imported
        why = f"{type(error).__name__}: {error}"
        raise RuleError("plugin.broken", distribution=distribution, why=why) from error


def _home(module: str, distribution: str) -> str:
    from importlib.util import find_spec

    try:
        spec = find_spec(module)
    except (ImportError, ValueError) as error:
        raise RuleError("plugin.broken", distribution=distribution, why=str(error)) from error
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise RuleError("plugin.broken", distribution=distribution, why=module)
    return next(iter(places))
