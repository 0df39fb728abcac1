"""Components of the form, in the shapes that offices give them, in Word and in text."""

from __future__ import annotations

from cchc_check import extract, read
from word.decree_reports import report
from word.packages import build, cell, p, row, table

TEXT = """\
UBND TỈNH PHÚ AN             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ                       Độc lập - Tự do - Hạnh phúc

Số: 12/SNV-CCHC                  Phú An, ngày 05 tháng 7 năm 2023
V/v rà soát thủ tục hành chính

Kính gửi: Các sở, ban, ngành.

Căn cứ Kế hoạch số 5/KH-UBND ngày 05/01/2023, Sở đề nghị như sau:

Các đơn vị gửi báo cáo trước ngày 15 hằng tháng.

Nơi nhận:
- Như trên;
- Lưu: VT.

PHỤ LỤC I
DANH MỤC THỦ TỤC
(Kèm theo Công văn số 12/SNV-CCHC)
"""


def components(data: bytes, path: str) -> list[tuple[str, str]]:
    """Kind and words of every component."""
    facts = extract(read(data, path=path))
    assert [each.span for each in facts.components] == sorted(each.span for each in facts.components)
    return [(each.kind, facts.document.quote(each.span)) for each in facts.components]


def test_a_report_in_two_column_tables() -> None:
    found = dict(components(report(), "a.docx"))
    assert list(found) == [
        "superior", "agency", "nation", "motto", "number", "issued", "kind", "title", "address", "basis",
        "recipients-label", "recipients", "authority", "signer",
    ]  # fmt: skip
    assert found["number"] == "Số: 45/BC-SKHCN"
    assert found["issued"] == "Phú An, ngày 12 tháng 6 năm 2023"
    assert found["recipients"] == "- Như trên;\n- Lưu: VT, VP."
    assert (found["authority"], found["signer"]) == ("GIÁM ĐỐC", "Nguyễn Minh An")


def test_a_letter_in_plain_text() -> None:
    found = dict(components(TEXT.encode(), "a.txt"))
    assert found["number"] == "Số: 12/SNV-CCHC"
    assert found["subject"].startswith("V/v rà soát")
    assert found["address"] == "Kính gửi: Các sở, ban, ngành."
    assert "basis" not in found
    assert found["recipients-label"] == "Nơi nhận:"


def test_the_signature_of_a_deputy() -> None:
    signs = cell(
        *(
            p(line)
            for line in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Lê Thị Hoa")
        )
    )
    foot = table(row(cell("Nơi nhận:", "- Lưu: VT."), signs))
    found = dict(components(build(p("Số: 1/BC-UBND") + p("BÁO CÁO") + foot), "a.docx"))
    assert found["authority"].split("\n") == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert found["signer"] == "Lê Thị Hoa"


def test_the_head_of_an_appendix() -> None:
    lines = ("Phụ lục II", "DANH MỤC", "(Kèm theo Báo cáo số 1/BC-UBND)", "Nội dung")
    foot = table(row(cell("Nơi nhận:", "- Lưu: VT."), cell("CHỦ TỊCH")))
    data = build(p("Số: 1/BC-UBND") + p("BÁO CÁO") + foot + "".join(map(p, lines)))
    found = components(data, "a.docx")
    assert found[-3:] == [
        ("appendix", lines[0]),
        ("appendix-title", lines[1]),
        ("appendix-reference", lines[2]),
    ]


def test_words_in_prose_are_no_label() -> None:
    text = p("Số: 1/BC-UBND") + p("BÁO CÁO") + p("Phần Nơi nhận: ghi đủ các cơ quan.")
    assert "recipients-label" not in dict(components(build(text), "a.docx"))


def test_nothing_in_what_is_no_document() -> None:
    assert components(b"M\xe1\xbb\x99t d\xc3\xb2ng", "a.txt") == []
