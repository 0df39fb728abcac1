"""Preferred and consistent forms: what counts as the same phrase, what is left alone, and what a fix writes."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_check.diagnostics import Applicability
from cchc_check.engine.fixing import fixed_text
from cchc_check.errors import CheckError
from checks.house.drafts import faults, findings, quotes

UBND = {"preferred": "Ủy ban nhân dân", "avoid": ["Uỷ ban nhân dân", "UB nhân dân"]}


def fixed(text, form="md", **params):
    """The text after every fix, safe or not."""
    facts, found = findings("preferred-form", text, form, **params)
    return fixed_text(text, facts.document.source_map, found)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
        ("UỶ BAN NHÂN DÂN TỈNH", "ỦY BAN NHÂN DÂN TỈNH"),
        ("Uy\u0309 ban nhân dân", "Ủy ban nhân dân"),
        ("Uỷ\u00a0ban  nhân dân", "Ủy\u00a0ban  nhân dân"),
        ("của Uỷ ban\nnhân dân", "của Ủy ban\nnhân dân"),
        ("UB nhân\ndân xã", "Ủy ban nhân dân xã"),
        ("**Uỷ ban** nhân dân", "**Ủy ban** nhân dân"),
        ("ub nhân dân", "Ủy ban nhân dân"),
    ],
)
def test_a_form_is_found_however_it_is_written_and_replaced_as_it_stands(written, wanted):
    assert fixed(written, terms=[UBND]) == wanted
    assert quotes("preferred-form", wanted, terms=[UBND]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân, ỦY BAN NHÂN DÂN, ủy ban nhân dân",
        "Số 12/QĐ-UB nhân dân",
        "UB nhân dânx, xUB nhân dân, UB nhân dân_a, ub-UB nhân dân",
        "Uỷ ban\n\nnhân dân",
        "| Uỷ ban | nhân dân |\n|---|---|\n| Uỷ ban | nhân dân |",
        "Uỷ ban, nhân dân; Uỷ ban - nhân dân; Uỷ ban. Nhân dân",
        'biển ghi “Uỷ ban nhân dân”, «UB nhân dân», "Uỷ ban nhân dân"',
        "Quyết định số 15/QĐ-UBND ngày 02/3/2020 của Sở Nội vụ về việc kiện toàn Uỷ ban nhân dân xã",
    ],
)
def test_what_is_left_alone(text):
    assert quotes("preferred-form", text, terms=[UBND]) == []


def test_what_is_left_alone_can_be_chosen():
    text = "biển ghi “Uỷ ban nhân dân” và Uỷ ban nhân dân thành phố Cũ"
    assert len(quotes("preferred-form", text, terms=[UBND], leave=[])) == 2
    assert quotes("preferred-form", text, terms=[UBND], exceptions=["Ủy ban nhân dân thành phố Cũ"]) == []


@pytest.mark.parametrize(
    ("preferred", "avoid", "text", "found"),
    [
        ("hóa đơn", "hoá đơn", "hoá đơn hóa đơn Hoá đơn HOÁ ĐƠN hoa\u0301 đơn", 4),
        ("Bộ phận Một cửa", "bộ phận một cửa", "Bộ phận Một cửa, bộ phận một cửa, Bộ phận một cửa", 1),
        ("Ủy ban nhân dân", "Ủy ban", "Ủy ban nhân dân; Ủy ban; Uỷ ban; uỷ ban nhân dân", 2),
        ("báo cáo", "BC", "BC, bc, Bc, BCKT", 1),
        ("quý I", "quí I", "quí I, quý I, quí II, quí i", 2),
        ("TP. Hồ Chí Minh", "TP Hồ Chí Minh", "TP. Hồ Chí Minh, TP Hồ Chí Minh, TP.HCM", 1),
        ("5.0", "5,0 điểm", "5,0 điểm; 15,0 điểm", 1),
    ],
)
def test_forms_are_told_apart_by_as_much_as_it_takes(preferred, avoid, text, found):
    terms = [{"preferred": preferred, "avoid": avoid}]
    assert len(quotes("preferred-form", text, terms=terms)) == found


def test_a_term_may_hold_in_a_part_of_the_document():
    text = "Thủ tục hành chính. Rà soát thủ tục hành chính (TTHC). Còn thủ tục hành chính và TTHC."
    short = {"preferred": "TTHC", "avoid": "thủ tục hành chính", "after": "thủ tục hành chính (TTHC)"}
    long = {"preferred": "thủ tục hành chính", "avoid": "TTHC", "until": "thủ tục hành chính (TTHC)"}
    _, (found,) = findings("preferred-form", text, terms=[short, long])
    assert found.at.start == text.rindex("thủ tục")
    early = "Về TTHC. " + text
    assert [each.at.start for each in findings("preferred-form", early, terms=[short, long])[1]] == [
        3,
        early.rindex("thủ tục"),
    ]
    assert quotes("preferred-form", "Chỉ có thủ tục hành chính.", terms=[short]) == []


def test_the_fix_is_as_safe_as_the_page_says():
    text = "UB nhân dân và UB\nnhân dân, Uỷ ban\nnhân dân"
    kinds = {
        how: [
            found.fix and found.fix.applicability
            for found in findings("preferred-form", text, terms=[UBND], fix=how)[1]
        ]
        for how in ("none", "unsafe", "safe")
    }
    assert kinds == {
        "none": [None] * 3,
        "unsafe": [Applicability.UNSAFE] * 3,
        "safe": [Applicability.SAFE, Applicability.UNSAFE, Applicability.SAFE],
    }


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        ([], "house.empty-list"),
        (["x"], "house.not-table"),
        ([{"preferred": "a"}], "house.missing"),
        ([{"preferred": "a", "avoid": "b", "prefered": "c"}], "house.unknown"),
        ([{"preferred": ["a"], "avoid": "b"}], "house.not-text"),
        ([{"preferred": "a", "avoid": []}], "house.empty-list"),
        ([{"preferred": "a", "avoid": 3}], "house.not-text"),
        ([{"preferred": "a", "avoid": "…"}], "house.no-word"),
        ([{"preferred": "a", "avoid": "b|a"}], "house.avoided-preferred"),
        ([{"preferred": "a", "avoid": "b"}, {"preferred": "b", "avoid": "c"}], "house.avoided-preferred"),
        ([{"preferred": "a", "avoid": "b"}, {"preferred": "c", "avoid": "b"}], "house.two-preferred"),
    ],
)
def test_wrong_terms(terms, reason):
    assert faults("preferred-form", terms=terms) == [reason]


def test_many_terms_cost_little():
    terms = [{"preferred": f"đúng {n}", "avoid": [f"sai {n}", f"hỏng {n}"]} for n in range(3_000)]
    assert len(quotes("preferred-form", "sai 7 và hỏng 2999. " * 200, "txt", terms=terms)) == 400


def test_one_finding_for_each_form_that_should_not_be_there():
    text = "Trung tâm hành chính công; TTHCC; trung tâm một cửa; Trung tâm hành chính công; TTHCC."
    terms = [["Trung tâm hành chính công", "TTHCC", "trung tâm một cửa"]]
    facts, found = findings("consistent-form", text, terms=terms, fix="safe")
    assert [facts.document.quote(each.at) for each in found] == ["TTHCC", "trung tâm một cửa"]
    first = found[0]
    assert first.values == {
        "written": "TTHCC",
        "count": "2",
        "kept": "Trung tâm hành chính công",
        "kept_count": "2",
    }
    assert [(each.note, facts.document.quote(each.at)) for each in first.related] == [
        ("kept", "Trung tâm hành chính công"),
        ("again", "TTHCC"),
    ]
    assert len(first.fix.edits) == 2
    whole = fixed_text(text, facts.document.source_map, found)
    assert quotes("consistent-form", whole, terms=terms) == []


def test_the_form_to_keep_is_the_most_used_or_the_first():
    text = "hoá đơn; hóa đơn; Hóa đơn"
    terms = ["hóa đơn | hoá đơn"]
    assert quotes("consistent-form", text, terms=terms) == ["hoá đơn"]
    assert quotes("consistent-form", text, terms=terms, keep="first") == ["hóa đơn"]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("hóa đơn; hóa đơn", {}),
        ("hóa đơn; “hoá đơn”", {}),
        ("hóa đơn; sổ hoá đơn cũ", {"exceptions": ["sổ hoá đơn cũ"]}),
        ("hóa đơn\n\n# hoá đơn", {"scope": "body"}),
    ],
)
def test_a_document_that_keeps_to_one_form(text, more):
    assert quotes("consistent-form", text, terms=[["hóa đơn", "hoá đơn"]], **more) == []


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"terms": []}, "house.empty-list"),
        ({"terms": [["một"]]}, "house.one-form"),
        ({"terms": ["một | một"]}, "house.one-form"),
        ({"terms": [["một", "…"]]}, "house.no-word"),
        ({"terms": [["a", "b"], ["b", "c"]]}, "house.form-twice"),
        ({"terms": [{"form": "a|b"}]}, "house.missing"),
        ({"terms": [5]}, "house.not-text"),
        ({"terms": [["a", "b"]], "keep": "last"}, "page.not-allowed"),
    ],
)
def test_wrong_groups(params, reason):
    assert faults("consistent-form", **params)[0] == reason


WORDS = st.lists(
    st.sampled_from(
        ["Uỷ", "Ủy", "ban", "UB", "nhân", "dân", "\n", "\n\n", "“", "”", "-", ".", "UỶ BAN", "a\u0309"]
    ),
    max_size=30,
).map(" ".join)


@given(WORDS, st.sampled_from(["md", "txt"]))
@settings(deadline=None, max_examples=300)
def test_safe_fixes_leave_nothing_safe_to_fix(text, form):
    facts, found = findings("preferred-form", text, form, terms=[UBND], fix="safe")
    spans = [each.at for each in found]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    safe = [each for each in found if each.fix.applicability is Applicability.SAFE]
    again = findings(
        "preferred-form", fixed_text(text, facts.document.source_map, safe), form, terms=[UBND], fix="safe"
    )[1]
    assert len(again) == len(found) - len(safe)


@pytest.mark.parametrize("name", ["preferred-form", "consistent-form"])
@pytest.mark.parametrize(
    ("phrase", "reason"),
    [("…", "house.no-word"), ("a " * 41, "house.too-many-words"), ("", "house.not-text")],
)
def test_wrong_phrases(name, phrase, reason):
    right = {"preferred-form": [UBND], "consistent-form": [["a", "b"]]}[name]
    assert faults(name, terms=right, exceptions=[phrase]) == [reason]


def test_a_list_that_is_too_slow_is_said(monkeypatch):
    monkeypatch.setattr("cchc_check.checks.house.phrases.PATIENCE", -1)
    with pytest.raises(CheckError, match="chưa chạy xong"):
        quotes("preferred-form", "Uỷ ban nhân dân", terms=[UBND])


def test_one_first_word_in_many_terms_costs_little():
    terms = [{"preferred": f"xã Đúng {n}", "avoid": f"xã Sai {n}"} for n in range(4_000)]
    began = time.monotonic()
    assert len(quotes("preferred-form", "xã xã Sai 7 và xã Đúng 9. " * 2_000, "txt", terms=terms)) == 2_000
    assert time.monotonic() - began < 20
