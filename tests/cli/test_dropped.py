"""`kiem-tra.cmd`, on which reports are dropped: what it calls works here, and it can be read by Windows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cchc_check.cli import main

ROOT = Path(__file__).parents[2]
BAD = "Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 của Sở.\r\n"


@pytest.fixture
def script() -> str:
    return (ROOT / "kiem-tra.cmd").read_bytes().decode("ascii")


def test_windows_reads_it(script: str) -> None:
    assert script.count("\n") == script.count("\r\n") > 10
    assert "*.cmd -text" in (ROOT / ".gitattributes").read_text(encoding="ascii").splitlines()
    for label in re.findall(r"goto (\w+)", script):
        assert f"\r\n:{label}\r\n" in script


def test_it_is_named_in_the_readme_and_writes_to_the_temporary_folder_only(script: str) -> None:
    assert "`kiem-tra.cmd`" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.findall(r'set "result=(.*?)\\[\w.-]+"', script) == ["%TEMP%"]
    assert not re.search(r"[^|&]>(?!nul)", script)


def test_an_old_result_is_never_shown_for_a_new_one(script: str) -> None:
    deleted, called, shown = (script.index(each) for each in ("del /f", 'cchc-check.exe" -o', 'start "" '))
    assert deleted < called < shown
    assert script.index('if not exist "%result%" goto failed', called) < shown


def test_what_it_calls_makes_a_page_of_all_reports(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts = [tmp_path / "Báo cáo & phụ lục (1).md", tmp_path / "Thư mục mới" / "quý 2.txt"]
    for draft in drafts:
        draft.parent.mkdir(exist_ok=True)
        draft.write_bytes(BAD.encode())
    (tmp_path / "hỏng.docx").write_bytes(b"PK\x03\x04")
    result = tmp_path / "cchc-check.html"
    flags = re.search(r'cchc-check\.exe" (.*?) %\*', script)[1].replace('"%result%"', str(result)).split(" ")
    away = tmp_path / "windows" / "system32"
    away.mkdir(parents=True)
    monkeypatch.chdir(away)
    before = sorted(path for path in tmp_path.rglob("*") if path != result)
    assert main([*flags, *map(str, drafts), str(tmp_path / "hỏng.docx")]) == 2
    assert capsys.readouterr() == ("", "")
    html = result.read_text(encoding="utf-8")
    assert "quý 2.txt" in html
    assert "Báo cáo &amp; phụ lục (1).md" in html
    assert "CHƯA KIỂM TRA" in html
    assert sorted(path for path in tmp_path.rglob("*") if path != result) == before
