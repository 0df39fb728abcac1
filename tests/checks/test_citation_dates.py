"""Re-used numbers, conflicting dates, years that disagree, numbers out of order."""

from __future__ import annotations

import pytest

from checks.citation_findings import findings, quotes

TWO_PLANS = (
    "Kế hoạch số 15/KH-STP ngày 10/01/2022 về theo dõi thi hành pháp luật.\n\n"
    "Kế hoạch số 15/KH-STP ngày 12/01/2022 về công tác hòa giải ở cơ sở."
)
ONE_DECREE = (
    "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ và Nghị định số 61/2018/NĐ-CP "
    "ngày 24/3/2018 của Chính phủ, Nghị định số 61/2018/NĐ-CP ngày 23/4/2018."
)


def test_two_titles_are_two_documents_and_not_two_dates() -> None:
    (found,) = findings("one-number-two-documents", TWO_PLANS)
    assert found.values["date"] == "12/01/2022"
    assert found.values["other_date"] == "10/01/2022"
    assert [related.note for related in found.related] == ["other"]
    assert findings("conflicting-date", TWO_PLANS) == []


def test_two_dates_of_one_document() -> None:
    assert quotes("conflicting-date", ONE_DECREE) == [("", "24/3/2018")]
    assert findings("one-number-two-documents", ONE_DECREE) == []


def test_every_place_of_the_wrong_date_is_named() -> None:
    text = (
        ONE_DECREE + " Nghị định số 61/2018/NĐ-CP ngày 23/4/2018; Nghị định số 61/2018/NĐ-CP ngày 24/3/2018."
    )
    (found,) = findings("conflicting-date", text)
    assert [related.note for related in found.related] == ["other", "repeat"]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 76/NQ-CP ngày 13/6/2013 và Nghị quyết số 76/NQ-CP ngày 15/7/2021.",
        "Quyết định số 12/QĐ-UBND ngày 05/01/2021 của UBND tỉnh; Quyết định số 12/QĐ-UBND ngày 08/01/2021 "
        "của UBND huyện.",
        "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018; Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018.",
        "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 có hiệu lực; Nghị định số 61/2018/NĐ-CP có hiệu lực từ "
        "ngày 21/6/2018.",
        "Hợp đồng số 05/HĐ-SNV ngày 05/01/2021 và Hợp đồng số 05/HĐ-SNV ngày 09/02/2021.",
        "Nghị quyết số 29/NQ-HĐND ngày 24/6/2025 của HĐND tỉnh Bình Thuận và Nghị quyết số 29/NQ-HĐND "
        "ngày 10/7/2025 của HĐND tỉnh Đắk Nông.",
    ],
)
def test_what_looks_like_two_dates(text: str) -> None:
    assert findings("conflicting-date", text) == []
    assert findings("one-number-two-documents", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "UBND huyện Na Hang ban hành Kế hoạch số 15/KH-UBND ngày 10/01/2023 về cải cách hành chính năm 2023; UBND "
        "huyện Lâm Bình ban hành Kế hoạch số 15/KH-UBND ngày 12/01/2023 về cải cách hành chính năm 2023.",
        "UBND huyện Na Hang ban hành Kế hoạch số 15/KH-UBND ngày 10/01/2023. Thực hiện Kế hoạch số 15/KH-UBND "
        "ngày 12/01/2023, đơn vị đã tự kiểm tra.",
        "Sở Y tế tỉnh Lào Cai gửi Công văn số 88/SYT-VP ngày 05/3/2023, Sở Y tế tỉnh Sơn La gửi Công văn số "
        "88/SYT-VP ngày 09/3/2023.",
    ],
)
def test_bodies_named_before_the_citation(text: str) -> None:
    assert findings("conflicting-date", text) == []


def test_a_body_right_behind_the_citation() -> None:
    text = (
        "Căn cứ Quyết định số 402/QĐ-UBND ngày 20/12/2016 của UBND tỉnh Quảng Bình. Việc thực hiện Quyết định "
        "số 402/QĐ-UBND ngày 12/12/2016 của tỉnh."
    )
    assert quotes("conflicting-date", text) == [("", "12/12/2016")]


def test_a_symbol_of_many_bodies_only_warns() -> None:
    text = "Quyết định số 318/QĐ-UBND ngày 06/02/2020 và Quyết định số 318/QĐ-UBND ngày 16/02/2020 đã xong."
    assert quotes("conflicting-date", text) == [("unproven", "16/02/2020")]


def test_year_of_number_and_date() -> None:
    text = "Nghị định số 203/2003/NĐ-CP ngày 28/11/2013 và Luật số 80/2015/QH13 ngày 22/6/2015."
    assert quotes("year-mismatch", text) == [("", "203/2003/NĐ-CP ngày 28/11/2013")]


def test_a_year_that_cannot_be() -> None:
    assert quotes("year-mismatch", "Quyết định 02/1025/QĐ-UBND.") == [("impossible", "02/1025/QĐ-UBND")]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 107/2021/NĐ-CP có hiệu lực từ ngày 01/01/2022.",
        "Quyết định số 2019/QĐ-UBND ngày 12/8/2020.",
        "Hợp đồng số 05/2019/HĐ-SNV ngày 05/01/2021.",
    ],
)
def test_years_that_may_differ(text: str) -> None:
    assert findings("year-mismatch", text) == []


def listed(*points: str) -> str:
    return "; ".join(
        f"Công văn số {number}/STC-VP ngày {date}" for number, date in (p.split(" ") for p in points)
    )


def test_a_number_out_of_order() -> None:
    text = listed("100 05/01/2021", "250 10/3/2021", "260 11/9/2021", "400 20/5/2021", "500 01/7/2021")
    assert quotes("number-date-order", text) == [("", "11/9/2021")]


@pytest.mark.parametrize(
    "points",
    [
        ("100 05/01/2021", "250 10/3/2021", "260 11/9/2021"),
        ("100 05/01/2021", "250 10/3/2021", "260 12/3/2021", "400 11/3/2021", "500 01/7/2021"),
        ("400 05/01/2021", "480 10/02/2021", "20 12/3/2021", "30 11/4/2021", "60 01/7/2021"),
    ],
)
def test_orders_that_prove_nothing(points: tuple[str, ...]) -> None:
    assert findings("number-date-order", listed(*points)) == []
