"""Slips and repeats are found by words, over line ends, and only where nothing right is touched."""

from __future__ import annotations

import pytest

from cchc_check.extraction.facts import Facts
from checks.hand_built import document, quotes, run

PHRASES = {"đề trình": "để trình", "theo tại": "theo", "làm cơ sở đề": "làm cơ sở để"}
PARAMS = {
    "phrases": PHRASES,
    "never_twice": ("của", "Hiệp hội"),
    "right": ("vấn đề", "kèm theo", "đề xuất", "của chung"),
}


def found(text: str, **more: object) -> list[tuple[str, str]]:
    facts = Facts(document(text))
    findings = run("confused-word", facts, {**PARAMS, **more})
    return list(zip(quotes(facts, findings), (one.variant for one in findings), strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Vấn đề trình Sở",
        "phụ lục kèm theo tại Điều 1",
        "làm cơ sở đề xuất",
        "đề. Trình Sở",
        "đề\n\ntrình",
        "đề-trình",
        "của, của",
        "của   của",
        "của của chung",
        "hiệp hội Hiệp hội",
        "Đắk Nông Gia Lai Đắk Nông Gia Lai",
        "Đạt   khá rồi\nđạt khá rồi đạt khá rồi   xong",
        "SốA đề trìnhB",
    ],
)
def test_left_alone(text: str) -> None:
    assert found(text) == []


def test_over_a_line_end_and_in_any_case() -> None:
    assert found("ĐỀ TRÌNH; đề\n  trình") == [("ĐỀ TRÌNH", ""), ("đề\n  trình", "")]


def test_doubled() -> None:
    assert found("Sở của của ta; Hiệp hội Hiệp hội; căn cứ số Căn cứ số; theo đúng số theo đúng số 3") == [
        ("của của", "doubled"),
        ("Hiệp hội Hiệp hội", "doubled"),
        ("theo đúng số theo đúng số", "doubled"),
    ]


def test_an_office_adds_its_own() -> None:
    own = {"own_phrases": {"tham mưa": "tham mưu"}, "own_right": ("đề trình duyệt",)}
    assert found("tham mưa, đề trình duyệt", **own) == [("tham mưa", "")]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Đề\ntrình", "Để\ntrình"),
        ("ĐỀ TRÌNH", "ĐỂ TRÌNH"),
        ("Sở theo tại Điều", "Sở theo Điều"),
        ("làm cơ sở đề", "làm cơ sở để"),
        ("của của Sở", "của Sở"),
    ],
)
def test_fix_changes_only_what_differs(text: str, fixed: str) -> None:
    (finding,) = run("confused-word", Facts(document(text)), PARAMS)
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert text[: edit.span.start] + edit.text + text[edit.span.end :] == fixed
