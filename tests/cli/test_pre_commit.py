"""The hook of `.pre-commit-hooks.yaml`, run by the real pre-commit on a real git repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_check.engine.baseline import NAME
from word.packages import build, p

pytest.importorskip("pre_commit")
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

ROOT = Path(__file__).parents[2]
BAD = "Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 của Sở."
GOOD = "Theo Quyết định số 38/QĐ-SKHCN ngày 28/02/2020 của Sở."
ALLOWED = f"<!-- cchc-check: ignore[CIT004] viết theo bản gốc -->\n{BAD}"

Hook = Callable[[dict[str, bytes]], "subprocess.CompletedProcess[str]"]


def command(*args: str, cwd: Path, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "HOME": str(home),
        "PRE_COMMIT_HOME": str(home / "cache"),
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
        "GIT_CONFIG_NOSYSTEM": "1",
        **{
            f"GIT_{who}_{what}": "a@example.vn"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }
    return subprocess.run(
        args, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def repository(folder: Path, files: dict[str, bytes], home: Path) -> str:
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    for args in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "x")):
        assert command("git", *args, cwd=folder, home=home).returncode == 0
    return command("git", "rev-parse", "HEAD", cwd=folder, home=home).stdout.strip()


@pytest.fixture
def hook(tmp_path: Path) -> Hook:
    """Commits the hook as it is here, and runs it in a repository of reports; this very package is the program."""

    def run(files: dict[str, bytes]) -> subprocess.CompletedProcess[str]:
        shipped = (ROOT / ".pre-commit-hooks.yaml").read_bytes()
        revision = repository(tmp_path / "hook", {".pre-commit-hooks.yaml": shipped}, tmp_path)
        config = (
            f"repos: [{{repo: '{(tmp_path / 'hook').as_posix()}', rev: {revision},"
            " hooks: [{id: cchc-check, language: system}]}]\n"
        )
        reports = tmp_path / "reports"
        repository(reports, {".pre-commit-config.yaml": config.encode(), **files}, tmp_path)
        return command(sys.executable, "-m", "pre_commit", "run", "--all-files", cwd=reports, home=tmp_path)

    return run


def test_a_bad_report_stops_the_commit_and_says_why(hook: Hook) -> None:
    done = hook({"quý 1.docx": build(p(BAD)), "tốt.md": GOOD.encode()})
    assert done.returncode == 1
    assert "exit code: 1" in done.stdout
    assert "CIT004 lỗi" in done.stdout


def test_good_reports_pass_and_lock_files_are_left_alone(hook: Hook) -> None:
    lock = b"\x05Nguyen" + b" " * 48
    done = hook(
        {"tốt.DOCX": build(p(GOOD)), "tốt.txt": GOOD.encode(), "~$tốt.docx": lock, "anh.png": b"\x89"}
    )
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


def test_a_corrupt_report_is_not_a_good_one(hook: Hook) -> None:
    done = hook({"hỏng.docx": build(p(GOOD))[:200], "tốt.md": GOOD.encode()})
    assert done.returncode == 1
    assert "exit code: 2" in done.stdout
    assert "CHƯA KIỂM TRA" in done.stdout


def test_an_allowed_report_passes(hook: Hook) -> None:
    accepted = f"[[accepted]]\npath = 'cũ.txt'\nrule = 'CIT004'\nreason = 'đã ban hành'\nfingerprint = '{mark(BAD)}'\n"
    done = hook({"ghi chú.md": ALLOWED.encode(), "cũ.txt": BAD.encode(), NAME: accepted.encode()})
    assert done.returncode == 0, done.stdout


def mark(text: str) -> str:
    import cchc_check

    (found,) = cchc_check.check_text(text, format="txt").diagnostics
    return found.fingerprint
