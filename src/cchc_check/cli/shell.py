"""Around every command: UTF-8 streams, the language, errors as one line, exit codes."""

from __future__ import annotations

import io
import sys

from cchc_check import patterns
from cchc_check.cli.complaint import complain
from cchc_check.errors import CchcCheckError
from cchc_check.localize import LANGUAGES, say


def run(verb: str, args: list[str]) -> int:
    """Run one command; exit code 2 for everything that goes wrong."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    lang = _language(args)
    try:
        code = _dispatch(verb, args, lang)
        sys.stdout.flush()
        patterns.keep()
        return code
    except CchcCheckError as error:
        complain(error.one_line(lang), lang)
    except KeyboardInterrupt:
        complain(say(lang, "cli.interrupted"), lang)
    except BrokenPipeError:
        from cchc_check.cli.writing import let_go

        let_go()
    except Exception as error:
        if "-v" in args or "--verbose" in args:
            raise
        complain(say(lang, "cli.internal", why=f"{type(error).__name__}: {error}"), lang)
    return 2


def _dispatch(verb: str, args: list[str], lang: str) -> int:
    if verb == "check" and args and not any(arg.startswith("-") for arg in args):
        # Only paths: there is nothing to parse, and a sixth of the start-up is saved.
        from cchc_check.cli.checking import check

        return check(tuple(args))
    from cchc_check.cli.parsing import invoke

    return invoke(verb, args, lang)


def _language(args: list[str]) -> str:
    """The language asked for by `--lang`, before anything else is read: errors need it too."""
    for arg, following in zip(args, [*args, ""][1:], strict=True):
        value = following if arg == "--lang" else arg.removeprefix("--lang=")
        if value in LANGUAGES and arg.startswith("--lang"):
            return value
    return LANGUAGES[0]
