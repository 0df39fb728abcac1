"""The settings that hold for a document: its closest configuration file, then the flags of the call."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from cchc_check.engine import config, files
from cchc_check.engine.settings import Settings
from cchc_check.errors import ConfigError


class Effective(Struct, frozen=True, dict=True):
    """`configs` are the `--config` values; `flags` the settings given as flags (None: not given)."""

    configs: tuple[str, ...] = ()
    isolated: bool = False
    flags: Mapping[str, Any] = field(default_factory=dict)

    def file_for(self, path: str) -> Path | None:
        """The configuration file that holds for the document or folder at `path`."""
        named = [value for value in self.configs if "=" not in value]
        if named:
            if len(named) > 1:
                raise ConfigError("config.two-files", path=named[1])
            return Path(named[0])
        if self.isolated:
            return None
        folder = path if os.path.isdir(path) else os.path.dirname(path)
        return config.closest(Path(os.path.abspath(folder)))

    def settings(self, path: str) -> Settings:
        """The effective settings for `path`."""
        return self.of_file(self.file_for(path))

    def documents(self, paths: Sequence[str], run: Settings) -> tuple[list[str], list[str]]:
        """The documents at `paths`, as `run` looks for them, and those of their folders that are of no known type.

        An office's rule pages in a folder are neither.
        """
        unread: list[str] = []
        found = [
            path
            for path in files.find(paths, run.exclude, gitignore=run.respect_gitignore, unread=unread)
            if path in paths or not path.endswith(".md") or not self._is_rule(path)
        ]
        return found, unread

    def _is_rule(self, path: str) -> bool:
        rule_paths = self.settings(path).rule_paths
        return bool(rule_paths) and os.path.realpath(path) in _pages(rule_paths)

    def of_file(self, file: Path | None) -> Settings:
        """The effective settings under one configuration file, or none."""
        base = _loaded(file) if file else Settings()
        base = config.override(base, (value for value in self.configs if "=" in value))
        return replace(base, **{key: value for key, value in self.flags.items() if value not in (None, ())})


@cache
def _pages(rule_paths: tuple[str, ...]) -> frozenset[str]:
    from cchc_check.rulebook.packs import page_files

    return frozenset(os.path.realpath(page) for path in rule_paths for page in page_files(path))


@cache
def _loaded(file: Path) -> Settings:
    return config.load(file)
