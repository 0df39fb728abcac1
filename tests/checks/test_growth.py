"""Rules whose work once grew with the square of the text: four times the text may take no more than eight times."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from cchc_check import checks
from cchc_check.engine.run import check_facts, check_file, prepare
from cchc_check.engine.settings import Settings
from cchc_check.extraction import extract
from cchc_check.extraction.facts import Facts
from cchc_check.readers import read_text

_HEAD = (
    "UBND TỈNH BÌNH ĐỊNH\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\n\nSố: 45/BC-SKHCN\n\nBình Định, ngày 10 tháng 7 năm 2021\n\n"
    "BÁO CÁO\n\nKết quả công tác cải cách hành chính 6 tháng đầu năm 2021\n\n"
)
_MOST = 8
"""Four times is linear, sixteen the square."""
_CITED = "Theo Quyết định số {n}/QĐ-UBND ngày 12/02/2021 và Công văn số {m}/SNV-CCHC ngày 03/3/2021, "


def _numbers(count: int) -> str:
    """One paragraph of many lines, each with a period and numbers."""
    lines = (
        f"Trong 6 tháng đầu năm 2021, Sở tiếp nhận {100 + n} hồ sơ, giải quyết {90 + n} hồ sơ đúng hạn."
        for n in range(count)
    )
    return _HEAD + "\n".join(lines)


def _lists(count: int) -> str:
    """Paragraphs with cited documents and a list in brackets."""
    paragraphs = (
        _CITED.format(n=n + 1, m=n + 5)
        + "có 03 phòng (Phòng Tổng hợp, Phòng Một cửa, Phòng Pháp chế) đã rà soát."
        for n in range(count)
    )
    return _HEAD + "\n\n".join(paragraphs)


def _bullets(count: int) -> str:
    """Lists behind a colon, one after the other."""
    return _HEAD + "\n\n".join("Sở có 02 tổ:\n\n- Tổ tiếp nhận;\n- Tổ thẩm định." for _ in range(count))


def _periods(count: int) -> str:
    """Sentences that report on another period than the title, among cited documents."""
    paragraphs = (
        _CITED.format(n=n + 1, m=n + 5) * 3 + "các phòng đã rà soát.\n\nTrên đây là báo cáo quý I năm 2021."
        for n in range(count)
    )
    return _HEAD + "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    ("code", "write", "count"),
    [
        ("FIG010", _numbers, 300),
        ("FIG008", _lists, 600),
        ("FIG008", _bullets, 600),
        ("DAT003", _periods, 300),
    ],
)
def test_a_rule_costs_four_times_as_much_on_four_times_the_text(
    code: str, write: Callable[[int], str], count: int
) -> None:
    few, many = (_facts(write(times * count)) for times in (1, 4))
    assert _seconds(code, many) < _MOST * _seconds(code, few)


def _facts(text: str, format: str = "txt") -> Facts:
    plan = prepare(Settings())
    facts = extract(read_text(text, format), plan.context.registry)
    assert facts.features is not None
    return facts


def _seconds(code: str, facts: Facts) -> float:
    """The least processor time of three runs; what facts keep for the next rule is made in each of them."""
    plan = prepare(Settings(select=(code,)))
    (rule,) = plan.rules
    function, times = checks.get(rule.check).function, []
    for _ in range(3):
        own = Facts(**{name: getattr(facts, name) for name in facts.__struct_fields__})
        start = time.process_time()
        for _found in function(own, rule.params, plan.context):
            pass
        times.append(time.process_time() - start)
    return min(times)


def test_findings_in_one_endless_line_carry_what_stands_near_them() -> None:
    sentence = "Theo Quyết định số 38/QĐ- UBND ngày 12/02/2021 thì hồ sơ được giải quyết đúng hạn. "
    result = check_file("one.txt", prepare(Settings(select=("CIT004",))), (sentence * 3000).encode())
    assert len(result.diagnostics) == 3000
    assert all(len(found.excerpt) < 5000 for found in result.diagnostics)
    for found in result.diagnostics:
        start, end = found.excerpt_at
        assert found.excerpt[start:end] == found.quote
    assert len({found.fingerprint for found in result.diagnostics}) == 3000


def test_directives_are_not_each_held_against_every_finding() -> None:
    def seconds(count: int) -> float:
        line = "<!-- cchc-check: ignore[CIT004] đã xem -->\nTheo Quyết định số {}/QĐ- UBND ngày 12/02/2021."
        facts = _facts("\n\n".join(line.format(n + 1) for n in range(count)), "md")
        plan, times = prepare(Settings(select=("CIT004",))), []
        for _ in range(3):
            start = time.process_time()
            result = check_facts(facts, plan)
            times.append(time.process_time() - start)
        assert not result.active()
        assert not result.stale
        return min(times)

    assert seconds(2000) < _MOST * seconds(500)
