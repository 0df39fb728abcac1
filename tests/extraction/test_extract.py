"""All facts of one document together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_check.extraction import extract
from extraction.written import REGISTRY, plain

REPORT = """\
Số: /BC-SKHCN

Bình Định, ngày tháng 6 năm 2020

BÁO CÁO
Công tác cải cách hành chính 6 tháng đầu năm 2020

Thực hiện Quyết định số 225/QĐ-TTg ngày 04/02/2016 của Thủ tướng Chính phủ, trong quý II, Sở đã đăng tin tại
skhcn.binhdinh.gov.vn và giải quyết được … hồ sơ./.
"""


def test_every_sort_of_fact_is_there():
    facts = extract(plain(REPORT), REGISTRY)
    quote = facts.document.quote
    assert [citation.notation.text for citation in facts.citations] == ["225/QĐ-TTg"]
    assert facts.letterhead.notation.issuer_code == "SKHCN"
    assert [quote(period.span) for period in facts.periods] == ["6 tháng đầu năm 2020", "quý II"]
    assert [link.host.value for link in facts.links] == ["skhcn.binhdinh.gov.vn"]
    assert [blank.kind for blank in facts.blanks] == ["number", "date", "text"]
    assert any(quote(date.span) == "04/02/2016" for date in facts.dates)


def test_the_draft_does_not_cite_itself_in_its_head():
    facts = extract(plain(REPORT.replace("Số: /BC", "Số: 12/BC")), REGISTRY)
    assert [citation.notation.text for citation in facts.citations] == ["225/QĐ-TTg"]
    assert facts.letterhead.notation.text == "12/BC-SKHCN"


@pytest.mark.parametrize("source", ["", "\n", "\u0301", "a" * 5000, "Số" * 2000, "ngày " * 2000])
def test_any_text_has_facts(source):
    assert extract(plain(source), REGISTRY).document.text is not None


@given(st.text(max_size=200))
def test_no_text_makes_it_fail(source):
    facts = extract(plain(source), REGISTRY)
    size = len(facts.document.text)
    spans = [
        fact.span for facts_ in (facts.dates, facts.periods, facts.links, facts.blanks) for fact in facts_
    ]
    assert all(0 <= span.start <= span.end <= size for span in spans)
