"""Around every command: UTF-8 streams, the language, errors as one line, exit codes."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module

import click

from cchc_check.engine.wording import one_line
from cchc_check.errors import CchcCheckError
from cchc_check.localize import LANGUAGES, say


def run(verb: str, args: list[str]) -> int:
    """Run the command of `verb` in `cli/<verb>.py`; exit code 2 for everything that goes wrong."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    lang = _language(args)
    verbose = "-v" in args or "--verbose" in args
    try:
        command: click.Command = import_module(f"cchc_check.cli.{verb}").command(lang)
        name = "cchc-check" if verb == "check" else f"cchc-check {verb}"
        code = command.main(args, prog_name=name, standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except CchcCheckError as error:
        complain(one_line(error, lang), lang)
    except click.UsageError as error:
        complain(_usage(error, lang) + "; " + say(lang, "cli.try-help"), lang)
    except (click.Abort, KeyboardInterrupt):
        complain(say(lang, "cli.interrupted"), lang)
    except BrokenPipeError:
        # Whoever read our output has gone; Python would complain once more while closing it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        if verbose:
            raise
        complain(say(lang, "cli.internal", why=f"{type(error).__name__}: {error}"), lang)
    return 2


def complain(line: str, lang: str) -> None:
    """One line on stderr."""
    print(f"cchc-check: {say(lang, 'cli.error')}: {line}", file=sys.stderr)


def _language(args: list[str]) -> str:
    """The language asked for by `--lang`, before anything else is read: errors need it too."""
    for arg, following in zip(args, [*args, ""][1:], strict=True):
        value = following if arg == "--lang" else arg.removeprefix("--lang=")
        if value in LANGUAGES and arg.startswith("--lang"):
            return value
    return LANGUAGES[0]


def _usage(error: click.UsageError, lang: str) -> str:
    match error:
        case click.NoSuchOption(option_name=name, possibilities=[like, *_]):
            return say(lang, "cli.no-such-option-like", name=name, like=like)
        case click.NoSuchOption(option_name=name):
            return say(lang, "cli.no-such-option", name=name)
        case click.MissingParameter(param=click.Parameter() as param):
            return say(lang, "cli.missing", name=param.opts[0] if param.opts else param.name)
        case click.BadParameter(param=click.Parameter() as param):
            return say(lang, "cli.bad-value", name=param.opts[0], why=error.message.rstrip("."))
    return say(lang, "cli.usage", why=error.format_message().rstrip("."))
