"""`cchc-check facts PATH`: what was read and extracted, before anything is judged."""

from __future__ import annotations

import sys

import click
from msgspec.structs import replace

from cchc_check.cli.options import common, context_settings, option
from cchc_check.engine.names import shown
from cchc_check.errors import ReadError
from cchc_check.extraction import extract
from cchc_check.limits import DEFAULT
from cchc_check.localize import say
from cchc_check.readers import read
from cchc_check.registry import load_registry
from cchc_check.reporters import facts as report


def command(lang: str) -> click.Command:
    """The command, its help in `lang`."""

    @click.command(help=say(lang, "cli.help-facts"), context_settings=context_settings())
    @click.argument("path", metavar="PATH")
    @option(
        lang, "--output-format", type=click.Choice(["text", "json"]), default="text", text="opt-format-facts"
    )
    @option(lang, "--stdin-filename", metavar="NAME", default="-")
    @common(lang)
    def facts(path: str, output_format: str, stdin_filename: str, **_: object) -> int:
        document = (
            read(sys.stdin.buffer.read((DEFAULT.file_mb << 20) + 1), path=stdin_filename)
            if path == "-"
            else read(path)
        )
        if not any(map(str.isalpha, document.text)):
            raise ReadError("run.no-text", path=document.path)
        found = extract(replace(document, path=shown(document.path)), load_registry())
        sys.stdout.write(report.as_json(found) if output_format == "json" else report.as_text(found, lang))
        return 2 if any(gap.text for gap in document.gaps) else 0

    return facts
