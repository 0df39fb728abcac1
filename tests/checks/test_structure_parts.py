"""Parts of a document: head, signature, closing mark, appendices and references to them."""

from __future__ import annotations

import io

import pytest
from docx import Document as Word

from cchc_check.engine.run import check_file, prepare
from cchc_check.engine.settings import Settings
from cchc_check.extraction.form.appendices import appendices, mentions
from cchc_check.extraction.form.signature import find_signatures
from checks.structure_drafts import facts_of, found

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập - Tự do - Hạnh phúc\n\n"
HEAD = "Số: 45/BC-SXD\n\nNinh Bình, ngày 12 tháng 6 năm 2024\n\n**BÁO CÁO**\n**Công tác cải cách hành chính**\n\n"
CLOSING = "Trên đây là báo cáo của Sở Xây dựng./.\n\nNơi nhận:\n\n- Lưu: VT.\n\n"


def draft(body: str = "", tail: str = "**GIÁM ĐỐC**\n\n**Trần Văn Bình**\n\n") -> str:
    return f"{HEAD}{body}{CLOSING}{tail}"


def quotes(text: str, code: str) -> list[str]:
    return [quote for _, _, quote in found(text, code)]


@pytest.mark.parametrize(
    ("signature", "faults"),
    [
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", []),
        ("KT. GIÁM ĐỐC\n\nPHÓ GIÁM ĐỐC PHỤ TRÁCH", []),
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG", []),
        ("KT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG", []),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", []),
        ("TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ VĂN PHÒNG", []),
        ("TM. BAN CHỈ ĐẠO\nPHÓ TRƯỞNG BAN", []),
        ("TL. BỘ TRƯỞNG\nCHÁNH VĂN PHÒNG BỘ", []),
        ("Q. GIÁM ĐỐC", []),
        ("TM. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", ["TM. GIÁM ĐỐC"]),
        ("KT. ỦY BAN NHÂN DÂN\nPHÓ CHỦ TỊCH", ["KT. ỦY BAN NHÂN DÂN"]),
        ("KT. PHÓ GIÁM ĐỐC", ["KT. PHÓ GIÁM ĐỐC"]),
        ("KT. GIÁM ĐỐC", ["KT. GIÁM ĐỐC"]),
        ("KT. GIÁM ĐỐC\nPHÓ CHỦ TỊCH", ["KT. GIÁM ĐỐC"]),
        ("PHÓ GIÁM ĐỐC", ["PHÓ GIÁM ĐỐC"]),
        ("TM. UBND XÃ\nPHÓ CHỦ TỊCH", ["PHÓ CHỦ TỊCH"]),
        ("TUQ. ỦY BAN NHÂN DÂN\nGIÁM ĐỐC SỞ", ["TUQ. ỦY BAN NHÂN DÂN"]),
    ],
)
def test_signatures(signature: str, faults: list[str]) -> None:
    assert quotes(draft(tail=f"{signature}\n\nTrần Văn Bình\n"), "STR018") == faults


def test_two_signatures_side_by_side() -> None:
    text = "KT. BỘ TRƯỞNG          KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG             THỨ TRƯỞNG\n"
    assert found(draft(tail=text).replace("**", ""), "STR018", name="draft.txt") == []


def test_a_signature_beside_the_recipients() -> None:
    beside = (
        "Nơi nhận:                    KT. GIÁM ĐỐC\n- Như trên;                PHÓ GIÁM ĐỐC\n- Lưu: VT.\n\n\n"
        "                     Trần Văn Bình\n"
    )
    (signature,) = find_signatures(facts_of(HEAD + "Nội dung./.\n\n" + beside, "draft.txt"))
    assert [line.title for line in signature.lines] == ["GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert signature.named


def test_the_closing_mark() -> None:
    assert quotes(draft(), "STR019") == []
    assert quotes(draft().replace("./.", "."), "STR019") == ["dựng."]
    assert quotes(HEAD + "Bản trích không có nơi nhận, chỉ có nội dung.", "STR019") == []


@pytest.mark.parametrize(
    ("agency", "code", "severity"),
    [
        ("SỞ XÂY DỰNG", "SXD", []),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "SGD&ĐT", []),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "GDĐT", []),
        ("SỞ NỘI VỤ", "HĐTD", []),
        ("ỦY BAN NHÂN DÂN XÃ GIA THỊNH", "BCĐ", []),
        ("TRUNG TÂM CHƯA BIẾT", "SKHCN", []),
        ("SỞ XÂY DỰNG", "SKHCN", ["error"]),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "SKHHCN", ["warning"]),
    ],
)
def test_the_code_of_the_issuer(agency: str, code: str, severity: list[str]) -> None:
    text = f"**{agency}**\n\n{NATION}{draft()}".replace("BC-SXD", f"BC-{code}")
    assert [each for _, each, _ in found(text, "STR017")] == severity


