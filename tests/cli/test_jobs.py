"""`-j`, the progress bar and interruption, as users meet them."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cchc_check.cli import main, progress
from cchc_check.cli.examining import MANY, processes
from cchc_check.engine.results import FileResult, Totals

BAD = "Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 của Sở.\n"

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number in range(6):
        (tmp_path / f"{number}.md").write_text(BAD * (7 - number), encoding="utf-8")
    (tmp_path / "3.md").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_any_number_of_processes_prints_the_same(folder: Path, capsys: Capture) -> None:
    printed = []
    for jobs in ("1", "2"):
        assert main(["--isolated", "--output-format", "json", "-j", jobs, "."]) == 2
        printed.append(capsys.readouterr())
    assert printed[0] == printed[1]
    assert printed[0].err == ""


def test_how_many_processes_there_are() -> None:
    assert processes(None, MANY - 1) == 1
    assert processes(3, 100) == 3
    assert processes(8, 2) == 2
    assert processes(None, 1000) == processes(0, 1000) == min(os.cpu_count() or 1, 61)


def test_a_wrong_configuration_is_said_once(folder: Path, capsys: Capture) -> None:
    (folder / "cchc-check.toml").write_text('ignore = ["CIT999"]\n', encoding="utf-8")
    assert main(["-j2", "."]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


class Terminal:
    encoding = "utf-8"

    def __init__(self) -> None:
        self.written = ""

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return True


def test_a_bar_is_shown_on_a_terminal_when_the_work_is_long(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "PATIENCE", 0)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    main(["--isolated", "."])
    assert "Đang kiểm tra" in terminal.written
    assert "6/6 tệp" in terminal.written
    assert "tệp/giây" in terminal.written
    assert "Đang" not in capsys.readouterr().out
    quiet = Terminal()
    monkeypatch.setattr(sys, "stderr", quiet)
    main(["--isolated", "-q", "."])
    monkeypatch.setattr(progress, "PATIENCE", 60)
    main(["--isolated", "."])
    assert quiet.written == ""


@pytest.mark.skipif(os.name == "nt", reason="needs process groups")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_leaves_one_clean_line(folder: Path, jobs: str) -> None:
    for number in range(120):
        (folder / f"dài {number}.md").write_text((BAD + "\n") * 400, encoding="utf-8")
    command = [sys.executable, "-m", "cchc_check", "--isolated", "-j", jobs, "."]
    started = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    time.sleep(2)
    assert started.poll() is None
    os.killpg(started.pid, signal.SIGINT)
    out, err = started.communicate(timeout=30)
    assert (started.returncode, out) == (2, "")
    assert err.strip() == "cchc-check: lỗi: đã dừng theo yêu cầu; kết quả chưa đầy đủ"


@pytest.mark.parametrize("form", ["full", "json", "sarif", "junit", "html"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_results_of_a_long_run_do_not_pile_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: str, form: str
) -> None:
    alive: list[int] = []
    add = Totals.add

    def counting(totals: Totals, file: FileResult) -> None:
        add(totals, file)
        if totals.files % 20 == 0:
            alive.append(sum(type(each) is FileResult for each in gc.get_objects()))

    for number in range(100):
        (tmp_path / f"{number:03}.txt").write_text(BAD, encoding="utf-8")
    monkeypatch.setattr(Totals, "add", counting)
    gc.collect()
    before = sum(type(each) is FileResult for each in gc.get_objects())
    main(["--isolated", "-j", jobs, "-o", str(tmp_path / "report"), "--output-format", form, str(tmp_path)])
    assert len(alive) == 5
    assert max(alive) - before <= 5


def test_a_run_that_is_broken_off_leaves_no_report(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    (folder / "báo cáo.json").write_text("cũ", encoding="utf-8")
    add = Totals.add

    def interrupted(totals: Totals, file: FileResult) -> None:
        add(totals, file)
        if totals.files == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(Totals, "add", interrupted)
    assert main(["--isolated", "-o", "báo cáo.json", "."]) == 2
    assert main(["--isolated", "--output-format", "concise", "."]) == 2
    assert (folder / "báo cáo.json").read_text(encoding="utf-8") == "cũ"
    assert not [*folder.glob("*.partial")]
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(os.name == "nt", reason="needs a pipe that closes early")
@pytest.mark.parametrize("form", ["concise", "json", "html"])
def test_a_reader_that_goes_away_is_no_error(folder: Path, form: str) -> None:
    for number in range(40):
        (folder / f"dài {number}.md").write_text((BAD + "\n") * 100, encoding="utf-8")
    (folder / "3.md").unlink()
    command = [sys.executable, "-m", "cchc_check", "--isolated", "--output-format", form, "."]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout
        assert started.stderr
        started.stdout.read(10)
        started.stdout.close()
        assert started.stderr.read() == b""
    assert started.returncode == 1, "what was found does not change"
