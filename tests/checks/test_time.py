"""Dates and periods are judged by what the draft's own head says."""

from __future__ import annotations

import datetime as dt

import pytest

from cchc_check.checks.timeline import last_day, title_periods
from cchc_check.extraction.facts import DateMention, Facts, Letterhead
from cchc_check.text.span import Span
from checks.hand_built import citation, date, document, period, quotes, report, run

TITLE = "Công tác cải cách hành chính 6 tháng đầu năm 2020"


def half(text: str, nth: int = 0) -> object:
    return period(text, "6 tháng đầu năm 2020", "half", 1, "2020-01-01", "2020-06-30", nth)


@pytest.mark.parametrize(
    ("written", "variants"),
    [
        ("31/6/2020", [""]),
        ("29/02/2021", [""]),
        ("6/15/2020", ["swapped"]),
        ("29/02/2020", []),
        ("0/6/2020", []),
    ],
)
def test_impossible_date(written: str, variants: list[str]) -> None:
    text = f"Chốt số liệu ngày {written}."
    facts = Facts(document(text), dates=(date(text, written),))
    assert [one.variant for one in run("impossible-date", facts)] == variants


@pytest.mark.parametrize("text", ["4/23/2018 2:05 PM", "31/6/2020/QĐ", "3l/6/2020", "31-6-2020"])
def test_no_proof_of_an_impossible_date(text: str) -> None:
    day, month = (4, 23) if text.startswith("4") else (31, 6)
    mention = DateMention(Span(0, 9), day, month, 2018 if day == 4 else 2020, "slash")
    assert run("impossible-date", Facts(document(text), dates=(mention,))) == []


def test_last_day() -> None:
    assert last_day(DateMention(Span(0, 0), None, 6, 2020, "long")) == dt.date(2020, 6, 30)
    assert last_day(DateMention(Span(0, 0), 9, 6, 2020, "long")) == dt.date(2020, 6, 9)
    assert last_day(DateMention(Span(0, 0), None, None, 2020, "long")) is None
    assert last_day(DateMention(Span(0, 0), 31, 6, 2020, "long")) is None


def late(text: str, own: str, *cited: tuple[str, str]) -> list[str]:
    head = Letterhead(issued=date(text, own))
    facts = Facts(document(text), head, tuple(citation(text, *one) for one in cited))
    return [one.variant for one in run("cited-after-report", facts)]


def test_cited_after_report() -> None:
    text = "ngày 15/6/2020\n\nTheo 12/QĐ-UBND ngày 16/6/2020. Theo 13/QĐ-UBND ngày 14/6/2020."
    assert late(text, "15/6/2020", ("12/QĐ-UBND", "16/6/2020"), ("13/QĐ-UBND", "14/6/2020")) == [""]
    ahead = "ngày 15/6/2020\n\nSở sẽ thực hiện 12/QĐ-UBND ngày 16/6/2020."
    assert late(ahead, "15/6/2020", ("12/QĐ-UBND", "16/6/2020")) == []


def test_many_later_ones_speak_against_the_own_date() -> None:
    cited = [(f"1{n}/QĐ-UBND", f"1{n}/8/2020") for n in range(5)]
    text = "ngày 15/6/2019\n\n" + "\n\n".join(f"Theo {number} ngày {day}." for number, day in cited)
    assert late(text, "15/6/2019", *cited) == ["own-date"]


def test_estimated_from_the_title() -> None:
    text = f"{TITLE}\n\nTheo 12/QĐ-UBND ngày 16/8/2020. Theo 13/QĐ-UBND ngày 01/8/2020."
    cited = (citation(text, "12/QĐ-UBND", "16/8/2020"), citation(text, "13/QĐ-UBND", "01/8/2020"))
    facts = report(text, TITLE, periods=(half(text),), citations=cited)
    assert [one.variant for one in run("cited-after-report", facts)] == ["estimated"]


def test_title_period_is_of_reports_only() -> None:
    facts = report(TITLE, TITLE, periods=(half(TITLE),))
    assert title_periods(facts) == (half(TITLE),)
    plain = Facts(document(TITLE), Letterhead(title=facts.letterhead.title), periods=facts.periods)
    assert title_periods(plain) == ()


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("III. ĐÁNH GIÁ CHUNG\n\nTrong quý II năm 2020, công tác của Sở được thực hiện tốt.", 1),
        ("III. ĐÁNH GIÁ CHUNG\n\nSở ban hành kế hoạch ngay từ quý II năm 2020.", 0),
        ("III. CÔNG TÁC CÁN BỘ\n\nTrong quý II năm 2020, Sở mở 02 lớp tập huấn.", 0),
        ("Sở Nội vụ báo cáo kết quả công tác quý II năm 2020 như sau:", 1),
        ("Trên đây là báo cáo công tác quý II năm 2020 của Sở./.", 1),
        ("Trên đây là báo cáo công tác 6 tháng và phương hướng quý II năm 2020 của Sở./.", 0),
    ],
)
def test_period_mismatch(body: str, count: int) -> None:
    text = f"{TITLE}\n\n{body}"
    other = period(text, "quý II năm 2020", "quarter", 2, "2020-04-01", "2020-06-30")
    facts = report(text, TITLE, periods=(half(text), other))
    assert quotes(facts, run("period-mismatch", facts)) == ["quý II năm 2020"] * count


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ quý II năm 2020", 1),
        ("II. KẾT QUẢ THỰC HIỆN NHIỆM VỤ quý II năm 2020", 0),
        ("Trên đây là báo cáo công tác 6 tháng và phương hướng quý II năm 2020 của Sở./.", 1),
    ],
)
def test_next_period_mismatch(body: str, count: int) -> None:
    text = f"{TITLE}\n\n{body}"
    other = period(text, "quý II năm 2020", "quarter", 2, "2020-04-01", "2020-06-30")
    facts = report(text, TITLE, periods=(half(text), other))
    assert [one.values["expected"] for one in run("next-period-mismatch", facts)] == [
        "6 tháng cuối năm 2020"
    ] * count


def test_weekend_date() -> None:
    text = "12/QĐ-UBND ngày 26/5/2019, 13/QĐ-TTg ngày 27/3/2021, 14/QĐ-UBND ngày 04/5/2019"
    cited = (
        citation(text, "12/QĐ-UBND", "26/5/2019"),
        citation(text, "13/QĐ-TTg", "27/3/2021", issuer="TTg"),
        citation(text, "14/QĐ-UBND", "04/5/2019"),
    )
    facts = Facts(document(text), citations=cited)
    assert quotes(facts, run("weekend-date", facts)) == ["26/5/2019"]
