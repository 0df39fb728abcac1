"""Flags parsed by click, and what click finds wrong in them said in our words."""

from __future__ import annotations

import re
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
        reason, details = _wording(error, command, lang)
        raise ConfigError(reason, hint="cli.try-help", **details) from error
    except click.Abort as error:
        raise KeyboardInterrupt from error


def _wording(error: click.UsageError, command: click.Command, lang: str) -> tuple[str, dict[str, Any]]:
    match error:
        case click.NoSuchOption(option_name=name, possibilities=[like, *_]):
            return "cli.no-such-option-like", {"name": name, "like": like}
        case click.NoSuchOption(option_name=name):
            return "cli.no-such-option", {"name": name}
        case click.MissingParameter(param=click.Parameter() as param):
            return "cli.missing", {"name": _name(param)}
        case click.BadParameter(param=click.Parameter() as param):
            return "cli.bad-value", {"name": _name(param), "why": _wanted(param.type, lang)}
        case click.BadOptionUsage(option_name=name):
            takes_none = any(name in each.opts and getattr(each, "is_flag", False) for each in command.params)
            return ("cli.no-value" if takes_none else "cli.needs-value"), {"name": name}
    if found := re.search(r"extra arguments? \((.*)\)", error.message):
        return "cli.extra", {"args": found[1]}
    return "cli.usage", {"why": error.format_message().rstrip(".")}


def _name(param: click.Parameter) -> str:
    return param.opts[0] if isinstance(param, click.Option) else (param.metavar or param.opts[0]).strip("[]…")


def _wanted(kind: object, lang: str) -> str:
    """What a value has to be like."""
    match kind:
        case click.Choice(choices=choices):
            return say(lang, "cli.one-of", choices=", ".join(map(str, choices)))
        case click.DateTime():
            return say(lang, "cli.a-day")
    return say(lang, "cli.a-number")
