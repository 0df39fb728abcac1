"""Accepted findings: what an entry silences, what survives an edit, and what is said of entries gone stale."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_check.diagnostics import Severity
from cchc_check.engine import baseline
from cchc_check.engine.baseline import Accepted, Baseline, accept, renewed
from cchc_check.engine.results import FileResult
from cchc_check.engine.run import check_facts, prepare
from cchc_check.engine.settings import Settings
from cchc_check.errors import ConfigError
from cchc_check.extraction import extract
from cchc_check.readers import read_text

TODAY = dt.date(2021, 6, 30)
BAD = "Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 của Sở."
OTHER = "Thực hiện Kế hoạch số 12/KH -UBND ngày 05/3/2020, các phòng đã triển khai."
GOOD = "Các đơn vị đã hoàn thành công việc được giao."
PLAN = prepare(Settings(select=("CIT004",)))
EMPTY = Baseline(os.path.abspath(baseline.NAME))

blocks = st.lists(st.sampled_from((BAD, OTHER, GOOD, f"- {BAD}", f"Đoạn dài hơn. {OTHER}")), max_size=8)


def check(paragraphs: Sequence[str]) -> FileResult:
    document = read_text("\n\n".join([*paragraphs, GOOD]), "md", "a.md")
    return check_facts(extract(document, PLAN.context.registry), PLAN)


def accepting(result: FileResult, reason: str = "đã đối chiếu sổ") -> Baseline:
    return renewed(EMPTY, [(result, PLAN.codes)], TODAY, reason)


def judged(result: FileResult, accepted: Baseline, today: dt.date = TODAY) -> FileResult:
    return accept(result, accepted, PLAN.codes, today, "vi")


@given(blocks)
def test_a_baseline_of_todays_findings_leaves_none(paragraphs: list[str]) -> None:
    result = check(paragraphs)
    after = judged(result, accepting(result))
    assert not after.active()
    assert not after.stale
    assert len(after.diagnostics) == len(result.diagnostics)
    assert {found.suppression for found in after.diagnostics} <= {"đã đối chiếu sổ"}


@given(blocks, st.randoms(use_true_random=False))
def test_moving_blocks_keeps_what_is_accepted(paragraphs: list[str], random: object) -> None:
    accepted = accepting(check(paragraphs))
    random.shuffle(paragraphs)  # type: ignore[attr-defined]
    after = judged(check(["Một đoạn mới, viết thêm ở đầu.", *paragraphs]), accepted)
    assert not after.active()
    assert not after.stale


@given(blocks)
def test_renewing_what_has_not_changed_changes_nothing(paragraphs: list[str]) -> None:
    result = check(paragraphs)
    once = accepting(result)
    assert renewed(once, [(result, PLAN.codes)], TODAY, "lý do khác") == once


def test_an_edit_of_the_block_itself_lets_the_entry_lapse() -> None:
    after = judged(check([BAD.replace("Theo", "Căn cứ")]), accepting(check([BAD])))
    assert len(after.active()) == 1
    assert [(each.kind, each.codes) for each in after.stale] == [("unused", ("CIT004",))]
    assert "38/QĐ- SKHCN" in after.stale[0].message


def test_an_entry_holds_to_its_last_day_and_then_is_stale() -> None:
    result = check([BAD])
    (entry,) = accepting(result).entries
    until = Accepted(entry.path, entry.rule, entry.quote, entry.fingerprint, entry.reason, TODAY)
    accepted = Baseline(EMPTY.file, (until,))
    assert not judged(result, accepted).active()
    after = judged(result, accepted, TODAY + dt.timedelta(1))
    assert len(after.active()) == 1
    assert [each.kind for each in after.stale] == ["expired"]
    (new,) = renewed(accepted, [(result, PLAN.codes)], TODAY + dt.timedelta(1), "mới").entries
    assert (new.reason, new.until) == ("mới", None)


def test_an_entry_of_a_rule_that_did_not_run_is_left_in_peace() -> None:
    entry = Accepted("a.md", "CIT001", "x", "0" * 16, "đã đối chiếu")
    accepted = Baseline(EMPTY.file, (entry,))
    result = check([BAD])
    assert not judged(result, accepted).stale
    assert entry in renewed(accepted, [(result, PLAN.codes)], TODAY, "mới").entries


def test_an_entry_for_another_document_or_rule_silences_nothing() -> None:
    result = check([BAD])
    (entry,) = accepting(result).entries
    for other in (("b.md", "CIT004"), ("a.md", "CIT001")):
        wrong = Accepted(*other, entry.quote, entry.fingerprint, entry.reason)
        assert judged(result, Baseline(EMPTY.file, (wrong,))).active()


def test_entries_of_documents_that_are_gone_go_too(tmp_path: Path) -> None:
    (tmp_path / "còn.md").write_text(GOOD, encoding="utf-8")
    kept, gone = (Accepted(name, "CIT004", "x", "0" * 16, "lý do") for name in ("còn.md", "mất.md"))
    old = Baseline(str(tmp_path / baseline.NAME), (gone, kept))
    assert renewed(old, [], TODAY, "mới").entries == (kept,)


PERIODS = prepare(Settings(select=("DAT003",)))
SENTENCES = (
    "Sở Tư pháp báo cáo kết quả công tác cải cách hành chính quý I năm 2021 như sau:",
    "III. ĐÁNH GIÁ CHUNG\n\nTrong quý I năm 2021, công tác cải cách hành chính của Sở có nhiều chuyển biến.",
    "Trên đây là báo cáo kết quả công tác cải cách hành chính quý I năm 2021 của Sở Tư pháp./.",
)


def check_periods(*sentences: str) -> FileResult:
    head = "**BÁO CÁO**\n**Công tác cải cách hành chính quý I năm 2022**"
    text = "\n\n".join([head, *sentences])
    return check_facts(extract(read_text(text, "md", "a.md"), PERIODS.context.registry), PERIODS)


def test_a_finding_told_once_is_accepted_with_the_places_it_had() -> None:
    result = check_periods(*SENTENCES[:2])
    old = renewed(EMPTY, [(result, PERIODS.codes)], TODAY, "đã xem")
    assert [each.count for each in old.entries] == [2]

    def after(*sentences: str) -> FileResult:
        return accept(check_periods(*sentences), old, PERIODS.codes, TODAY, "vi")

    for fewer in (SENTENCES[:2], SENTENCES[:1]):
        assert not after(*fewer).active()
        assert not after(*fewer).stale
    grown = after(*SENTENCES)
    assert [found.values["count"] for found in grown.active()] == ["3"]
    assert [each.kind for each in grown.stale] == ["grown"]
    assert "nay có ở 3 chỗ" in grown.stale[0].message


def test_what_is_accepted_in_a_draft_is_told_when_it_is_an_error() -> None:
    text = "Số:      /BC-STP\n\n**BÁO CÁO**\n\nSở đã hoàn thành kế hoạch được giao."
    draft, issue = (prepare(Settings(select=("STR001",), stage=stage)) for stage in ("draft", "issue"))
    facts = extract(read_text(text, "md", "a.md"), draft.context.registry)
    old = renewed(EMPTY, [(check_facts(facts, draft), draft.codes)], TODAY, "đã xem")
    assert [each.severity for each in old.entries] == ["info"]
    assert not accept(check_facts(facts, draft), old, draft.codes, TODAY, "vi").active()
    after = accept(check_facts(facts, issue), old, issue.codes, TODAY, "vi")
    assert [found.severity for found in after.active()] == ["error"]
    assert not after.stale
    new = renewed(old, [(check_facts(facts, issue), issue.codes)], TODAY, "mới")
    assert [(each.severity, each.reason) for each in new.entries] == [("error", "mới")]
    assert renewed(new, [(check_facts(facts, draft), draft.codes)], TODAY, "sau") == new


def test_renewing_follows_how_many_places_a_finding_has() -> None:
    two, three = (check_periods(*each) for each in (SENTENCES[:2], SENTENCES))
    old = renewed(EMPTY, [(two, PERIODS.codes)], TODAY, "đã xem")
    (grown,) = renewed(old, [(three, PERIODS.codes)], TODAY, "mới").entries
    assert (grown.count, grown.reason) == (3, "mới")
    (fewer,) = renewed(Baseline(EMPTY.file, (grown,)), [(two, PERIODS.codes)], TODAY, "sau").entries
    assert (fewer.count, fewer.reason) == (2, "mới")


counts, severities = st.integers(1, 10**6), st.sampled_from(Severity)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip() != "")


@given(quote=texts, reason=texts, until=st.none() | st.dates(), more=st.tuples(counts, severities))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    quote: str,
    reason: str,
    until: dt.date | None,
    more: tuple[int, Severity],
) -> None:
    file = str(tmp_path_factory.getbasetemp() / "một.toml")
    written = Baseline(file, (Accepted("bc/quý 1.docx", "CIT004", quote, "0" * 16, reason, until, *more),))
    Path(file).write_bytes(baseline.write(written, "vi").encode())
    assert baseline.load(file) == written


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("[[accepted]\n", "config.not-toml", 0),
        ("accepted = 3\n", "config.wrong-type", 0),
        ("else = 3\n", "config.unknown-key", 0),
        ("# đầu\n[[accepted]]\npath = 3\n", "config.wrong-type", 2),
        ("[[accepted]]\nuntil = 2021-01-01T00:00:00\n", "config.wrong-type", 1),
        ("[[accepted]]\nfile = 'a'\n", "config.unknown-key", 1),
        ("[[accepted]]\ncount = true\n", "config.wrong-type", 1),
        (
            "[[accepted]]\npath='a'\nrule='B'\nfingerprint='0'\nreason='c'\nseverity='lỗi'\n",
            "config.not-a-choice",
            1,
        ),
        (
            "[[accepted]]\npath = 'a'\nrule = 'CIT004'\nfingerprint = '0'\nreason = ' '\n",
            "baseline.missing",
            1,
        ),
    ],
)
def test_a_wrong_baseline_is_an_error_with_its_line(
    tmp_path: Path, text: str, reason: str, line: int
) -> None:
    file = tmp_path / baseline.NAME
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        baseline.load(str(file))
    assert (caught.value.reason, caught.value.line, caught.value.path) == (reason, line, str(file))


def stale_of(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.kind, each.codes) for each in check([text]).stale]


def test_directives_that_do_nothing_are_stale() -> None:
    note = "<!-- cchc-check: ignore{} đã xem -->\n"
    assert stale_of(note.format("[CIT004]") + BAD) == []
    assert stale_of(note.format("[space-in-notation]") + BAD) == []
    assert stale_of(note.format("[CIT004]") + GOOD) == [("unused", ("CIT004",))]
    assert stale_of(note.format("") + BAD) == [("no-code", ())]
    assert stale_of(note.format("[CIT004, CIT999]") + BAD) == [("unknown-code", ("CIT999",))]
    assert stale_of(note.format("[CIT001]") + BAD) == []  # not among the rules of this run
