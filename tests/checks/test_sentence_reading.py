"""Sentences, brackets and families: what the checks of numbers in sentences are built on."""

from decimal import Decimal

import pytest

from cchc_check.checks.figures.bare_numbers import with_bare
from cchc_check.checks.figures.brackets import BLANK, levels
from cchc_check.checks.figures.families import families
from cchc_check.checks.figures.flows import role
from cchc_check.checks.figures.misprints import misprinted
from cchc_check.checks.figures.sentences import sentences
from cchc_check.checks.figures.sums import common_scale, printed
from cchc_check.checks.figures.wording import phrase, told
from cchc_check.extraction import extract
from cchc_check.extraction.figures import Quantity
from cchc_check.readers import read_text
from cchc_check.registry import load_registry
from cchc_check.text.span import Span

REGISTRY = load_registry()
KNOWN = families(REGISTRY)


def facts(text, kind="md"):
    return extract(read_text(text, kind), REGISTRY)


def number(value, unit, kind="count"):
    return Quantity(Span(0, 1), Span(0, 1), Decimal(value), Decimal(1), unit, kind)


def test_a_level_blanks_out_what_is_deeper():
    text = "176 đơn (160 khiếu nại (2 lần), 16 tố cáo) b) hết"
    found = list(levels(text, Span(0, len(text))))
    assert [level.text.replace(BLANK, "") for level in found] == [
        "176 đơn () b) hết",
        "160 khiếu nại (), 16 tố cáo",
        "2 lần",
    ]
    assert all(len(level.text) == len(level.span) for level in found)
    assert found[2].outer is found[1]


def test_a_bracket_without_its_partner_opens_no_level():
    text = "a) 12 hồ sơ (03 trực tuyến"
    assert [level.text for level in levels(text, Span(0, len(text)))] == [text]


@pytest.mark.parametrize("text", ["(" * 40 + "1 hồ sơ" + ")" * 40, "(" * 500, ")" * 500, "()" * 500])
def test_any_brackets_can_be_read(text):
    assert len(list(levels(text, Span(0, len(text))))) <= 501


def test_sentences_end_where_people_end_them():
    found = facts("Có 1.246 hồ sơ.Đã giải quyết 12 hồ sơ. Đến 30/6/2020. Còn 3 hồ sơ; trả 2 hồ sơ")
    words = [found.document.quote(one.span) for one in sentences(found)]
    assert words == ["Có 1.246 hồ sơ", "Đã giải quyết 12 hồ sơ", " Còn 3 hồ sơ; trả 2 hồ sơ"]


def test_a_sentence_holds_the_list_it_introduces():
    found = facts("Có 03 việc sau:\n\n- Một 5 hồ sơ;\n- Hai;\n- Ba 7 hồ sơ.\n\nKhác.")
    first = sentences(found)[0]
    assert [found.document.quote(item) for item in first.items] == ["Một 5 hồ sơ;", "Hai;", "Ba 7 hồ sơ."]
    assert [[str(one.value) for one in entry] for entry in first.entries] == [["5"], [], ["7"]]


def test_a_block_that_breaks_off_is_cut():
    found = facts("Có 03 tổ: Tổ một; Tổ\n\nhai; Tổ ba.")
    assert [one.cut for one in sentences(found)] == [True]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("người", "biên chế", True),
        ("hồ sơ", "", True),
        ("thủ tục", "thủ tục mức độ", True),
        ("đơn vị", "trường hợp", False),
        ("đơn", "đơn vị", False),
        ("vụ", "người chết", False),
    ],
)
def test_what_may_be_added_up(one, other, alike):
    assert KNOWN.akin(number(9, one), number(4, other)) is alike


def test_percentages_are_never_added_to_counts():
    assert not KNOWN.akin(number(9, "hồ sơ"), number(4, "%", "percent"))


def test_attributes_tell_parts_from_features():
    assert KNOWN.naming(["trước hạn", "đúng hạn", "quá hạn"]).complete
    assert not KNOWN.naming(["trước hạn", "đúng hạn"]).complete
    assert KNOWN.naming(["trước hạn", "cấp xã"]).mixed
    assert KNOWN.naming(["", ""], ["năm 2018:", "năm 2019:"]).attribute == "năm"
    assert KNOWN.overlap(["35 nữ", "61 đảng viên"])
    assert not KNOWN.overlap(["35 nữ", "61 nam"])


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("87", "78", True),
        ("87", "88", True),
        ("87", "877", True),
        ("8", "9", False),
        ("87", "78.0", True),
        ("87", "96", False),
        ("87", "87", False),
        ("125793.2", "135793.2", True),
    ],
)
def test_what_one_slip_explains(one, other, slip):
    assert misprinted(Decimal(one), Decimal(other)) is slip
    assert misprinted(Decimal(other), Decimal(one)) is slip


@pytest.mark.parametrize(
    ("lead", "tail", "name"),
    [
        ("đã giải quyết ", " hồ sơ", "done"),
        (" còn lại ", " hồ sơ", "rest"),
        (" quá hạn còn ", " hồ sơ", ""),
        (" ", " hồ sơ đang giải quyết", "rest"),
        ("Sở phải xử lý ", " vụ việc", "total"),
        ("kỳ trước chuyển sang ", " đơn", "opening"),
        ("tiếp nhận mới ", " đơn", "new"),
        (" trả lại ", " hồ sơ", "returned"),
    ],
)
def test_roles_of_a_flow(lead, tail, name):
    assert role(lead, tail) == name


def test_bare_numbers_count_only_together():
    def bare(text):
        level = next(levels(text, Span(0, len(text))))
        return [str(one.value) for one in with_bare(level, [], 0, len(text))]

    assert bare("khiếu nại 50, tố cáo 20; kiến nghị 1.028") == ["50", "20", "1028"]
    assert bare("khiếu nại 50, tố cáo nhiều") == []
    assert bare("mức 1, mức 2, mức 3") == []
    assert bare("theo Nghị định số 61, Chỉ thị số 13") == []


def test_names_with_numbers_are_no_numbers():
    assert told("54 thủ tục mức độ 4 (quý 2)") == "54 thủ tục mức độ (quý)"
    assert phrase("trong đó").search("Trong\n  đó")


def test_amounts_are_shown_in_the_scale_they_share():
    found = facts("Thu 88 tỷ đồng, chi 80 tỷ đồng, dư 800 triệu đồng.")
    one, other, third = found.quantities
    scale = common_scale(found.document, (one, other))
    assert (scale, printed(found.document, one, scale)) == (10**9, "88")
    assert printed(found.document, third, common_scale(found.document, (one, third))) == "800.000.000"
