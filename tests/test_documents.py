"""Six complete Word documents are left alone; each single fault put into one of them is told, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from cchc_check import Settings, check, extract, read
from corpus_parts import SPACES, R, pack
from document_parts import NEW_PAGE, edited, parts, to
from documents import DOCUMENTS
from word.odf_formats import SOFFICE, convert_all

PREVIEW = Settings(preview=True)


def told(data: bytes, settings: Settings = PREVIEW) -> list[tuple[str, str]]:
    """Code and quoted words of every finding."""
    result = check(data, path="van-ban.docx", settings=settings)
    assert result.failures == ()
    return [(each.code, each.quote) for each in result.diagnostics]


@pytest.mark.parametrize("preview", [False, True], ids=["stable", "preview"])
@pytest.mark.parametrize("stage", ["draft", "issue"])
@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_a_right_document_is_left_alone(name: str, stage: str, preview: bool) -> None:
    assert told(DOCUMENTS[name](), Settings(stage=stage, preview=preview)) == []


class Fault(NamedTuple):
    """`old` becomes `new` in a part, or in the paragraph that begins with `where`; `words` are told under `code`."""

    code: str
    words: str
    where: str
    old: str
    new: str
    kind: str = "report"


MAIN = "document.xml"
ANEW = '<w:pgNumType w:start="1"/>'
CENTRED, JUSTIFIED = '<w:jc w:val="center"/>', '<w:jc w:val="both"/>'
TIMES = 'w:ascii="Times New Roman" w:hAnsi="Times New Roman"'
ARIAL = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'
FIRST = "UBND TỈNH PHÚ AN"
RUN = "<w:r><w:t"


RUN_END = "</w:t></w:r>"
NOTED = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
COMMENT = f'<w:comment w:id="0" w:author="Hoa"><w:p>{RUN}>Xem lại tên.{RUN_END}</w:p></w:comment>'
COMMENTS = f"<w:comments {SPACES}>{COMMENT}</w:comments>"
COMMENTS_LINK = f'<Relationship Id="rId9" Type="{R}/comments" Target="comments.xml"/>'


def styled(properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t"


TASKS = "Việc đôn đốc được thực hiện hằng tuần tại giao ban; những"
FAULTS = [
    Fault("LAY001", FIRST, MAIN, 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"', "decision"),
    Fault("LAY002", FIRST, MAIN, 'w:left="1701"', 'w:left="1418"', "decision"),
    Fault("LAY002", FIRST, MAIN, 'w:right="850"', 'w:right="1440"', "decision"),
    Fault("LAY003", FIRST, "styles.xml", TIMES, TIMES.replace("Times New Roman", "Arial")),
    Fault("LAY003", TASKS, "Việc đôn đốc", RUN, styled(ARIAL)),
    Fault("LAY004", TASKS, "Việc đôn đốc", RUN, styled('<w:sz w:val="24"/>')),
    Fault(
        "LAY005", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA", '<w:sz w:val="26"/>', '<w:sz w:val="28"/>'
    ),
    Fault("LAY005", "Nơi nhận:", "Nơi nhận:", '<w:sz w:val="24"/>', '<w:sz w:val="28"/>'),
    Fault("LAY006", FIRST, FIRST, "<w:sz ", "<w:b/><w:sz "),
    Fault("LAY006", "SỞ NỘI VỤ", "SỞ NỘI VỤ", "<w:b/>", ""),
    Fault("LAY006", "Phú An, ngày 15 tháng 6 năm 2023", "Phú An, ngày", "<w:i/>", ""),
    Fault("LAY006", "BÁO CÁO", "BÁO CÁO", CENTRED, ""),
    Fault("LAY006", "Độc lập - Tự do - Hạnh phúc", "Độc lập", "<w:b/>", ""),
    Fault("LAY006", "Nguyễn Minh An", "Nguyễn Minh An", "<w:b/>", ""),
    Fault(
        "LAY006",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6",
        "Căn cứ Luật",
        "<w:i/>",
        "",
        "decision",
    ),
    Fault("LAY007", TASKS, "Việc đôn đốc", JUSTIFIED, ""),
    Fault("LAY008", TASKS, "Việc đôn đốc", '<w:ind w:firstLine="720"/>', ""),
    Fault("LAY009", TASKS, "Việc đôn đốc", 'w:line="264"', 'w:line="480"'),
    Fault("LAY010", FIRST, "header1.xml", " PAGE ", " DATE "),
    Fault("LAY010", FIRST, "header1.xml", 'w:jc w:val="center"', 'w:jc w:val="right"'),
    Fault("LAY010", FIRST, MAIN, "w:headerReference", "w:footerReference", "decision"),
    Fault("LAY010", FIRST, MAIN, "<w:titlePg/>", "", "decision"),
    Fault("LAY010", FIRST, MAIN, "<w:titlePg/>", '<w:pgNumType w:fmt="lowerRoman"/><w:titlePg/>', "decision"),
    Fault("LAY010", "Phụ lục II", MAIN, f"{ANEW}</w:sectPr></w:body>", "</w:sectPr></w:body>"),
    Fault("LAY011", TASKS, "Việc đôn đốc", 'w:before="120"', 'w:before="0"'),
    Fault("LAY012", TASKS, "Việc đôn đốc", RUN, styled('<w:color w:val="C00000"/>')),
    Fault(
        "LAY013",
        FIRST,
        MAIN,
        'w:w="11906" w:h="16838"',
        'w:w="16838" w:h="11906" w:orient="landscape"',
        "decision",
    ),
    Fault("STR001", "Số:      /BC-SNV", "Số: 118", "118", "     "),
    Fault("STR002", "ngày      tháng 6 năm 2023", "Phú An, ngày", "ngày 15", "ngày     "),
    Fault("STR003", "......", "Bên cạnh", "vẫn còn đơn vị", "vẫn còn ...... đơn vị"),
    Fault(
        "STR004", "rất", "Bên cạnh", RUN, f'<w:ins w:id="9" w:author="An">{RUN}>rất </w:t></w:r></w:ins>{RUN}'
    ),
    Fault("STR006", "Nguyễn Minh An", "Nguyễn Minh An", "<w:b/>", '<w:b/><w:highlight w:val="yellow"/>'),
    Fault(
        "STR007",
        "Chờ số liệu.",
        "Việc đôn đốc",
        RUN,
        f"{styled('<w:vanish/>')}>Chờ số liệu. </w:t></w:r>{RUN}",
    ),
    Fault("STR008", "DỰ THẢO", "header1.xml", "</w:hdr>", f"<w:p>{RUN}>DỰ THẢO</w:t></w:r></w:p></w:hdr>"),
    Fault("STR010", FIRST, "CỘNG HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ""),
    Fault("STR010", FIRST, "Độc lập", "Độc lập - Tự do - Hạnh phúc", ""),
    Fault("STR010", FIRST, "Số: 42", "Số: 42/TTr-SNV", "", "submission"),
    Fault("STR010", FIRST, "Nguyễn Minh An", "Nguyễn Minh An", ""),
    Fault("STR010", FIRST, "SỞ NỘI VỤ", "SỞ NỘI VỤ", ""),
    Fault("STR010", FIRST, "Nơi nhận:", "Nơi nhận:", "", "notice"),
    Fault("STR010", FIRST, "Công tác cải cách", "Công tác cải cách hành chính 6 tháng đầu năm 2023", ""),
    Fault("STR010", FIRST, "Kính gửi:", "Kính gửi:", "", "letter"),
    Fault("STR010", "QUYẾT ĐỊNH", "Điều 1.", "Điều 1. ", "", "decision"),
    Fault("STR011", "III.", "II. KẾT QUẢ", "II.", "III."),
    Fault("STR011", "6.", "5. Hiện đại hóa", "5.", "6."),
    Fault("STR011", "Điều 4.", "Điều 3.", "Điều 3.", "Điều 4.", "decision"),
    Fault("STR012", "e)", "đ) Cập nhật", "đ)", "e)"),
    Fault("STR012", "f)", "e) Phối hợp", "e)", "f)"),
    Fault("STR013", "Phụ lục III", "Tỷ lệ hài lòng", "Phụ lục II ", "Phụ lục III "),
    Fault("STR013", "Điều 7", "Điều 3.", "tại Điều 1", "tại Điều 7", "decision"),
    Fault(
        "STR014",
        "Phụ lục I",
        "Tỷ lệ hài lòng",
        " Số liệu chi tiết nêu tại Phụ lục I và Phụ lục II kèm theo.",
        "",
    ),
    Fault("STR015", "Phụ lục 2", "Phụ lục II", "Phụ lục II", "Phụ lục 2"),
    Fault("STR015", "Phụ lục", "Phụ lục II", "Phụ lục II", "Phụ lục"),
    Fault("STR015", "Phụ lục III", "Phụ lục II", "Phụ lục II", "Phụ lục III"),
    Fault("STR016", "119/BC-SNV", "KẾT QUẢ KIỂM TRA>1", "118", "119"),
    Fault("STR016", "16 tháng 6 năm 2023", "KẾT QUẢ KIỂM TRA>1", "ngày 15", "ngày 16"),
    Fault("STR017", "57/QĐ-STC", "Số: 57", "QĐ-SNV", "QĐ-STC", "decision"),
    Fault("STR017", "118/BC-STC", "Số: 118", "BC-SNV", "BC-STC"),
    Fault("STR018", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC", "KT. GIÁM ĐỐC", "GIÁM ĐỐC"),
    Fault("STR018", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "GIÁM ĐỐC"),
    Fault("STR018", "KT. ỦY BAN NHÂN DÂN", "TM. ỦY BAN", "TM.", "KT.", "plan"),
    Fault("STR019", "đạo.", "Trên đây", "./.", "."),
    Fault("STR020", "3)", "3. Cải cách tài chính", "3.", "3)"),
    Fault("STR020", "III.", "III. ĐÁNH GIÁ CHUNG", "ĐÁNH GIÁ CHUNG", "Đánh giá chung"),
    Fault(
        "STR021",
        "Kế hoạch số 12/KH-UBND của Ủy ban nhân dân tỉnh Phú An",
        "Thực hiện Kế hoạch",
        " ngày 10 tháng 01 năm 2023",
        "",
    ),
    Fault("STR023", "Nơi nhận:", "- Như trên;", "Như trên", "Văn phòng Sở"),
    Fault("STR023", "Nơi nhận:", "- Lưu: VT, CCHC.", "Lưu: VT, CCHC.", "Sở Tài chính.", "submission"),
    Fault(
        "CIT001", "Kế hoạch số 08/KH-SNV ngày 06 tháng 02 năm 2023", "Sở nhận 40", "11/KH-SNV", "08/KH-SNV"
    ),
    Fault("CIT002", "11 tháng 01 năm 2023", "1. Hoàn thành", "ngày 10", "ngày 11"),
    Fault("CIT003", "12/KH-UBNĐ", "1. Hoàn thành", "12/KH-UBND", "12/KH-UBNĐ"),
    Fault("CIT004", "12/KH- UBND", "1. Hoàn thành", "12/KH-UBND", "12/KH- UBND"),
    Fault("CIT005", "Kế hoạch số 08/QĐ-SNV", "Ngay từ đầu", "08/KH-SNV", "08/QĐ-SNV"),
    Fault(
        "CIT006",
        "Thủ tướng Chính phủ",
        "Thực hiện Nghị quyết",
        "của Chính phủ",
        "của Thủ tướng Chính phủ",
        "plan",
    ),
    Fault(
        "CIT007", "61/2018/NĐ-CP ngày 23 tháng 4 năm 2013", "Sở tiếp tục thực hiện", "năm 2018", "năm 2013"
    ),
    Fault("CIT008", "Chủ tịch Ủy ban nhân dân tỉnh Phú An", "1. Hoàn thành", "của Ủy", "của Chủ tịch Ủy"),
    Fault("DAT001", "31 tháng 6 năm 2023", "2. Gửi báo cáo", "14 tháng 6", "31 tháng 6", "letter"),
    Fault(
        "DAT002", "10 tháng 01 năm 2024", "Thực hiện Kế hoạch", "năm 2023 của", "năm 2024 của", "submission"
    ),
    Fault("DAT003", "quý II năm 2023", "Trong 6 tháng đầu", "6 tháng đầu năm 2023", "quý II năm 2023"),
    Fault("DAT003", "6 tháng đầu năm 2023", "Công tác cải cách", "năm 2023", "năm 2022"),
    Fault("DAT004", "6 THÁNG ĐẦU NĂM 2023", "IV. PHƯƠNG HƯỚNG", "CUỐI", "ĐẦU"),
    Fault("DAT005", "15 tháng 01 năm 2023", "Ngay từ đầu", "16 tháng 01", "15 tháng 01"),
    Fault("FIG001", "15", "Sở đã kiểm tra 15", "10 xã", "11 xã"),
    Fault("FIG002", "15", "Sở nhận 40", "05 nữ", "15 nữ"),
    Fault("FIG003", "06", "Sở nhận 40", "04 kiến nghị", "06 kiến nghị"),
    Fault("FIG004", "65", "Ngay từ đầu", "60%", "65%"),
    Fault(
        "FIG005",
        "45,5%, lĩnh vực công chức chiếm 37,5%, lĩnh vực khác chiếm 20%",
        "Sở cũng tiếp nhận",
        "42,5%",
        "45,5%",
    ),
    Fault("FIG006", "120", "Thu phí đạt", "tăng 100", "tăng 120"),
    Fault("FIG007", "15", "Thu phí đạt", "tăng 10%", "tăng 15%"),
    Fault("FIG008", "04", "Sở đã tập huấn", "03 xã", "04 xã"),
    Fault("FIG009", "ba (04)", "Sở đã mở", "ba (03)", "ba (04)"),
    Fault("FIG010", "250", "Trong 6 tháng đầu", "240", "250"),
    Fault("FIG011", "196,5%", "Tỷ lệ hài lòng", "96,5%", "196,5%"),
    Fault("FIG012", "96.5", "Tỷ lệ hài lòng", "96,5%", "96.5%"),
    Fault("TAB001", "241", "Tổng cộng>1", "240", "241"),
    Fault("TAB001", "85", "Phòng Công chức, viên chức>2", "86", "85"),
    Fault("TAB002", "21", "Tổ chức bộ máy>3", "20", "21"),
    Fault("TAB002", "81", "Tổ chức bộ máy>1", ">80<", ">81<"),
    Fault("TAB003", "45", "Thi đua, khen thưởng>4", "40", "45"),
    Fault("TAB004", "5", "Công tác thanh niên>5", ">4<", ">5<"),
    Fault("TAB005", "100", "Văn thư, lưu trữ>4", ">-<", ">100<"),
    Fault("TRM001", "đề trình", "Sở nhận 40", "để trình", "đề trình"),
    Fault("WEB001", "binhdingh", "Sở đã tập huấn", "binhdinh", "binhdingh"),
    Fault("WEB002", "snvphuan.gov.vn", "Sở đã tập huấn", "snv.phuan", "snvphuan"),
]


def test_a_comment_of_a_colleague_is_told_alone() -> None:
    data = edited(DOCUMENTS["notice"](), "Phạm Quốc Bảo", "<w:r>", '<w:commentRangeStart w:id="0"/><w:r>')
    data = edited(data, "Phạm Quốc Bảo", RUN_END, RUN_END + NOTED)
    data = edited(data, "_rels/document.xml.rels", "</Relationships>", COMMENTS_LINK + "</Relationships>")
    assert told(pack(parts(data) | {"word/comments.xml": COMMENTS})) == [("STR005", "Phạm Quốc Bảo")]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code}-{fault.where[:12]}")
def test_a_single_fault_is_told_alone(fault: Fault) -> None:
    data = edited(DOCUMENTS[fault.kind](), fault.where, fault.old, fault.new)
    assert told(data) == [(fault.code, fault.words)]


def test_an_address_above_the_title_is_told_alone() -> None:
    moved = edited(DOCUMENTS["submission"](), "Kính gửi:", "Kính gửi: Ủy ban nhân dân tỉnh Phú An", "")
    moved = edited(moved, "TỜ TRÌNH", "<w:p>", to("Ủy ban nhân dân tỉnh Phú An") + "<w:p>")
    assert told(moved) == [("STR022", "Kính gửi")]


def test_a_page_break_at_the_head_of_a_paragraph_is_not_its_text() -> None:
    """As LibreOffice and many hands write it, instead of the property of the paragraph."""
    broken = edited(DOCUMENTS["report"](), "Phụ lục II", "<w:r>", '<w:r><w:br w:type="page"/></w:r><w:r>')
    assert told(edited(broken, "Phụ lục II", NEW_PAGE, "")) == []


def test_a_paragraph_below_a_page_break_is_judged_like_any() -> None:
    broken = edited(DOCUMENTS["report"](), "Việc đôn đốc", "<w:r>", '<w:r><w:br w:type="page"/></w:r><w:r>')
    assert told(broken) == []
    assert told(edited(broken, "Việc đôn đốc", JUSTIFIED, "")) == [("LAY007", TASKS)]


def said(data: bytes) -> list[tuple[object, ...]]:
    """What is read in a document, without where it stands in the file."""
    facts = extract(read(data, path="van-ban.docx"))
    quote = facts.document.quote
    head = facts.letterhead
    return [
        tuple(
            part and part.value for part in (head.agency, head.superior, head.kind, head.title, head.place)
        ),
        *((each.kind, quote(each.span).strip()) for each in facts.components),
        *((quote(each.span), each.notation and each.notation.text) for each in facts.citations),
        *((each.day, each.month, each.year) for each in facts.dates),
        *(("table", *map(quote, (cell.span for cell in each.table.cells))) for each in facts.tables),
    ]


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_documents_that_libreoffice_has_saved_read_the_same(tmp_path: Path) -> None:
    sources = [tmp_path / f"{name}.docx" for name in DOCUMENTS]
    for source in sources:
        source.write_bytes(DOCUMENTS[source.stem]())
    (tmp_path / "saved").mkdir()
    saved = convert_all(sources, "docx:Office Open XML Text", tmp_path / "saved")
    for source, copy in zip(sources, saved, strict=True):
        assert said(copy.read_bytes()) == said(source.read_bytes())
        assert told(copy.read_bytes(), Settings(stage="issue", preview=True)) == []
