"""Citations in the spellings of real offices, and the look-alikes that are none."""

from __future__ import annotations

import datetime as dt

import pytest

from cchc_check.extraction import citations as grammar
from cchc_check.extraction.citations import find_citations
from cchc_check.extraction.facts import Citation
from extraction.written import plain

Row = tuple[str, str, str, str]


def rows(source: str) -> list[Row]:
    """Surface, kind, number and ISO date of every citation."""
    document = plain(source)
    return [
        (
            document.quote(one.span),
            one.kind.value if one.kind else "",
            one.notation.text if one.notation else "",
            one.issued.value.isoformat() if one.issued and one.issued.value else "",
        )
        for one in find_citations(document)
    ]


def only(source: str) -> Citation:
    (one,) = find_citations(plain(source))
    return one


WHOLE = [
    # the citation itself, its kind, its number, its date
    ("Quyết định số 280/QĐ-UBND ngày 30/01/2020 của UBND tỉnh", "Quyết định", "280/QĐ-UBND", "2020-01-30"),
    ("Nghị quyết số 30c/NQ-CP ngày 08/11/2011 của Chính phủ", "Nghị quyết", "30c/NQ-CP", "2011-11-08"),
    ("Quyết định số 19/2019/QĐ-UBND ngày 04/5/2019", "Quyết định", "19/2019/QĐ-UBND", "2019-05-04"),
    ("Nghị quyết số 66.7/2025/NQ-CP ngày 15/11/2025", "Nghị quyết", "66.7/2025/NQ-CP", "2025-11-15"),
    ("Kế hoạch số 26-KH/TU ngày 15/3/2018 của Tỉnh ủy", "Kế hoạch", "26-KH/TU", "2018-03-15"),
    ("Nghị quyết số 18-NQ/TW, ngày 25/10/2017", "Nghị quyết", "18-NQ/TW", "2017-10-25"),
    ("Luật số 80/2015/QH13", "Luật", "80/2015/QH13", ""),
    ("Nghị quyết số 755/2005/NQ-UBTVQH11", "Nghị quyết", "755/2005/NQ-UBTVQH11", ""),
    ("Thông tư liên tịch số 55/2015/TTLT/BTC-BKHCN", "Thông tư liên tịch", "55/2015/TTLT/BTC-BKHCN", ""),
    ("Văn bản hợp nhất số 23/VBHN-VPQH", "Văn bản hợp nhất", "23/VBHN-VPQH", ""),
    ("công văn số 2231/SNV-CCHC&PC ngày 3/4/2024", "Công văn", "2231/SNV-CCHC&PC", "2024-04-03"),
    ("Quyết định 299/TTg", "Quyết định", "299/TTg", ""),
    ("Nghị định số 45/CP ngày 03/8/1996 của Chính phủ", "Nghị định", "45/CP", "1996-08-03"),
    ("QĐ số 4967/QĐ-UBND ngày 30/12/2019", "Quyết định", "4967/QĐ-UBND", "2019-12-30"),
    ("NĐ 54/2016/NĐ-CP", "Nghị định", "54/2016/NĐ-CP", ""),
    ("Công văn số: 958/STC-VP ngày 06/5/2019", "Công văn", "958/STC-VP", "2019-05-06"),
    ("Quyết định số 38/QĐ- SKHCN ngày 28/02/2020", "Quyết định", "38/QĐ-SKHCN", "2020-02-28"),
    ("Công văn số 3020 /STC-VP ngày 17 tháng 12 năm 2018", "Công văn", "3020/STC-VP", "2018-12-17"),
    ("Quyết định số 12–QĐ/TU ngày 02.3.2021", "Quyết định", "12-QĐ/TU", "2021-03-02"),
    ("Nghị\nđịnh số 30/2020/NĐ-\nCP ngày\n05/3/2020 của\n   Chính phủ", "Nghị định", "30/2020/NĐ-CP", "2020-03-05"),
    ("Nghị quyết sô 56/201 6/NQ-HDND ngày 2l tháng 12 năm 2016", "Nghị quyết", "56/2016/NQ-HDND", "2016-12-21"),
    ("Quyết định số 926QĐ-TTg ngày 14/6/2010", "Quyết định", "926/QĐ-TTg", "2010-06-14"),
    ("Kế hoạch số143/KH-STC ngày 15/01/2019", "Kế hoạch", "143/KH-STC", "2019-01-15"),
    ("Tờ trình số 13/TTR-SNV", "Tờ trình", "13/TTR-SNV", ""),
    ("Nghị quyết số 18 ngày 25/10/2017 của Trung ương", "Nghị quyết", "18", "2017-10-25"),
    ("Nghị quyết 57", "Nghị quyết", "57", ""),
    ("Luật Thanh tra ngày 14 tháng 11 năm 2022", "Luật", "", "2022-11-14"),
    ("Bộ luật Lao động năm 2019", "Bộ luật", "", ""),
    ("Luật Đất đai số 45/2013/QH13 ngày 29/11/2013", "Luật", "45/2013/QH13", "2013-11-29"),
    (
        "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 ngày 19/02/2025",
        "Luật", "64/2025/QH15", "2025-02-19",
    ),
    ("Luật Ban hành văn bản quy phạm pháp luật năm 2015", "Luật", "", ""),
    ("Thông tư số 02/2019/TT-BNV của Bộ Nội vụ ngày 24/01/2019", "Thông tư", "02/2019/TT-BNV", "2019-01-24"),
    ("Công văn Số: 905/SNV-VP An Bình, ngày 26 tháng 4 năm 2019", "Công văn", "905/SNV-VP", "2019-04-26"),
]  # fmt: skip


