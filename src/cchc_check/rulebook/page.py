"""Rule pages from disk: the first `toml` fence of each becomes a Rule.

Invariant: what is loaded holds nothing unknown and lacks nothing; every fault names file and line. The rest
of a page (prose, examples) is not looked at here: a run starts without it.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cchc_check.checks import CHECKS
from cchc_check.diagnostics import Severity
from cchc_check.errors import RuleError
from cchc_check.extraction.form.regimes import REGIMES
from cchc_check.localize import LANGUAGES
from cchc_check.patterns import compiled
from cchc_check.rulebook.rule import Rule, Texts, Under, Variant, placeholders

FILE_NAME = compiled(r"(?P<code>[A-Z]{2,8}[0-9]{3})-(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)\.md")
"""CIT004-space-in-notation.md; not CIT4-x.md, cit004-x.md, CIT004.md."""
STATUSES = ("preview", "stable")
STAGES = ("draft", "issue")
_REQUIRED = ("check", "severity", "status", "since", "title", "message")
_KEYS = {*_REQUIRED, "basis", "fix", "notes", "variants", "stage", "params", "in_force", "regimes", "under"}
_UNDER = ("basis", "severity", "params", "message", "variants")
_FENCE = "\n```toml\n"


def load_pages(folder: Path | str) -> tuple[Rule, ...]:
    """The rules of every page below `folder`, sorted by code. README.md is not a page."""
    return unique(load_page(path) for path in page_files(folder))


def unique(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules sorted by code. Raises RuleError when two pages share a code or a name."""
    seen: dict[str, Rule] = {}
    found = sorted(rules, key=lambda rule: (rule.code, rule.path))
    for rule in found:
        for key in (rule.code, rule.name):
            if key in seen:
                raise RuleError("page.duplicate", path=rule.path, line=1, key=key, other=seen[key].path)
            seen[key] = rule
    return tuple(found)


def page_files(folder: Path | str) -> list[str]:
    """The paths of every page below `folder`, sorted."""
    return sorted(_page_files(os.fspath(folder)))


def _page_files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _page_files(entry.path)
            elif entry.name.endswith(".md") and entry.name != "README.md":
                yield entry.path


def load_page(path: Path | str) -> Rule:
    """The rule of one page."""
    return read_page(page_text(path), os.fspath(path))


def page_text(path: Path | str) -> str:
    """The text of a page, line ends "\\n"."""
    where = os.fspath(path)
    try:
        with open(where, encoding="utf-8-sig") as file:
            return file.read()
    except UnicodeDecodeError as error:
        raise RuleError("page.not-utf8", path=where) from error
    except OSError as error:
        raise RuleError("page.not-read", path=where, detail=error) from error


def read_page(text: str, path: str) -> Rule:
    """The rule that a page's text states; `path` gives it code and name."""
    file_name = FILE_NAME.fullmatch(os.path.basename(path))
    if not file_name:
        raise RuleError("page.bad-file-name", path=path)
    header = _header(text, path)
    header.closed(header.table, "", _KEYS)
    header.require()
    return Rule(
        code=file_name["code"],
        name=file_name["name"],
        check=header.check(),
        severity=header.severity(header.table, "severity"),
        status=header.one_of(header.table, "status", STATUSES),
        since=header.version(),
        basis=header.string("basis", ""),
        titles=header.texts(header.table, "title"),
        messages=header.texts(header.table, "message"),
        fix=header.texts(header.table, "fix") if "fix" in header.table else {},
        notes={name: header.texts(header.sub("notes"), name, "notes.") for name in header.sub("notes")},
        variants={name: header.variant(name) for name in header.sub("variants")},
        stage=header.stages(),
        params=header.sub("params"),
        in_force=header.in_force(),
        regimes=header.regimes(),
        by_regime=header.unders(),
        path=path,
    )


def header_text(text: str, path: str) -> tuple[str, int]:
    """The TOML of a page's header and the number of its first line."""
    at = ("\n" + text).find(_FENCE)
    if at < 0:
        raise RuleError("page.no-header", path=path, line=1)
    start = at + len(_FENCE) - 1
    line = text.count("\n", 0, start) + 1
    end = text.find("\n```", start - 1)
    if end < 0:
        raise RuleError("page.header-not-closed", path=path, line=line - 1)
    return text[start : end + 1], line


def _header(text: str, path: str) -> _Header:
    import tomllib

    source, line = header_text(text, path)
    try:
        return _Header(tomllib.loads(source), source, path, line)
    except (ValueError, RecursionError) as error:
        at_line = re.search(r"line (\d+)", str(error))
        offset = int(at_line[1]) - 1 if at_line else source.count("\n")
        raise RuleError("page.bad-toml", path=path, line=line + offset, detail=str(error)) from error


