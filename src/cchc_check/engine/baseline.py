"""Findings accepted in `cchc-check.baseline.toml`: read, applied to a result, written anew.

Invariant: an entry silences the findings of its own fingerprint in its own document and nothing else.
"""

from __future__ import annotations

import datetime as dt
import os
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from cchc_check.diagnostics import Diagnostic, Severity
from cchc_check.engine.names import shown
from cchc_check.engine.results import FileResult, Stale
from cchc_check.engine.settings import SEVERITIES, SHAPES
from cchc_check.errors import ConfigError
from cchc_check.localize import say

NAME = "cchc-check.baseline.toml"
KEYS = {
    "path": str,
    "rule": str,
    "fingerprint": str,
    "quote": str,
    "count": int,
    "severity": str,
    "reason": str,
    "until": dt.date,
}
_MAY_LACK = ("quote", "count", "severity", "until")
_SHAPES = {str: SHAPES["text"], int: "1", dt.date: SHAPES["date"]}
LONGEST_QUOTE = 120


class Accepted(Struct, frozen=True):
    """One accepted finding; `path` is that of its document, seen from the baseline. It lapses after `until`.

    `count` is the most places that it may stand for: a finding that is told once for several is accepted with those
    it had, not with those that come. `severity` is the gravest that is accepted: a blank that is right in a draft is
    told all the same when the document is to be issued.
    """

    path: str
    rule: str
    quote: str
    fingerprint: str
    reason: str
    until: dt.date | None = None
    count: int = 1
    severity: Severity = Severity.ERROR

    def lapsed(self, today: dt.date) -> bool:
        """Whether the entry has stopped to hold."""
        return self.until is not None and self.until < today

    def holds(self, found: Diagnostic) -> bool:
        """Whether this is the finding that was accepted, at no more places than it had and no graver."""
        return self.names(found) and not self.outgrown(found) and found.severity.rank <= self.severity.rank

    def names(self, found: Diagnostic) -> bool:
        """Whether this is the finding that was accepted, whatever has become of it."""
        return (self.fingerprint, self.rule) == (found.fingerprint, found.code)

    def outgrown(self, found: Diagnostic) -> bool:
        """Whether the finding has more places by now."""
        return _count(found) > self.count


class Baseline(Struct, frozen=True):
    """The entries of one file, in its order."""

    file: str
    entries: tuple[Accepted, ...] = ()

    def key(self, path: str) -> str:
        """How entries name the document at `path`: with forward slashes, seen from the baseline's folder."""
        return _key(path, os.path.dirname(os.path.abspath(self.file)))

    def of(self, path: str) -> tuple[Accepted, ...]:
        """The entries for the document at `path`."""
        key = self.key(path)
        return tuple(each for each in self.entries if each.path == key)


def closest(folder: str) -> str:
    """The baseline that holds for documents in `folder`: the nearest one, walking up, or ""."""
    folder = os.path.abspath(folder)
    while not os.path.isfile(os.path.join(folder, NAME)):
        parent = os.path.dirname(folder)
        if parent == folder:
            return ""
        folder = parent
    here = os.path.relpath(folder) if folder.startswith(os.getcwd()) else folder
    return os.path.normpath(os.path.join(here, NAME))


def load(file: str) -> Baseline:
    """The baseline in `file`. Raises ConfigError with file and line for everything that is wrong in it."""
    import tomllib

    try:
        with open(file, encoding="utf-8-sig") as stream:
            text = stream.read()
        data: dict[str, Any] = tomllib.loads(text)
    except OSError as error:
        raise ConfigError("baseline.unreadable", path=file, why=error) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError("config.not-toml", path=file, why=str(error)) from error
    tables = data.pop("accepted", [])
    for key in data:
        raise ConfigError("config.unknown-key", path=file, key=key)
    if not isinstance(tables, list):
        raise ConfigError("config.wrong-type", path=file, key="accepted", like="[[accepted]]")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == "[[accepted]]"]
    places = lines if len(lines) == len(tables) else [0] * len(tables)
    return Baseline(
        file, tuple(_entry(table, file, line) for table, line in zip(tables, places, strict=True))
    )


def _entry(table: Any, file: str, line: int) -> Accepted:
    if not isinstance(table, dict):
        raise ConfigError("config.wrong-type", path=file, line=line, key="accepted", like="[[accepted]]")
    for key, value in table.items():
        if key not in KEYS:
            raise ConfigError("config.unknown-key", path=file, line=line, key=key)
        if type(value) is not KEYS[key]:
            raise ConfigError("config.wrong-type", path=file, line=line, key=key, like=_SHAPES[KEYS[key]])
    for key in KEYS:
        if key not in _MAY_LACK and not str(table.get(key, "")).strip():
            raise ConfigError("baseline.missing", path=file, line=line, key=key)
    if (severity := table.get("severity", "error")) not in SEVERITIES:
        choices = ", ".join(SEVERITIES)
        raise ConfigError("config.not-a-choice", path=file, line=line, key="severity", choices=choices)
    path = unicodedata.normalize("NFC", table["path"])
    return Accepted(**{"quote": "", **table, "path": path, "severity": Severity(severity)})


