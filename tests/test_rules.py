"""Every shipped page proves itself: its examples run, its words agree with its check, its place is right."""

import os
from pathlib import Path

import pytest

from cchc_check import checks
from cchc_check.checks import CHECKS
from cchc_check.engine.proof import default_tools, page_failures, prove_example
from cchc_check.packaged import rules_dir
from cchc_check.rulebook.examples import examples, paired
from cchc_check.rulebook.page import load_pages, page_text
from cchc_check.rulebook.readme import refreshed
from cchc_check.rulebook.selection import group
from cchc_check.rulebook.wording import bind

RULES = load_pages(rules_dir())
PACK = Path(__file__).resolve().parents[1] / "corpus" / "goi-quy-tac-mau"
"""An office's own pages, over checks that no shipped rule uses."""


def example_cases():
    for rule in RULES:
        for example, fixed in paired(examples(page_text(rule.path), rule.path)):
            yield pytest.param(rule, example, fixed, id=f"{rule.code}-{example.kind}-line-{example.line}")


@pytest.fixture(scope="session")
def tools():
    return default_tools()


@pytest.mark.parametrize(("rule", "example", "fixed"), list(example_cases()))
def test_example(rule, example, fixed, tools):
    bound = bind(rule, checks.get(rule.check))
    failures = list(prove_example(bound, example, fixed, tools))
    assert not failures, "\n\n".join(failure.describe() for failure in failures)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_page(rule):
    text = page_text(rule.path)
    failures = list(page_failures(rule, text, examples(text, rule.path)))
    assert not failures, "\n".join(failure.describe() for failure in failures)
    assert os.path.basename(os.path.dirname(rule.path)) == group(rule)


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_check(name):
    assert checks.get(name).name == name
    sample = load_pages(PACK / "quy-tac") + load_pages(PACK / "quy-tac-spacy")
    used = sample if CHECKS[name].startswith("house.") else RULES
    assert any(rule.check == name for rule in used), "a check that no page uses"


def test_checks_are_listed_by_name():
    assert list(CHECKS) == sorted(CHECKS)


def test_the_index_is_true():
    readme = page_text(rules_dir() / "README.md")
    assert readme == refreshed(readme, RULES), "run python -m cchc_check.rulebook.readme"
