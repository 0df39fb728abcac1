"""Addresses end before their sentence's punctuation, and what only looks like one is none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_check.extraction.links import find_links
from extraction.written import linked, plain


def found(source):
    document = plain(source)
    return [(link.kind, document.quote(link.span), link.host.value) for link in find_links(document)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("tại skhcn.binhdinh.gov.vn.", ("host", "skhcn.binhdinh.gov.vn", "skhcn.binhdinh.gov.vn")),
        ("(http://a.gov.vn/tin-tuc).", ("url", "http://a.gov.vn/tin-tuc", "a.gov.vn")),
        ("xem https://a.vn/x_(2)./.", ("url", "https://a.vn/x_(2)", "a.vn")),
        ("“https://abc.vn/?id=1;”", ("url", "https://abc.vn/?id=1", "abc.vn")),
        ("HTTP://SKHCN.BINHDINH.GOV.VN,", ("url", "HTTP://SKHCN.BINHDINH.GOV.VN", "skhcn.binhdinh.gov.vn")),
        ("http://10.0.0.1:8080/a,", ("url", "http://10.0.0.1:8080/a", "10.0.0.1")),
        ("thư: van-thu@stc.daknong.gov.vn;", ("email", "van-thu@stc.daknong.gov.vn", "stc.daknong.gov.vn")),
        ("www.binhdinh.gov.vn/cchc:", ("host", "www.binhdinh.gov.vn/cchc", "www.binhdinh.gov.vn")),
        ("trang dichvucong.gov.vn…", ("host", "dichvucong.gov.vn", "dichvucong.gov.vn")),
        ("trang\ndichvucong.gov.vm", ("host", "dichvucong.gov.vm", "dichvucong.gov.vm")),
        ("sct.vn/b c", ("host", "sct.vn/b", "sct.vn")),
    ],
)
def test_an_address_and_nothing_more(source, expected):
    assert found(source) == [expected]


@pytest.mark.parametrize(
    "source",
    [
        "T.M. UBND",
        "rau, củ, quả, v.v.",
        "bao-cao-6-thang.docx",
        "mục 1.2.3 và 12.345.678",
        "Số điện thoại: 0256.3822628",
        "HĐND.VN",
        "đuôi gov.vn",
        "@gov.vn",
        "http://",
        "tỉnh.Trong kỳ",
        "ĐT.VN",
    ],
)
def test_what_is_no_address(source):
    assert found(source) == []


def test_two_addresses_in_a_row():
    kinds = [kind for kind, _, _ in found("a@sct.gov.vn,b@sct.gov.vn; sct.gov.vn")]
    assert kinds == ["email", "email", "host"]


def test_a_link_of_the_format_gives_its_target_to_the_address_shown():
    document = linked("xem skhcn.gov.vn nhé", "skhcn.gov.vn", "http://khac.gov.vn/")
    (link,) = find_links(document)
    assert (link.host.value, link.target) == ("skhcn.gov.vn", "http://khac.gov.vn/")


@pytest.mark.parametrize(
    ("target", "kind", "host"),
    [("mailto:a@sct.gov.vn?subject=x", "email", "sct.gov.vn"), ("https://sct.gov.vn/a", "url", "sct.gov.vn")],
)
def test_linked_words_are_an_address_where_they_stand(target, kind, host):
    document = linked("xem tại đây nhé", "tại đây", target)
    (link,) = find_links(document)
    assert (link.kind, link.host.value, document.quote(link.host.span)) == (kind, host, "tại đây")


def test_a_link_within_the_document_is_no_address():
    assert find_links(linked("xem Phụ lục I", "Phụ lục I", "#phu-luc-1")) == ()


@given(st.text(alphabet="a.@/:-vn gov(%)\nộ", max_size=80))
def test_addresses_lie_in_the_text_apart_from_each_other(source):
    document = plain(source)
    links = find_links(document)
    assert all(link.span.covers(link.host.span) and len(link.host.span) for link in links)
    assert all(one.span.end <= other.span.start for one, other in pairwise(links))