def test_appendices_and_mentions() -> None:
    body = "Số liệu tại Phụ lục I, II và Phụ lục số 4; mẫu tại Phụ lục VI Thông tư số 01/2023/TT-BNV.\n\n"
    tail = "Phụ lục I\n\nPhụ lục II. DANH SÁCH\n\nPhụ lục II gồm ba biểu.\n\n"
    facts = facts_of(draft(body, tail))
    assert [each.number for each in appendices(facts)] == ["I", "II"]
    assert [each.value for each in mentions(facts)] == [1, 2, 4]
    assert quotes(draft(body, tail), "STR013") == ["Phụ lục số 4"]
    assert [each for _, each, _ in found(draft(body), "STR013")] == ["info"]


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("PHỤ LỤC", []),
        ("Phụ lục I\n\nPhụ lục II\n\nPhụ lục III", []),
        ("Phụ lục I\n\nPhụ lục III", ["Phụ lục III"]),
        ("Phụ lục I\n\nPhụ lục I", ["Phụ lục I"]),
        ("PHỤ LỤC\n\nPHỤ LỤC", ["PHỤ LỤC", "PHỤ LỤC"]),
        ("Phụ lục 1\n\nPhụ lục 2", ["Phụ lục 1"]),
    ],
)
def test_numbers_of_appendices(tail: str, expected: list[str]) -> None:
    assert quotes(draft("Xem các phụ lục kèm theo.\n\n", tail), "STR015") == expected


def test_an_appendix_must_be_announced() -> None:
    assert quotes(draft(tail="PHỤ LỤC\n\nBảng số liệu"), "STR014") == ["PHỤ LỤC"]
    assert quotes(draft("Số liệu kèm theo.\n\n", "PHỤ LỤC\n\nBảng số liệu"), "STR014") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Kèm theo Báo cáo số 45/BC-SXD ngày 12/6/2024 của Sở Xây dựng)", []),
        ("(Kèm theo Báo cáo số     /BC-SXD ngày     tháng 6 năm 2024 của Sở Xây dựng)", []),
        ("(Kèm theo Công văn số 812/SNV-CCHC ngày 22/5/2024 của Sở Nội vụ)", []),
        ("(Kèm theo Báo cáo số 54/BC-SXD ngày 12/6/2024 của Sở Xây dựng)", ["54/BC-SXD"]),
        ("(Kèm theo Báo cáo số 45/BC-SXD ngày 12/6/2023 của Sở Xây dựng)", ["12/6/2023"]),
    ],
)
def test_the_header_of_an_appendix(line: str, expected: list[str]) -> None:
    assert quotes(draft("Xem phụ lục.\n\n", f"PHỤ LỤC\n\n{line}\n"), "STR016") == expected


def test_articles_and_sections_that_are_not_there() -> None:
    articles = "Điều 1. Phạm vi\n\nĐiều 2. Theo Điều 5 Quy chế này và Điều 9 của Luật Đầu tư.\n\n"
    assert quotes(articles, "STR013") == ["Điều 5"]
    assert quotes("Điều 3. Phạm vi\n\nĐiều 7. Theo Điều 9 Quy chế này.", "STR013") == []
    assert quotes("## I. MỘT\n\nNhư Mục V Báo cáo này.\n\n## II. HAI\n", "STR013") == ["Mục V"]


def word(*lines: str) -> list[tuple[str, str]]:
    document, buffer = Word(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(buffer)
    result = check_file("draft.docx", prepare(Settings(select=("STR010",))), buffer.getvalue())
    assert result.failures == ()
    return [(str(each.severity), each.values["parts"]) for each in result.diagnostics]


def test_parts_missing_in_word_are_warnings() -> None:
    top = ("SỞ XÂY DỰNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    head = ("Số: 45/BC-SXD", "Ninh Bình, ngày 12 tháng 6 năm 2024", "BÁO CÁO", "Công tác cải cách hành chính")
    body = ("Trên đây là báo cáo của Sở Xây dựng./.",)
    tail = ("Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC", "Trần Văn Bình")
    assert word(*top, *head, *body, *tail) == []
    assert word(*top, *head, *body) == [("warning", "“Nơi nhận”, quyền hạn, chức vụ người ký")]
    assert word(*head, *body, *tail) == [("info", "Quốc hiệu, tên cơ quan ban hành")]


def test_first_citations() -> None:
    text = "Theo Quyết định số 280/QĐ-UBND của UBND tỉnh; Quyết định số 280/QĐ-UBND ngày 30/01/2020."
    assert quotes(text, "STR021") == ["Quyết định số 280/QĐ-UBND của UBND tỉnh"]


def test_the_recipients() -> None:
    addressed = draft("Kính gửi: Sở Nội vụ.\n\n")
    assert quotes(draft(), "STR023") == []
    assert quotes(addressed, "STR023") == ["Nơi nhận:"]
    assert quotes(addressed.replace("- Lưu: VT.", "- Như trên;\n- Lưu: VT."), "STR023") == []
    assert quotes(draft().replace("- Lưu: VT.", "- Các phòng, đơn vị trực thuộc Sở."), "STR023") == [
        "Nơi nhận:"
    ]


def test_the_order_of_parts() -> None:
    addressed = HEAD.replace("**BÁO CÁO**", "Kính gửi: Sở Nội vụ.\n\n**BÁO CÁO**")
    assert quotes(f"{addressed}{CLOSING}", "STR022") == ["Kính gửi"]
    assert quotes(draft("PHỤ LỤC\n\nBảng số liệu\n\n"), "STR022") == ["PHỤ LỤC"]
    assert quotes(draft("Kính gửi: Sở Nội vụ.\n\n", "PHỤ LỤC\n\nBảng số liệu"), "STR022") == []
