"""Plain paragraphs are read as the event reader reads them, wherever they stand and whatever is odd about them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.word.packages import build, cell, p, pack, r, row, table

from cchc_check.errors import ReadError
from cchc_check.limits import DEFAULT
from cchc_check.word import plain, reader, tables
from cchc_check.word.load import load
from cchc_check.word.looks import Looks, paragraph_look, run_look
from cchc_check.word.package import Package

BOLD = "<w:rPr><w:b/></w:rPr>"
CENTRED = '<w:pPr><w:jc w:val="center"/></w:pPr>'
PLAIN = f"<w:p>{CENTRED}<w:r>{BOLD}<w:t>Kết quả</w:t></w:r></w:p>"
"""Its look is known to every part below, so that it is left out of what the event reader is fed."""
WIDTH = '<w:tcPr><w:tcW w:w="10" w:type="dxa"/></w:tcPr>'
CORPUS = sorted(Path(__file__).parents[2].glob("corpus/*/*.docx"))


def read(data: bytes, monkeypatch: pytest.MonkeyPatch, *, shortened: bool) -> object:
    """All that is read of a file, or the reason why it cannot be."""
    with monkeypatch.context() as patched:
        if not shortened:
            patched.setattr(reader, "is_worth_shortening", lambda _: False)
        else:
            patched.setattr(plain, "_PIECE", 64)
            patched.setattr(plain, "_SMALL", 0)
        try:
            return repr(load(Package(data, DEFAULT)))
        except ReadError as error:
            return error.reason


def same(data: bytes, monkeypatch: pytest.MonkeyPatch) -> object:
    """What both ways read."""
    found = read(data, monkeypatch, shortened=True)
    assert found == read(data, monkeypatch, shortened=False)
    return found


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.parent.name)
def test_reports_are_read_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "WordText" in str(same(path.read_bytes(), monkeypatch))


@pytest.mark.parametrize(
    "odd",
    [
        f"<w:sdt><w:sdtPr>{PLAIN}</w:sdtPr><w:sdtContent>{PLAIN}</w:sdtContent></w:sdt>",
        f"<mc:AlternateContent><mc:Choice>{PLAIN}</mc:Choice><mc:Fallback>{PLAIN}{PLAIN}</mc:Fallback>"
        f"</mc:AlternateContent>{PLAIN}",
        f"<w:moveFrom>{PLAIN}</w:moveFrom>{PLAIN}",
        f"<w:p><w:del>{PLAIN}{PLAIN}</w:del></w:p>{PLAIN}",
        f"<w:p><w:pPr><w:jc w:val='left'/>{PLAIN}</w:pPr></w:p>{PLAIN}",
        f"<w:p><w:r><w:t>trước {PLAIN} sau</w:t></w:r></w:p>",
        f"<w:p><w:r><w:txbxContent>{PLAIN}</w:txbxContent></w:r></w:p>{PLAIN}",
        f"<!-- {PLAIN} -->{PLAIN}",
        f"<w:p><w:r><w:t><![CDATA[{PLAIN}]]></w:t></w:r></w:p>",
        f"<?odd {PLAIN}?>{PLAIN}",
        PLAIN.replace("Kết", "&amp;"),
        PLAIN.replace("Kết", "&odd;"),
        PLAIN.replace("Kết", "a]]>b"),
        PLAIN.replace("Kết", "a\tb\nc"),
        PLAIN.replace("Kết", "a\x01b"),
        PLAIN.replace("Kết", "\uf0b7 \ufffd"),
        PLAIN.replace("<w:p>", '<w:p a="1" a="2">'),
        PLAIN.replace("<w:p>", '<w:p a="x>y">'),
        PLAIN.replace("<w:p>", '<w:p a="/">'),
        PLAIN.replace("<w:p>", "<w:p/>"),
        PLAIN.replace("<w:r>", '<w:r a="&lt;">'),
        PLAIN.replace("<w:r>", '<w:r w:rsidR="00A1B2C3" w:rsidR="00A1B2C3">'),
        PLAIN.replace("<w:r>", '<w:r w:rsidR="00A1B2C3" w:rsidRPr="00A1B2C4">'),
        PLAIN.replace("<w:r>", f"<w:r>{BOLD}</w:r><w:r>"),
        PLAIN.replace("</w:p>", '<w:proofErr w:type="spellEnd"/><w:r><w:br/></w:r></w:p>'),
        f"<w:p><w:r><w:t>trước</w:t>{PLAIN}<w:t>sau</w:t></w:r></w:p>",
        PLAIN.replace("</w:r>", ""),
        PLAIN.replace("</w:t></w:r>", "</w:t><w:tab/><w:t>x</w:t></w:r>"),
        PLAIN.replace("Kết quả", ""),
        PLAIN.replace("<w:jc", '<w:rPr><w:del w:id="1"/></w:rPr><w:jc') * 2 + PLAIN,
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + PLAIN,
        table(f"<w:tr><w:tc>{WIDTH}{PLAIN}</w:tc><w:tc>{WIDTH}{PLAIN}</w:tc></w:tr>" * 3),
        table(f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{PLAIN}</w:tc></w:tr>' * 3),
    ],
)
def test_odd_places_and_spellings_are_read_alike(odd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    same(build(PLAIN * 3 + odd + PLAIN), monkeypatch)


def test_bytes_that_are_no_utf_8_are_refused_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    for wrong in (b"\xff", b"\xed\xa0\x80", b"\xc0\xaf"):
        data = build(PLAIN * 9 + p(r("HERE")) + PLAIN)
        package = Package(data, DEFAULT)
        document = package.read(package.main).replace(b"HERE", wrong)
        parts = {"word/document.xml": document}
        assert same(pack(parts), monkeypatch) == "read.bad-xml"


@pytest.mark.parametrize(
    ("beginning", "worth"),
    [
        (b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:document>', True),
        (b"\xef\xbb\xbf<w:document>", True),
        (b'<?xml version="1.0" encoding="windows-1252"?><w:document>', False),
        (b"<w:document><!-- a -->", False),
        (b"<w:document><?a b?>", False),
    ],
)
def test_only_parts_whose_tags_are_tags_are_shortened(beginning: bytes, worth: bool) -> None:
    assert plain.is_worth_shortening(beginning + PLAIN.encode() * 800) is worth


def test_small_parts_are_read_at_once() -> None:
    assert not plain.is_worth_shortening(b"<w:document>")


@given(
    st.lists(
        st.sampled_from((PLAIN, p(), p(r("a"), r("b", BOLD)), p(r("một & hai")), table(row(cell("x", "y")))))
    )
)
def test_any_row_of_paragraphs_is_read_alike(blocks: list[str]) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        same(build("".join(blocks)), monkeypatch)


def test_what_is_fed_has_the_same_length_and_hides_only_what_is_known() -> None:
    looks = Looks("w:pPr", paragraph_look), Looks("w:rPr", run_look)
    body = (PLAIN * 400 + table(f"<w:tr><w:tc>{WIDTH}{PLAIN}</w:tc></w:tr>" * 3)).encode()
    unknown = plain.Plain(body, looks[0].known, looks[1].known)
    assert b"".join(unknown.pieces()) == body
    known = plain.Plain(body, {b'<w:jc w:val="center"/>': 1}, {b"<w:b/>": 1})
    fed = b"".join(known.pieces())
    assert len(fed) == len(body)
    assert b"w:t>" not in fed
    assert fed.count(b"<w:p>") == fed.count(b"</w:p>") == 403
    assert len(known.found) == 403


def test_no_property_of_a_cell_that_is_left_out_has_a_handler() -> None:
    names = re.findall(
        r"tc\w+|top|left|start|bottom|right|end|inside\w|shd|noWrap|vAlign", plain._CELL.pattern.decode()
    )
    assert len(names) > 10
    assert not {f"w:{name}" for name in names} & (set(reader._START) | set(reader._END) | set(tables.START))