@pytest.mark.parametrize("row", WHOLE, ids=[row[0].replace("\n", " ") for row in WHOLE])
@pytest.mark.parametrize("frame", ["Thực hiện {}, đơn vị đã báo cáo.", "({})", "- {};", "{}"])
def test_a_citation_is_read_whole(row: Row, frame: str) -> None:
    assert rows(frame.format(row[0])) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "theo tiêu chuẩn TCVN ISO 9001:2015 và LAS-XD 706",
        "QCVN 01:2009/BYT và TCVN 5574:2018/BXD",
        "02/3 đơn vị, 24/7, 1/A, 65 km/h, 4/2024, ngày 30/4",
        "mẫu số 02/KTCN, biểu số 59/CK-NSNN, Mẫu số 01/ĐK-TCT",
        "Hợp đồng số 12/HĐ-ABC ngày 03/4/2020 và hợp đồng 05/2019/HĐKT",
        "Bản án số 05/2019/DS-PT và Quyết định số 11/2025/TLST-HC",
        "https://soanbinh.gov.vn/12/QD-UBND.pdf, tệp 12/QĐ-UBND.docx",
        "nhà số 12/A đường Nguyễn Trãi, điện thoại số 0256/3822",
        "Đề án 06, Chương trình 30a, Kế hoạch 5 năm, Báo cáo 6 tháng, Quyết định 02 đơn vị",
        "Luật Đất đai và các văn bản hướng dẫn thi hành năm 2019, kỷ luật năm 2020, pháp luật năm 2021",
        "SỞ NỘI VỤ\nSố: 99/BC-SNV\nAn Bình, ngày 20 tháng 5 năm 2024",
        "UBND TỈNH\tCỘNG HÒA\nSố:   /BC-SNV\tAn Bình",
        "3/Kế hoạch, 2/Tháng, I/Quý",
        "Nghị định\n2. Tham gia ý kiến",
    ],
)
def test_look_alikes_are_no_citations(text: str) -> None:
    assert rows(text) == []


def test_members_of_a_list_lend_each_other_what_is_printed_once() -> None:
    text = "tại các Quyết định số 1461, 1462/QĐ-UBND ngày 26/5/2019 của UBND tỉnh"
    first, second = find_citations(plain(text))
    assert (first.notation and first.notation.text, second.notation and second.notation.text) == (
        "1461/QĐ-UBND",
        "1462/QĐ-UBND",
    )
    assert first.inherited == ("symbol", "issued", "issuer")
    assert second.inherited == ("kind",)
    assert first.issued == second.issued
    assert text[first.span.start : first.span.end] == "Quyết định số 1461"
    assert text[second.span.start : second.span.end] == "1462/QĐ-UBND ngày 26/5/2019 của UBND tỉnh"


def test_a_list_of_three_bare_numbers() -> None:
    assert [row[2] for row in rows("Kế hoạch số 3809, 3810 và 3812/KH-UBND ngày 01/02/2024")] == [
        "3809/KH-UBND",
        "3810/KH-UBND",
        "3812/KH-UBND",
    ]


def test_an_issuer_is_lent_only_within_one_body() -> None:
    text = "Kế hoạch số 26-KH/TU ngày 15/3/2018, Quyết định số 35/QĐ-UBND ngày 04/6/2018 của UBND tỉnh"
    party, state = find_citations(plain(text))
    assert party.issuer is None
    assert state.issuer is not None


def test_a_date_is_not_lent_to_a_citation_with_a_kind_word_of_its_own() -> None:
    first, _ = find_citations(plain("Quyết định số 12/QĐ-UBND và Quyết định số 13/QĐ-UBND ngày 02/3/2024"))
    assert first.issued is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (" về việc ban hành kế hoạch năm 2024.", "về việc ban hành kế hoạch năm 2024"),
        (" về công tác văn thư và Nghị định số 61/2018/NĐ-CP", "về công tác văn thư"),
        (" ban hành Quy chế làm việc, UBND tỉnh giao các sở", "ban hành Quy chế làm việc"),
        (" về thủ tục, hồ sơ, thời hạn; các đơn vị", "về thủ tục, hồ sơ, thời hạn"),
        (
            " sửa đổi Quyết định số 7/2023/QĐ-UBND về phân cấp.",
            "sửa đổi Quyết định số 7/2023/QĐ-UBND về phân cấp",
        ),
        (" về nâng cao chỉ số (PAPI) năm 2024.", "về nâng cao chỉ số (PAPI) năm 2024"),
        (" “Nâng cao chất lượng phục vụ người dân” đã", "Nâng cao chất lượng phục vụ người dân"),
        (" về\n  tuyên truyền\n- Kế hoạch khác", "về tuyên truyền"),
        (" trong đó giao Sở Nội vụ", None),
        (" và được triển khai", None),
        (".\n\nVề việc khác", None),
    ],
)
def test_the_naming_clause_ends_where_the_document_is_named(text: str, title: str | None) -> None:
    found = find_citations(plain(f"Theo Quyết định số 12/QĐ-UBND ngày 02/3/2024{text}"))[0].title
    assert (found.value if found else None) == title


