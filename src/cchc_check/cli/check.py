"""`cchc-check PATH…`: the flags of checking, parsed."""

from __future__ import annotations

from typing import Any

import click

from cchc_check.cli import checking
from cchc_check.cli.options import choosing, chosen, common, configuration, context_settings, option
from cchc_check.engine.settings import FORMATS, SEVERITIES
from cchc_check.localize import say


def command(lang: str) -> click.Command:
    """The command, its help in `lang`."""

    help_text = say(lang, "cli.help-check").replace("\n\n  ", "\n\n\b\n  ")

    @click.command(help=help_text, context_settings=context_settings())
    @click.argument("paths", nargs=-1, metavar="PATH…")
    @choosing(lang)
    @option(lang, "--output-format", type=click.Choice(FORMATS))
    @option(lang, "-o", "--output-file", metavar="FILE")
    @option(lang, "--annotate", metavar="DIR")
    @option(lang, "--fix", metavar="DIR")
    @option(lang, "--diff", is_flag=True)
    @option(lang, "--fail-on", type=click.Choice(SEVERITIES))
    @common(lang)
    @configuration(lang)
    @option(lang, "--baseline", metavar="FILE")
    @option(lang, "--stdin-filename", metavar="NAME", default="-")
    @option(lang, "--statistics", is_flag=True)
    @option(lang, "-j", "--jobs", type=click.IntRange(min=0), metavar="N")
    @option(lang, "--exit-zero", is_flag=True)
    @option(lang, "-q", "--quiet", is_flag=True)
    def check(**flags: Any) -> int:
        return checking.check(**chosen(flags))

    return check
