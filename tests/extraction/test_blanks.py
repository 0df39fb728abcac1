"""Places left to fill in are found; ellipses, rules, forms and boxes are left alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_check.extraction.blanks import find_blanks
from extraction.written import plain


def found(source):
    document = plain(source)
    return [(blank.kind, document.quote(blank.span)) for blank in find_blanks(document)]


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("Số:      /BC-SKHCN", "Số:      /BC-SKHCN"),
        ("Số:\u00a0\u00a0/BC-SKHCN\n", "Số:  /BC-SKHCN"),
        ("Số:\t/BC-STC\tHà Nội", "Số:\t/BC-STC"),
        ("Số: …/QĐ-BNNMT", "Số: …/QĐ-BNNMT"),
        ("Số…./BC-SNV ngày", "Số…./BC-SNV"),
        ("Số: /2019/QĐ-UBND", "Số: /2019/QĐ-UBND"),
        ("tại Tờ trình số /TTr-SNV.", "số /TTr-SNV"),
        ("Số     -QĐ/TU   Bình Định", "Số     -QĐ/TU"),
        ("Số: xx/KH-STC", "Số: xx/KH-STC"),
        ("theo Công văn số ........ của Sở", "........"),
    ],
)
def test_a_blank_number(source, written):
    assert found(source) == [("number", written)]


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("Bình Định, ngày    tháng 6 năm 2020", "ngày    tháng 6 năm 2020"),
        ("Bình Định, ngày tháng 6 năm 2020", "ngày tháng 6 năm 2020"),
        ("ngày … tháng … năm … của", "ngày … tháng … năm …"),
        ("ngày      tháng      năm 2026", "ngày      tháng      năm 2026"),
        ("ngày 05 tháng\u00a0\u00a0năm 2026", "ngày 05 tháng  năm 2026"),
        ("ngày\ttháng 6 năm\n2020", "ngày\ttháng 6 năm\n2020"),
        ("ngày /02/2025", "ngày /02/2025"),
        ("Ngày ..../5/2019,", "Ngày ..../5/2019"),
        ("ngày .../…/2019 về", "ngày .../…/2019"),
        ("trình đến …/…/2020 thì", "đến …/…/2020"),
        ("ngày xx/xx/2020", "xx/xx/2020"),
        ("ngày 15/xx/2020", "15/xx/2020"),
        ("ngày xx/5/2020", "xx/5/2020"),
        ("xx/xx/xxxx", "xx/xx/xxxx"),
        ("đến tháng … năm 2020", "tháng … năm 2020"),
    ],
)
def test_a_blank_date(source, written):
    assert found(source) == [("date", written)]


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("với số tiền ………… đồng", "…………"),
        ("đạt … % kế hoạch", "…"),
        ("đã giải quyết được … hồ sơ", "…"),
        ("gồm ___ đơn vị", "___"),
        ("theo [...] của Sở", "[...]"),
        ("giao [ ] chủ trì", "[ ]"),
        ("tại Error! Reference source not found. và", "Error! Reference source not found."),
        (
            "tại Lỗi! Không tìm thấy nguồn tham chiếu. và",
            "Lỗi! Không tìm thấy nguồn tham chiếu.",
        ),
        ("tổng cộng #REF! triệu", "#REF!"),
        ("có xxx văn bản", "xxx"),
    ],
)
def test_missing_words(source, written):
    assert found(source) == [("text", written)]


@pytest.mark.parametrize(
    "source",
    [
        "Trên đây là báo cáo của Sở./.",
        "xe máy, hàng hóa… trên địa bàn",
        "hội nghị, tập huấn, v.v…",
        "cá, tôm, v.v.......",
        "phát thanh, tờ rơi, ... đến nhân dân",
        "gồm sách, báo, ……",
        "- - -",
        "----------",
        "__________",
        "BÁO CÁO\n_______\n",
        "UBND TỈNH\tHạnh phúc\n_____\t_____",
        "- [ ] rà soát\n- [x] công bố",
        "1. [ ] Có   [ ] Không",
        "theo chú thích [1] và [12]",
        "“Điều 5. […] được thực hiện”",
        "I. ĐẶT VẤN ĐỀ ................ 3",
        "1. Kết quả\u2026\u2026\u2026\u2026\t12",
        "Họ và tên: ........................",
        "(Kỳ đánh giá:..........)",
        "Ngày, tháng, năm sinh",
        "ngày tháng năm sinh",
        "ngày 05 tháng 6 năm 2020",
        "ngày 05/6/2020",
        "24/7, 01/2020/TT-BNV",
        "thế kỷ XX, Đại hội XXX",
        "Số: 15/QĐ-BNV",
        "Số 15-NQ/TU",
        "một số/QĐ",
        "",
    ],
)
def test_what_is_no_blank(source):
    assert found(source) == []


@given(st.text(alphabet="Số: ./…_ngàythángăm05[]x\n\tBC-", max_size=120))
def test_blanks_lie_in_the_text_in_order(source):
    document = plain(source)
    blanks = find_blanks(document)
    assert all(len(blank.span) for blank in blanks)
    assert all(one.span.end <= other.span.start for one, other in pairwise(blanks))
