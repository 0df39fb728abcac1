"""One quantity with two values: what is linked, what is kept apart, and which place is the odd one."""

from decimal import Decimal

import pytest

from cchc_check import checks
from cchc_check.checks.check import Context, Unit
from cchc_check.checks.figures.evidence import slip
from cchc_check.checks.figures.facets import conflict, read
from cchc_check.checks.figures.linking import phrase_links
from cchc_check.checks.figures.phrases import phrases
from cchc_check.checks.figures.scopes import scopes
from cchc_check.checks.figures.similarity import Weights
from cchc_check.extraction import extract
from cchc_check.readers import read_text
from cchc_check.registry import fold, load_registry

REGISTRY = load_registry()
CHECK = checks.get("one-quantity-two-values")
HEAD = "**BÁO CÁO**\n**Công tác cải cách hành chính 6 tháng đầu năm 2024**\n\n## II. KẾT QUẢ\n\n"
BETWEEN = "\n\nCác phòng phối hợp tốt.\n\n"
SUMMARY = BETWEEN + "## III. ĐÁNH GIÁ CHUNG\n\n"
FILES = """
**Biểu 1. Tình hình giải quyết thủ tục hành chính 6 tháng đầu năm 2024**

| STT | Lĩnh vực | Tiếp nhận | | | Đã giải quyết | | | | Đang giải quyết |
|---|---|---|---|---|---|---|---|---|---|
| | | Tổng số | Trực tuyến | Trực tiếp | Tổng số | Trước hạn | Đúng hạn | Quá hạn | |
| 1 | Đất đai | 1.200 | 800 | 400 | 1.150 | 1.000 | 140 | 10 | 50 |
| 2 | Xây dựng | 354 | 300 | 54 | 340 | 300 | 38 | 2 | 14 |
| | Tổng cộng | 1.554 | 1.100 | 454 | 1.490 | 1.300 | 178 | 12 | 64 |
"""
STAFF = """
| Tổng số biên chế được giao | | | Tổng số biên chế hiện có | | |
|---|---|---|---|---|---|
| Biên chế hành chính | HĐLĐ | Biên chế sự nghiệp | Biên chế hành chính | Hợp đồng lao động | Biên chế sự nghiệp |
| 52 | 0 | 61 | 48 | 0 | 57 |
"""
GIVEN = "Biên chế được giao năm 2024 là 113 người, trong đó 52 biên chế hành chính, 61 biên chế sự nghiệp."
PRESENT = (
    " Đến nay, toàn Sở có 48 công chức, 57 viên chức và 90 hợp đồng lao động tại các đơn vị sự nghiệp.\n"
)


def found(text, form="md"):
    """Variant and quote of every finding."""
    document = read_text(text, form)
    findings = CHECK.function(extract(document, REGISTRY), CHECK.params, Context("draft", Unit(), REGISTRY))
    return [(one.variant, document.quote(one.at)) for one in findings]


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Tổng số hồ sơ tiếp nhận là 1.545 hồ sơ.", "1.545"),
        ("Sở tiếp nhận 1.554 hồ sơ, đã giải quyết 1.480 hồ sơ.", "1.480"),
        ("Sở tiếp nhận 1.554 hồ sơ, đã giải quyết 1.490 hồ sơ, trong đó quá hạn 21 hồ sơ.", "21"),
        ("Lĩnh vực đất đai tiếp nhận 1.200 hồ sơ, lĩnh vực xây dựng tiếp nhận 345 hồ sơ.", "345"),
        ("Số hồ sơ tiếp nhận trực tuyến là 1.010 hồ sơ.", "1.010"),
    ],
)
def test_a_sentence_that_differs_from_its_cell(sentence, quote):
    assert found(HEAD + sentence + BETWEEN + FILES) == [("table", quote)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở tiếp nhận 1.554 hồ sơ, đã giải quyết 1.490 hồ sơ, trong đó quá hạn 12 hồ sơ.",
        "Sở tiếp nhận 1.554 hồ sơ, tăng 54 hồ sơ so với cùng kỳ năm 2023 (1.544 hồ sơ).",
        "Trong quý II năm 2024, Sở tiếp nhận 1.545 hồ sơ, đã giải quyết 1.480 hồ sơ.",
        "Năm 2023, Sở tiếp nhận 1.545 hồ sơ.",
        "Lũy kế, Sở tiếp nhận 1.545 hồ sơ.",
        "Lĩnh vực môi trường tiếp nhận 1.254 hồ sơ.",
        "Sở tiếp nhận hơn 1.500 hồ sơ.",
        "Dự kiến tiếp nhận 1.545 hồ sơ.",
        "Số hồ sơ tiếp nhận qua bưu chính là 445 hồ sơ.",
    ],
)
def test_what_a_table_does_not_speak_of(sentence):
    assert found(HEAD + sentence + BETWEEN + FILES) == []


