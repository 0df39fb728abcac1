"""What is kept for the next start is what would be made anew, and nothing of a document."""

import os
import re
import subprocess
import sys

import pytest

from cchc_check import kept, patterns
from cchc_check.packaged import rules_dir
from cchc_check.rulebook.page import load_pages

REPORT = "Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 của Sở Quýnh Loan về việc mật.\n"


@pytest.fixture
def start(tmp_path):
    """Runs the command as a process whose bytecode, and what is kept beside it, lies in `tmp_path`."""
    report = tmp_path / "report.md"
    report.write_text(REPORT, encoding="utf-8")

    def run(*args, **env):
        unset = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        return subprocess.run(
            [sys.executable, "-m", "cchc_check", *args, str(report)],
            env={**unset, "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode"), **env},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    run.bytecode = tmp_path / "bytecode"
    return run


def kept_files(start):
    return {path.suffix: path for path in start.bytecode.rglob("kept.*") if path.suffix != ".pyc"}


def test_a_second_start_says_the_same_from_what_the_first_kept(start):
    first = start()
    files = kept_files(start)
    assert set(files) == {".patterns", ".rules", ".vi"}
    second = start()
    assert (second.stdout, second.stderr, second.returncode) == (first.stdout, first.stderr, 1)
    assert kept_files(start).keys() == files.keys()


def test_nothing_of_a_document_is_kept(start):
    start("--output-format", "json")
    for path in kept_files(start).values():
        content = path.read_bytes()
        assert "Quýnh".encode() not in content


@pytest.mark.parametrize("rest", [b"", b"\x00", b"{", b"nonsense" * 100])
def test_what_was_damaged_is_made_anew(start, rest):
    first = start()
    for path in kept_files(start).values():
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 2] + rest)
    second = start()
    assert (second.stdout, second.stderr) == (first.stdout, first.stderr)


def test_where_no_bytecode_is_written_nothing_is_kept(start):
    assert start(PYTHONDONTWRITEBYTECODE="1").returncode == 1
    assert not kept_files(start)


def test_where_nothing_can_be_written_the_command_works(start):
    start.bytecode.write_text("a file where the folder should be", encoding="utf-8")
    assert start().returncode == 1
    assert start.bytecode.is_file()


def test_kept_bytes_belong_to_their_key(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "_path", lambda name: str(tmp_path / name))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    kept.save("thing", b"key 1\n", b"content")
    assert kept.load("thing", b"key 1\n") == b"content"
    assert kept.load("thing", b"key 2\n") is None
    assert kept.load("other", b"key 1\n") is None
    assert [path.name for path in tmp_path.iterdir()] == ["thing"]


def test_a_key_changes_with_its_files(tmp_path):
    file = tmp_path / "a.md"
    file.write_text("one", encoding="utf-8")
    before = kept.state([str(file)])
    assert kept.state([str(file)]) == before
    file.write_text("three", encoding="utf-8")
    assert kept.state([str(file)]) != before


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        (r"(?P<số>\d+)/(QĐ|KH)-(?:[A-ZĐ]+)", 0),
        (r"(?i:đ)[^\W\d_]+(?<!ơ)", re.IGNORECASE | re.MULTILINE),
        (r"(?x) a  # remark", re.VERBOSE),
        (rb"<w:(?:p|r)[\s/>]", re.DOTALL),
    ],
)
def test_a_kept_pattern_is_what_re_compiles(monkeypatch, pattern, flags):
    parts = patterns._parts(pattern, int(flags))
    monkeypatch.setattr(patterns, "_known", lambda: {(pattern, int(flags)): parts})
    made, wanted = patterns.compiled(pattern, flags), re.compile(pattern, flags)
    assert (made, made.flags, made.groups, made.groupindex) == (
        wanted,
        wanted.flags,
        wanted.groups,
        wanted.groupindex,
    )
    assert made == wanted


def test_kept_rules_are_the_pages(tmp_path, monkeypatch):
    from cchc_check.rulebook.shipped import shipped_rules

    monkeypatch.setattr(kept, "_path", lambda name: str(tmp_path / name))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    pages = load_pages(rules_dir())
    assert shipped_rules() == pages
    assert (tmp_path / "rules").exists()
    assert shipped_rules() == pages
