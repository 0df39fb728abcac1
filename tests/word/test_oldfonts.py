"""Words in fonts of before Unicode are read as the font shows them, or said to be unread; never as gibberish."""

from __future__ import annotations

import datetime as dt

import pytest

from cchc_check.engine.annotate import annotate
from cchc_check.engine.fixing import fix
from cchc_check.engine.run import check_file, prepare
from cchc_check.engine.settings import Settings
from cchc_check.readers import read
from cchc_check.word.oldfonts import _TCVN3, FILLER, _letter
from word.packages import build, p, r

CAPITALS = "ĂÂĐÊÔƠƯ"
LOWER = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"


def font(name):
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def read_docx(*paragraphs, styles=""):
    return read(build("".join(paragraphs), styles=styles), path="a.docx")


def gaps(document):
    return [(gap.reason, gap.text, gap.detail) for gap in document.gaps]


@pytest.mark.parametrize(
    ("name", "written", "shown", "encoding"),
    [
        (
            ".VnTime",
            "B¸o c¸o kÕt qu¶ thùc hiÖn n¨m 2024, ®Þnh h\u00adíng",
            "Báo cáo kết quả thực hiện năm 2024, định hướng",
            "TCVN3",
        ),
        (".VnTimeH", "céng hßa x· héi chñ nghÜa viÖt nam", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TCVN3"),
        (".VnArial", "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc", "TCVN3"),
        ("VNI-Times", "keát quaû naêm 2024, ñònh höôùng", "kết quả năm 2024, định hướng", "VNI"),
        (
            "VNI-Helve",
            "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "VNI",
        ),
    ],
)
def test_words_are_read_as_the_font_shows_them(name, written, shown, encoding):
    document = read_docx(p(r(written, font(name))))
    assert document.text == shown
    assert gaps(document) == [("old-font", False, encoding)]
    in_symbols = "".join(chr(ord(char) + 0xF000) if char > "\xa0" else char for char in written)
    assert read_docx(p(r(in_symbols, font(name)))).text == shown
    halves = read_docx(p(*(r(char, font(name)) for char in written)))
    assert halves.text == shown


def test_the_tables_hold_every_letter():
    assert set(_TCVN3.values()) == set(LOWER + CAPITALS)
    bases = "aeouyôöAEOUYÔÖ"
    marks = "ùøûõïáàåãäâéèúüëêÙØÛÕÏÁÀÅÃÄÂÉÈÚÜËÊ"
    pairs = {_letter(base + mark).rstrip(FILLER) for base in bases for mark in marks} - {""}
    alone = {_letter(char) for char in "ñÑôÔöÖîÎíÍìÌæÆóÓòÒ"}
    assert pairs | alone == set(LOWER + LOWER.upper())


def test_a_style_may_name_the_font():
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>"
    document = read_docx(p("B¸o c¸o c«ng t¸c"), p(r("Unicode ở đây", font("Times New Roman"))), styles=styles)
    assert document.text == "Báo cáo công tác\n\nUnicode ở đây"
    assert [document.quote(gap.span) for gap in document.gaps] == ["Báo cáo công tác"]


def test_unicode_in_such_a_font_is_left_alone():
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>"
    document = read_docx(p("Báo cáo kết quả thực hiện nhiệm vụ"), p("2020"), styles=styles)
    assert document.text == "Báo cáo kết quả thực hiện nhiệm vụ\n\n2020"
    assert not document.gaps


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (".VnTime", "B¸o c¸o kÕt qu¶ thùc hiÖn n¨m ả"),
        (".VnTime", "B¸o c¸o kÕt qu¶ thùc hiÖn n¨m Ú"),
        ("VNI-Times", "Baùo caùo keát quaû thöïc hieän kà"),
    ],
)
def test_what_the_font_has_not_makes_it_unread(name, written):
    document = read_docx(p(r(written, font(name))))
    assert document.text == written
    assert gaps(document) == [("legacy-encoding", True, "VNI" if "VNI" in name else "TCVN3")]


WRONG = "Theo QuyÕt ®Þnh sè 38/Q§- SKHCN ngµy 28/02/2020 cña Së Khoa häc vµ C«ng nghÖ."


def test_findings_are_made_and_annotated_but_not_fixed():
    data = build(p(r(WRONG, font(".VnTime"))))
    result = check_file("a.docx", prepare(Settings(preview=True)), data)
    assert [found.code for found in result.active() if found.code == "CIT004"]
    assert [found.quote for found in result.active() if found.code == "CIT004"] == ["38/QĐ- SKHCN"]
    written = annotate(data, result.active(), as_of=dt.date(2024, 1, 1))
    assert not written.lost
    fixed = fix(data, "a.docx", "docx", result.active())
    assert not fixed.made
    assert "CIT004" in [found.code for found in fixed.left]
    unicode = build(p(WRONG.translate(_TCVN3)))
    result = check_file("a.docx", prepare(Settings(preview=True)), unicode)
    assert "CIT004" in [found.code for found in fix(unicode, "a.docx", "docx", result.active()).made]