@pytest.mark.parametrize(
    ("first", "second", "quote"),
    [
        ("Sở đã ban hành 37 văn bản chỉ đạo về cải cách hành chính.",
         "Trong kỳ, Sở đã ban hành 73 văn bản chỉ đạo về cải cách hành chính.", "73"),
        ("Sở mở 12 lớp tập huấn nghiệp vụ cho 1.250 lượt cán bộ, công chức.",
         "Sở đã mở 12 lớp tập huấn cho 1.520 lượt cán bộ, công chức.", "1.520"),
        ("Tổng số TTHC thuộc thẩm quyền giải quyết của tỉnh là 1.826 TTHC.",
         "Đến nay, tỉnh có 1.862 thủ tục hành chính thuộc thẩm quyền giải quyết.", "1.862"),
        ("Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98,56%.", "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98,65%.", "98,65"),
        ("Tổng kinh phí thực hiện là 1.250 triệu đồng.", "Tổng kinh phí thực hiện là 1.520 triệu đồng.", "1.520"),
    ],
)  # fmt: skip
def test_two_sentences_that_differ(first, second, quote):
    assert [at for _, at in found(HEAD + first + SUMMARY + second)] == [quote]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sở được giao 126 biên chế công chức.", "Sở hiện có 116 biên chế công chức."),
        ("Các đơn vị sự nghiệp có 126 biên chế sự nghiệp.", "Các phòng có 128 biên chế hành chính."),
        ("Sở đã tiếp nhận 1.246 hồ sơ đất đai.", "Sở đã giải quyết 1.264 hồ sơ đất đai."),
        ("Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98,5%.", "Tỷ lệ hồ sơ giải quyết trước hạn đạt 95,8%."),
        ("Huyện Yên Bình tiếp nhận 1.246 hồ sơ đất đai.", "Huyện Văn Chấn tiếp nhận 1.264 hồ sơ đất đai."),
        ("Theo kế hoạch, mở 126 lớp tập huấn kỹ năng số.", "Đã mở 116 lớp tập huấn kỹ năng số."),
        (
            "Năm 2023, Sở đã mở 126 lớp tập huấn kỹ năng số.",
            "Năm 2024, Sở đã mở 136 lớp tập huấn kỹ năng số.",
        ),
        ("Sở đã mở 05 lớp tập huấn kỹ năng số.", "Sở đã mở 06 lớp bồi dưỡng kỹ năng số."),
    ],
)
def test_two_quantities_that_only_look_alike(first, second):
    assert found(HEAD + first + SUMMARY + second) == []


def test_only_the_same_words_in_a_summary_are_an_error():
    one, two = (
        "Sở đã cử {} lượt công chức dự các lớp bồi dưỡng nghiệp vụ.",
        "Sở đã cử {} lượt công chức dự các lớp học.",
    )
    assert found(HEAD + one.format(126) + SUMMARY + one.format(162)) == [("identical", "162")]
    assert found(HEAD + one.format(126) + BETWEEN + "### 2. Đào tạo\n\n" + one.format(162)) == [("", "162")]
    assert all(
        variant != "identical" for variant, _ in found(HEAD + one.format(126) + SUMMARY + two.format(162))
    )


def test_the_odd_one_of_three_is_blamed():
    said = "Sở đã cử {} lượt công chức dự các lớp bồi dưỡng nghiệp vụ."
    text = HEAD + said.format(162) + BETWEEN + said.format(126) + SUMMARY + said.format(126)
    assert [quote for _, quote in found(text)] == ["162"]


