"""Canonical text: NFC and friends, with a way back that is exact."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cchc_check.text.normalize import normalize
from cchc_check.text.span import Span

WORDS = "Quyết định số 38/QĐ-SKHCN ngày 28/02/2020 của Ủy ban nhân dân tỉnh Đắk Nông ươ ệ ữ"
LETTERS = st.sampled_from(sorted(set(WORDS) | set(unicodedata.normalize("NFD", WORDS))))
ODD = st.sampled_from(
    ["\u00a0", "\u200b", "\ufeff", "\u00ad", "\r\n", "\r", "\n", "\u2011", "Ð", "ƣ", "\u0301"]
)
TEXTS = st.lists(LETTERS | ODD, max_size=60).map("".join)


@given(TEXTS | st.text(max_size=40))
@example("e\u200b\u0302\u0301")
@example("ƣ\u0301\r\n\u0301")
def test_canonical_text_is_nfc_and_stable(source):
    text, _ = normalize(source)
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & set("\r\u200b\u00ad\ufeff\u00a0")
    assert normalize(text)[0] == text


@given(TEXTS, st.data())
def test_every_span_leads_back_to_its_source(source, data):
    text, source_map = normalize(source)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assume(not any(unicodedata.combining(text[at]) for at in (start, end) if at < len(text)))
    back = source_map.span(Span(start, end))
    assert 0 <= back.start <= back.end <= len(source)
    assert normalize(source[back.start : back.end])[0] == text[start:end]


@given(TEXTS)
def test_the_map_is_monotone(source):
    text, source_map = normalize(source)
    places = [source_map.span(Span(at, at + 1)) for at in range(len(text))]
    assert all(left.start <= right.start and left.end <= right.end for left, right in pairwise(places))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2009"])
def test_variants_of_one_text_are_one_canonical_text(form, line_end, space):
    plain = WORDS + "\n" + WORDS
    variant = "\ufeff" + unicodedata.normalize(form, plain).replace("\n", line_end).replace(" ", space)
    assert normalize(variant)[0] == plain


def test_text_in_canonical_form_costs_no_map():
    assert normalize(WORDS)[1].is_identity


def test_a_readers_own_changes_are_kept_apart():
    source = "**Quyê\u0301t** định"
    text, source_map = normalize(source, [(0, 2, ""), (8, 10, "")])
    assert text == "Quyết định"
    assert source[slice(*_ends(source_map.span(Span(0, 5))))] == "Quyê\u0301t"


def _ends(span):
    return span.start, span.end
