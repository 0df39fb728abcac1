"""Consoles of every code page and file names of every kind: what is printed is UTF-8, and says all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from cchc_check.engine.names import shown
from cchc_check.engine.settings import FORMATS

BAD = "Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 của Sở.\r\n"
NAME = "Báo cáo quý 2 (dự thảo, đã sửa).md"
CONSOLES = {
    "cp1258": {"PYTHONIOENCODING": "cp1258"},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "cp437": {"PYTHONIOENCODING": "cp437:strict"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "C": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
}
FORMAT_FLAGS = [["--output-format", name] for name in FORMATS]


def command(console: str, *args: str, cwd: Path, utf8: str = "0") -> tuple[int, bytes, bytes]:
    """The command in a process of its own, on a console of an old code page; warnings about encodings are errors."""
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHONIO"))
    }
    environment = {**kept, **CONSOLES[console], "PYTHONUTF8": utf8}
    call = [sys.executable, "-X", "warn_default_encoding", "-W", "error", "-m", "cchc_check", *args]
    done = subprocess.run(call, cwd=cwd, env=environment, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Thư mục của tôi"
    folder.mkdir()
    (folder / NAME).write_bytes(BAD.encode())
    (folder / unicodedata.normalize("NFD", "Tờ trình.txt")).write_bytes(
        unicodedata.normalize("NFD", BAD).encode()
    )
    return folder


@pytest.mark.parametrize("flags", FORMAT_FLAGS, ids=lambda flags: flags[-1])
@pytest.mark.parametrize("console", ["cp1258", "C"])
def test_every_format_is_utf8_and_names_the_file(folder: Path, console: str, flags: list[str]) -> None:
    code, out, err = command(console, "--isolated", *flags, ".", cwd=folder)
    assert (code, err) == (1, b"")
    text = out.decode("utf-8")
    assert "có khoảng trắng thừa" in text
    assert NAME in text or "B%C3%A1o%20c%C3%A1o%20qu%C3%BD%202" in text or "dự thảo%2C" in text


@pytest.mark.parametrize("console", CONSOLES)
def test_output_is_the_same_on_every_console(folder: Path, console: str) -> None:
    outputs = {command(each, "--isolated", ".", cwd=folder) for each in (console, "cp1252")}
    assert len(outputs) == 1
    assert outputs.pop()[0] == 1


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize(
    "args", [["không có.md"], ["--không", NAME], ["facts", "không có.md"], ["rule", "ờ"]]
)
def test_complaints_are_utf8_too(folder: Path, console: str, args: list[str]) -> None:
    code, out, err = command(console, *args, cwd=folder)
    said = (out + err).decode("utf-8")
    assert code == 2
    assert next(arg for arg in args if not arg.isascii()) in said or "không có tùy chọn" in said


@pytest.mark.parametrize("args", [["--version"], ["--help"], ["rule", "CIT004"], ["config"], ["facts", NAME]])
def test_every_command_prints_on_every_console(folder: Path, args: list[str]) -> None:
    outputs = {command(console, *args, cwd=folder) for console in CONSOLES}
    assert len(outputs) == 1
    code, out, err = outputs.pop()
    assert (code, err) == (0, b"")
    assert out.decode("utf-8").strip()


def test_one_file_by_its_full_path_from_another_folder(folder: Path, tmp_path: Path) -> None:
    """As Windows calls a program that a file was dropped on."""
    (folder / "cchc-check.toml").write_bytes('﻿[unit]\r\nname = "Sở Nội vụ"\r\nignore = 1\r\n'.encode())
    code, _, err = command("cp1258", str(folder / NAME), cwd=tmp_path)
    assert code == 2
    assert "cchc-check.toml:3" in err.decode("utf-8")
    (folder / "cchc-check.toml").write_bytes('﻿[unit]\r\nname = "Sở Nội vụ"\r\n'.encode())
    code, out, err = command("cp1258", str(folder / NAME), str(folder / NAME), cwd=tmp_path)
    assert (code, err) == (1, b"")
    assert "1 lỗi" in out.decode("utf-8")


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names there are letters, not bytes")
@pytest.mark.parametrize("flags", FORMAT_FLAGS, ids=lambda flags: flags[-1])
def test_a_name_in_no_encoding_is_no_obstacle(folder: Path, flags: list[str]) -> None:
    with open(os.path.join(os.fsencode(folder), b"b\xe1o c\xe1o.md"), "wb") as file:
        file.write(BAD.encode())
    code, out, err = command("cp1252", "--isolated", "-j2", *flags, ".", cwd=folder, utf8="1")
    assert (code, err) == (1, b"")
    assert "b�o c�o.md" in out.decode("utf-8") or b"b%EF%BF%BDo%20c%EF%BF%BDo.md" in out
    if flags[-1] == "json":
        assert len(json.loads(out)["files"]) == 3


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names there are letters, not bytes")
def test_a_baseline_holds_for_a_name_in_no_encoding(folder: Path) -> None:
    with open(os.path.join(os.fsencode(folder), b"b\xe1o c\xe1o.md"), "wb") as file:
        file.write(BAD.encode())
    assert command("cp1252", "baseline", ".", cwd=folder, utf8="1")[0] == 0
    assert command("cp1252", ".", cwd=folder, utf8="1")[0] == 0


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Báo cáo.md", "Báo cáo.md"),
        ("B\udcc3\udca1o.md", "Báo.md"),
        ("b\udce1o.md", "b�o.md"),
        ("a\ud83d.md", "a�.md"),
    ],
)
def test_names_are_shown_as_letters(name: str, printed: str) -> None:
    assert shown(name).replace("���", "�") == printed


def test_a_pattern_that_the_shell_left_is_matched(folder: Path) -> None:
    (folder / "~$bc.md").write_bytes(b"\0lock")
    (folder / "bc [1].md").write_bytes(BAD.encode())
    code, out, _ = command(
        "cp1258", "--isolated", "--output-format", "concise", "b*[1]*.md", "B*.md", cwd=folder
    )
    assert (code, len(out.splitlines())) == (1, 2)
    code, out, _ = command("cp1258", "--isolated", "--output-format", "concise", "*.docx", cwd=folder)
    assert (code, "*.docx" in out.decode("utf-8")) == (2, True)
    assert "không có tệp" in out.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("console", CONSOLES)
def test_the_progress_bar_is_drawn_on_every_console(folder: Path, console: str) -> None:
    import pty

    for number in range(4):
        (folder / f"{number}.md").write_bytes(BAD.encode())
    script = (
        "import sys; from cchc_check.cli import main, progress; progress.PATIENCE = 0;"
        "sys.exit(main(['--isolated', '--output-format', 'concise', '.']))"
    )
    environment = {**os.environ, **CONSOLES[console], "PYTHONUTF8": "0", "TERM": "xterm", "COLUMNS": "100"}
    terminal, end = pty.openpty()
    call = [sys.executable, "-c", script]
    done = subprocess.run(call, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=end, check=False)
    os.close(end)
    shown = os.read(terminal, 1 << 16).decode("utf-8")
    os.close(terminal)
    assert done.returncode == 1
    assert len(done.stdout.decode("utf-8").splitlines()) == 6
    assert "Đang kiểm tra" in shown
    assert "6/6 tệp" in shown
