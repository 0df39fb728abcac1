"""Examples that are Word files beside their page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cchc_check.engine.proof import ProofFailure, default_tools, prove
from cchc_check.packaged import rules_dir
from cchc_check.rulebook.page import load_page

PAGE = "LAY001-paper-not-a4.md"


def failures(folder: Path, old: str, new: str) -> list[ProofFailure]:
    """What does not hold in LAY001 when its page says something else."""
    for source in (rules_dir() / "LAY").glob("LAY001*"):
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
        ("“UBND TỈNH PHÚ AN” → Khổ", "“UBND” → Khổ", "page.bad-differs"),
        ("→ Khổ giấy đang đặt là 215,9", "→ Khổ giấy đang đặt là 216", "page.bad-differs"),
        ("good file=LAY001-good.docx", "good file=LAY001-bad.docx", "page.good-differs"),
        ("“UBND TỈNH PHÚ AN” → Khổ", "UBND TỈNH PHÚ AN: Khổ", "page.bad-attribute"),
        ("file=LAY001-good.docx", "file=../LAY001-good.docx", "page.bad-attribute"),
        ("file=LAY001-good.docx", "file=LAY001-missing.docx", "page.example-broke"),
        ("```good file=LAY001-good.docx\n```\n", "", "page.too-few-examples"),
    ],
)
def test_what_does_not_hold_is_told(tmp_path: Path, old: str, new: str, reason: str) -> None:
    assert [each.reason for each in failures(tmp_path, old, new)] == [reason]
