"""Documents of the Party and of 2018 are left alone by the rules of form that are theirs; each single fault is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_check import Settings, check
from cchc_check.packaged import rules_dir
from corpus_parts import side_by_side
from document_parts import LEFT, RIGHT, centred, edited, parts, word
from other_documents import OTHERS, UNDERLINED, body, head, named, signed
from test_documents import PREVIEW, Fault, told
from word.decree_reports import ITALIC
from word.layout_regimes import INDENT, JUSTIFIED, LINE, MAIN, MARKS, OLD_LINE, OLD_TASKS, RUN, sized, styled
from word.odf_formats import SOFFICE, convert_all

REGIME = {"party_report": "hd36", "party_plan": "hd36", "party_letter": "hd36", "old_plan": "tt01"}
TITLE = "công tác cải cách hành chính trong Đảng 6 tháng đầu năm 2023"
TASKS = "Ngay từ đầu năm, Văn phòng đã giao rõ từng đầu việc, người"
VISITS = "Văn phòng đã kiểm tra 15 đảng bộ, trong đó 05 đảng bộ sở,"
OLD_AIM = "1. Đánh giá đúng thực trạng công tác cải cách hành chính"
FIRST, OLD_FIRST = "TỈNH UỶ PHÚ AN", "ỦY BAN NHÂN DÂN"


@pytest.mark.parametrize("preview", [False, True], ids=["stable", "preview"])
@pytest.mark.parametrize("stage", ["draft", "issue"])
@pytest.mark.parametrize("name", sorted(OTHERS))
def test_a_right_document_is_left_alone(name: str, stage: str, preview: bool) -> None:
    assert told(OTHERS[name](), Settings(stage=stage, preview=preview)) == []


@pytest.mark.parametrize("name", sorted(OTHERS))
def test_it_is_said_by_which_rules_of_form_it_was_judged(name: str) -> None:
    coverage = check(OTHERS[name](), path="van-ban.docx").coverage
    assert coverage.regime == REGIME[name]
    not_run = {each.rule: each.reason for each in coverage.not_run}
    assert not_run == dict.fromkeys(not_run, "other-regime")
    expected = {"LAY003", "LAY012"} | ({"STR019"} if REGIME[name] == "hd36" else {"STR024"})
    assert set(not_run) == expected


FAULTS = [
    Fault("LAY001", FIRST, MAIN, 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"', "party_report"),
    Fault("LAY002", FIRST, MAIN, 'w:right="850"', 'w:right="1134"', "party_plan"),
    Fault("LAY002", FIRST, MAIN, 'w:left="1701"', 'w:left="1418"', "party_letter"),
    Fault("LAY004", TASKS, "Ngay từ đầu", RUN, styled(sized(13)), "party_report"),
    Fault("LAY005", "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG CỘNG", sized(15), sized(13), "party_plan"),
    Fault("LAY005", "KẾ HOẠCH", "KẾ HOẠCH", sized(16), sized(14), "party_plan"),
    Fault("LAY005", "VĂN PHÒNG", "VĂN PHÒNG", sized(14), sized(13), "party_letter"),
    Fault("LAY006", "PHÓ BÍ THƯ", "PHÓ BÍ THƯ", "<w:rPr>", "<w:rPr><w:b/>", "party_plan"),
    Fault("LAY006", "T/M BAN THƯỜNG VỤ", "T/M", "<w:b/>", "", "party_plan"),
    Fault("LAY006", "Nơi nhận:", "Nơi nhận:", UNDERLINED, "<w:b/><w:i/>", "party_letter"),
    Fault("LAY006", FIRST, "TỈNH UỶ", "<w:rPr>", "<w:rPr><w:b/>", "party_letter"),
    Fault("LAY007", TASKS, "Ngay từ đầu", JUSTIFIED, "", "party_report"),
    Fault("LAY008", TASKS, "Ngay từ đầu", INDENT, "", "party_report"),
    Fault("LAY009", TASKS, "Ngay từ đầu", LINE, 'w:line="320" w:lineRule="exact"', "party_report"),
    Fault("LAY010", FIRST, MAIN, "<w:titlePg/>", "", "party_report"),
    Fault("LAY011", VISITS, "Văn phòng đã kiểm", 'w:before="120"', 'w:before="0"', "party_report"),
    Fault("STR001", "Số      -KH/TU", "Số 26", "26-KH", "     -KH", "party_plan"),
    Fault("STR010", FIRST, "Nơi nhận:", "Nơi nhận:", "", "party_plan"),
    Fault("STR010", FIRST, "Kính gửi:", "Kính gửi:", "", "party_letter"),
    Fault("STR018", "TM. BAN THƯỜNG VỤ", "T/M", "T/M", "TM.", "party_plan"),
    Fault("STR018", "K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH", "PHÓ CHÁNH", "CHÁNH", "party_report"),
    Fault("STR023", "Nơi nhận:", "- Như trên", "Như trên", "Các phòng", "party_letter"),
    Fault("STR024", "VĂN PHÒNG", "*", ">*<", "><", "party_report"),
    Fault("STR024", TITLE, "-----", "-----", "", "party_report"),
    Fault("TAB001", "241", "Tổng cộng>1", "240", "241", "party_report"),
    Fault("LAY001", OLD_FIRST, MAIN, 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"', "old_plan"),
    Fault("LAY002", OLD_FIRST, MAIN, 'w:left="1701"', 'w:left="1418"', "old_plan"),
    Fault("LAY004", OLD_AIM, OLD_TASKS, RUN, styled(sized(12)), "old_plan"),
    Fault("LAY005", "Độc lập - Tự do - Hạnh phúc", "Độc lập", sized(14), sized(12), "old_plan"),
    Fault("LAY006", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA", "<w:b/>", "", "old_plan"),
    Fault("LAY007", OLD_AIM, OLD_TASKS, JUSTIFIED, "", "old_plan"),
    Fault("LAY008", OLD_AIM, OLD_TASKS, '<w:ind w:firstLine="720"/>', "", "old_plan"),
    Fault("LAY009", OLD_AIM, OLD_TASKS, OLD_LINE, 'w:line="480" w:lineRule="auto"', "old_plan"),
    Fault("LAY010", OLD_FIRST, MAIN, "w:footerReference", "w:headerReference", "old_plan"),
    Fault("LAY010", OLD_FIRST, "header1.xml", '"right"', '"center"', "old_plan"),
    Fault("STR010", OLD_FIRST, "Độc lập", "Độc lập - Tự do - Hạnh phúc", "", "old_plan"),
    Fault("STR018", "KT. ỦY BAN NHÂN DÂN", "TM. ỦY BAN", "TM.", "KT.", "old_plan"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code}-{fault.kind}-{fault.where[:12]}")
def test_a_single_fault_is_told_alone(fault: Fault) -> None:
    data = edited(OTHERS[fault.kind](), fault.where, fault.old, fault.new)
    assert told(data) == [(fault.code, fault.words)]


@pytest.mark.parametrize(
    ("name", "law"),
    [("party_report", "Hướng dẫn 36-HD/VPTW"), ("old_plan", "Thông tư 01/2011/TT-BNV")],
)
def test_the_basis_is_the_law_the_document_is_under(name: str, law: str) -> None:
    faults = [each for each in FAULTS if each.kind == name and each.code[:3] in ("LAY", "STR")]
    for fault in faults:
        (found,) = check(
            edited(OTHERS[name](), fault.where, fault.old, fault.new), path="a.docx", settings=PREVIEW
        ).diagnostics
        assert found.basis.startswith(law), fault


WORDS = body(
    "Thực hiện chương trình công tác, Ban Thường vụ Huyện uỷ thống nhất một số nội dung về công tác cán bộ để các chi "
    "bộ, đảng bộ cơ sở quán triệt, tổ chức thực hiện.",
)
END = signed(("Tỉnh uỷ,", "Lưu Văn phòng Huyện uỷ."), "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Thị Thu Hà")
DAY = "Sông Lam, ngày 12 tháng 6 năm 2023"
HYPHENS = centred("-----", 11, "")
CONGRESS = centred("ĐẠI HỘI ĐẠI BIỂU") + centred("ĐẢNG BỘ HUYỆN SÔNG LAM LẦN THỨ XII") + centred("*", 14, "")
TWO = (
    centred("NGƯỜI GHI BIÊN BẢN", 14, "") + "<w:p/>" * 3 + centred("Lê Văn Tám"),
    centred("CHỦ TRÌ HỘI NGHỊ", 14, "") + "<w:p/>" * 3 + centred("Trần Thị Thu Hà"),
)
TRAPS = {
    "a title that names who concludes": head("ĐẢNG BỘ TỈNH PHÚ AN", "HUYỆN UỶ SÔNG LAM", "15-KL/HU", DAY)
    + centred("KẾT LUẬN", 16)
    + centred("CỦA BAN THƯỜNG VỤ HUYỆN UỶ")
    + centred("về công tác cán bộ")
    + HYPHENS
    + WORDS
    + END,
    "a congress, whose name has two lines": side_by_side(
        [
            (CONGRESS, centred("ĐẢNG CỘNG SẢN VIỆT NAM", 15)),
            (centred("Số 02-NQ/ĐH", 14, ""), centred(DAY, 14, ITALIC)),
        ],
        (LEFT, RIGHT),
    )
    + named("NGHỊ QUYẾT", "đại hội đại biểu Đảng bộ huyện lần thứ XII")
    + WORDS
    + END.replace("BAN THƯỜNG VỤ", "ĐOÀN CHỦ TỊCH").replace("PHÓ BÍ THƯ", ""),
    "minutes, which go to nobody": head("ĐẢNG BỘ XÃ AN HÒA", "CHI BỘ THÔN BÌNH MINH", "06-BB/CB", DAY)
    + named("BIÊN BẢN", "họp chi bộ tháng 6 năm 2023")
    + WORDS
    + side_by_side([TWO], (LEFT, RIGHT)),
    "a proposal of a board, its deputy signing": head("TỈNH UỶ PHÚ AN", "BAN TỔ CHỨC", "15-TTr/BTCTU", DAY)
    + named("TỜ TRÌNH", "về việc bổ sung kinh phí")
    + centred("Kính gửi: Ban Thường vụ Tỉnh uỷ", 14, "")
    + WORDS
    + signed(("Như trên,", "Lưu Ban Tổ chức."), "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Lê Hoàng Nam"),
    "signed by order of a collective": head("", "TỈNH UỶ PHÚ AN", "45-TB/TU", DAY)
    + named("THÔNG BÁO", "lịch tiếp dân của lãnh đạo Tỉnh uỷ")
    + WORDS
    + signed(("Các huyện uỷ,", "Lưu Văn phòng."), "T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Lê Hoàng Nam"),
}


@pytest.mark.parametrize("document", TRAPS.values(), ids=TRAPS)
def test_what_the_guidance_allows_is_left_alone(document: str) -> None:
    assert told(word(document), Settings(stage="issue", preview=True)) == []


def test_a_league_that_numbers_as_the_party_does_is_not_judged_by_its_rules() -> None:
    league = edited(
        OTHERS["party_plan"](), "ĐẢNG CỘNG SẢN", "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐOÀN TNCS HỒ CHÍ MINH"
    )
    result = check(edited(league, MAIN, 'w:right="850"', 'w:right="1440"'), path="a.docx")
    assert result.diagnostics == ()
    assert {each.rule for each in result.coverage.not_run if each.reason == "needs-form"} >= {
        "LAY001",
        "LAY002",
    }


@pytest.mark.parametrize("name", sorted(MARKS))
def test_the_files_beside_the_pages_are_those_we_build(name: str) -> None:
    assert parts((Path(rules_dir()) / "STR" / f"{name}.docx").read_bytes()) == parts(MARKS[name])


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_documents_that_libreoffice_has_saved_are_left_alone(tmp_path: Path) -> None:
    sources = [tmp_path / f"{name}.docx" for name in OTHERS]
    for source in sources:
        source.write_bytes(OTHERS[source.stem]())
    (tmp_path / "saved").mkdir()
    for copy in convert_all(sources, "docx:Office Open XML Text", tmp_path / "saved"):
        assert told(copy.read_bytes(), Settings(stage="issue", preview=True)) == []
