"""Components of the form, in the shapes that offices give them, in Word and in text."""

from __future__ import annotations

from cchc_check import extract, read
from word.decree_reports import report
from word.packages import build, cell, p, r, row, table

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


SIGNED = """\
Số: 12/BC-SNV

BÁO CÁO
Kết quả rà soát thủ tục hành chính

Trên đây là báo cáo của Sở Nội vụ./.
{}
"""
BELOW = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrần Văn Bình"
TABBED = "Nơi nhận:\tKT. GIÁM ĐỐC\n- Như trên;\tPHÓ GIÁM ĐỐC\n- Lưu: VT.\n\n\tTrần Văn Bình"
WIDE = (
    "Nơi nhận:                      KT. GIÁM ĐỐC\n- Như trên;                    PHÓ GIÁM ĐỐC\n"
    "                               Người ký: Sở Nội vụ\n                               Phú An\n"
    "- Lưu: VT.\n                               Trần Văn Bình"
)
ABOVE = "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrần Văn Bình\n\nNơi nhận:\n- Như trên;\n- Lưu: VT."
ALONE = "TM. HỘI ĐỒNG\nCHỦ TỊCH\nTrần Văn Bình"


def signature(text: str) -> dict[str, list[str]]:
    """The words of each kind of component of a signature, on one line each."""
    found: dict[str, list[str]] = {}
    for kind, words in components(SIGNED.format(text).encode(), "a.txt"):
        if kind in ("recipients-label", "recipients", "authority", "signer"):
            found.setdefault(kind, []).append(" ".join(words.split()))
    return found


def test_a_signature_below_the_recipients() -> None:
    assert signature(BELOW) == {
        "recipients-label": ["Nơi nhận:"],
        "recipients": ["- Như trên; - Lưu: VT."],
        "authority": ["KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC"],
        "signer": ["Trần Văn Bình"],
    }


def test_a_signature_beside_the_recipients_by_tabs_or_blanks() -> None:
    for text in (TABBED, WIDE):
        assert signature(text) == {
            "recipients-label": ["Nơi nhận:"],
            "recipients": ["- Như trên;", "- Lưu: VT."],
            "authority": ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
            "signer": ["Trần Văn Bình"],
        }


def test_a_signature_above_the_recipients_or_without_them() -> None:
    assert signature(ABOVE)["authority"] == ["KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC"]
    assert signature(ABOVE)["signer"] == ["Trần Văn Bình"]
    assert signature(ALONE) == {"authority": ["TM. HỘI ĐỒNG CHỦ TỊCH"], "signer": ["Trần Văn Bình"]}


def test_capitals_and_names_that_sign_nothing() -> None:
    assert signature("Nơi nhận:\n- Lưu: VT.\n\nPHỤ LỤC\nGIÁM ĐỐC CÁC ĐƠN VỊ\nTrần Văn Bình") == {
        "recipients-label": ["Nơi nhận:"],
        "recipients": ["- Lưu: VT."],
    }
    assert "authority" not in signature("DANH SÁCH KÈM THEO\nTrần Văn Bình")
    assert "signer" not in signature("Nơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTỈNH PHÚ AN\nTỉnh Phú An")


def test_a_signature_in_paragraphs_of_a_word_file() -> None:
    tab = "<w:r><w:tab/></w:r>"
    body = (
        p("Số: 12/BC-SNV")
        + p("BÁO CÁO")
        + p("Kết quả rà soát")
        + p("Trên đây là báo cáo của Sở./.")
        + p(r("Nơi nhận:"), tab, r("GIÁM ĐỐC"))
        + p("- Lưu: VT.")
        + p(tab, r("Trần Văn Bình"))
    )
    found = components(build(body), "a.docx")
    assert found[-4:] == [
        ("recipients-label", "Nơi nhận:"),
        ("authority", "GIÁM ĐỐC"),
        ("recipients", "- Lưu: VT."),
        ("signer", "Trần Văn Bình"),
    ]


def test_a_signature_below_the_table_that_names_the_recipients() -> None:
    names = table(row(cell(p("Nơi nhận:"), p("- Lưu: VT.")), cell(p(""))))
    found = components(
        build(p("Trên đây là báo cáo./.") + names + p("GIÁM ĐỐC") + p("Trần Văn Bình")), "a.docx"
    )
    assert found[-2:] == [("authority", "GIÁM ĐỐC"), ("signer", "Trần Văn Bình")]
