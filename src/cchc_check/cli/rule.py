"""`cchc-check rule [CODE|NAME]…`: a rule explained in the terminal, or all of them listed."""

from __future__ import annotations

import click

from cchc_check.cli.effective import Effective
from cchc_check.cli.options import common, configuration, context_settings, option
from cchc_check.engine.settings import Settings
from cchc_check.errors import RuleError
from cchc_check.localize import say
from cchc_check.rulebook.packs import known_rules
from cchc_check.rulebook.rule import Rule


def command(lang: str) -> click.Command:
    """The command, its help in `lang`."""

    @click.command(help=say(lang, "cli.help-rule"), context_settings=context_settings())
    @click.argument("names", nargs=-1, metavar="[CODE|NAME]…")
    @option(lang, "--all", "every", is_flag=True)
    @common(lang)
    @configuration(lang)
    def rule(
        names: tuple[str, ...], every: bool, configs: tuple[str, ...], isolated: bool, **_: object
    ) -> int:
        from cchc_check.rulebook.render import index, render

        settings = Effective(configs, isolated).settings(".")
        rules = known_rules(settings.rule_paths, settings.plugins)
        if every or not names:
            click.echo(index(rules, lang))
            return 0
        chosen = [_find(name, rules) for name in names]
        click.echo("\n\n".join(f"{render(each, lang)}{_settings(each, settings, lang)}" for each in chosen))
        return 0

    return rule


def _settings(rule: Rule, settings: Settings, lang: str) -> str:
    """What the configuration here says of the rule, below its page, or ""."""
    from cchc_check.rulebook.render import written

    own = settings.rules.get(rule.code) or settings.rules.get(rule.name)
    said = [f"{name} = {written(value)}" for name, value in own.params.items()] if own else []
    if own and own.severity:
        said.insert(0, f"{say(lang, 'page.severity')}: {say(lang, f'severity.{own.severity}')}")
    return f"\n\n{say(lang, 'page.set-in', path=settings.source)} {'; '.join(said)}" if said else ""


def _find(name: str, rules: tuple[Rule, ...]) -> Rule:
    for rule in rules:
        if name.upper() == rule.code or name.lower() == rule.name:
            return rule
    raise RuleError("cli.unknown-rule", name=name)
