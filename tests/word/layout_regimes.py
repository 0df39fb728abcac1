"""More Word files beside the pages of the LAY rules, for documents that are not under today's decree: a plan of 2018,
Party documents of 2023, and one of them dated after the Party's newest guidance.

Run as a script (`python -m word.layout_regimes` in tests/), it writes them anew.
"""

from __future__ import annotations

from pathlib import Path

from document_parts import edited
from other_documents import QUARTERS, UNDERLINED, old_plan, party_letter, party_plan, party_report

A5, LETTER = 'w:w="8391" w:h="11906"', 'w:w="12240" w:h="15840"'
PAPER = 'w:w="11906" w:h="16838"'
LYING = 'w:w="16838" w:h="11906" w:orient="landscape"'
MAIN = "document.xml"
JUSTIFIED, LINE = '<w:jc w:val="both"/>', 'w:line="360" w:lineRule="exact"'
INDENT, OLD_INDENT = '<w:ind w:firstLine="567"/>', '<w:ind w:firstLine="720"/>'
OLD_LINE = 'w:line="264" w:lineRule="auto"'
TASKS, OLD_TASKS = "Ngay từ đầu năm", "1. Đánh giá đúng"
RUN = "<w:r><w:t"


def styled(look: str) -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t"


def sized(points: int) -> str:
    return f'<w:sz w:val="{2 * points}"/>'


def dated(data: bytes, day: str) -> bytes:
    """A Party document of another day."""
    return edited(data, "Phú An, ngày", "ngày 12 tháng 6 năm 2023", day)


def old(where: str, before: str, after: str) -> bytes:
    return edited(old_plan(), where, before, after)


def party(where: str, before: str, after: str) -> bytes:
    return edited(party_report(), where, before, after)


NEW_DAY = "ngày 12 tháng 6 năm 2026"
REGIMES: dict[str, bytes] = {
    "LAY001-tt01-bad": old(MAIN, PAPER, LETTER),
    "LAY001-tt01-good": old(MAIN, PAPER, A5),
    "LAY001-hd36-bad": party(MAIN, PAPER, LETTER),
    "LAY001-hd36-good": party(MAIN, PAPER, A5),
    "LAY001-hd05-bad": dated(party(MAIN, PAPER, LETTER), NEW_DAY),
    "LAY002-tt01-bad": old(MAIN, 'w:right="850"', 'w:right="1440"'),
    "LAY002-tt01-good": old(MAIN, 'w:right="850"', 'w:right="1134"'),
    "LAY002-hd36-bad": party(MAIN, 'w:right="850"', 'w:right="1134"'),
    "LAY002-hd36-good": party_plan(),
    "LAY002-hd05-bad": dated(party(MAIN, 'w:left="1701"', 'w:left="1985"'), NEW_DAY),
    "LAY002-hd05-good": dated(party_report(), NEW_DAY),
    "LAY004-tt01-bad": old(OLD_TASKS, RUN, styled(sized(15))),
    "LAY004-tt01-good": old(OLD_TASKS, RUN, styled(sized(13))),
    "LAY004-hd36-bad": party(TASKS, RUN, styled(sized(13))),
    "LAY004-hd36-good": party(TASKS, RUN, styled(sized(15))),
    "LAY005-tt01-bad": old("CỘNG HÒA", sized(13), sized(14)),
    "LAY005-tt01-good": old("Số: 36", sized(13), sized(14)),
    "LAY005-hd36-bad": party("ĐẢNG CỘNG SẢN", sized(15), sized(13)),
    "LAY005-hd36-good": party("BÁO CÁO", sized(16), sized(15)),
    "LAY006-tt01-bad": old("Độc lập", "<w:b/>", ""),
    "LAY006-tt01-good": old("Nơi nhận:", "<w:b/>", ""),
    "LAY006-hd36-bad": edited(
        party("PHÓ CHÁNH VĂN PHÒNG", "<w:rPr>", "<w:rPr><w:b/>"), "Nơi nhận:", UNDERLINED, "<w:b/><w:i/>"
    ),
    "LAY006-hd36-good": party_letter(),
    "LAY007-tt01-bad": old(OLD_TASKS, JUSTIFIED, ""),
    "LAY007-tt01-good": old("II. TỔ CHỨC", JUSTIFIED, ""),
    "LAY007-hd36-bad": party(TASKS, JUSTIFIED, ""),
    "LAY007-hd36-good": party("1. Công tác", JUSTIFIED, ""),
    "LAY008-tt01-bad": old(OLD_TASKS, OLD_INDENT, '<w:ind w:firstLine="850"/>'),
    "LAY008-tt01-good": old(OLD_TASKS, OLD_INDENT, '<w:ind w:firstLine="652"/>'),
    "LAY008-hd36-bad": party(TASKS, INDENT, ""),
    "LAY008-hd36-good": party(TASKS, INDENT, OLD_INDENT),
    "LAY009-tt01-bad": old(OLD_TASKS, OLD_LINE, 'w:line="280" w:lineRule="exact"'),
    "LAY009-tt01-good": old(OLD_TASKS, OLD_LINE, 'w:line="300" w:lineRule="exact"'),
    "LAY009-hd36-bad": party(TASKS, LINE, 'w:line="320" w:lineRule="exact"'),
    "LAY009-hd36-good": party(TASKS, LINE, 'w:line="288" w:lineRule="auto"'),
    "LAY010-tt01-bad": old("header1.xml", '"right"', '"center"'),
    "LAY010-tt01-good": old_plan(),
    "LAY010-hd36-bad": party(MAIN, "w:headerReference", "w:footerReference"),
    "LAY010-hd36-good": party_report(),
    "LAY011-tt01-bad": old("2. Việc kiểm tra", 'w:before="120"', 'w:before="60"'),
    "LAY011-tt01-good": old("2. Việc kiểm tra", 'w:before="120"', 'w:before="240"'),
    "LAY011-hd36-bad": party("Văn phòng đã kiểm tra", 'w:before="120"', 'w:before="60"'),
    "LAY011-hd36-good": party("Văn phòng đã kiểm tra", 'w:before="120"', 'w:before="160"'),
    "LAY013-tt01-bad": edited(old(MAIN, PAPER, LYING), MAIN, QUARTERS, ""),
    "LAY013-tt01-good": old(MAIN, PAPER, LYING),
    "LAY013-hd36-bad": edited(party_plan(), MAIN, PAPER, LYING),
    "LAY013-hd36-good": party(MAIN, PAPER, LYING),
}


MARKS: dict[str, bytes] = {
    "STR024-bad": edited(party_report(), "*", ">*<", "><"),
    "STR024-bad-2": edited(party_plan(), "-----", "-----", ""),
    "STR024-good": party_report(),
    "STR024-good-2": party_letter(),
}


def main() -> None:
    """Write the files beside the pages."""
    folder = Path(__file__).parents[2] / "rules"
    for name, data in (REGIMES | MARKS).items():
        (folder / name[:3] / f"{name}.docx").write_bytes(data)


if __name__ == "__main__":
    main()
