"""`cchc-check prove [PAGE|DIR]…`: run the good and bad examples of rule pages."""

from __future__ import annotations

import os

import click

from cchc_check.cli.options import common, context_settings
from cchc_check.engine.proof import default_tools, prove
from cchc_check.errors import RuleError
from cchc_check.localize import say
from cchc_check.packaged import rules_dir
from cchc_check.rulebook.examples import examples
from cchc_check.rulebook.page import load_page, load_pages, page_text, unique
from cchc_check.rulebook.rule import Rule


def command(lang: str) -> click.Command:
    """The command, its help in `lang`."""

    @click.command(help=say(lang, "cli.help-prove"), context_settings=context_settings())
    @click.argument("paths", nargs=-1, metavar="[PAGE|DIR]…")
    @common(lang)
    def prove_pages(paths: tuple[str, ...], **_: object) -> int:
        rules = _rules(paths or (str(rules_dir()),))
        failures = list(prove(rules, default_tools()))
        for failure in failures:
            click.echo(failure.describe(lang) + "\n")
        if failures:
            click.echo(say(lang, "cli.not-proved", count=len(failures)))
            return 1
        count = sum(example.kind != "fixed" for rule in rules for example in examples(page_text(rule.path)))
        click.echo(say(lang, "cli.proved", pages=len(rules), examples=count))
        return 0

    return prove_pages


def _rules(paths: tuple[str, ...]) -> tuple[Rule, ...]:
    found = unique(
        rule for path in paths for rule in (load_pages(path) if os.path.isdir(path) else (load_page(path),))
    )
    if not found:
        raise RuleError("cli.no-pages", place=" ".join(paths))
    return found
