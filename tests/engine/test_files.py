"""Walking folders: what is found, in which order, and what git's ignore files leave out. Git itself is the judge."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_check.engine.files import find

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
TREE = ("a.md", "b.txt", "ra/a.md", "ra/sâu/b.md", "quý 1/a.docx", "quý 1/ra/c.md", "x/y/z/a.txt")


def grow(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("nội dung", encoding="utf-8")


def found(folder: Path, start: str = "", **choices: bool) -> list[str]:
    base = folder / start
    return [os.path.relpath(file, folder).replace(os.sep, "/") for file in find([str(base)], **choices)]


def test_order_is_stable_and_lock_files_are_left_alone(tmp_path: Path) -> None:
    grow(tmp_path, *TREE, "~$a.docx", ".git/a.md", "ra/ảnh.png")
    assert found(tmp_path) == [
        "a.md",
        "b.txt",
        "quý 1/a.docx",
        "quý 1/ra/c.md",
        "ra/a.md",
        "ra/sâu/b.md",
        "x/y/z/a.txt",
    ]


def test_documents_that_are_not_read_are_named(tmp_path: Path) -> None:
    grow(tmp_path, "a.md", "b.DOC", "ra/c.pdf", "ra/ảnh.png", "~$b.doc", "bỏ/d.rtf", "tay/e.odt")
    (tmp_path / ".gitignore").write_text("tay/\n", encoding="utf-8")
    unread: list[str] = []
    assert len([*find([str(tmp_path)], ("bỏ",), unread=unread)]) == 1
    assert [os.path.relpath(file, tmp_path).replace(os.sep, "/") for file in unread] == ["b.DOC", "ra/c.pdf"]


def test_ignore_files_hold_below_their_folder(tmp_path: Path) -> None:
    grow(tmp_path, *TREE)
    (tmp_path / ".gitignore").write_text("ra/\n*.txt\n", encoding="utf-8")
    (tmp_path / "x" / ".gitignore").write_text("!a.txt\n", encoding="utf-8")
    assert found(tmp_path) == ["a.md", "quý 1/a.docx", "x/y/z/a.txt"]
    assert len(found(tmp_path, gitignore=False)) == len(TREE)


def test_ignore_files_above_hold_in_a_repository_but_not_for_what_is_named(tmp_path: Path) -> None:
    grow(tmp_path, *TREE)
    (tmp_path / ".gitignore").write_text("ra/\n*.txt\n", encoding="utf-8")
    assert found(tmp_path, "x") == ["x/y/z/a.txt"]
    (tmp_path / ".git").mkdir()
    assert found(tmp_path, "x") == []
    assert found(tmp_path, "ra") == ["ra/a.md", "ra/sâu/b.md"]
    assert list(find([str(tmp_path / "b.txt")])) == [str(tmp_path / "b.txt")]


def test_a_folder_that_cannot_be_listed_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(tmp_path, "a.md", "kín/b.md")
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("kín"):
            raise PermissionError(13, "không có quyền", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found(tmp_path) == ["a.md", "kín"]


NAMES = (
    "a.md",
    "*.txt",
    "ra",
    "ra/",
    "/ra",
    "quý 1",
    "*.docx",
    "x/**",
    "**/ra/*.md",
    "y/",
    "sâu",
    "/x/y/*/a.txt",
)
lines = st.lists(st.builds("{}{}".format, st.sampled_from(("", "", "!")), st.sampled_from(NAMES)), max_size=5)


@needs_git
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(top=lines, inner=lines)
def test_git_says_the_same(tmp_path: Path, top: list[str], inner: list[str]) -> None:
    folder = tmp_path / "kho"
    if not folder.exists():
        grow(folder, *TREE)
        subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    (folder / ".gitignore").write_text("\n".join(top), encoding="utf-8")
    (folder / "quý 1" / ".gitignore").write_text("\n".join(inner), encoding="utf-8")
    command = ["git", "ls-files", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout.decode()
    expected = {name for name in listed.split("\0") if name and not name.endswith(".gitignore")}
    assert set(found(folder)) == expected


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_called_gitignore_is_not_waited_for(tmp_path: Path) -> None:
    grow(tmp_path, "a.md")
    os.mkfifo(tmp_path / ".gitignore")
    assert found(tmp_path) == ["a.md"]


def test_lines_that_are_no_patterns_are_passed_over(tmp_path: Path) -> None:
    grow(tmp_path, "a.md", "b.md")
    (tmp_path / ".gitignore").write_text("!\n\\\nb\\\n[\n/\nb.md\n", encoding="utf-8")
    assert found(tmp_path) == ["a.md"]
