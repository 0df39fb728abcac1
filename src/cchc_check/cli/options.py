"""Flags that several commands share, worded in the language of the call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import click

from cchc_check.engine.settings import STAGES
from cchc_check.localize import LANGUAGES, say

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def option(lang: str, *names: str, text: str = "", **attributes: Any) -> Decorator:
    """A flag whose help is the text `cli.opt-<long name>` (or `cli.<text>`)."""
    name = next(name for name in names if name.startswith("--")).lstrip("-")
    return click.option(*names, help=say(lang, f"cli.{text or f'opt-{name}'}"), **attributes)


def common(lang: str) -> Decorator:
    """`--lang`, `-v` and `--help`, which every command takes; the first two are obeyed before a command runs."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        function = option(
            lang, "-h", "--help", is_flag=True, is_eager=True, expose_value=False, callback=_print_help(lang)
        )(function)
        function = option(lang, "-v", "--verbose", is_flag=True)(function)
        return option(lang, "--lang", type=click.Choice(LANGUAGES), default=None)(function)

    return decorate


def configuration(lang: str) -> Decorator:
    """`--config` and `--isolated`."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        function = option(lang, "--isolated", is_flag=True)(function)
        return option(lang, "--config", "configs", multiple=True, metavar="FILE|KEY=VALUE")(function)

    return decorate


def choosing(lang: str) -> Decorator:
    """What is checked, and by which rules: the flags of every command that checks documents."""
    decorators = (
        option(lang, "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD"),
        option(lang, "--stage", type=click.Choice(STAGES)),
        option(lang, "--exclude", multiple=True, metavar="PATTERN"),
        option(lang, "--preview", is_flag=True, default=None),
        option(lang, "--ignore", multiple=True, metavar="CODE"),
        option(lang, "--extend-select", multiple=True, metavar="CODE"),
        option(lang, "--select", multiple=True, metavar="CODE"),
    )

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for each in decorators:
            function = each(function)
        return function

    return decorate


def chosen(flags: dict[str, Any]) -> dict[str, Any]:
    """The flags as settings take them: lists of codes split, a day without its hour."""
    for name in ("select", "extend_select", "ignore"):
        flags[name] = codes(flags[name])
    if isinstance(flags["as_of"], dt.datetime):
        flags["as_of"] = flags["as_of"].date()
    return flags


def context_settings() -> dict[str, Any]:
    """What every command tells click: no help option of its own, which would be in English."""
    return {"help_option_names": [], "max_content_width": 100}


def _print_help(lang: str) -> Callable[[click.Context, click.Parameter, bool], None]:
    def show(context: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted:
            text = context.get_help().replace("Usage:", say(lang, "cli.usage-heading"), 1)
            click.echo(text.replace("\nOptions:", "\n" + say(lang, "cli.options-heading"), 1))
            context.exit()

    return show


def codes(values: tuple[str, ...]) -> tuple[str, ...]:
    """`("A,B", "C")` → `("A", "B", "C")`."""
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())
