"""Selectors: the more exact one wins, and a selector that names nothing is an error with a hint."""

import pytest

from cchc_check.diagnostics import Severity
from cchc_check.errors import ConfigError
from cchc_check.rulebook.rule import Rule
from cchc_check.rulebook.selection import select


def rule(code, name, status="stable"):
    words = {"vi": name, "en": name}
    return Rule(code, name, name, Severity.ERROR, status, "0.1.0", "", words, words)


KNOWN = (
    rule("CIT001", "impossible-year"),
    rule("CIT002", "two-dates", "preview"),
    rule("CITX001", "foreign"),
    rule("DAT001", "impossible-date"),
)


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ({}, "CIT001 CITX001 DAT001"),
        ({"preview": True}, "CIT001 CIT002 CITX001 DAT001"),
        ({"select": ("CIT",)}, "CIT001"),
        ({"select": ("CIT",), "preview": True}, "CIT001 CIT002"),
        ({"select": ("CIT002",)}, "CIT002"),
        ({"extend_select": ("two-dates",)}, "CIT001 CIT002 CITX001 DAT001"),
        ({"select": ("impossible-date", "cit001")}, "CIT001 DAT001"),
        ({"ignore": ("CIT",)}, "CITX001 DAT001"),
        ({"select": ("CIT001",), "ignore": ("CIT",)}, "CIT001"),
        ({"select": ("CIT001",), "ignore": ("CIT001",)}, ""),
        ({"select": ("CIT",), "ignore": ("ALL",)}, "CIT001"),
        ({"select": ()}, ""),
    ],
)
def test_selection(options, codes):
    assert [each.code for each in select(KNOWN, **options)] == codes.split()


@pytest.mark.parametrize(
    ("selector", "like"),
    [("CIT0O1", "CIT001"), ("imposible-date", "impossible-date"), ("CTI", "CIT"), ("zzzzzz", ""), ("", "")],
)
def test_an_unknown_selector_is_an_error_with_a_hint(selector, like):
    with pytest.raises(ConfigError) as caught:
        select(KNOWN, ignore=(selector,))
    assert caught.value.details.get("like", "") == like
