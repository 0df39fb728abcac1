"""Whatever citations stand beside each other, checks answer with places inside the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.citation_findings import findings

CHECKS = [
    "conflicting-date",
    "conflicting-issuer",
    "issuer-notation-mismatch",
    "kind-notation-mismatch",
    "near-notation",
    "number-date-order",
    "one-number-two-documents",
    "space-in-notation",
    "year-mismatch",
]
PIECES = [
    "Quyết định số 12/QĐ-UBND",
    "Nghị định số 61/2018/NĐ-CP",
    "Kế hoạch số 26-KH/TU",
    "Công văn số 209/STC-VP",
    "Công văn số 2019/STC-VP",
    "Tờ trình số 163/TTr-SKHHCN",
    "Tờ trình số 163/TTr- SKHCN",
    "Luật số 80/2015/QH13",
    " ngày 23/4/2018",
    " ngày 31/02/2020",
    " ngày 05 tháng 01 năm 2018",
    " của Chính phủ",
    " của Chủ tịch UBND tỉnh",
    " của UBND huyện Yên Bình",
    " về việc ban hành Quy chế làm việc",
    " về kiểm tra CCHC năm 2018",
    ", ",
    ";\n",
    ".\n\n",
    "\t",
    " và ",
]


@pytest.mark.parametrize("name", CHECKS)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14))
def test_findings_stand_in_the_text(name: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    for found in findings(name, text):
        spans = [found.at, *(related.at for related in found.related)]
        spans += [edit.span for edit in found.fix.edits] if found.fix else []
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(found.values.values()) or found.variant
