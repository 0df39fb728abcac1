"""The head of a draft in columns, tables and lines; bodies give none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_check.extraction.facts import Letterhead
from cchc_check.extraction.form.letterhead import find_letterhead
from cchc_check.text.document import Heading
from cchc_check.text.span import Span
from extraction.written import REGISTRY, plain

COLUMNS = """\
   UBND TỈNH BÌNH ĐỊNH                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ KHOA HỌC VÀ CÔNG NGHỆ                    Độc lập - Tự do - Hạnh phúc

   Số: 99/BC-SKHCN                      Bình Định, ngày 05 tháng 6 năm 2020

                          BÁO CÁO
        Kết quả công tác cải cách hành chính
              6 tháng đầu năm 2020

    Thực hiện Công văn số 12/SNV-CCHC ngày 02/6/2020 của Sở Nội vụ, Sở báo cáo như sau:
"""
TABLE = (
    "UBND TỈNH BÌNH ĐỊNH\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\t"
    "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\n"
    "Số: 99/BC-SKHCN\tBình Định, ngày 05 tháng 6 năm 2020\n\n"
    "BÁO CÁO\n\nKết quả công tác cải cách hành chính\n\n6 tháng đầu năm 2020\n\n"
    "Thực hiện Công văn số 12/SNV-CCHC ngày 02/6/2020 của Sở Nội vụ, Sở báo cáo như sau:"
)
MARKDOWN = """\
| UBND TỈNH BÌNH ĐỊNH<br>SỞ KHOA HỌC VÀ CÔNG NGHỆ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
|---|---|
| Số: 99/BC-SKHCN | Bình Định, ngày 05 tháng 6 năm 2020 |

# BÁO CÁO
## Kết quả công tác cải cách hành chính 6 tháng đầu năm 2020

