"""`cchc-check baseline` and the runs that follow it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cchc_check.cli import main
from cchc_check.engine.baseline import NAME

BAD = "Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 của Sở.\n"
NEW = "Thực hiện Kế hoạch số 12/KH -UBND ngày 05/3/2020.\n"

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "bc").mkdir()
    (tmp_path / "bc" / "a.md").write_text(BAD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys: Capture, *args: str) -> tuple[int, str, str]:
    code = main(args)
    out, err = capsys.readouterr()
    return code, out, err


def test_only_new_findings_fail_after_a_baseline(folder: Path, capsys: Capture) -> None:
    assert run(capsys, ".")[0] == 1
    code, out, err = run(capsys, "baseline")
    assert (code, out) == (0, "")
    assert "1 phát hiện" in err
    code, out, _ = run(capsys, ".")
    assert code == 0
    assert "1 phát hiện đã được bỏ qua" in out
    (folder / "bc" / "a.md").write_text(NEW + "\n" + BAD, encoding="utf-8")
    code, out, _ = run(capsys, "--output-format", "concise", "bc/a.md")
    assert code == 1
    assert "12/KH -UBND" in out
    assert "38/QĐ" not in out


def test_accepted_and_stale_are_visible_in_json(folder: Path, capsys: Capture) -> None:
    run(capsys, "baseline")
    (file,) = json.loads(run(capsys, "--output-format", "json", "bc")[1])["files"]
    assert file["diagnostics"][0]["suppression"].startswith("đã có khi lập danh sách")
    assert file["stale"] == []
    (folder / "bc" / "a.md").write_text(NEW, encoding="utf-8")
    (file,) = json.loads(run(capsys, "--output-format", "json", "bc")[1])["files"]
    (stale,) = file["stale"]
    assert (stale["kind"], stale["codes"], stale["file"]) == ("unused", ["CIT004"], NAME)
    assert f"{NAME}: mục bỏ qua không còn tác dụng" in run(capsys, "bc")[1]


def test_renewing_keeps_reasons_and_is_stable(folder: Path, capsys: Capture) -> None:
    run(capsys, "baseline", "bc")
    file = folder / "bc" / NAME
    text = file.read_text(encoding="utf-8")
    text = text.replace("đã có khi lập danh sách, chưa xem xét", "đã đối chiếu sổ")
    file.write_text(text + "until = 2999-12-31\n", encoding="utf-8")
    before = file.read_bytes()
    run(capsys, "baseline", "bc")
    assert file.read_bytes() == before


def test_expiry_is_judged_by_as_of(folder: Path, capsys: Capture) -> None:
    run(capsys, "baseline")
    file = folder / NAME
    file.write_text(file.read_text(encoding="utf-8") + "until = 2021-06-30\n", encoding="utf-8")
    assert run(capsys, "--as-of", "2021-06-30", "bc")[0] == 0
    code, out, _ = run(capsys, "--as-of", "2021-07-01", "bc")
    assert code == 1
    assert "30/06/2021" in out


def test_a_document_that_cannot_be_read_keeps_its_entries(folder: Path, capsys: Capture) -> None:
    run(capsys, "baseline")
    entries = (folder / NAME).read_text(encoding="utf-8")
    (folder / "bc" / "a.md").write_bytes(b"\xff\x00\xfe\x00\x81")
    code, _, err = run(capsys, "baseline")
    assert code == 2
    assert "bc/a.md" in err
    assert (folder / NAME).read_text(encoding="utf-8") == entries


def test_isolated_runs_see_no_baseline_but_the_one_named(folder: Path, capsys: Capture) -> None:
    run(capsys, "baseline", "--baseline", "khác.toml")
    assert run(capsys, "bc")[0] == 1
    assert run(capsys, "--baseline", "khác.toml", "--isolated", "bc")[0] == 0
    run(capsys, "baseline")
    assert run(capsys, "bc")[0] == 0
    assert run(capsys, "--isolated", "bc")[0] == 1


def test_a_wrong_baseline_is_one_line_and_exit_2(folder: Path, capsys: Capture) -> None:
    (folder / NAME).write_text("[[accepted]]\npath = 'bc/a.md'\n", encoding="utf-8")
    code, out, err = run(capsys, "bc")
    assert (code, out) == (2, "")
    assert err == f"cchc-check: lỗi: {NAME}:1: mục chấp nhận thiếu “rule” hoặc để trống\n"
    assert run(capsys, "--baseline", "không-có.toml", "bc")[0] == 2
