"""Flags parsed by click, and what click finds wrong in them said in our words."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from cchc_check.errors import ConfigError
from cchc_check.localize import say


def invoke(verb: str, args: list[str], lang: str) -> int:
    """Run the command of `cli/<verb>.py` and return its exit code. Raises ConfigError for a wrong call."""
    command: click.Command = import_module(f"cchc_check.cli.{verb}").command(lang)
    name = "cchc-check" if verb == "check" else f"cchc-check {verb}"
    try:
        return int(command.main(args, prog_name=name, standalone_mode=False) or 0)
    except click.UsageError as error:
        reason, details = _wording(error, lang)
        raise ConfigError(reason, hint="cli.try-help", **details) from error
    except click.Abort as error:
        raise KeyboardInterrupt from error


def _wording(error: click.UsageError, lang: str) -> tuple[str, dict[str, Any]]:
    match error:
        case click.NoSuchOption(option_name=name, possibilities=[like, *_]):
            return "cli.no-such-option-like", {"name": name, "like": like}
        case click.NoSuchOption(option_name=name):
            return "cli.no-such-option", {"name": name}
        case click.MissingParameter(param=click.Parameter() as param):
            return "cli.missing", {"name": param.opts[0]}
        case click.BadParameter(param=click.Option(type=click.Choice(choices=choices)) as param):
            listed = ", ".join(map(str, choices))
            return "cli.bad-value", {"name": param.opts[0], "why": say(lang, "cli.one-of", choices=listed)}
        case click.BadParameter(param=click.Parameter() as param):
            return "cli.bad-value", {"name": param.opts[0], "why": error.message.rstrip(".")}
    return "cli.usage", {"why": error.format_message().rstrip(".")}
