"""Quantities of sentences in odd spellings, and everything that looks like one and is none."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_check.extraction import extract
from cchc_check.extraction.quantities.cells import parse_cell
from cchc_check.readers import read
from cchc_check.text.document import Cell, Table
from cchc_check.text.span import Span
from extraction.spelling import grouped, in_words
from extraction.written import REGISTRY, plain

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"


def read_all(source):
    return extract(plain(source), REGISTRY)


def written(source):
    facts = read_all(source)
    return [facts.document.quote(one.span) for one in facts.quantities]


def only(source):
    (quantity,) = read_all(source).quantities
    return quantity


@pytest.mark.parametrize(
    ("source", "words", "value", "step", "unit", "kind"),
    [
        ("Có 87 người được giao.", "87 người", 87, 1, "người", "count"),
        (
            "Có 40 biên chế hành chính, còn lại",
            "40 biên chế hành chính",
            40,
            1,
            "biên chế hành chính",
            "count",
        ),
        ("Sở có 05 phòng chuyên môn.", "05 phòng chuyên môn", 5, 1, "phòng chuyên môn", "count"),
        ("và 102 hợp đồng lao động chủ yếu", "102 hợp đồng lao động", 102, 1, "hợp đồng lao động", "count"),
        ("Đang thực hiện 62 TTHC tại Trung tâm", "62 TTHC", 62, 1, "tthc", "count"),
        ("Nhận 1.234.567 hồ sơ", "1.234.567 hồ sơ", 1_234_567, 1, "hồ sơ", "count"),
        ("Phát hành 7 981 văn bản.", "7 981 văn bản", 7_981, 1, "văn bản", "count"),
        ("Tỷ lệ là 98,5%.", "98,5%", "98.5", "0.1", "%", "percent"),
        ("Tỷ lệ là 96.4 %.", "96.4 %", "96.4", "0.1", "%", "percent"),
        ("Tăng 2,5 điểm phần trăm", "2,5 điểm phần trăm", "2.5", "0.1", "điểm %", "percent"),
        ("Diện tích 1936,9m2 đất", "1936,9m2", "1936.9", "0.1", "m2", "measure"),
        ("Dài 813m, rộng", "813m", 813, 1, "m", "measure"),
        ("Sản lượng 7,5 nghìn tấn.", "7,5 nghìn tấn", 7_500, 100, "tấn", "measure"),
        ("Năng suất 6,2 tấn/ha.", "6,2 tấn/ha", "6.2", "0.1", "tấn/ha", "measure"),
        ("Thu 394 tỷ 581 triệu đồng.", "394 tỷ 581 triệu đồng", 394_581 * 10**6, 10**6, "đồng", "measure"),
        ("Vốn 2 tỷ rưỡi đồng.", "2 tỷ rưỡi đồng", 25 * 10**8, 10**8, "đồng", "measure"),
        ("Chi 318.750.000 đồng.", "318.750.000 đồng", 318_750_000, 1, "đồng", "count"),
        ("Lập ba (03) đơn vị.", "ba (03) đơn vị", 3, 1, "đơn vị", "count"),
        ("Lập 03 (ba) đơn vị.", "03 (ba) đơn vị", 3, 1, "đơn vị", "count"),
        ("Có hai mươi lăm đơn vị.", "hai mươi lăm đơn vị", 25, 1, "đơn vị", "count"),
        ("Có mười một xã.", "mười một xã", 11, 1, "xã", "count"),
        ("Có một nghìn hai trăm hồ sơ.", "một nghìn hai trăm hồ sơ", 1_200, 1, "hồ sơ", "count"),
        ("Lập ba tổ công tác.", "ba tổ công tác", 3, 1, "tổ công tác", "count"),
        ("Số hồ sơ tiếp nhận: 1.234; trong đó", "1.234", 1_234, 1, "", "count"),
        ("Tổng số là 45.", "45", 45, 1, "", "count"),
        ("Bị chết 10 người (so với", "10 người", 10, 1, "người", "count"),
        ("Nhận 1,234 hồ sơ.", "1,234 hồ sơ", 1_234, 1, "hồ sơ", "count"),
        ("Ban hành 22 thủ\ntục.", "22 thủ\ntục", 22, 1, "thủ tục", "count"),
        ("Cấp 3 giấy phép.", "3 giấy phép", 3, 1, "giấy phép", "count"),
    ],
)
def test_a_quantity_is_read(source, words, value, step, unit, kind):
    facts = read_all(source)
    (quantity,) = facts.quantities
    assert facts.document.quote(quantity.span) == words
    assert (quantity.value, quantity.step) == (Decimal(value), Decimal(step))
    assert (quantity.unit, quantity.kind, quantity.bound) == (unit, kind, "")


@pytest.mark.parametrize(
    ("source", "bound"),
    [
        ("gần 3.200 hồ sơ", "below"),
        ("trên 500 người", "above"),
        ("hơn 45 tỷ đồng", "above"),
        ("khoảng 20 hộ", "about"),
        ("ước đạt 12,5%", "about"),
        ("xấp xỉ 40 triệu đồng", "about"),
        ("tối thiểu 80% đơn vị", "least"),
        ("từ 15 hồ sơ trở lên", "least"),
        ("không dưới 90%", "least"),
        ("không quá 05 ngày", "most"),
        ("dưới 12 người", "most"),
        ("Phấn đấu đến năm 2025 có 90% hồ sơ", "target"),
        ("Chỉ tiêu giao tinh giản là 12 người", "target"),
        ("Chỉ tiêu đã thực hiện 12 người", ""),
        ("trên 03 lĩnh vực", ""),
        ("cao hơn 5%", ""),
        ("Phấn đấu nâng chất lượng. Đã giải quyết 90% hồ sơ", ""),
        ("đạt 100%", ""),
    ],
)
def test_hedges(source, bound):
    assert only(f"Năm 2020, {source}.").bound == bound


@pytest.mark.parametrize(
    ("source", "words", "low", "width"),
    [
        ("Thời gian 5-7 ngày.", "5-7 ngày", 5, 2),
        ("Trong 3 – 5 ngày làm việc.", "3 – 5 ngày làm việc", 3, 2),
        ("Giải quyết từ 5 đến 7 ngày.", "5 đến 7 ngày", 5, 2),
        ("Chi 120 - 150 triệu đồng.", "120 - 150 triệu đồng", 120_000_000, 30_000_000),
    ],
)
def test_a_range_is_one_quantity(source, words, low, width):
    facts = read_all(source)
    (quantity,) = facts.quantities
    assert facts.document.quote(quantity.span) == words
    assert (quantity.value, quantity.step, quantity.bound) == (low, width, "range")


def test_a_change_is_two_quantities():
    assert written("Tăng từ 85% lên 90%; giảm từ 12 đến 10 phòng.")[:2] == ["85%", "90%"]
    assert not any(one.bound for one in read_all("Giảm từ 12 phòng xuống còn 10 phòng.").quantities)


@pytest.mark.parametrize(
    ("source", "words", "part", "whole", "unit"),
    [
        ("Giải quyết 176/221 đơn.", "176/221 đơn", 176, 221, "đơn"),
        ("Có 02/3 đơn vị.", "02/3 đơn vị", 2, 3, "đơn vị"),
        ("Đạt chuẩn 6.084/7.669 xã.", "6.084/7.669 xã", 6_084, 7_669, "xã"),
        ("Xử lý 176 đơn/221 đơn.", "176 đơn/221 đơn", 176, 221, "đơn"),
        ("Có 176 đơn (160 khiếu nại)/221 đơn.", "176 đơn (160 khiếu nại)/221 đơn", 176, 221, "đơn"),
        ("Hoàn thành 45/50 (90%).", "45/50", 45, 50, ""),
    ],
)  # fmt: skip
def test_a_part_of_a_whole(source, words, part, whole, unit):
    facts = read_all(source)
    (ratio,) = facts.ratios
    assert facts.document.quote(ratio.span) == words
    assert (ratio.part.value, ratio.whole.value, ratio.whole.unit, ratio.part.unit) == (
        part,
        whole,
        unit,
        unit,
    )
    assert not {ratio.part.digits, ratio.whole.digits} & {one.digits for one in facts.quantities}


def test_a_pair_is_no_part_of_a_whole():
    facts = read_all("Phát hiện 09 vụ/16 đối tượng; tiếp 866 lượt/964 lượt người.")
    assert facts.ratios == ()
    assert [one.value for one in facts.quantities] == [9, 16, 866, 964]


@pytest.mark.parametrize(
    "source",
    [
        "Quyết định số 280/QĐ-UBND ngày 30/01/2020 của UBND tỉnh",
        "theo Nghị quyết 18, Nghị quyết Trung ương 6, 7 khóa XII",
        "khoản 2 Điều 5, Điều 6, 7 và 8",
        "năm 2020; quý II; giai đoạn 2016-2020; 6 tháng đầu năm; tháng 6, 7 và 8",
        "lần thứ 10, khóa 12, nhiệm kỳ 2020-2025, kỷ nguyên 4.0",
        "TCVN ISO 9001:2015, ISO 17025: 2005 và LAS-XD 706",
        "mã số 4100123456; số tài khoản 1234567890; điện thoại 0256.382.2222, (0256) 3822222, Fax: 02563 822 333",
        "số 45 đường Lê Lợi, phòng 305, tầng 3, tổ 5, khu phố 2",
        "cơ chế một cửa, 01 cửa, một phần, 01 phần chi thường xuyên, hai bên, cấp 3, mức độ 3, 4",
        "xếp thứ 9/63, xếp hạng 5/14, hoạt động 24/7, trực 24/24 giờ, dịp 30/4 và 1/5",
        "lúc 8 giờ 30 phút, 14h30, từ 7 giờ đến 11 giờ",
        "COVID-19, Windows 10, A4, phiên bản 2.0, Chương trình 135, Đề án 06",
        "ý kiến (1), (2); chú thích [3]; công văn1",
        "http://a.gov.vn/12/34 và mail5@a.gov.vn",
        "thứ hai, thứ ba, tháng mười, chính quyền hai cấp, năm mới, ba mẹ",
    ],
)
def test_what_counts_nothing(source):
    facts = read_all(f"Theo {source}.")
    assert [facts.document.quote(one.span) for one in (*facts.quantities, *facts.ratios)] == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1. Sở có 5 phòng.\n2. 12 đơn vị.\n2.1. Công tác\n2.1 Công tác", ["5 phòng", "12 đơn vị"]),
        ("a) 3 nhiệm vụ\n- 04 báo cáo", ["3 nhiệm vụ", "04 báo cáo"]),
        ("văn bản\n\n          5\n hành văn bản mới", []),
        ("18 Quy trình Tạm ứng\n19 Quy trình Quyết toán", []),
        ("Tiếp nhận: 0\nb) Phân loại", ["0"]),
        ("lần lượt là 12, 15 và 18.", ["12", "15", "18"]),
        ("Trong đó: 40 đã giải quyết", ["40"]),
        ("12 vụ, 5 người chết, làm bị thương 7 người", ["12 vụ", "5 người chết", "7 người"]),
        ("27 đơn vị (16 bộ, 4 cơ quan ngang bộ)", ["27 đơn vị", "16 bộ", "4 cơ quan ngang bộ"]),
        ("1.300.000.000 đồng (Bằng chữ: Một tỷ ba trăm triệu đồng)", ["1.300.000.000 đồng"]),
        ("Một tỷ ba trăm triệu đồng (1.300.000.000 đồng)", ["1.300.000.000 đồng"]),
        ("23 giường bệnh/10.000 dân, của một ngành, khoản 7, 8, 9 Mục II", ["23 giường bệnh"]),
        ("Sở KH&CN có 02 TTHC; UBND 12 xã", ["02 TTHC", "12 xã"]),
    ],
)
def test_where_quantities_stand(source, expected):
    assert written(source) == expected


def test_cells_of_tables_are_no_prose():
    document = plain("Có 5 phòng.\n\n12 người\t40 hồ sơ\n\nCó 6 phòng.")
    start = document.text.index("12")
    span = Span(start, document.text.index("\n\nCó 6"))
    table = Table(span, 1, 2, (Cell(Span(start, start + 8), 0, 0), Cell(Span(start + 9, span.end), 0, 1)))
    facts = extract(plain(document.text, (table,)), REGISTRY)
    assert [one.value for one in facts.quantities] == [5, 6]


@given(st.integers(1, 10**9), st.sampled_from(["hồ sơ", "người", "TTHC", "đơn vị"]), st.booleans())
def test_any_count_comes_back(number, noun, spelled):
    text = in_words(number) if spelled else grouped(number)
    if spelled and number < 11:
        text = f"{text} ({number:02})"
    quantity = only(f"Năm 2020, toàn tỉnh có {text} {noun}.")
    assert (quantity.value, quantity.unit) == (number, noun.lower())
    assert spelled or quantity.step == 1


@given(st.text("0123456789 .,/-–:%()\nhồ sơtỷđngườ", max_size=60))
def test_any_text_gives_quantities_in_order(source):
    facts = read_all(f"Có {source}")
    spans = [one.span for one in facts.quantities]
    assert spans == sorted(spans)
    for one in facts.quantities:
        assert one.span.covers(one.digits)
        assert one.step > 0


@pytest.mark.parametrize(
    ("text", "value", "step", "kind"),
    [
        ("-", 0, 1, "count"), ("–", 0, 1, "count"), ("0", 0, 1, "count"), ("02", 2, 1, "count"),
        ("1.234", 1234, 1, "count"), ("1 234", 1234, 1, "count"), ("12,5%", "12.5", "0.1", "percent"),
        ("(12,5)", "-12.5", "0.1", "measure"), ("-3", -3, 1, "count"), ("+5", 5, 1, "count"),
        ("45 hồ sơ", 45, 1, "count"), ("1936,9m2", "1936.9", "0.1", "measure"),
        ("394 tỷ 581 triệu đồng", 394_581 * 10**6, 10**6, "measure"), ("1,234.5", "1234.5", "0.1", "measure"),
        ("12,5 *", "12.5", "0.1", "measure"), ("3E-15", 0, "0.000001", "measure"),
    ],
)  # fmt: skip
def test_a_cell_with_a_number(text, value, step, kind):
    quantity = parse_cell(text, Span(7, 7 + len(text)))
    assert (quantity.value, quantity.step, quantity.kind) == (Decimal(value), Decimal(step), kind)
    assert quantity.span == Span(7, 7 + len(text))
    assert quantity.span.covers(quantity.digits)


@pytest.mark.parametrize(
    "text", ["", " ", "x", "X", "…", "//", "Điều 5", "12/15", "12 (3 nữ)", "12/5/2020", "007", "a"]
)
def test_a_cell_without_one(text):
    assert parse_cell(text, Span(0, len(text))) is None


def test_a_cell_keeps_the_unit_of_its_column():
    quantity = parse_cell("3.274", Span(0, 5), "triệu đồng")
    assert (quantity.value, quantity.unit, quantity.kind) == (3274, "triệu đồng", "measure")
    assert parse_cell("12,5", Span(0, 4), "%").kind == "percent"
    assert parse_cell("12", Span(0, 2), "ha").kind == "measure"


SEED_QUANTITIES = [
    (2, "thủ tục hành chính"), (62, "tthc"), (2, "tthc"), (5, "phòng chuyên môn"), (1, "chi cục"),
    (3, "đơn vị sự nghiệp"), (87, "người"), (40, "biên chế hành chính"), (47, "biên chế sự nghiệp"),
    (2, "biên chế"), (37, "công chức"), (23, "viên chức"), (102, "hợp đồng lao động"), (2, "trung tâm"),
    (100, "%"), (2, "đơn vị quản lý"), (3, "cấp"),
]  # fmt: skip


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed report is not here")
@pytest.mark.parametrize("name", ["bao-cao-cchc-2020.md", "bao-cao-cchc-2020.docx"])
def test_the_seed_gives_its_claims_and_nothing_else(name):
    """The claims that figures.md lists: 18 in sentences, one of them a ratio; the cells are those of the table."""
    facts = extract(read(str(SEED / name)), REGISTRY)
    assert [(one.value, one.unit) for one in facts.quantities] == SEED_QUANTITIES
    assert [(one.part.value, one.whole.value, one.whole.unit) for one in facts.ratios] == [
        (2, 3, "đơn vị sự nghiệp")
    ]
    cells = [
        cell.quantity.value
        for table in facts.tables
        for _, cell in sorted(table.cells.items())
        if cell.quantity
    ]
    assert cells == [40, 0, 47, 37, 0, 23]
