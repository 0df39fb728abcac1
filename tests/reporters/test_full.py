"""What a person reads, pinned: one finding, and every way a run can end."""

import pytest

from cchc_check import reporters
from cchc_check.diagnostics import Diagnostic, Fix, RelatedPlace, Severity
from cchc_check.engine.results import Coverage, Failure, FileResult, NotRun, RunResult
from cchc_check.text.document import Gap
from cchc_check.text.span import Position, Span

TEXT = (
    "- Kế hoạch số 42/KH-SKHCN ngày 31/01/2020 về kiểm tra công tác cải cách hành chính năm 2020 của đơn vị."
)
AT = Span(10, 40)
FOUND = Diagnostic(
    code="CIT001",
    name="one-number-two-documents",
    severity=Severity.ERROR,
    message="Số 42/KH-SKHCN đã dùng cho văn bản khác.",
    path="bc.md",
    at=AT,
    position=Position(44, 3),
    place="Mục I.1",
    quote=TEXT[10:40],
    values={},
    excerpt=TEXT,
    excerpt_at=(10, 40),
    related=(RelatedPlace(Span(1, 5), Position(38, 3), "Mục I.1", "Kế hoạch số 42", "chỗ kia:"),),
    fix=Fix((), "safe", "Viết lại"),
    basis="Nghị định 30/2020/NĐ-CP, Điều 15.1",
)
COVERAGE = Coverage(1200, 3, 0, 1, (Gap(Span(0, 0), "picture"),), (NotRun("LAY001", "needs-layout"),))


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", sorted(reporters.REPORTERS))
def test_every_format_renders_every_outcome(name, lang):
    broken = FileResult(
        "x.docx", "docx", failures=(Failure("tệp hỏng"), Failure("hỏng", "CIT001", "Traceback…"))
    )
    result = RunResult((FileResult("bc.md", "md", (FOUND,), COVERAGE), broken))
    text = reporters.get(name)(result, lang)
    assert "CIT001" in text
    assert "x.docx" in text
    assert text.endswith("\n")


def test_the_marked_words_are_underlined_in_a_long_passage():
    text = reporters.get("full")(RunResult((FileResult("bc.md", "md", (FOUND,), COVERAGE),)), "vi")
    lines = text.splitlines()
    at = next(index for index, line in enumerate(lines) if "^" in line)
    start = lines[at].index("^")
    assert lines[at - 1][start : start + lines[at].count("^")] == FOUND.quote
    assert "…" in lines[at - 1]
    assert "38:3 · Mục I.1: “Kế hoạch số 42”" in text
    assert "chưa chạy quy tắc LAY001" in text


def test_a_pass_with_nothing_read_is_not_called_a_pass():
    text = reporters.get("full")(RunResult((FileResult("x.md", "md", failures=(Failure("trống"),)),)), "vi")
    assert "chưa thể coi là đạt" in text


def test_rules_that_did_not_run_for_one_reason_are_one_line():
    names = ("LAY001", "LAY002", "LAY003", "LAY005", "STR015", "STR016")
    skipped = (*(NotRun(name, "other-regime") for name in names), NotRun("STR004", "needs-review"))
    covered = Coverage(1200, 3, 0, 1, not_run=skipped, regime="hd36")
    text = reporters.get("full")(RunResult((FileResult("bc.md", "md", (), covered),)), "vi")
    assert "không áp dụng 6 quy tắc (LAY001–LAY003, LAY005, STR015, STR016): " in text
    assert "chưa chạy quy tắc STR004: " in text
    assert "1 bảng; thể thức: Hướng dẫn 36-HD/VPTW (văn bản của Đảng)" in text


def test_what_was_passed_over_is_told_once_with_how_often():
    gaps = (*(Gap(Span(at, at), "picture") for at in range(3)), Gap(Span(9, 9), "chart"))
    text = reporters.get("full")(RunResult((FileResult("x.docx", "docx", (), Coverage(9, gaps=gaps)),)), "vi")
    assert "lưu ý: có ảnh; chữ trong ảnh không đọc được (3 chỗ)\n" in text
    assert "lưu ý: có biểu đồ; chữ và số trong biểu đồ không đọc được\n" in text
