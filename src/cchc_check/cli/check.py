"""`cchc-check PATH…`: the flags of checking, parsed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from cchc_check.cli import checking
from cchc_check.cli.options import codes, common, configuration, context_settings, option
from cchc_check.engine.settings import FORMATS, SEVERITIES, STAGES
from cchc_check.localize import say


def command(lang: str) -> click.Command:
    """The command, its help in `lang`."""

    help_text = say(lang, "cli.help-check").replace("\n\n  ", "\n\n\b\n  ")

    @click.command(help=help_text, context_settings=context_settings())
    @click.argument("paths", nargs=-1, metavar="PATH…")
    @option(lang, "--select", multiple=True, metavar="CODE")
    @option(lang, "--extend-select", multiple=True, metavar="CODE")
    @option(lang, "--ignore", multiple=True, metavar="CODE")
    @option(lang, "--preview", is_flag=True, default=None)
    @option(lang, "--exclude", multiple=True, metavar="PATTERN")
    @option(lang, "--stage", type=click.Choice(STAGES))
    @option(lang, "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD")
    @option(lang, "--output-format", type=click.Choice(FORMATS))
    @option(lang, "-o", "--output-file", metavar="FILE")
    @option(lang, "--annotate", metavar="DIR")
    @option(lang, "--fix", metavar="DIR")
    @option(lang, "--diff", is_flag=True)
    @option(lang, "--fail-on", type=click.Choice(SEVERITIES))
    @common(lang)
    @configuration(lang)
    @option(lang, "--stdin-filename", metavar="NAME", default="-")
    @option(lang, "--exit-zero", is_flag=True)
    @option(lang, "-q", "--quiet", is_flag=True)
    def check(**flags: Any) -> int:
        return checking.check(**_settings_flags(flags))

    return check


def _settings_flags(flags: dict[str, Any]) -> dict[str, Any]:
    for name in ("select", "extend_select", "ignore"):
        flags[name] = codes(flags[name])
    if isinstance(flags["as_of"], dt.datetime):
        flags["as_of"] = flags["as_of"].date()
    return flags