Thực hiện Công văn số 12/SNV-CCHC ngày 02/6/2020 của Sở Nội vụ, Sở báo cáo như sau:
"""


def head(source, *blocks):
    return find_letterhead(plain(source, blocks), REGISTRY)


def value(part):
    return part and part.value


@pytest.mark.parametrize("source", [COLUMNS, TABLE, MARKDOWN], ids=["columns", "table", "markdown"])
def test_a_whole_head(source):
    found = head(source)
    assert value(found.superior) == "UBND TỈNH BÌNH ĐỊNH"
    assert value(found.agency) == "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
    assert (found.notation.text, found.notation.number.value) == ("99/BC-SKHCN", "99")
    assert (found.notation.type_code, found.notation.issuer_code) == ("BC", "SKHCN")
    assert value(found.place) == "Bình Định"
    assert found.issued.value.isoformat() == "2020-06-05"
    assert value(found.kind) == "Báo cáo"
    assert value(found.title) == "Kết quả công tác cải cách hành chính 6 tháng đầu năm 2020"


@pytest.mark.parametrize("source", [COLUMNS, TABLE, MARKDOWN], ids=["columns", "table", "markdown"])
def test_spans_quote_what_was_read(source):
    document = plain(source)
    found = find_letterhead(document, REGISTRY)
    assert document.quote(found.issued.span) == "05 tháng 6 năm 2020"
    assert document.quote(found.notation.span) == "99/BC-SKHCN"
    assert document.quote(found.kind.span) == "BÁO CÁO"


@pytest.mark.parametrize(
    ("written", "issued"),
    [
        ("Số:      /BC-SKHCN        Bình Định, ngày     tháng 6 năm 2020", (None, 6, 2020)),
        ("Số: …/BC-SKHCN\tBình Định, ngày … tháng … năm 2020", (None, None, 2020)),
        ("Số: ..../BC-SKHCN      Bình Định, ngày tháng 6 năm 2020", (None, 6, 2020)),
        ("Số: xx/BC-SKHCN      Bình Định, ngày    /6/2020", (None, 6, 2020)),
    ],
)
def test_a_blank_number_and_a_blank_day(written, issued):
    found = head(f"SỞ KHOA HỌC VÀ CÔNG NGHỆ\n{written}\n\nBÁO CÁO\nKết quả\n")
    assert (found.notation.number.value, found.notation.issuer_code) == ("", "SKHCN")
    assert (found.issued.day, found.issued.month, found.issued.year) == issued
    assert value(found.place) == "Bình Định"


def test_lines_one_below_the_other():
    found = head(
        "Số: /BC-SKHCN\n\nBình Định, ngày tháng 6 năm 2020\n\nBÁO CÁO\nCông tác quý II năm 2020\n\nI. MỞ ĐẦU"
    )
    assert (value(found.kind), value(found.title)) == ("Báo cáo", "Công tác quý II năm 2020")
    assert found.agency is None


def test_a_letter_has_a_subject_and_no_kind():
    found = head(
        "SỞ NỘI VỤ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Số: 12/SNV-CCHC            Bình Định, ngày 02 tháng 6 năm 2020\n"
        "V/v báo cáo cải cách\nhành chính quý II\n\nKính gửi: Các sở.\n"
    )
    assert found.kind is None
    assert value(found.title) == "báo cáo cải cách hành chính quý II"
    assert found.notation.form == "letter"


def test_digits_of_a_unit_belong_to_the_symbol():
    found = head("BỘ Y TẾ\nSố: 7/BYT-VPB1      Hà Nội, ngày 02 tháng 6 năm 2025\n\nKính gửi: Các sở.\n")
    assert (found.notation.text, found.notation.issuer_code) == ("7/BYT-VPB1", "BYT-VPB1")


def test_a_party_head():
    found = head(
        "TỈNH ỦY BÌNH ĐỊNH            ĐẢNG CỘNG SẢN VIỆT NAM\n*\n"
        "Số     -QĐ/TU                Bình Định, ngày   tháng 6 năm 2026\n\n"
        "QUY ĐỊNH\nvề đánh giá cán bộ\n-----\n"
    )
    assert value(found.agency) == "TỈNH ỦY BÌNH ĐỊNH"
    assert (found.notation.form, found.notation.issuer_code, found.notation.number.value) == (
        "party",
        "TU",
        "",
    )
    assert (value(found.kind), value(found.title)) == ("Quy định", "về đánh giá cán bộ")


def test_a_name_over_two_lines_is_one_name():
    found = head(
        "UBND TỈNH BÌNH ĐỊNH      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "SỞ LAO ĐỘNG - THƯƠNG        Độc lập - Tự do - Hạnh phúc\n"
        "BINH VÀ XÃ HỘI\nSố: 5/BC-SLĐTBXH\n"
    )
    assert value(found.agency) == "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"
    assert value(found.superior) == "UBND TỈNH BÌNH ĐỊNH"


def test_a_heading_may_hold_kind_and_title():
    source = "# Báo cáo công tác quý I năm 2026\n\nTheo Quyết định số 1/QĐ-TTg ngày 02/01/2026.\n"
    found = head(source, Heading(Span(2, 33), 1))
    assert (value(found.kind), value(found.title)) == ("Báo cáo", "công tác quý I năm 2026")


@pytest.mark.parametrize(
    "source",
    [
        "",
        "Theo Quyết định số 38/QĐ-SKHCN ngày 28/02/2020.",
        "Sở đã ban hành Báo cáo số 12/BC-STC ngày 05/6/2020.\n\nSố: 12/QĐ-UBND\n",
        "Thực hiện kế hoạch được giao trong năm, các đơn vị phối hợp chặt chẽ với nhau.\n\nBÁO CÁO\nKết quả",
        "Phụ lục II\n\nHỆ THỐNG\n\nPhần I\nQUY ĐỊNH VỀ HỆ THỐNG\n",
        "TIN TỨC TRONG NGÀY\n\nHội nghị đã khai mạc.",
    ],
)
def test_a_document_without_a_head(source):
    assert head(source) == Letterhead()


def test_the_body_is_not_read_for_the_head():
    body = "\n\n".join(["Nội dung của báo cáo được trình bày ngắn gọn tại đây, có số liệu kèm theo."] * 3)
    found = head(f"BÁO CÁO\nKết quả quý I\n\n{body}\n\nSố: 12/QĐ-UBND\n")
    assert found.notation is None
    assert value(found.title) == "Kết quả quý I"


DAY = "ngày 5 tháng 6 năm 2020"
WORDS = [
    "UBND TỈNH",
    "Số: ",
    "/BC-STC",
    "12",
    "BÁO CÁO",
    DAY,
    "V/v ",
    "\n",
    "\t",
    "     ",
    "|",
    "# ",
    "Hà Nội, ",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_every_part_lies_in_the_text(pieces):
    document = plain("".join(pieces))
    found = find_letterhead(document, REGISTRY)
    parts = [found.agency, found.superior, found.place, found.kind, found.title, found.notation, found.issued]
    assert all(0 <= part.span.start <= part.span.end <= len(document.text) for part in parts if part)