def accept(
    result: FileResult, baseline: Baseline, rules: Collection[str], today: dt.date, lang: str
) -> FileResult:
    """The result with its accepted findings silenced and the entries that silence nothing named as stale.

    `rules` are the codes of the run: an entry whose rule did not run on this document is left in peace.
    """
    entries = baseline.of(result.path)
    if not entries:
        return result
    valid = {each.fingerprint: each for each in entries if not each.lapsed(today)}
    present = {found.fingerprint: found for found in result.diagnostics}
    ran = result.ran(rules)
    stale = tuple(
        _stale(each, kind, present.get(each.fingerprint), baseline.file, lang)
        for each in entries
        if (kind := _kind(each, present.get(each.fingerprint), ran, today))
    )
    diagnostics = tuple(_silenced(found, valid) for found in result.diagnostics)
    return replace(result, diagnostics=diagnostics, stale=(*result.stale, *stale))


def _kind(entry: Accepted, found: Diagnostic | None, ran: Collection[str], today: dt.date) -> str:
    """Why the entry silences nothing, as `Stale.kind` says it, or ""."""
    if entry.lapsed(today):
        return "expired"
    if found is None:
        return "unused" if entry.rule in ran else ""
    return "grown" if entry.names(found) and entry.outgrown(found) else ""


def _count(found: Diagnostic) -> int:
    """How many places the finding stands for: its `count`, where its rule tells of several at once."""
    count = found.values.get("count", "")
    return int(count) if count.isdecimal() else 1


def _silenced(found: Diagnostic, valid: dict[str, Accepted]) -> Diagnostic:
    entry = valid.get(found.fingerprint)
    if entry is None or not entry.holds(found) or found.suppression:
        return found
    return replace(found, suppression=entry.reason, suppressed_by="baseline")


def _stale(entry: Accepted, kind: str, found: Diagnostic | None, file: str, lang: str) -> Stale:
    said = {"until": entry.until, "accepted": entry.count, "count": _count(found) if found else 0}
    message = say(lang, f"stale.accepted-{kind}", rule=entry.rule, quote=entry.quote, **said)
    return Stale(kind, (entry.rule,), entry.reason, message, file=file, fingerprint=entry.fingerprint)


def renewed(
    old: Baseline, results: Iterable[tuple[FileResult, Collection[str]]], today: dt.date, reason: str
) -> Baseline:
    """The baseline that accepts every active finding of `results`, made without one by rules of the codes beside.

    Entries that still hold keep their reason and date; new and grown ones get `reason`. Of a document that was not
    checked in full, or by rules that did not run, the entries stay.
    """
    entries: set[Accepted] = set()
    checked: set[str] = set()
    for result, rules in results:
        checked.add(old.key(result.path))
        entries.update(_of_result(old, result, rules, today, reason))
    folder = os.path.dirname(os.path.abspath(old.file))
    for each in old.entries:
        if each.path not in checked and os.path.exists(os.path.join(folder, each.path)):
            entries.add(each)
    return Baseline(
        old.file, tuple(sorted(entries, key=lambda each: (each.path, each.rule, each.fingerprint)))
    )


def _of_result(
    old: Baseline, result: FileResult, rules: Collection[str], today: dt.date, reason: str
) -> Iterator[Accepted]:
    known = {each.fingerprint: each for each in old.of(result.path) if not each.lapsed(today)}
    path, ran = old.key(result.path), result.ran(rules)
    for found in result.active():
        quote = " ".join(found.quote.split())[:LONGEST_QUOTE]
        what = (path, found.code, quote, found.fingerprint, reason)
        new = Accepted(*what, count=_count(found), severity=found.severity)
        before = known.get(found.fingerprint)
        yield replace(before, count=new.count) if before and before.holds(found) else new
    yield from (each for each in old.of(result.path) if each.rule not in ran)


def write(baseline: Baseline, lang: str) -> str:
    """The text of a baseline file: equal entries give equal text."""
    comment = "".join(f"# {line}\n" for line in say(lang, "baseline.head").splitlines())
    return "\n".join([comment, *map(_table, baseline.entries)])


def _table(entry: Accepted) -> str:
    texts = ("path", "rule", "fingerprint", "quote", "reason")
    lines = ["[[accepted]]", *(f"{name} = {_quoted(getattr(entry, name))}" for name in texts)]
    if entry.count > 1:
        lines.append(f"count = {entry.count}")
    if entry.severity is not Severity.ERROR:
        lines.append(f'severity = "{entry.severity}"')
    if entry.until:
        lines.append(f"until = {entry.until.isoformat()}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML string: JSON's but for DELETE, which TOML wants escaped too."""
    import json

    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(path: str, folder: str) -> str:
    try:
        relative = os.path.relpath(os.path.abspath(path), folder)
    except ValueError:  # another drive
        relative = os.path.abspath(path)
    return unicodedata.normalize("NFC", shown(relative).replace(os.sep, "/"))
