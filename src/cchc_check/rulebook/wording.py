"""The agreement between a rule and its check: made for the rules that run, since it imports the check.

Invariant: a bound rule asks the check for nothing it does not give, and has words for everything it may say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from cchc_check.checks.check import Check, Fault
from cchc_check.errors import RuleError
from cchc_check.rulebook.attached import with_files
from cchc_check.rulebook.page import header_text, line_of, page_text
from cchc_check.rulebook.rule import Rule, Texts, Under, Variant, placeholders


def bind(rule: Rule, check: Check) -> Rule:
    """The rule with the check's defaults for the parameters it leaves alone, and lists read from files beside it.

    Raises RuleError at the line of the first parameter, placeholder, variant or note the check does not know.
    """
    rule = replace(rule, params=with_files(rule.params, check.params, rule.path))
    for reason, key, details in faults(rule, check):
        raise _error(rule, reason, key, details)
    unders = {name: replace(own, params=_given(own.params, check)) for name, own in rule.by_regime.items()}
    return replace(rule, params=with_defaults(rule.params, check), by_regime=unders)


def with_defaults(params: Mapping[str, Any], check: Check) -> dict[str, Any]:
    """All parameters of the check; lists where the default is a tuple become tuples."""
    return {**check.params, **_given(params, check)}


def _given(params: Mapping[str, Any], check: Check) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) and isinstance(check.params[name], tuple) else value
        for name, value in params.items()
    }


def faults(rule: Rule, check: Check) -> Iterator[Fault]:
    """Everything in which page and check disagree."""
    yield from param_faults(rule.params, check)
    yield from reviewed(rule.params, check)
    yield from _text_faults("message", rule.messages, check)
    if rule.fix:
        yield from _text_faults("fix", rule.fix, check)
    yield from _variant_faults(rule.variants, check)
    for regime, own in rule.by_regime.items():
        for reason, key, details in _under_faults(rule, own, check):
            yield reason, f"under.{regime}.{key}", details
    for name in rule.notes:
        if name not in check.notes:
            yield "page.unknown-note", f"notes.{name}", {"known": _listed(check.notes)}
    for name in check.notes:
        if name not in rule.notes:
            yield "page.missing-note", f"notes.{name}", {}


def param_faults(params: Mapping[str, Any], check: Check) -> Iterator[Fault]:
    """What is wrong with parameters meant for `check`, from a page or from a configuration file."""
    for name, value in params.items():
        key = f"params.{name}"
        if name not in check.params:
            yield "page.unknown-param", key, {"known": _listed(sorted(check.params))}
        elif not fits(value, check.params[name]):
            yield "page.wrong-type", key, {"wanted": _type_name(check.params[name])}


def reviewed(params: Mapping[str, Any], check: Check) -> Iterator[Fault]:
    """What the check itself finds wrong with parameters of the right types."""
    if check.review and not any(param_faults(params, check)):
        yield from check.review(with_defaults(params, check))


def fits(value: Any, default: Any) -> bool:
    """True when `value` is of the default's type; the items of a list are like the default's first."""
    if isinstance(default, tuple | list):
        items = isinstance(value, tuple | list)
        return items and all(fits(item, default[0]) for item in value if default)
    if isinstance(default, Mapping):
        return isinstance(value, Mapping)
    if isinstance(default, float):
        return isinstance(value, int | float) and not isinstance(value, bool)
    return type(value) is type(default)


def _under_faults(rule: Rule, own: Under, check: Check) -> Iterator[Fault]:
    yield from param_faults(own.params, check)
    yield from reviewed({**rule.params, **own.params}, check)
    yield from _text_faults("message", own.messages, check)
    yield from _variant_faults(own.variants, check)


def _variant_faults(variants: Mapping[str, Variant], check: Check) -> Iterator[Fault]:
    for name, variant in variants.items():
        if name not in check.variants:
            yield "page.unknown-variant", f"variants.{name}", {"known": _listed(check.variants)}
        if variant.messages:
            yield from _text_faults(f"variants.{name}.message", variant.messages, check)


def _text_faults(key: str, texts: Texts, check: Check) -> Iterator[Fault]:
    for lang, text in texts.items():
        for name in sorted((placeholders(text) or frozenset()) - set(check.values)):
            yield (
                "page.unknown-placeholder",
                f"{key}.{lang}",
                {"placeholder": name, "known": _listed(check.values)},
            )


def _type_name(default: Any) -> str:
    if isinstance(default, tuple | list):
        return f"[{_type_name(default[0])}, …]" if default else "[…]"
    names = {bool: "true/false", int: "1", float: "1.5", str: '"…"'}
    return names.get(type(default), "{…}" if isinstance(default, Mapping) else type(default).__name__)


def _listed(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(names) or "–"


def _error(rule: Rule, reason: str, key: str, details: dict[str, Any]) -> RuleError:
    source, line = header_text(page_text(rule.path), rule.path)
    return RuleError(reason, path=rule.path, line=line + line_of(source, key), key=key, **details)
