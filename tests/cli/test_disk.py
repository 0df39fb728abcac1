"""Full disks, folders that are none, and the promise that a draft is never opened for writing."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from word.packages import build, p

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="limits file sizes; needs /dev/full and pipes"
)
WRONG = "Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 của Sở Khoa học và Công nghệ. "
WATCHED = """
import json, os, resource, sys
limit, *args = sys.argv[1:]
if int(limit):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
changed = []
def watch(event, args):
    if event == "open" and args[1] is not None and set(args[1]) & set("wax+"):
        changed.append(str(args[0]))
    elif event == "open" and (args[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC):
        changed.append(str(args[0]))
    elif event in ("os.rename", "os.remove", "os.truncate", "os.chmod", "os.utime", "os.link", "os.symlink"):
        changed.extend(map(str, args[:2]))
    elif event.startswith("socket."):
        changed.append(event)
sys.addaudithook(watch)
from cchc_check.cli import main
code = main(args)
sys.stdout.flush()
sys.stderr.write("\\n" + json.dumps(changed))
sys.exit(code)
"""


def run(*args, limit=0, stdout=subprocess.PIPE):
    """Exit code, the lines on stderr, and every path that was opened for writing or changed."""
    command = [sys.executable, "-c", WATCHED, str(limit), *map(str, args)]
    done = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, check=False, timeout=100)
    *lines, changed = done.stderr.decode().splitlines()
    return done.returncode, [line for line in lines if line], json.loads(changed)


@pytest.fixture
def drafts(tmp_path):
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "a.docx").write_bytes(build(p(WRONG) * 60))
    (folder / "b.md").write_text(f"# Báo cáo\n\n{WRONG * 60}\n", encoding="utf-8")
    (folder / "c.txt").write_text(f"{WRONG * 60}\n", encoding="utf-8")
    return folder


def seen(folder):
    return {
        path.name: (path.stat().st_mtime_ns, path.stat().st_ino, path.read_bytes())
        for path in folder.iterdir()
    }


CALLS = {
    "check": [],
    "-o": ["-o", "{out}/report.json"],
    "html": ["-o", "{out}/report.html"],
    "--annotate": ["--annotate", "{out}/annotated", "--exclude", "*.md", "--exclude", "*.txt"],
    "--fix": ["--fix", "{out}/fixed"],
    "--diff": ["--diff"],
    "baseline": ["--baseline", "{out}/accepted.toml"],
}


@pytest.mark.parametrize("name", CALLS)
def test_a_draft_is_never_opened_for_writing(name, drafts, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    before = seen(drafts)
    call = [arg.format(out=out) for arg in CALLS[name]]
    code, lines, changed = run(
        *(["baseline"] if name == "baseline" else []), drafts, "--config", "preview=true", *call
    )
    assert code in (0, 1), lines
    assert seen(drafts) == before
    assert not [path for path in changed if path.startswith((str(drafts), "socket."))]
    assert bool([*out.iterdir()]) == ("{out}" in "".join(CALLS[name]))
    assert not [*out.rglob("*.partial")]


@pytest.mark.parametrize("name", [name for name, call in CALLS.items() if call and name != "--diff"])
def test_a_full_disk_is_said_and_leaves_nothing(name, drafts, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    call = [arg.format(out=out) for arg in CALLS[name]]
    verb = ["baseline"] if name == "baseline" else []
    code, lines, _ = run(*verb, drafts, "--config", "preview=true", *call, limit=700)
    assert code == 2
    assert lines
    assert not any("Traceback" in line for line in lines)
    assert any("File too large" in line or "quá lớn" in line for line in lines), lines
    assert [path for path in out.rglob("*") if path.is_file()] == []


def test_a_full_disk_keeps_the_last_report(drafts, tmp_path):
    report = tmp_path / "report.json"
    report.write_text("before", encoding="utf-8")
    assert run(drafts, "-o", report, limit=700)[0] == 2
    assert report.read_text(encoding="utf-8") == "before"
    assert not report.with_name("report.json.partial").exists()


def test_a_full_device_is_said_in_one_line(drafts):
    code, lines, _ = run(drafts, "-o", "/dev/full")
    assert (code, len(lines)) == (2, 1)
    assert "/dev/full" in lines[0]
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)
    with open("/dev/full", "wb") as full:
        code, lines, _ = run(drafts, stdout=full)
    assert (code, len(lines)) == (2, 1)
    assert "stdout" in lines[0]


@pytest.mark.parametrize("flag", ["--annotate", "--fix", "-o"])
@pytest.mark.parametrize("place", ["{file}/below", "/proc/below", "{closed}/below"])
def test_a_place_that_takes_nothing(flag, place, drafts, tmp_path):
    file, closed = tmp_path / "file", tmp_path / "closed"
    file.write_text("a", encoding="utf-8")
    closed.mkdir()
    closed.chmod(0o555)
    if "closed" in place and os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    target = place.format(file=file, closed=closed)
    code, lines, _ = run(drafts / "a.docx", "--config", "preview=true", flag, target)
    assert code == 2
    assert lines
    assert all("Traceback" not in line and "cchc-check: " in line for line in lines)
    assert file.read_text(encoding="utf-8") == "a"
    assert not [*closed.iterdir()]


def test_a_report_is_never_put_over_a_draft(drafts, tmp_path):
    before = seen(drafts)
    (tmp_path / "link.json").symlink_to(drafts / "c.txt")
    for output in (drafts / "a.docx", drafts / "new.md", tmp_path / "link.json"):
        code, lines, _ = run(drafts / "a.docx", "-o", output)
        assert (code, len(lines)) == (2, 1), output
    (drafts / "empty.txt").write_bytes(b"")
    before = seen(drafts)
    code, lines, _ = run("baseline", drafts / "a.docx", "--baseline", drafts / "empty.txt")
    assert (code, len(lines)) == (2, 1)
    assert seen(drafts) == before


def test_a_copy_is_never_put_over_a_file(drafts, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.docx").write_bytes(b"mine")
    os.mkfifo(out / "c.txt")
    code, lines, _ = run(drafts, "--config", "preview=true", "--fix", out)
    assert code == 2
    assert len([line for line in lines if "a.docx" in line or "c.txt" in line]) >= 2
    assert (out / "a.docx").read_bytes() == b"mine"
    assert stat.S_ISFIFO(Path(out / "c.txt").stat().st_mode)
