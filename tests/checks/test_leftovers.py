"""What a draft still bears: the marks that the reader sets, and how they are told."""

from __future__ import annotations

import pytest

from cchc_check import checks
from cchc_check.checks.check import Context, Unit
from cchc_check.diagnostics import Finding
from cchc_check.extraction import extract
from cchc_check.packaged import rules_dir
from cchc_check.readers import read_text
from cchc_check.readers.docx import read_docx
from cchc_check.registry import load_registry
from word.commented import parts
from word.leftover_examples import EXAMPLES, HEAD, YELLOW, commented, marked, tracked
from word.packages import build, p, r, row, table

FOLDER = rules_dir() / "STR"


def marks(data: bytes) -> list[tuple[str, str, str]]:
    document = read_docx(data, "a.docx")
    return [(mark.kind, document.quote(mark.span), mark.value) for mark in document.marks]


def found(name: str, data: bytes | str) -> list[Finding]:
    document = read_text(data, "txt", "a.txt") if isinstance(data, str) else read_docx(data, "a.docx")
    context = Context("issue", Unit(), load_registry())
    return [*checks.get(name).function(extract(document, context.registry), {}, context)]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_files_beside_the_pages_are_those_we_build(name: str) -> None:
    assert parts((FOLDER / f"{name}.docx").read_bytes()) == parts(EXAMPLES[name])


def test_deleted_words_are_marked_where_they_stood_and_are_not_in_the_text() -> None:
    data = build(p(r("Đã nhận "), tracked("del", " 46  "), r("48.")))
    assert marks(data) == [("deleted", "", "46")]
    assert read_docx(data, "a.docx").text == "Đã nhận 48."


def test_a_deleted_row_says_what_was_in_it() -> None:
    gone = row(f"<w:tc>{p(tracked('del', 'Tổ ba'))}</w:tc>", properties='<w:del w:id="9" w:author="An"/>')
    assert marks(build(table(row("Tổ một"), gone))) == [("deleted", "", "Tổ ba")]


def test_words_after_a_deletion_are_read_as_before() -> None:
    body = p(
        tracked("del", "Sở"), tracked("moveFrom", "Phòng"), r("Ban"), "<w:r><w:tab/></w:r>", r("đã trình.")
    )
    assert read_docx(build(body), "a.docx").text == "Ban\tđã trình."


def test_a_comment_is_marked_with_its_author() -> None:
    data = commented(p(marked(0, r("412"))), ("Hoa", "Xem lại"))
    assert ("comment", "412", "Hoa: Xem lại") in marks(data)


def test_highlighted_neighbours_are_one_place() -> None:
    body = p(r("Nhận ", YELLOW), r("412", YELLOW), r(" hồ sơ")) + p(r("Trả ", YELLOW), r("409"))
    (finding,) = found("highlight-left", build(HEAD + body))
    assert finding.values == {"count": "2", "words": "Nhận 412"}


def test_a_finding_shows_only_a_few_of_many() -> None:
    body = "".join(p(tracked("ins", f"Việc {number}"), r(" đã xong.")) for number in range(9))
    (finding,) = found("tracked-change-left", build(HEAD + body))
    assert finding.values["count"] == "9"
    assert len(finding.related) == 3


@pytest.mark.parametrize(
    "line",
    ["DỰ THẢO", "Dự thảo", "(Dự thảo)", "DỰ THẢO LẦN 2", "Dự thảo lần thứ ba", "Dự thảo 3", "Bản dự thảo",
     "Dự thảo lần 2, ngày 10/6/2023", "SỞ NỘI VỤ      DỰ THẢO", "DỰ THẢO      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
)  # fmt: skip
def test_a_draft_says_so(line: str) -> None:
    (finding,) = found("draft-mark-left", f"{line}\nSố: 45/BC-SNV\n")
    assert "ự thảo" in finding.values["mark"].capitalize()


@pytest.mark.parametrize(
    "line", ["Dự thảo báo cáo", "Về dự thảo", "V/v góp ý dự thảo", "Dự thảo Nghị quyết 3"]
)
def test_to_speak_of_a_draft_is_not_to_be_one(line: str) -> None:
    assert found("draft-mark-left", f"Số: 45/BC-SNV\n{line}\n") == []


def test_a_watermark_is_a_draft_mark() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="DỰ THẢO"/></v:shape></w:pict></w:r>'
    (finding,) = found("draft-mark-left", build(HEAD, header1=p(art)))
    assert finding.values == {"count": "1", "mark": "DỰ THẢO"}
