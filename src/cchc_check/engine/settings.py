"""Every setting, once: its name, the values it takes and its default. Configuration, flags and help read this table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from cchc_check.checks.check import Unit
from cchc_check.diagnostics import Severity
from cchc_check.errors import ConfigError
from cchc_check.limits import DEFAULT, Limits


class Setting(Struct, frozen=True):
    """One key of a configuration file, explained in `[config]`; `kind` is text, flag, texts, date, count or choice."""

    name: str
    kind: str
    choices: tuple[str, ...] = ()


class RuleSettings(Struct, frozen=True):
    """What a configuration changes of one rule."""

    severity: Severity | None = None
    params: Mapping[str, Any] = field(default_factory=dict)


class Settings(Struct, frozen=True):
    """The effective settings for one document. `source` is the configuration file they came from, or "".

    Raises ConfigError for a choice there is not, and for a bare string where several are taken.
    """

    select: tuple[str, ...] = ("ALL",)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    rule_paths: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    respect_gitignore: bool = True
    stage: str = "draft"
    as_of: dt.date | None = None
    fail_on: str = "error"
    output_format: str = "full"
    lang: str = "vi"
    unit: Unit = field(default_factory=Unit)
    rules: Mapping[str, RuleSettings] = field(default_factory=dict)
    limits: Limits = DEFAULT
    source: str = ""

    def __post_init__(self) -> None:
        for item in TOP:
            value = getattr(self, item.name.replace("-", "_"), None)
            if item.kind == "choice" and value not in item.choices:
                raise ConfigError("config.not-a-choice", key=item.name, choices=", ".join(item.choices))
            if item.kind == "texts" and isinstance(value, str):
                raise ConfigError("config.wrong-type", key=item.name, like=SHAPES[item.kind])


SHAPES = {
    "text": '"…"',
    "texts": '["…", "…"]',
    "flag": "true, false",
    "table": "[…]",
    "date": "2020-06-30",
    "count": "1000",
}
"""How a value of each kind but choice is written in TOML."""
SEVERITIES = tuple(str(severity) for severity in Severity)
FORMATS = ("full", "concise", "json", "sarif", "github", "junit", "html")
STAGES = ("draft", "issue")

TOP = (
    Setting("extend", "text"),
    Setting("select", "texts"),
    Setting("extend-select", "texts"),
    Setting("ignore", "texts"),
    Setting("preview", "flag"),
    Setting("rule-paths", "texts"),
    Setting("plugins", "texts"),
    Setting("exclude", "texts"),
    Setting("respect-gitignore", "flag"),
    Setting("stage", "choice", STAGES),
    Setting("as-of", "date"),
    Setting("fail-on", "choice", SEVERITIES),
    Setting("output-format", "choice", FORMATS),
    Setting("lang", "choice", ("vi", "en")),
)
UNIT = (
    Setting("name", "text"),
    Setting("code", "text"),
    Setting("parent", "text"),
    Setting("domains", "texts"),
    Setting("place", "text"),
)
LIMITS = tuple(Setting(name.replace("_", "-"), "count") for name in Limits.__struct_fields__)
RULE = (Setting("severity", "choice", SEVERITIES), Setting("params", "table"))


def plain(settings: Settings) -> dict[str, Any]:
    """The settings as a configuration file would write them, for `config --show`."""
    top = {item.name: getattr(settings, item.name.replace("-", "_")) for item in TOP if item.name != "extend"}
    unit = {item.name: getattr(settings.unit, item.name) for item in UNIT}
    rules = {
        code: {"severity": rule.severity and str(rule.severity), "params": dict(rule.params)}
        for code, rule in settings.rules.items()
    }
    limits = {item.name: getattr(settings.limits, item.name.replace("-", "_")) for item in LIMITS}
    return {**top, "unit": unit, "limits": limits, "rules": rules}
