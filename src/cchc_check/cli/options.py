"""Flags that several commands share, worded in the language of the call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from cchc_check.localize import LANGUAGES, say

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def option(lang: str, *names: str, text: str = "", **attributes: Any) -> Decorator:
    """A flag whose help is the text `cli.opt-<long name>` (or `cli.<text>`)."""
    name = next(name for name in names if name.startswith("--")).lstrip("-")
    return click.option(*names, help=say(lang, f"cli.{text or f'opt-{name}'}"), **attributes)


def common(lang: str) -> Decorator:
    """`--lang` and `-v`, which every command takes; both have been obeyed already when a command runs."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        function = option(lang, "-v", "--verbose", is_flag=True)(function)
        return option(lang, "--lang", type=click.Choice(LANGUAGES), default=None)(function)

    return decorate


def configuration(lang: str) -> Decorator:
    """`--config` and `--isolated`."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        function = option(lang, "--isolated", is_flag=True)(function)
        return option(lang, "--config", "configs", multiple=True, metavar="FILE|KEY=VALUE")(function)

    return decorate


def context_settings() -> dict[str, Any]:
    """What every command tells click."""
    return {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def codes(values: tuple[str, ...]) -> tuple[str, ...]:
    """`("A,B", "C")` → `("A", "B", "C")`."""
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())
