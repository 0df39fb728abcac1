"""Regular expressions from a page: where they match, what excuses a match, and what they cannot do to the machine."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_check.checks.house.expressions import MOST_COPIES, copies
from cchc_check.diagnostics import Applicability
from cchc_check.errors import CheckError
from checks.house.drafts import faults, findings, quotes


@pytest.mark.parametrize(
    "written",
    [
        "Trình UBND tỉnh.",
        "Trình UBND\u00a0tỉnh.",
        "Trình UBND  tỉnh.",
        "Trình UBND\ntỉnh.",
        "Trình UBND ti\u0309nh.",
        "Trình UB\u200bND tỉnh.",
    ],
)
@pytest.mark.parametrize(
    "expression", ["UBND tỉnh", "UBND\u00a0tỉnh", "UBND ti\u0309nh", "UBND +tỉnh", r"UBND\s+tỉnh"]
)
def test_spelling_and_line_ends_hide_nothing(written, expression):
    assert [" ".join(quote.split()) for quote in quotes("pattern", written, patterns=[expression])] == [
        "UBND tỉnh"
    ]


def test_a_match_stays_in_its_passage():
    text = "Trình UBND\n\ntỉnh.\n\n| UBND | tỉnh |\n|---|---|\n| UBND | tỉnh |\n"
    assert quotes("pattern", text, patterns=["UBND tỉnh", r"UBND\s+tỉnh"]) == []


@pytest.mark.parametrize(
    ("expression", "text", "found"),
    [
        ("ban ?hành", "banhành ban hành", ["banhành", "ban hành"]),
        ("ban *hành", "banhành ban\nhành", ["banhành", "ban\nhành"]),
        ("ban {1,3}hành", "ban   hành", ["ban   hành"]),
        (r"ban\ hành", "ban hành", ["ban hành"]),
        ("ban[ _]hành", "ban hành ban_hành", ["ban hành", "ban_hành"]),
        (r"^Kết luận", "Kết luận: tốt. Kết luận", ["Kết luận"]),
        (r"tốt\.$", "Kết quả tốt. Rất tốt.", ["tốt."]),
        (r"(?<=\d)(?=%)", "tăng 5%", [""]),
    ],
)
def test_what_an_expression_means(expression, text, found):
    assert quotes("pattern", text, patterns=[expression]) == found


def test_findings_do_not_overlap_and_the_longer_one_stays():
    assert quotes(
        "pattern", "Ủy ban nhân dân tỉnh", patterns=["nhân dân tỉnh", "Ủy ban", "Ủy ban nhân dân"]
    ) == ["Ủy ban nhân dân"]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({}, 4),
        ({"exceptions": ["tòa án nhân dân"]}, 3),
        ({"exceptions": ["nhân"]}, 4),
        ({"exception_patterns": ["[Vv]iện .{0,20}nhân dân"]}, 3),
        ({"leave": ["quotes"]}, 3),
        ({"leave": ["titles"]}, 3),
        ({"exceptions": ["TÒA ÁN NHÂN DÂN"], "leave": ["quotes", "titles"]}, 1),
    ],
)
def test_what_excuses_a_match(more, found):
    text = (
        "Toà án nhân dân và Viện kiểm sát nhân dân; cụm từ “nhân dân” trong"
        " Quyết định số 15/QĐ-UBND ngày 02/3/2020 của Ủy ban tỉnh về việc lấy ý kiến nhân dân."
    )
    assert len(quotes("pattern", text, patterns=["nhân dân"], **more)) == found


def test_the_scope():
    text = "# Nhân dân\n\nNhân dân.\n\n- Nhân dân.\n\n| Nhân dân |\n|---|\n| 5 |\n"
    counts = {
        scope: len(quotes("pattern", text, patterns=["Nhân dân"], scope=scope))
        for scope in ("all", "body", "headings", "tables")
    }
    assert counts == {"all": 4, "body": 2, "headings": 1, "tables": 1}


def test_whole_words_and_case():
    text = "báo, báo cáo, báocáo, Báo"
    assert len(quotes("pattern", text, patterns=["báo"])) == 3
    assert len(quotes("pattern", text, patterns=["báo"], ignore_case=True)) == 4
    assert len(quotes("pattern", text, patterns=["báo"], whole_words=True)) == 2


def test_the_fix_fills_groups_and_is_not_safe_when_it_would_be_found_again():
    _, (found,) = findings("pattern", "tăng 5 %", patterns=[r"(\d+) %"], replacement=r"\1%", fix="safe")
    assert found.values == {"written": "5 %", "replacement": "5%"}
    assert found.fix.applicability is Applicability.SAFE
    _, (found,) = findings("pattern", "tăng a", patterns=["a"], replacement="aa", fix="safe")
    assert found.fix.applicability is Applicability.UNSAFE


@pytest.mark.parametrize(
    ("expression", "text"),
    [("(a+)+$", "a" * 5_000 + "b"), ("(?e)(?:bcdefghijk){e<=6}x", "bcxe" * 100_000)],
)
def test_a_catastrophic_expression_is_stopped_and_said(expression, text):
    began = time.monotonic()
    with pytest.raises(CheckError, match="chưa chạy xong"):
        findings("pattern", text, "txt", patterns=[expression], seconds=0.3)
    assert time.monotonic() - began < 10


def test_the_time_is_that_of_the_whole_document():
    text = "\n\n".join(["a" * 300 + "b"] * 2_000)
    began = time.monotonic()
    with pytest.raises(CheckError, match="chưa chạy xong"):
        findings("pattern", text, "txt", patterns=["(a+)+$"], seconds=0.3)
    assert time.monotonic() - began < 10


def test_too_many_findings_are_said():
    with pytest.raises(CheckError, match=r"10\.000"):
        findings("pattern", "a " * 20_000, "txt", patterns=["a"])


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"patterns": []}, "house.empty-list"),
        ({}, "house.empty-list"),
        ({"patterns": "a"}, "page.wrong-type"),
        ({"patterns": ["a"], "pattern": "b"}, "page.unknown-param"),
        ({"patterns": [5]}, "house.not-text"),
        ({"patterns": ["a" * 2_001]}, "house.too-long"),
        ({"patterns": ["a"] * 5_001}, "house.too-long-list"),
        ({"patterns": ["(a"]}, "house.bad-expression"),
        ({"patterns": [r"(a)\2"]}, "house.bad-expression"),
        ({"patterns": [r"\p{Foo}"]}, "house.bad-expression"),
        ({"patterns": ["(" * 900 + "a" + ")" * 900]}, "house.bad-expression"),
        ({"patterns": ["a*"]}, "house.matches-nothing"),
        ({"patterns": ["(?R)?a"]}, "house.calls-itself"),
        ({"patterns": ["(?P<x>a)(?&x)"]}, "house.calls-itself"),
        ({"patterns": ["(?x) a b"]}, "house.verbose"),
        ({"patterns": ["(((a{100}){100}){100}){100}"]}, "house.too-many-repeats"),
        ({"patterns": ["(?:ab){9999}"] * 20}, "house.too-many-repeats"),
        ({"patterns": ["a"], "exception_patterns": ["[b"]}, "house.bad-expression"),
        ({"patterns": ["(a)"], "fix": "safe", "replacement": r"\2"}, "house.bad-replacement"),
        ({"patterns": ["a"], "replacement": "b"}, "house.replacement-without-fix"),
        ({"patterns": ["a"], "fix": "yes"}, "page.not-allowed"),
        ({"patterns": ["a"], "scope": "footnotes"}, "page.not-allowed"),
        ({"patterns": ["a"], "leave": ["names"]}, "page.not-allowed"),
        ({"patterns": ["a"], "seconds": 0.0}, "house.seconds"),
        ({"patterns": ["a"], "seconds": 1e9}, "house.seconds"),
        ({"patterns": ["a"], "ignore_case": "yes"}, "page.wrong-type"),
    ],
)
def test_wrong_parameters(params, reason):
    assert faults("pattern", **params) == [reason]


@given(st.text(alphabet="ab ()[]{}*+?|\\.^$0123456789,<>:=!PRx-", max_size=30))
@settings(deadline=None, max_examples=300)
def test_whatever_is_written_is_judged_or_runs(expression):
    if faults("pattern", patterns=[expression]):
        return
    try:
        facts, found = findings(
            "pattern", "ab (ab) 10, aab\nb; Px\n\n| a |\n|---|\n| b |", patterns=[expression], seconds=1
        )
    except CheckError:
        return
    spans = [each.at for each in found]
    assert spans == sorted(spans)
    assert all(0 <= span.start <= span.end <= len(facts.document.text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@pytest.mark.parametrize(
    ("expression", "count"),
    [("abc", 3), ("a{5}", 5), ("(ab){3}c", 7), ("((a{10}){10}){10}", 1000), (r"\{5\}[{9}]", 4), ("a{2,}", 2)],
)
def test_copies(expression, count):
    assert copies(expression) == count <= MOST_COPIES


def test_no_word_is_out_of_scope():
    text = "# I. Một\n\nHai\nba.\n\n1. Bốn\n- Năm\n\n| Sáu | Bảy |\n|---|---|\n| Tám | Chín |\n\n> Mười\n"
    words = quotes("pattern", text, patterns=[r"\p{L}+"])
    assert words == ["I", "Một", "Hai", "ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười"]
