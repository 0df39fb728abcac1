"""A rule as an office has set it: other parameters, another severity.

Invariant: what an office sets holds under every regime, over what the page says of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from cchc_check.diagnostics import Severity
from cchc_check.rulebook.rule import Rule, Variant


def with_params(rule: Rule, params: Mapping[str, Any]) -> Rule:
    """The rule with other parameters."""
    unders = {name: replace(own, params={**own.params, **params}) for name, own in rule.by_regime.items()}
    return replace(rule, params={**rule.params, **params}, by_regime=unders)


def with_severity(rule: Rule, severity: Severity) -> Rule:
    """The rule at another severity; a variant that is less sure than the rule stays at most as severe as it was."""
    unders = {
        name: replace(own, severity=None, variants=_at_most(severity, own.variants))
        for name, own in rule.by_regime.items()
    }
    variants = _at_most(severity, rule.variants)
    return replace(rule, severity=severity, stage={}, variants=variants, by_regime=unders)


def _at_most(most: Severity, variants: Mapping[str, Variant]) -> dict[str, Variant]:
    return {
        name: replace(variant, severity=min(variant.severity, most, key=lambda each: each.rank))
        if variant.severity
        else variant
        for name, variant in variants.items()
    }
