"""Codes, kinds and bodies in symbols."""

from __future__ import annotations

import pytest

from cchc_check.diagnostics import Applicability
from checks.citation_findings import findings, quotes

DOUBLED = "Tờ trình số 163/TTr-SKHHCN ngày 25/12/2019; Tờ trình số 163/TTr-SKHCN ngày 25/12/2019."


def test_a_doubled_letter_is_proven_by_the_known_code() -> None:
    (found,) = findings("near-notation", DOUBLED)
    assert found.variant == ""
    assert found.values["suggestion"] == "163/TTr-SKHCN"
    assert found.fix is not None
    assert found.fix.applicability is Applicability.UNSAFE
    assert DOUBLED[found.at.start : found.at.end] == "163/TTr-SKHHCN"


def test_the_office_own_code_decides() -> None:
    text = "Kế hoạch số 7/KH-TTKC ngày 05/3/2021 và Kế hoạch số 7/KH-TTKCC ngày 05/3/2021 đã xong."
    assert quotes("near-notation", text, code="TTKC") == [("", "7/KH-TTKCC")]
    assert quotes("near-notation", text) == [("unproven", "7/KH-TTKCC")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Quyết định số 45/2016/QĐ-TTg ngày 19/10/2016; Quyết định số 45/QĐ-TTg ngày 19/10/2016.",
            [("year-left-out", "45/QĐ-TTg")],
        ),
        (
            "Công văn số 209/STC-VP ngày 23/01/2019 về việc đăng ký danh mục thủ tục rà soát. Công văn số "
            "2019/STC-VP ngày 23/01/2019 về việc đăng ký danh mục thủ tục rà soát.",
            [("near-number", "2019/STC-VP")],
        ),
        ("Tờ trình số 77/TTR-SNV ngày 12/5/2022.", [("letter-case", "77/TTR-SNV")]),
        ("Quyết định số 12/QĐ-TTG ngày 12/5/2022.", [("letter-case", "12/QĐ-TTG")]),
        ("Thông tư số 12/2022/TT-BTTT ngày 12/8/2022.", [("near-code", "12/2022/TT-BTTT")]),
        ("Quyết định số 9/QĐ-UNBD ngày 12/8/2022.", [("near-code", "9/QĐ-UNBD")]),
        (
            "Thông tư số 18/2021/TT-BQP ngày 11/02/2021; Thông tư số 18/2021/TT-BOP.",
            [("undated", "18/2021/TT-BOP")],
        ),
    ],
)
def test_slips_worth_asking_about(text: str, expected: list[tuple[str, str]]) -> None:
    assert quotes("near-notation", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Thông tư số 12/2019/TT-BTC ngày 15/3/2019; Thông tư số 12/2019/TT-BCT ngày 15/3/2019.",
        "Quyết định số 1461/QĐ-UBND ngày 26/5/2019 và Quyết định số 1462/QĐ-UBND ngày 26/5/2019.",
        "QUYẾT ĐỊNH SỐ 12/QĐ-TTG",
        "Công văn số 3653/VPCP-CĐS ngày 05/5/2025; Quyết định số 4526/QĐ-KBNN ngày 05/5/2025.",
        "Kế hoạch số 5/KH-PNV ngày 05/3/2021 của Phòng Nội vụ; Kế hoạch số 5/KH-SNV ngày 05/3/2021 "
        "của Sở Nội vụ.",
    ],
)
def test_notations_that_are_only_alike(text: str) -> None:
    assert findings("near-notation", text) == []