class _Header:
    """The header of one page, read key by key; every fault is a RuleError at the line of its key."""

    def __init__(self, table: dict[str, Any], source: str, path: str, line: int, within: str = "") -> None:
        self.table, self.source, self.path, self.line, self.within = table, source, path, line, within

    def error(self, reason: str, key: str, **details: Any) -> RuleError:
        key = self.within + key
        line = self.line + line_of(self.source, key)
        return RuleError(reason, path=self.path, line=line, key=key, **details)

    def closed(self, table: Mapping[str, Any], prefix: str, keys: Iterable[str]) -> None:
        for key in table:
            if key not in keys:
                raise self.error("page.unknown-key", prefix + key, known=", ".join(sorted(keys)))

    def require(self) -> None:
        for key in _REQUIRED:
            if key not in self.table:
                raise self.error("page.missing-key", key)

    def string(self, key: str, default: str | None = None) -> str:
        value = self.table.get(key, default)
        if not isinstance(value, str):
            raise self.error("page.not-text", key)
        return value

    def sub(self, key: str) -> dict[str, Any]:
        value = self.table.get(key, {})
        if not isinstance(value, dict):
            raise self.error("page.not-table", key)
        return value

    def check(self) -> str:
        name = self.string("check")
        if name not in CHECKS and "/" not in name:
            import difflib

            like = "".join(difflib.get_close_matches(name, CHECKS, 1))
            raise self.error(
                "page.unknown-check-like" if like else "page.unknown-check", "check", check=name, like=like
            )
        return name

    def one_of(self, table: Mapping[str, Any], key: str, allowed: Sequence[str], prefix: str = "") -> str:
        if table[key] not in allowed:
            raise self.error("page.not-allowed", prefix + key, value=table[key], allowed=", ".join(allowed))
        return str(table[key])

    def severity(self, table: Mapping[str, Any], key: str, prefix: str = "") -> Severity:
        return Severity(self.one_of(table, key, tuple(Severity), prefix))

    def version(self) -> str:
        since = self.string("since")
        if not re.fullmatch(r"\d+\.\d+\.\d+", since):
            raise self.error("page.bad-version", "since", value=since)
        return since

    def texts(self, table: Mapping[str, Any], name: str, prefix: str = "") -> Texts:
        texts, key = table[name], prefix + name
        if not isinstance(texts, dict):
            raise self.error("page.not-table", key)
        self.closed(texts, f"{key}.", LANGUAGES)
        for lang in LANGUAGES:
            if lang not in texts:
                raise self.error("page.missing-language", key, language=lang)
            if not isinstance(texts[lang], str) or not texts[lang].strip():
                raise self.error("page.not-text", f"{key}.{lang}")
            if placeholders(texts[lang]) is None:
                raise self.error("page.bad-braces", f"{key}.{lang}")
        return texts

    def variant(self, name: str) -> Variant:
        table, prefix = self.sub("variants")[name], f"variants.{name}."
        if not isinstance(table, dict):
            raise self.error("page.not-table", prefix[:-1])
        self.closed(table, prefix, ("severity", "message"))
        return Variant(
            self.severity(table, "severity", prefix) if "severity" in table else None,
            self.texts(table, "message", prefix) if "message" in table else {},
        )

    def unders(self) -> dict[str, Under]:
        tables, regimes = self.sub("under"), self.regimes()
        self.closed(tables, "under.", regimes)
        return {name: self._within(f"under.{name}.", tables[name])._under() for name in tables}

    def _within(self, prefix: str, table: Any) -> _Header:
        if not isinstance(table, dict):
            raise self.error("page.not-table", prefix[:-1])
        return _Header(table, self.source, self.path, self.line, prefix)

    def _under(self) -> Under:
        self.closed(self.table, "", _UNDER)
        return Under(
            basis=self.string("basis", ""),
            severity=self.severity(self.table, "severity") if "severity" in self.table else None,
            params=self.sub("params"),
            messages=self.texts(self.table, "message") if "message" in self.table else {},
            variants={name: self.variant(name) for name in self.sub("variants")},
        )

    def stages(self) -> dict[str, Severity]:
        table = self.sub("stage")
        self.closed(table, "stage.", STAGES)
        return {stage: self.severity(table, stage, "stage.") for stage in table}

    def in_force(self) -> tuple[dt.date | None, dt.date | None]:
        table = self.sub("in_force")
        self.closed(table, "in_force.", ("from", "to"))
        for key, value in table.items():
            if type(value) is not dt.date:
                raise self.error("page.bad-date", f"in_force.{key}")
        first, last = table.get("from"), table.get("to")
        if first and last and last < first:
            raise self.error("page.bad-period", "in_force.to")
        return first, last

    def regimes(self) -> tuple[str, ...]:
        named = self.table.get("regimes", REGIMES)
        if not isinstance(named, list | tuple) or not named:
            raise self.error("page.not-allowed", "regimes", value=named, allowed=", ".join(REGIMES))
        for name in named:
            if name not in REGIMES:
                raise self.error("page.not-allowed", "regimes", value=name, allowed=", ".join(REGIMES))
        return tuple(named)


def line_of(source: str, key: str) -> int:
    """The 0-based line of a TOML text where `key` (dotted), or the nearest key around it, is set."""
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(source.split("\n")):
        if header := re.fullmatch(r"\s*\[+([^\]]+)\]+\s*(?:#.*)?", line):
            table = header[1].strip() + "."
            _note(lines, table[:-1], number)
        elif pair := re.match(r"\s*([\w.\"-]+)\s*=", line):
            _note(lines, table + pair[1].replace('"', ""), number)
    while key and key not in lines:
        key = key.rpartition(".")[0]
    return lines.get(key, 0)


def _note(lines: dict[str, int], key: str, number: int) -> None:
    parts = key.split(".")
    for depth in range(1, len(parts) + 1):
        lines.setdefault(".".join(parts[:depth]), number)
