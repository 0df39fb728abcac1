"""`cchc-check config`: every setting with its meaning, or the effective ones for a path."""

from __future__ import annotations

import click

from cchc_check.cli.effective import Effective
from cchc_check.cli.options import common, configuration, context_settings, option
from cchc_check.engine.settings import LIMITS, RULE, TOP, UNIT, Setting, plain
from cchc_check.errors import ConfigError
from cchc_check.limits import DEFAULT
from cchc_check.localize import say

GROUPS = (("", TOP), ("unit", UNIT), ("limits", LIMITS), ("rules", RULE))


def command(lang: str) -> click.Command:
    """The command, its help in `lang`."""

    @click.command(help=say(lang, "cli.help-config"), context_settings=context_settings())
    @click.argument("keys", nargs=-1, metavar="[KEY]…")
    @option(lang, "--show", metavar="PATH")
    @option(lang, "--schema", is_flag=True)
    @common(lang)
    @configuration(lang)
    def config(
        keys: tuple[str, ...],
        show: str | None,
        schema: bool,
        configs: tuple[str, ...],
        isolated: bool,
        **_: object,
    ) -> int:
        if schema:
            from cchc_check.reporters.json import schema as of_results

            click.echo(of_results(), nl=False)
        elif show is not None:
            click.echo(_shown(Effective(configs, isolated), show, lang))
        else:
            click.echo("\n".join(_described(keys, lang)))
        return 0

    return config


def _described(keys: tuple[str, ...], lang: str) -> list[str]:
    names = [item.name for _, items in GROUPS for item in items]
    for key in keys:
        if key not in names:
            import difflib

            close = difflib.get_close_matches(key, names, 1)
            reason = "config.unknown-key-like" if close else "config.unknown-key"
            raise ConfigError(reason, key=key, like=close[0] if close else "")
    lines: list[str] = []
    for group, items in GROUPS:
        wanted = [item for item in items if not keys or item.name in keys]
        if group and wanted:
            lines.append(say(lang, f"config.{group}-heading"))
        lines += [_line(item, lang) for item in wanted]
    return lines


def _line(item: Setting, lang: str) -> str:
    choices = f" ({'|'.join(item.choices)})" if item.choices else ""
    if item.kind == "count":
        value = getattr(DEFAULT, item.name.replace("-", "_"))
        choices = f" ({say(lang, 'config.default', value=value)})"
    return f"  {item.name:<15} {say(lang, f'config.doc-{item.name}')}{choices}"


def _shown(effective: Effective, path: str, lang: str) -> str:
    settings = effective.settings(path)
    data = plain(settings)
    tables = {"unit": data.pop("unit"), "limits": data.pop("limits")}
    tables |= {f"rules.{code}": table for code, table in data.pop("rules").items()}
    origin = "config.from-file" if settings.source else "config.no-file"
    lines = [say(lang, origin, path=settings.source), *_toml(data)]
    for name, table in tables.items():
        lines += ["", f"[{name}]", *_toml(table)]
    return "\n".join(lines)


def _toml(table: dict[str, object]) -> list[str]:
    return [f"{key} = {_literal(value)}" for key, value in table.items() if value is not None]


def _literal(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case tuple() | list():
            return "[" + ", ".join(map(_literal, value)) + "]"
        case dict():
            return "{ " + ", ".join(f'"{key}" = {_literal(each)}' for key, each in value.items()) + " }"
    return str(value)
