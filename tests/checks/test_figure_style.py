"""FIG009, FIG011 and FIG012 on documents as they are written."""

import pytest

from cchc_check import checks
from cchc_check.checks.check import Context, Unit
from cchc_check.diagnostics import Applicability
from cchc_check.extraction import extract
from cchc_check.readers import read
from cchc_check.registry import load_registry

CONTEXT = Context("draft", Unit(), load_registry())


def findings(name, source):
    check = checks.get(name)
    document = read(source.encode(), path="a.md")
    facts = extract(document, CONTEXT.registry)
    return [(document.quote(one.at), one) for one in check.function(facts, check.params, CONTEXT)]


@pytest.mark.parametrize(
    ("source", "at", "said"),
    [
        ("Lập ba (05) tổ.", "ba (05)", "3"),
        ("Lập mười một (12) tổ công tác.", "mười một (12)", "11"),
        ("Có 09 (bảy) thành viên.", "09 (bảy)", "7"),
        ("Chi 1.300.000 đồng (Bằng chữ: Một triệu hai trăm nghìn đồng).", None, "1.200.000"),
        ("Chi 1.300.000 đồng (viết bằng chữ: một triệu hai trăm nghìn đồng chẵn./.)", None, "1.200.000"),
        ("Hỗ trợ hai mươi lăm triệu đồng (52.000.000 đồng).", None, "25.000.000"),
        ("Đạt 02 (ba)/5 đơn vị.", "02 (ba)", "3"),
    ],
)
def test_words_and_figures_differ(source, at, said):
    found = findings("words-digits-mismatch", source)
    assert [one.values["said"] for _, one in found] == [said]
    assert at is None or [quote for quote, _ in found] == [at]


@pytest.mark.parametrize(
    "source",
    [
        "Lập ba (03) tổ; có một (01) phòng; 09 (chín) người; năm (05) xã.",
        "Chi 2.500.000.000 đồng (Bằng chữ: Hai tỷ rưỡi đồng).",
        "Chi 1.005.000 đồng (Bằng chữ: Một triệu không trăm lẻ năm ngàn đồng chẵn).",
        "Hỗ trợ hai mươi lăm triệu đồng (25.000.000 đồng); kế hoạch năm (2020); quý một (1).",
        "Chi 5.000 đồng (Bằng chữ: Năm nghìn một chục đồng).",
        "Cơ chế một cửa (01 bộ phận), khoản 2 (hai bên cùng ký).",
    ],
)
def test_words_and_figures_agree(source):
    assert findings("words-digits-mismatch", source) == []


def test_a_share_above_all_is_impossible():
    ((quote, found),) = findings("impossible-value", "Hồ sơ trực tuyến chiếm 120% tổng số hồ sơ.")
    assert (quote, found.variant) == ("120%", "")


@pytest.mark.parametrize(
    "source",
    [
        "Thu ngân sách đạt 112% kế hoạch.",
        "Giá trị tăng 120% so với cùng kỳ, chiếm vị trí thứ hai.",
        "Hồ sơ đúng hạn chiếm 100% tổng số.",
        "Tỷ lệ là 120%.",
        "Hồ sơ trực tuyến bằng 135% số hồ sơ trực tiếp.",
    ],
)
def test_more_than_all_of_a_plan_is_possible(source):
    assert findings("impossible-value", source) == []


def table(*rows):
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]) + "\n"


def test_counts_below_nothing_and_totals_below_their_period():
    head = ("STT", "Đơn vị", "Trong kỳ", "Lũy kế")
    source = table(
        head, ("1", "Phòng A", "-3", "12"), ("2", "Phòng B", "62", "26"), ("3", "Phòng C", "5", "5")
    )
    found = findings("impossible-value", source)
    assert [(quote.strip(), one.variant) for quote, one in found] == [("-3", "negative"), ("26", "running")]


def test_differences_may_be_negative():
    source = table(
        ("STT", "Đơn vị", "Năm nay", "Tăng, giảm"), ("1", "Phòng A", "3", "-12"), ("2", "B", "(2)", "-1")
    )
    assert findings("impossible-value", source) == []


def test_foreign_numbers_among_ours():
    found = findings("mixed-number-style", "Đạt 98,5%, 96.4% và 1,234 hồ sơ; phần mềm 4.0.")
    assert [(quote, one.values["usual"]) for quote, one in found] == [("96.4", "96,4"), ("1,234", "1.234")]
    assert all(one.fix.applicability is Applicability.UNSAFE for _, one in found)


def test_one_style_throughout_is_left_alone():
    assert findings("mixed-number-style", "Đạt 98,5% của 1.234 hồ sơ.") == []
    assert findings("mixed-number-style", "Đạt 98.5% và 96.4%.") == []


def test_only_so_many_are_shown():
    numbers = ", ".join(f"{one}.5%" for one in range(20))
    assert len(findings("mixed-number-style", f"Đạt 98,5%; {numbers}.")) == 5
