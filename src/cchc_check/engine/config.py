"""Configuration files: which one holds for a document, and what it says, with the line of everything that is wrong."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from cchc_check.checks.check import Unit
from cchc_check.diagnostics import Severity
from cchc_check.engine.settings import LIMITS, RULE, SHAPES, TOP, UNIT, RuleSettings, Setting, Settings
from cchc_check.errors import ConfigError

NAMES = (".cchc-check.toml", "cchc-check.toml", "pyproject.toml")


class _File(Struct, frozen=True):
    """One configuration source, able to say in which line a key stands."""

    path: str
    text: str

    def error(self, reason: str, key: str, **details: Any) -> ConfigError:
        line = 0
        if self.text:
            found = re.search(rf"(?m)^[ \t\[]*(?:[\w.\"-]*\.)?\"?{re.escape(key)}\"?[ \t]*[=\].]", self.text)
            line = self.text.count("\n", 0, found.start()) + 1 if found else 1
        return ConfigError(reason, path=self.path, line=line, key=key, **details)


@cache
def closest(folder: Path) -> Path | None:
    """The configuration file that holds for documents in `folder`: the nearest one, walking up."""
    for parent in (folder, *folder.parents):
        for name in NAMES:
            path = parent / name
            if path.is_file() and (name != "pyproject.toml" or _has_section(path)):
                return path
    return None


def _has_section(path: Path) -> bool:
    try:
        return "[tool.cchc-check" in path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def load(path: Path, *, _seen: tuple[Path, ...] = ()) -> Settings:
    """The settings that `path` writes, over those it extends. Raises ConfigError with file and line."""
    path = path.resolve()
    import tomllib

    try:
        text = path.read_text(encoding="utf-8-sig")
        data: dict[str, Any] = tomllib.loads(text)
    except OSError as error:
        raise ConfigError("config.unreadable", path=str(path), why=error) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else len(path.read_bytes().splitlines())
        raise ConfigError("config.not-toml", path=str(path), line=line, why=str(error)) from error
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("cchc-check", {})
    file = _File(str(path), text)
    base = Settings()
    if isinstance(parent := data.pop("extend", ""), str) and parent:
        if path in _seen:
            raise file.error("config.extend-cycle", "extend")
        base = load(path.parent / parent, _seen=(*_seen, path))
    settings = apply(base, data, file.path, text)
    if "rule-paths" in data:
        settings = replace(settings, rule_paths=tuple(_beside(path, settings.rule_paths, file)))
    return replace(settings, source=str(path))


def _beside(config: Path, paths: Iterable[str], file: _File) -> Iterator[str]:
    """The paths from the folder of the configuration, none of which may lead out of it."""
    for name in paths:
        path = config.parent / name
        if "\0" in name or not path.resolve().is_relative_to(config.parent):
            raise file.error("pack.outside", "rule-paths", name=name)
        yield str(path)


def apply(base: Settings, data: Mapping[str, Any], path: str = "", text: str = "") -> Settings:
    """`base` with the keys of `data` written over it; `path` and `text` are for error messages only."""
    file = _File(path, text)
    data = dict(data)
    unit = _table(data.pop("unit", {}), "unit", file)
    rules = _table(data.pop("rules", {}), "rules", file)
    limits = _values(_table(data.pop("limits", {}), "limits", file), LIMITS, file)
    changes = {key.replace("-", "_"): value for key, value in _values(data, TOP, file).items()}
    own_unit = {item.name: getattr(base.unit, item.name) for item in UNIT} | _values(unit, UNIT, file)
    own_rules = dict(base.rules)
    for code, table in rules.items():
        own_rules[code] = _rule(own_rules.get(code, RuleSettings()), _table(table, code, file), file)
    own_limits = replace(base.limits, **{key.replace("-", "_"): value for key, value in limits.items()})
    return replace(base, **changes, unit=Unit(**own_unit), rules=own_rules, limits=own_limits)


def override(base: Settings, assignments: Iterable[str]) -> Settings:
    """`base` with `KEY=VALUE` pairs from the command line, values in TOML (or bare text)."""
    for pair in assignments:
        base = apply(base, _assigned(*pair.partition("=")[::2]), "--config")
    return base


def _assigned(key: str, value: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(f"{key}={value}")
    except tomllib.TOMLDecodeError:
        try:
            return tomllib.loads(f"{key}={_quoted(value)}")
        except tomllib.TOMLDecodeError as error:
            raise ConfigError("config.not-toml", path="--config", why=str(error)) from error


def _quoted(value: str) -> str:
    return '"' + value.strip().replace("\\", "\\\\").replace('"', '\\"') + '"'


def _rule(base: RuleSettings, table: Mapping[str, Any], file: _File) -> RuleSettings:
    values = _values(table, RULE, file)
    severity = values.get("severity")
    return RuleSettings(
        severity=Severity(severity) if severity else base.severity,
        params={**base.params, **values.get("params", {})},
    )


def _table(value: Any, key: str, file: _File) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise file.error("config.wrong-type", key, like=SHAPES["table"])
    return dict(value)


def _values(data: Mapping[str, Any], known: tuple[Setting, ...], file: _File) -> dict[str, Any]:
    settings = {item.name: item for item in known}
    for key in data:
        if key not in settings:
            import difflib

            close = difflib.get_close_matches(key, settings, 1)
            reason = "config.unknown-key-like" if close else "config.unknown-key"
            raise file.error(reason, key, like=close[0] if close else "")
    return {key: _value(value, settings[key], file) for key, value in data.items()}


def _value(value: Any, setting: Setting, file: _File) -> Any:
    match setting.kind, value:
        case "texts", list() if all(isinstance(item, str) for item in value):
            return tuple(value)
        case "choice", str() if value in setting.choices:
            return value
        case "choice", _:
            raise file.error("config.not-a-choice", setting.name, choices=", ".join(setting.choices))
        case ("text", str()) | ("flag", bool()) | ("table", dict()):
            return value
        case "count", int() if value > 0 and not isinstance(value, bool):
            return value
        case "date", dt.date():
            return value
        case "date", str():
            return _date(value, setting.name, file)
    raise file.error("config.wrong-type", setting.name, like=SHAPES[setting.kind])


def _date(value: str, key: str, file: _File) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise file.error("config.wrong-type", key, like=SHAPES["date"]) from None