def test_a_series_is_no_contradiction():
    said = "Sở đã cử {} lượt công chức dự các lớp bồi dưỡng nghiệp vụ."
    assert found(HEAD + BETWEEN.join(map(said.format, (126, 162, 128, 226)))) == []


def test_a_plan_is_not_held_against_a_result():
    said = "Tiếp nhận trực tuyến 1.{} hồ sơ đất đai của tổ chức và công dân."
    plan = BETWEEN + "## IV. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM\n\n"
    assert found(HEAD + said.format(246) + plan + said.format(264)) == []


def test_sections_side_by_side_tell_of_two_matters():
    said = "Phát hiện vi phạm {}.456 triệu đồng, kiến nghị thu hồi toàn bộ."
    heads = "### 1. Thanh tra hành chính\n\n", BETWEEN + "### 2. Thanh tra chuyên ngành\n\n"
    assert found(HEAD + heads[0] + said.format(12) + heads[1] + said.format(1)) == []
    cited = " Việc này đã được nêu tại Báo cáo số 45/BC-TTr ngày 02/6/2024."
    said = said.replace(", kiến", " theo Kết luận số 12/KL-TTr ngày 05/4/2024, kiến") + cited
    assert [quote for _, quote in found(HEAD + heads[0] + said.format(12) + heads[1] + said.format(13))] == [
        "13.456"
    ]


def test_a_part_of_the_province_is_not_the_province():
    said = "Toàn tỉnh tiếp nhận 125.430 hồ sơ, giải quyết 121.430 hồ sơ."
    centre = "Tại Trung tâm Phục vụ hành chính công, tiếp nhận 15.430 hồ sơ, giải quyết 14.430 hồ sơ."
    assert found(HEAD + said + BETWEEN + centre + SUMMARY + said) == []
    assert found(HEAD + said + BETWEEN + centre + SUMMARY + said.replace("121.", "112.")) == [
        ("identical", "112.430")
    ]


def test_columns_of_years():
    table = """
| Đơn vị | Hồ sơ tiếp nhận năm 2023 | Hồ sơ tiếp nhận năm 2024 |
|---|---|---|
| Cấp tỉnh | 1.312 | 1.345 |
| Cấp huyện | 2.500 | 2.560 |
"""
    assert found(HEAD + "Năm 2024, cấp huyện tiếp nhận 2.560 hồ sơ." + BETWEEN + table) == []
    assert found(HEAD + "Năm 2024, cấp huyện tiếp nhận 2.650 hồ sơ." + BETWEEN + table) == [
        ("table", "2.650")
    ]
    assert found(HEAD + "Năm 2022, cấp huyện tiếp nhận 2.501 hồ sơ." + BETWEEN + table) == []


def test_decisions_set_numbers_and_do_not_count():
    said = "Sở đã cử {} lượt công chức dự các lớp bồi dưỡng nghiệp vụ."
    assert (
        found("Điều 1. Chung\n\n" + said.format(126) + "\n\nĐiều 2. Riêng\n\n" + said.format(162), "txt")
        == []
    )


def test_staff_in_words_and_in_a_table():
    assert found(GIVEN + PRESENT + STAFF) == []
    assert found(GIVEN + PRESENT.replace("48", "43") + STAFF) == [("table", "43")]
    assert found(GIVEN + PRESENT.replace("57", "75") + STAFF) == [("table", "75")]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("| 62 | 0 | 61 | 48 | 0 | 57 |", [("cell", "62")]),
        ("| 52 | 0 | 16 | 48 | 0 | 57 |", [("cell", "16")]),
        ("| 52 | 3 | 61 | 48 | 0 | 57 |", [("outside", "3")]),
        ("| 52 | 0 | 61 | 84 | 0 | 57 |", [("table", "48")]),
        ("| 52 | 0 | 61 | 48 | 7 | 57 |", []),
    ],
)
def test_a_cell_that_differs_is_found_once(cells, expected):
    assert found(GIVEN + PRESENT + STAFF.replace("| 52 | 0 | 61 | 48 | 0 | 57 |", cells)) == expected


