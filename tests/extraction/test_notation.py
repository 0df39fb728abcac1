"""The pieces of the notation grammar beside what each must and must not match."""

from __future__ import annotations

import pytest

from cchc_check.extraction.citations import following, kinds, notation, preceding
from cchc_check.extraction.citations.kinds import kind_table
from cchc_check.registry import load_registry

TABLE = kind_table(load_registry().kinds)

MATCHES = [
    (notation.ANCHOR, "/QĐ", True), (notation.ANCHOR, "/ QĐ", True), (notation.ANCHOR, "/0H13", True),
    (notation.ANCHOR, "/2020", False), (notation.ANCHOR, "/km", False), (notation.ANCHOR, "//", False),
    (notation._SYMBOL, "QĐ-UBND", True), (notation._SYMBOL, "TTr-SNV", True), (notation._SYMBOL, "abc", False),
    (following._DATE_NEAR, " ngày 02/3", True), (following._DATE_NEAR, ",\nngày 02/3", True),
    (following._DATE_NEAR, " ngay", False), (following._DATE_NEAR, "\n\nngày 02/3", False),
    (preceding._provision(), "khoản 2 Điều 5 ", True), (preceding._provision(), "Điều 5 và ", False),
    (preceding._own(), "\n(Kèm theo ", True), (preceding._own(), "chế (kèm theo ", False),
    (kinds._LAST_WORD, "theo mẫu ", True), (kinds._LAST_WORD, "12 ", False),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "text", "expected"), MATCHES)
def test_a_pattern_matches_what_stands_beside_it(pattern, text, expected):
    found = pattern.search(text) if pattern.pattern.endswith("$") else pattern.match(text)
    assert (found is not None) is expected


@pytest.mark.parametrize(
    ("text", "form", "type_code", "issuer_code"),
    [
        ("280/QĐ-UBND", "state", "QĐ", "UBND"),
        ("108/TTr-CAT-PC06", "state", "TTr", "CAT-PC06"),
        ("13/TTR-SNV", "state", "TTr", "SNV"),
        ("12/QD-UBND", "state", "QĐ", "UBND"),
        ("280/QĐUBND", "state", "QĐ", "UBND"),
        ("19/2019/QĐ-UBND", "normative", "QĐ", "UBND"),
        ("80/2015/QH13", "law", "", "QH13"),
        ("44/2002/PL-UBTVQH10", "law", "PL", "UBTVQH10"),
        ("30/2015/TTLT-BLĐTBXH-BNV", "joint", "TTLT", "BLĐTBXH-BNV"),
        ("26-KH/TU", "party", "KH", "TU"),
        ("2231/SNV-CCHC&PC", "letter", "", "SNV-CCHC&PC"),
        ("693/STC-TTr", "letter", "", "STC-TTr"),
        ("3980/C04-P6", "letter", "", "C04-P6"),
        ("299/TTg", "old", "", "TTg"),
        ("35/QĐ-UB", "old", "QĐ", "UB"),
        ("130/KH-BCĐTKNQ18", "state", "KH", "BCĐTKNQ18"),
    ],
)
def test_a_notation_is_taken_apart(text, form, type_code, issuer_code):
    slash = text.rindex("/") if form != "joint" else text.index("/TTLT")
    start, number, year, code = notation.number_before(text, 0, slash)
    one = notation.notation_at(text, slash, start, number, year, code, TABLE)
    assert (one.form, one.type_code, one.issuer_code) == (form, type_code, issuer_code)
    assert text[one.span.start : one.span.end] == text
    assert one.text == text
    assert all(text[part.span.start : part.span.end] == part.value for part in one.codes)


@pytest.mark.parametrize("text", ["05/2019/DS-PT", "11/2025/TLST-HC", "3/HC-ST"])
def test_court_cases_have_no_notation(text):
    slash = text.rindex("/")
    start, number, year, code = notation.number_before(text, 0, slash)
    assert notation.notation_at(text, slash, start, number, year, code, TABLE) is None
