"""The LAY rules on files of every sort: which documents they are for, what LibreOffice writes, traps."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_check import Settings, check, extract, read
from cchc_check.packaged import rules_dir
from word.decree_reports import BODY, BOLD, CENTER, report
from word.layout_examples import ANEW, BREAK, EXAMPLES, JUSTIFIED, WIDE, body_in, changed, laid
from word.layout_regimes import REGIMES
from word.layout_second import SECOND
from word.odf_formats import SOFFICE, convert_all
from word.packages import p, r, row

ALL = EXAMPLES | SECOND | REGIMES
SETTINGS = Settings(select=("LAY",), preview=True)


def found(data: bytes, **more: object) -> list[tuple[str, str, str]]:
    """Code, severity and message of all findings of layout rules."""
    result = check(data, path="bao-cao.docx", settings=Settings(select=("LAY",), preview=True, **more))
    assert result.failures == ()
    return [(each.code, str(each.severity), each.message) for each in result.diagnostics]


def codes(data: bytes) -> list[str]:
    return [code for code, _, _ in found(data)]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", sorted(ALL))
def test_the_files_beside_the_pages_are_those_we_build(name: str) -> None:
    """By their parts: the same bytes may be packed otherwise by another zlib."""
    assert parts((rules_dir() / "LAY" / f"{name}.docx").read_bytes()) == parts(ALL[name])


def test_a_right_report_is_left_alone() -> None:
    assert found(report()) == []


@pytest.mark.parametrize("name", [name for name in sorted(ALL) if "good" in name])
def test_good_examples_are_good_for_every_rule(name: str) -> None:
    assert codes(ALL[name]) == []


@pytest.mark.parametrize("name", [name for name in sorted(ALL) if "bad" in name])
def test_one_cause_is_one_rule(name: str) -> None:
    assert set(codes(ALL[name])) == {name[:6]}


LETTER = {
    "number": "Số: 45/SKHCN-VP",
    "subject": "V/v báo cáo kết quả cải cách hành chính quý II",
    "kind": "",
    "title": "",
    "basis": "",
}
DECISION = {
    "number": "Số: 45/QĐ-SKHCN",
    "kind": "QUYẾT ĐỊNH",
    "title": "Về việc ban hành Kế hoạch kiểm tra công tác cải cách hành chính",
    "address": "",
    "opening": "Theo đề nghị của Chánh Văn phòng Sở.",
    "heading": ("Điều 1.", BODY, BOLD),
}


@pytest.mark.parametrize("changes", [LETTER, DECISION], ids=["letter", "decision"])
def test_other_kinds_of_documents_are_left_alone(changes: dict[str, str]) -> None:
    assert found(report(**changes)) == []


def test_the_subject_of_a_letter_is_upright_and_smaller() -> None:
    wrong = LETTER | {"subject": (LETTER["subject"], CENTER, '<w:i/><w:sz w:val="28"/>')}
    assert codes(report(**wrong)) == ["LAY005", "LAY006"]


def test_form_weighs_more_before_issue() -> None:
    draft = {severity for _, severity, _ in found(EXAMPLES["LAY006-bad"])}
    issue = {severity for _, severity, _ in found(EXAMPLES["LAY006-bad"], stage="issue")}
    assert (draft, issue) == ({"info"}, {"warning"})


PARTY = {"nation": "ĐẢNG CỘNG SẢN VIỆT NAM", "motto": "", "number": "Số 45-BC/VPTU"}
RULES = sorted(path.name for path in (rules_dir() / "LAY").glob("LAY*.md"))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"number": "Số 45-BC/TU"}, "needs-form"),
        ({"number": "Số: 45/2023/QĐ-UBND", "kind": "QUYẾT ĐỊNH"}, "needs-form"),
        ({"number": "", "issued": "", "kind": "", "title": ""}, "needs-form"),
        ({"issued": "Phú An, ngày 12 tháng 6 năm 2010"}, "other-regime"),
        (PARTY | {"issued": "Phú An, ngày 12 tháng 6 năm 2017"}, "other-regime"),
    ],
)
def test_documents_under_another_law_are_not_judged(changes: dict[str, str], reason: str) -> None:
    result = check(
        report(fonts='w:ascii="Arial" w:hAnsi="Arial"', **changes), path="a.docx", settings=SETTINGS
    )
    assert result.diagnostics == ()
    assert {each.reason for each in result.coverage.not_run} == {reason}


@pytest.mark.parametrize(
    ("changes", "not_run"),
    [
        ({"issued": "Phú An, ngày 12 tháng 6 năm 2019"}, {"LAY003", "LAY012"}),
        ({"issued": "Phú An, ngày     tháng 6 năm 2019"}, {"LAY003", "LAY012"}),
        (PARTY, {"LAY003", "LAY012"}),
        (
            PARTY | {"issued": "Phú An, ngày 12 tháng 6 năm 2026"},
            {rule[:6] for rule in RULES} - {"LAY001", "LAY002"},
        ),
    ],
)
def test_a_law_that_says_nothing_of_a_thing_is_not_asked(changes: dict[str, str], not_run: set[str]) -> None:
    result = check(
        report(fonts='w:ascii="Arial" w:hAnsi="Arial"', **changes), path="a.docx", settings=SETTINGS
    )
    assert {each.rule for each in result.coverage.not_run if each.reason == "other-regime"} == not_run
    assert len(result.coverage.not_run) == len(not_run)
    assert not {each.code for each in result.diagnostics} & not_run


def test_a_blank_day_of_this_year_is_judged() -> None:
    assert "LAY001" in codes(
        report(page="<w:pgSz w:w='12240' w:h='15840'/>", issued="Phú An, ngày     tháng     năm 2023")
    )


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_text_has_no_layout_to_judge(suffix: str) -> None:
    result = check("Số: 45/BC-SKHCN\n".encode(), path=f"a.{suffix}", settings=SETTINGS)
    assert {each.reason for each in result.coverage.not_run} == {"needs-layout"}
    assert len(result.coverage.not_run) == 13


def test_many_paragraphs_are_one_finding() -> None:
    (only,) = found(report(long=50, **body_in(JUSTIFIED, "", "body")))
    assert only[0] == "LAY007"
    assert only[2].startswith("51 đoạn")


def test_letters_of_two_fonts() -> None:
    """A word without marks is not set in the font of letters with marks."""
    look = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Arial"/>'
    assert codes(report(more=p(r("Cao Van Lam", look)))) == []
    assert codes(report(more=p(r("Cao Văn Lâm", look)))) == ["LAY003"]


def test_fonts_of_the_theme_and_of_styles_count() -> None:
    fonts = 'w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:ascii="Arial" w:hAnsi="Arial"'
    assert codes(report(fonts=fonts)) == []


def test_wide_tables_may_lie() -> None:
    assert codes(laid(WIDE)) == []


def test_a_blank_paragraph_is_space_enough() -> None:
    closer = {name: changed(name, BODY.replace('w:before="120" ', "")) for name in ("body", "second")}
    assert codes(report(**closer)) == ["LAY011"]
    blank = report(**closer, between=p())
    assert codes(blank) == []


def test_mixed_styles_say_nothing() -> None:
    mixed = p(r("PHỤ LỤC", f'{BOLD}<w:sz w:val="28"/>'), r(" I", '<w:sz w:val="40"/>'), properties=CENTER)
    assert codes(report(more=BREAK + mixed, title_page=ANEW)) == []


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_what_libreoffice_writes_is_judged_alike(tmp_path: Path) -> None:
    sources = []
    for name, data in ALL.items():
        source = tmp_path / f"{name}.docx"
        source.write_bytes(data)
        sources.append(source)
    for written in convert_all(sources, "docx:MS Word 2007 XML", tmp_path / "out"):
        if written.stem != "LAY003-bad-2":  # LibreOffice keeps one font where Word has two
            assert found(written.read_bytes()) == found(ALL[written.stem]), written.stem
        before, after = (extract(read(each)) for each in (tmp_path / written.name, written))
        assert before.components == after.components


ODD = st.one_of(
    st.integers().map(str),
    st.floats().map(str),
    st.sampled_from(["", "1cm", "-3pt", "nancm", "1e999in", "x"]),
)


@given(st.lists(ODD, min_size=14, max_size=14))
@settings(max_examples=60, deadline=None)
def test_odd_numbers_break_nothing(odd: list[str]) -> None:
    page, height, top, left, right, size, first, hanging, before, line, level, look, colour, start = odd
    properties = f'<w:ind w:firstLine="{first}" w:hanging="{hanging}" w:left="{left}"/>'
    properties += f'<w:spacing w:before="{before}" w:line="{line}" w:lineRule="{look}"/>'
    properties += (
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{level}"/></w:numPr><w:jc w:val="{look}"/>'
    )
    words = (
        "Kết quả thực hiện trong kỳ " * 8,
        properties,
        f'<w:sz w:val="{size}"/><w:color w:val="{colour}"/>',
    )
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="Luoi"/><w:tblLook w:val="{look}"/></w:tblPr>{row("a", "b")}</w:tbl>'
    found(
        report(
            body=words,
            more=table,
            page=f'<w:pgSz w:w="{page}" w:h="{height}"/><w:pgNumType w:start="{start}"/>',
            margins=f'<w:pgMar w:top="{top}" w:left="{left}" w:right="{right}" w:gutter="{top}"/>',
        )
    )


REAL = Path(os.environ.get("CCHC_CHECK_REAL_DOCX", "/nowhere"))


@pytest.mark.parametrize("path", sorted(REAL.glob("*.docx")), ids=lambda path: path.stem)
def test_real_files_are_judged_without_failure(path: Path) -> None:
    assert check(path, settings=SETTINGS).failures == ()