@pytest.mark.parametrize(("old", "new"), [("113", "131"), ("52 b", "25 b"), ("61 b", "60 b")])
def test_a_breakdown_that_fails_is_left_to_its_own_rule(old, new):
    assert found(GIVEN.replace(old, new) + PRESENT + STAFF) == []


def test_a_table_repeated_with_one_slip():
    table = "".join(line for line in FILES.splitlines(keepends=True) if "Tổng cộng" not in line)
    again = table.replace("Biểu 1", "Biểu 2").replace("| 354 |", "| 345 |")
    assert found(HEAD + table + BETWEEN + table) == []
    assert found(HEAD + table + BETWEEN + again) == [("twin", "345")]


def test_a_cell_that_spoils_its_total_is_left_to_the_rule_on_totals():
    said = "Lĩnh vực đất đai tiếp nhận 1.200 hồ sơ, lĩnh vực xây dựng tiếp nhận 354 hồ sơ."
    assert found(HEAD + said + BETWEEN + FILES.replace("| 354 |", "| 345 |")) == []
    assert found(HEAD + FILES + BETWEEN + FILES.replace("| 354 |", "| 345 |")) == []


def test_synonyms_read_the_same_and_idle_words_vanish():
    assert read("Tổng số TTHC của Sở", REGISTRY).tokens == read("các thủ tục hành chính", REGISTRY).tokens
    assert read("uỷ ban nhân dân", REGISTRY).words == read("UBND", REGISTRY).words


def test_one_sided_facets():
    overdue, settled, present = (
        read(words, REGISTRY).facets for words in ("quá hạn", "đã giải quyết", "hiện có")
    )
    assert conflict(overdue, {})
    assert conflict({**settled, **overdue}, settled)
    assert not conflict(present, {})


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("37", "73", True), ("37", "38", True), ("1246", "124", True), ("1250", "1250000", True), ("5", "6", False),
     ("1246", "3179", False), ("98.5", "95.8", True)],
)  # fmt: skip
def test_slips(one, other, expected):
    assert slip(Decimal(one), Decimal(other)) is expected


def test_similarity_is_whole_for_equal_words_and_nothing_for_none_shared():
    weights = Weights([frozenset("ab"), frozenset("bc")])
    assert weights.similarity(frozenset("ab"), frozenset("ab"), same_head=True) == pytest.approx(1)
    assert weights.similarity(frozenset("a"), frozenset("c"), same_head=True) == 0


def test_scopes_know_plans_and_summaries():
    text = (
        HEAD + "### 1. Rà soát chức năng, nhiệm vụ\n\nMột.\n\n## III. ĐÁNH GIÁ CHUNG\n\nHai.\n\n"
        "## IV. PHƯƠNG HƯỚNG, NHIỆM VỤ\n\nBa.\n\n## V. KIẾN NGHỊ\n\nBốn.\n"
    )
    document = read_text(text, "md")
    named = {
        document.quote(block.span): scope
        for block, scope in zip(document.blocks, scopes(extract(document, REGISTRY)), strict=True)
    }
    assert [named[words].plan for words in ("Một.", "Hai.", "Ba.", "Bốn.")] == [False, False, True, True]
    assert named["Hai."].general
    assert not named["Một."].general


def test_a_form_names_one_value_of_a_facet():
    named = {(facet.facet, fold(form), facet.value) for facet in REGISTRY.facets for form in facet.forms}
    assert len({(facet, form) for facet, form, _ in named}) == len(named)
    assert REGISTRY.facets_at(("đúng", "và", "trước", "hạn"), 0)[1] == 4


def test_the_comparisons_grow_with_the_text():
    def compared(times):
        said = "".join(
            f"### Mục {at}\n\nSở đã cử {100 + at} lượt công chức dự {at % 7 + 2} lớp bồi dưỡng nghiệp vụ.\n\n"
            for at in range(times)
        )
        phrased = tuple(phrases(extract(read_text(HEAD + said, "md"), REGISTRY), REGISTRY))
        return sum(1 for _ in phrase_links(phrased, Weights(one.tokens for one in phrased)))

    assert compared(400) < 2.5 * compared(200)
