"""Which rules of form hold: told by the head and the day of the document, never by what it cites."""

from __future__ import annotations

import pytest

from cchc_check.engine.run import check_facts, prepare
from cchc_check.engine.settings import Settings
from cchc_check.extraction import extract
from cchc_check.readers import read_text
from cchc_check.registry import load_registry

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM\n"
BODY = "\nBÁO CÁO\nCông tác cải cách hành chính năm 2021\n\nCăn cứ Kế hoạch số 26-KH/TU ngày 05/01/2019.\n"


def regime(text: str) -> str:
    return extract(read_text(text, "txt", "a.txt"), load_registry()).regime


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", "nd30"),
        (STATE, "nd30"),
        (STATE + "Số: 45/BC-SNV\nPhú An, ngày 05 tháng 3 năm 2020\n", "nd30"),
        (STATE + "Số: 45/BC-SNV\nPhú An, ngày 04 tháng 3 năm 2020\n", "tt01"),
        (STATE + "Số: 45/BC-SNV\nPhú An, ngày     tháng     năm 2020\n", "nd30"),
        (STATE + "Số: 45/BC-SNV\nPhú An, ngày     tháng 02 năm 2020\n", "tt01"),
        (STATE + "Số: 45/BC-SNV\nPhú An, ngày     tháng     năm 20\n", "nd30"),
        (STATE + "Số: 45-BC/SNV\nPhú An, ngày 05 tháng 6 năm 2021\n", "nd30"),
        (STATE + "Số: 45/BC-SNV\nPhú An, ngày 05 tháng 3 năm 2011\n", "tt01"),
        (STATE + "Số: 45/BC-SNV\nPhú An, ngày 04 tháng 3 năm 2011\n", "older"),
        ("ĐẢNG BỘ TỈNH PHÚ AN\nHUYỆN ỦY SÔNG LAM\n*\nSố 45-BC/HU\n", "hd05"),
        (
            "HUYỆN ỦY SÔNG LAM      " + PARTY + "*\nSố 45-BC/HU      Sông Lam, ngày 05 tháng 6 năm 2018\n",
            "hd36",
        ),
        (PARTY + "Số 45-BC/HU\nSông Lam, ngày 03 tháng 4 năm 2018\n", "hd36"),
        (PARTY + "Số 45-BC/HU\nSông Lam, ngày 02 tháng 4 năm 2018\n", "older"),
        (PARTY + "Số 45-BC/HU\nSông Lam, ngày 26 tháng 5 năm 2026\n", "hd36"),
        (PARTY + "Số 45-BC/HU\nSông Lam, ngày 27 tháng 5 năm 2026\n", "hd05"),
        (PARTY + "Số 45-BC/HU\nSông Lam, ngày     tháng     năm 2026\n", "hd05"),
        (PARTY, "hd05"),
    ],
)
def test_the_head_tells(head: str, expected: str) -> None:
    assert regime(head + BODY) == expected


def test_a_rule_of_another_regime_does_not_run_and_it_is_said() -> None:
    text = STATE + "Số: 45/BC-SNV\nPhú An, ngày 04 tháng 3 năm 2019\n" + BODY
    facts = extract(read_text(text, "txt", "a.txt"), load_registry())
    coverage = check_facts(facts, prepare(Settings(select=("LAY003", "CIT001", "STR001")))).coverage
    assert coverage.regime == "tt01"
    assert [(each.rule, each.reason) for each in coverage.not_run] == [("LAY003", "other-regime")]