def test_a_space_goes_by_a_safe_fix() -> None:
    (found,) = findings("space-in-notation", "Quyết định số 38/QĐ- SKHCN ngày 28/02/2020.")
    assert found.values == {"written": "38/QĐ- SKHCN", "canonical": "38/QĐ-SKHCN"}
    assert found.fix is not None
    assert found.fix.applicability is Applicability.SAFE
    assert [edit.text for edit in found.fix.edits] == ["38/QĐ-SKHCN"]


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 38/QĐ-\nSKHCN ngày 28/02/2020.",
        "Quyết định số 38/QĐ-SKHCN - Phòng Tổ chức.",
        "Số:      /BC-SNV",
        "số: “Ö8 /TB-UBND ngày 05/8/2019",
    ],
)
def test_spaces_that_are_not_the_author_s(text: str) -> None:
    assert findings("space-in-notation", text) == []


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("Chỉ thị số 49-NQ/TW ngày 02/6/2005.", ""),
        ("nghị quyết số 102/2014/NĐ-CP ngày 10/11/2014.", ""),
        ("Kế hoạch số 1274/QĐ-UBND ngày 26/7/2016.", ""),
        ("Công văn số 2301-TB/TU ngày 26/7/2016.", "doubtful"),
        ("Chương trình số 26-CT/TU ngày 08/3/2018.", "doubtful"),
        ("Tờ trình số 11/TT-SNV ngày 08/3/2018.", ""),
        ("Tờ trình số 11/TT-LĐCL ngày 08/3/2018.", None),
        ("Tờ trình số 519/SNV-TCCC ngày 08/3/2018.", "no-code"),
        ("Kế hoạch số 1475/STC-KH ngày 29/6/2018.", "no-code"),
        ("Hướng dẫn số 519/SNV-TCCC ngày 08/3/2018.", None),
    ],
)
def test_kind_words_and_codes(text: str, variant: str | None) -> None:
    assert [one.variant for one in findings("kind-notation-mismatch", text)] == (
        [] if variant is None else [variant]
    )


@pytest.mark.parametrize(
    "text",
    [
        "Công văn số 693/STC-TTr ngày 12/4/2019.",
        "Công văn số 154/TTr-P3 ngày 12/4/2019.",
        "Công văn số 1210/CT-TTHT ngày 15/4/2019.",
        "Kết luận số 192/KL-TTr ngày 15/4/2019.",
        "Quy định số 66-QĐ/TW ngày 06/02/2017; Quy định số 08-QĐi/TW ngày 25/10/2018.",
        "Kết luận số 06-TB/TU ngày 11/3/2019.",
        "Văn bản số 30/KH-UBND ngày 02/5/2019.",
        "Báo cáo số 18/BCTĐ-STP ngày 02/5/2019.",
        "Nghị quyết số 351/2017/UBTVQH14 ngày 14/3/2017; Luật số 80/2015/QH13.",
        "Quyết định số 125/CP ngày 01/7/1980.",
    ],
)
def test_codes_that_fit(text: str) -> None:
    assert findings("kind-notation-mismatch", text) == []


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("Quyết định số 858/QĐ-TTg ngày 14/6/2010 của Chính phủ phê duyệt Đề án.", ""),
        ("Nghị định số 145/2020/NĐ-CP ngày 14/12/2020 của Thủ tướng Chính phủ.", ""),
        ("Kế hoạch số 120/KH-UBND ngày 15/6/2021 của Sở Nội vụ.", "doubtful"),
        ("Thông tư số 12/2021/TT-BTC ngày 15/6/2021 của Bộ Nội vụ.", "doubtful"),
        ("Chỉ thị số 17-CT/UBND ngày 07/8/2013.", "other-style"),
        ("Kế hoạch số 26/KH-TU ngày 15/3/2018.", "other-style"),
    ],
)
def test_bodies_and_codes(text: str, variant: str) -> None:
    assert [one.variant for one in findings("issuer-notation-mismatch", text)] == [variant]


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 225/QĐ-TTg ngày 04/02/2016 về Chương trình hành động của Chính phủ.",
        "Quyết định số 225/QĐ-TTg ngày 04/02/2016 của Thủ tướng Chính phủ.",
        "Quyết định số 787/QĐ-UBND ngày 05/4/2021 của Chủ tịch UBND tỉnh.",
        "Thông tư số 12/2021/TT-BNV ngày 15/6/2021 của Bộ trưởng Bộ Nội vụ.",
        "Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Bộ Chính trị.",
        "Kế hoạch số 120/KH-BCĐ ngày 15/6/2021 của UBND tỉnh.",
    ],
)
def test_bodies_that_fit(text: str) -> None:
    assert findings("issuer-notation-mismatch", text) == []


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("Chủ tịch UBND tỉnh", "UBND tỉnh", 1),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Bình Định", 0),
        ("UBND tỉnh", "UBND huyện", 0),
    ],
)
def test_two_issuers_of_one_decision(first: str, second: str, count: int) -> None:
    decision = "Quyết định số 787/QĐ-UBND ngày 05/4/2021"
    text = f"{decision} của {first}. {decision} của {second}."
    assert len(findings("conflicting-issuer", text)) == count
