"""Titles, bodies and codes: alike, different, or silent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_check.checks.citations.likeness import Likeness, bodies, edit, titles

SAME, UNKNOWN, DIFFERENT = Likeness.SAME, Likeness.UNKNOWN, Likeness.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("về kiểm tra CCHC năm 2021", "về kiểm tra cải cách hành chính năm 2021", SAME),
        ("về việc ban hành Quy chế làm việc", "ban hành Quy chế làm việc của Sở", SAME),
        ("về kiểm tra CCHC", "về rà soát văn bản QPPL", DIFFERENT),
        ("về tuyên truyền cải cách hành chính", "về kiểm tra cải cách hành chính", DIFFERENT),
        ("", "về kiểm tra CCHC", UNKNOWN),
        ("về CCHC", "", UNKNOWN),
        ("phát triển KH&CN", "phát triển khoa học và công nghệ", SAME),
    ],
)
def test_titles(one: str, other: str, verdict: Likeness) -> None:
    assert titles(one, other) is verdict
    assert titles(other, one) is verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Bình Định", SAME),
        ("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh", SAME),
        ("Chủ tịch UBND tỉnh", "UBND tỉnh", SAME),
        ("Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ", SAME),
        ("Sở KH&CN", "Sở Khoa học và Công nghệ", SAME),
        ("HĐND tỉnh Bình Thuận", "HĐND tỉnh Đắk Nông", DIFFERENT),
        ("UBND tỉnh", "UBND huyện", DIFFERENT),
        ("Chính phủ", "Thủ tướng Chính phủ", DIFFERENT),
        ("", "UBND tỉnh", UNKNOWN),
    ],
)
def test_bodies(one: str, other: str, verdict: Likeness) -> None:
    assert bodies(one, other) is verdict
    assert bodies(other, one) is verdict


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("SKHHCN", "SKHCN", "extra"),
        ("BLĐTXH", "BLĐTBXH", "missing"),
        ("UNBD", "UBND", "swapped"),
        ("SGĐĐT", "SGDĐT", "changed"),
        ("BTC", "BTC", ""),
        ("SNV", "STTTT", ""),
        ("", "A", "missing"),
        ("AB", "CD", ""),
    ],
)
def test_edit(one: str, other: str, kind: str) -> None:
    assert edit(one, other) == kind


WORDS = st.text(alphabet="ABĐ", max_size=6)


@given(WORDS, WORDS)
def test_an_edit_is_seen_from_both_sides(one: str, other: str) -> None:
    mirrored = {"extra": "missing", "missing": "extra"}
    assert edit(other, one) == mirrored.get(edit(one, other), edit(one, other))


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_wording_gets_an_answer(one: str, other: str) -> None:
    assert titles(one, other) is titles(other, one)
    assert bodies(one, other) is bodies(other, one)