@pytest.mark.parametrize(
    "name",
    [
        "Chính phủ", "Thủ tướng Chính phủ", "UBND tỉnh", "Chủ tịch UBND tỉnh An Bình",
        "Ủy ban nhân dân huyện Tam Sơn",
        "Hội đồng nhân dân tỉnh", "Sở Khoa học và Công nghệ", "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Tài chính tỉnh An Bình", "Sở Y tế",
        "Bộ Nông nghiệp và Phát triển nông thôn", "Bộ trưởng Bộ Nội vụ", "Ban Chỉ đạo CCHC tỉnh",
        "Ban Thường vụ Tỉnh ủy",
        "Ban Chấp hành Trung ương Đảng khóa XII", "Quốc hội", "Ủy ban Thường vụ Quốc hội",
        "Hội đồng Bộ trưởng", "Thanh tra tỉnh",
        "Bộ Giáo dục và Đào tạo", "Bộ Lao động - Thương binh và Xã hội", "HĐND tỉnh Bà Rịa - Vũng Tàu",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "after", ["", ", đơn vị", " về việc kiểm tra", " quy định chế độ", " ban hành", " đã", "."]
)
def test_an_issuer_ends_before_what_follows_it(name: str, after: str) -> None:
    issuer = only(f"Quyết định số 12/QĐ-ABC ngày 02/3/2024 của {name}{after}").issuer
    assert issuer is not None
    assert issuer.value == name


def test_the_article_before_is_the_provision() -> None:
    provision = only("theo điểm a khoản 2 Điều 5 của Nghị định số 30/2020/NĐ-CP").provision
    assert provision is not None
    assert provision.value == "điểm a khoản 2 Điều 5"


def test_a_short_mention_is_tied_to_what_it_repeats() -> None:
    text = "Nghị định số 68/2000/NĐ-CP và Nghị định số 30/2020/NĐ-CP; theo Nghị định 68, Nghị định 99"
    cited = find_citations(plain(text))
    assert [one.antecedent for one in cited] == [None, None, 0, None]


def test_a_mention_of_another_date_is_tied_to_nothing() -> None:
    text = "Nghị quyết số 76/NQ-CP ngày 15/7/2021; Nghị quyết số 76 ngày 13/6/2013"
    assert [one.antecedent for one in find_citations(plain(text))] == [None, None]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("PHỤ LỤC I\n(Kèm theo Báo cáo số 12/BC-SNV ngày 03/6/2024 của Sở Nội vụ)", True),
        ("PHỤ LỤC I\n(Kèm theo Báo cáo số     /BC-SNV ngày   tháng 6 năm 2024)", True),
        ("Quy chế (ban hành kèm theo Quyết định số 12/QĐ-SNV ngày 03/6/2024)", False),
        ("Quy chế ban hành\nkèm theo Quyết định số 12/QĐ-SNV ngày 03/6/2024", False),
    ],
)
def test_the_header_of_an_appendix_names_the_paper_itself(text: str, own: bool) -> None:
    assert only(text).own is own


def test_a_footnote_mark_is_no_part_of_the_symbol() -> None:
    one = only("Nghị định số 126/2024/NĐ-CP1 ngày 08/10/2024")
    assert one.notation is not None
    assert one.notation.text == "126/2024/NĐ-CP"
    assert one.issued is not None
    assert one.issued.value == dt.date(2024, 10, 8)


def test_an_impossible_date_is_kept() -> None:
    one = only("Quyết định số 12/QĐ-UBND ngày 31/6/2020")
    assert one.issued is not None
    assert (one.issued.day, one.issued.month, one.issued.year, one.issued.value) == (31, 6, 2020, None)


@pytest.mark.parametrize("gap", ["\n\n", "\t"])
def test_a_citation_stays_in_its_paragraph_and_cell(gap: str) -> None:
    for one in find_citations(plain(f"Quyết định{gap}số 12/QĐ-UBND{gap}ngày 02/3/2024{gap}của UBND tỉnh")):
        assert one.issued is None
        assert one.issuer is None
        assert one.kind is None or "kind" in one.inherited


def test_the_fast_reading_agrees_with_the_general_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(
        frame.format(row[0]) for row in WHOLE for frame in ("Theo {} về việc A;", "{}.", "({})")
    )
    fast = find_citations(plain(text))
    monkeypatch.setattr(grammar, "plain_citation", lambda *_: None)
    assert find_citations(plain(text)) == fast
