"""What holds for every text: odd spellings are recovered, encodings do not matter, time grows with length."""

from __future__ import annotations

import datetime as dt
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_check.extraction.citations import find_citations
from cchc_check.extraction.dates import find_dates
from cchc_check.text.normalize import normalize
from extraction.written import plain

KINDS = [
    ("Quyết định", "QĐ"),
    ("Kế hoạch", "KH"),
    ("Nghị quyết", "NQ"),
    ("Tờ trình", "TTr"),
    ("Báo cáo", "BC"),
]
ISSUERS = ["UBND", "SNV", "HĐND", "SKHCN", "BCĐCCHC", "VPUBND"]
BLANKS = st.sampled_from([" ", "\n", "  ", "\n   "])
DASHES = st.sampled_from(["-", "–", "- ", " - ", "-\n"])


@st.composite
def citations(draw):
    """A citation in some spelling, with what must be read from it."""
    name, code = draw(st.sampled_from(KINDS))
    number = draw(st.integers(1, 9999))
    issuer = draw(st.sampled_from(ISSUERS))
    year = draw(st.one_of(st.none(), st.integers(2010, 2026)))
    day = draw(st.dates(min_value=dt.date(2010, 1, 1)))
    counted = draw(st.sampled_from(["số ", "số: ", "số", "số\n", ""]))
    slash = draw(st.sampled_from(["/", " /", "/ "]))
    written_year = f"/{year}" if year else ""
    date = draw(
        st.sampled_from(
            [f"{day.day:02}/{day.month}/{day.year}", f"{day.day} tháng {day.month} năm {day.year}"]
        )
    )
    surface = (
        f"{name.replace(' ', draw(BLANKS))}{draw(BLANKS)}{counted}{number}{written_year}"
        f"{slash}{code}{draw(DASHES)}{issuer}"
        f"{draw(st.sampled_from([' ', ', ', chr(10)]))}ngày{draw(BLANKS)}{date}"
    )
    symbol = f"{number}{written_year}/{code}-{issuer}"
    return surface, (name, symbol, day)


@given(st.lists(citations(), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_odd_spellings_are_recovered(written):
    text = "Thực hiện " + "; theo ".join(surface for surface, _ in written) + "."
    document = plain(text)
    found = find_citations(document)
    assert [(one.kind.value, one.notation.text, one.issued.value) for one in found] == [
        want for _, want in written
    ]
    assert [document.quote(one.span) for one in found] == [surface for surface, _ in written]


@given(st.text(alphabet="Quyết định số 12/QĐ-UBND ngày, của\n\tLuật;()“”KH", max_size=120))
@settings(max_examples=150, deadline=None)
def test_citations_are_in_order_and_apart(text):
    last = 0
    for one in find_citations(plain(text)):
        assert last <= one.span.start < one.span.end
        last = one.span.end
        quote = text[one.span.start : one.span.end]
        assert "\t" not in quote
        assert "\n\n" not in quote


TEXT = (
    "Thực hiện Quyết định số 12/QĐ-UBND ngày 02/3/2024 của Ủy ban nhân dân tỉnh về việc kiểm tra;\n"
    "các Kế hoạch số 7, 8/KH-SNV ngày 04 tháng 5 năm 2024, Nghị quyết số 18-NQ/TW và Luật Thanh tra năm 2022.\n"
)
VARIANTS = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "no-break blanks": lambda text: text.replace(" ", "\u00a0"),
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "soft hyphens": lambda text: text.replace("định", "đị\u00adnh"),
    "broken font": lambda text: text.replace("Đ", "Ð"),
    "hyphens": lambda text: text.replace("-", "\u2011"),
}


@pytest.mark.parametrize("vary", VARIANTS.values(), ids=VARIANTS.keys())
def test_the_encoding_does_not_matter(vary):
    expected = [TEXT[one.span.start : one.span.end] for one in find_citations(plain(TEXT))]
    assert len(expected) == 5
    source = vary(TEXT)
    document = plain(source)
    places = [document.source_map.span(one.span) for one in find_citations(document)]
    assert [normalize(source[place.start : place.end])[0] for place in places] == expected


UNITS = [
    "1/A", "1/AB-", "số 1/QĐ-", "9", "1,", " ", "\n", "/", "/A", "Đ", "Quyết định ", "số ", "số 1, ", "1 và ", "ngày ",
    "ngày 1/1/", "tháng ", "tháng 1 năm ", "1/1/", ".1.", "Luật A ", "Luật ", "Luật Đất đai, ", "của Sở Đ ",
    "12/QĐ-UBND của Sở Văn hóa và ", "12/QĐ-UBND về ", "12/QĐ-UBND về a, ", "về (",
    "12/QĐ-UBND, ", "1/2019/", "12-KH/TU ",
    "khoản 1 Điều 2 ", "số 1,1,1/QĐ-X ", "“", "ngày …", "Nghị định 1 ", "\t1/QĐ-A", "số\n1/QĐ-\nUBND\n", "Bộ luật ",
    "số €", "1a", "QĐ-QĐ", "số 1QĐ-TTg ",
]  # fmt: skip


def took(text):
    """The least of three runs: noise only adds."""
    document = plain(text)
    runs = []
    for _ in range(3):
        start = time.process_time()
        find_citations(document)
        find_dates(text)
        runs.append(time.process_time() - start)
    return min(runs)


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_length(unit):
    shorter, longer = (took((unit * (size // len(unit) + 1))[:size]) for size in (50_000, 100_000))
    assert longer < 3.5 * shorter + 0.1
