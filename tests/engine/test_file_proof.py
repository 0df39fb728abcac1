"""Examples that are Word files beside their page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cchc_check.engine.proof import ProofFailure, default_tools, prove
from cchc_check.packaged import rules_dir
from cchc_check.rulebook.page import load_page

PAGE = "LAY012-colour-not-black.md"


def failures(folder: Path, old: str, new: str) -> list[ProofFailure]:
    """What does not hold in LAY012 when its page says something else."""
    for source in (rules_dir() / "LAY").glob("LAY012*"):
        shutil.copy(source, folder)
    page = folder / PAGE
    text = page.read_text("utf-8")
    assert not old or old in text
    page.write_text(text.replace(old, new) if old else text, "utf-8")
    return list(prove([load_page(page)], default_tools()))


def test_the_page_holds_as_it_is(tmp_path: Path) -> None:
    assert failures(tmp_path, "", "") == []


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("“Công tác cải cách hành chính 6 tháng đầu năm 2023” →", "“Công tác” →", "page.bad-differs"),
        ("chữ màu #1F4E79", "chữ màu #1F4E78", "page.bad-differs"),
        ("good file=LAY012-good.docx", "good file=LAY012-bad.docx", "page.good-differs"),
        ("“I. KẾT QUẢ THỰC HIỆN” →", "I. KẾT QUẢ THỰC HIỆN:", "page.bad-attribute"),
        ("file=LAY012-good.docx", "file=../LAY012-good.docx", "page.bad-attribute"),
        ("file=LAY012-good.docx", "file=LAY012-missing.docx", "page.example-broke"),
        ("```good file=LAY012-good.docx\n```\n", "", "page.too-few-examples"),
    ],
)
def test_what_does_not_hold_is_told(tmp_path: Path, old: str, new: str, reason: str) -> None:
    assert [each.reason for each in failures(tmp_path, old, new)] == [reason]
