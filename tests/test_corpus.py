"""The whole reports of corpus/: what the tool says of each is what its author expects."""

from __future__ import annotations

import functools

import pytest

import corpus_build
import score
from agreement import Tally, compare_diagnostics, compare_facts, unread
from cchc_check.engine.run import check_facts, prepare
from cchc_check.engine.settings import Settings
from cchc_check.extraction import extract
from cchc_check.extraction.facts import Facts
from cchc_check.readers import read
from cchc_check.registry import load_registry

REPORTS = {report.slug: report for report in score.reports()}
each_report = pytest.mark.parametrize("slug", REPORTS)


@functools.cache
def facts_of(slug: str) -> Facts:
    return extract(read(REPORTS[slug].path), load_registry())


def disagreements(tallies: dict[str, Tally]) -> list[str]:
    return [
        line
        for name, tally in sorted(tallies.items())
        for line in [f"missed {name}: {m}" for m in tally.missed]
        + [f"extra {name}: {e}" for e in tally.extra]
    ]


@each_report
def test_report_is_what_its_source_builds(slug: str) -> None:
    folder = corpus_build.CORPUS / slug
    for name, content in corpus_build.build((folder / "source.txt").read_text("utf-8")).items():
        assert (folder / name).read_bytes() == content, f"run: python tests/corpus_build.py {slug}"


@each_report
def test_nothing_is_left_unread(slug: str) -> None:
    assert unread(facts_of(slug).document) < 0.01


@each_report
def test_citations_are_exact(slug: str) -> None:
    tallies = compare_facts(facts_of(slug), REPORTS[slug].facts)
    assert disagreements({"citation": tallies["citation"]}) == []


@each_report
def test_other_facts(slug: str) -> None:
    tallies = compare_facts(facts_of(slug), REPORTS[slug].facts)
    names = ("date", "period (recall)", "link", "letterhead")
    assert disagreements({name: tallies[name] for name in names}) == []


@each_report
@pytest.mark.parametrize("stage", ["draft", "issue"])
def test_diagnostics_are_those_expected(slug: str, stage: str) -> None:
    facts = facts_of(slug)
    result = check_facts(facts, prepare(Settings(stage=stage)))
    assert result.failures == ()
    tallies = compare_diagnostics(facts.document, result.diagnostics, REPORTS[slug].diagnostics, stage)
    assert disagreements(tallies) == []


@each_report
def test_preview_rules_find_what_they_should(slug: str) -> None:
    facts = facts_of(slug)
    result = check_facts(facts, prepare(Settings(preview=True)))
    gold = [answer for answer in REPORTS[slug].diagnostics if answer.get("preview")]
    found = [d for d in result.diagnostics if d.code in ("CIT009", "DAT005")]
    tallies = compare_diagnostics(facts.document, found, gold, preview=True)
    assert disagreements(tallies) == []


def test_every_rule_is_exercised() -> None:
    rules = [answer["rule"] for report in REPORTS.values() for answer in report.diagnostics]
    assert set(corpus_build.SEVERITIES) <= set(rules)


def test_half_of_the_reports_are_clean() -> None:
    clean = [slug for slug, report in REPORTS.items() if not report.diagnostics]
    assert len(clean) >= len(REPORTS) // 2 - 1
