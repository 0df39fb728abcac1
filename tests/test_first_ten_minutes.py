"""A new user's first ten minutes: what the README says, done in order, word for word.

Only the installation itself is left to `.ci/run`, which runs the README's line on a fresh clone.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from msgspec import Struct

from cchc_check import Settings, check, check_text, read

docx = pytest.importorskip("docx")
pytest.importorskip("pre_commit")
pytestmark = pytest.mark.skipif(
    not (shutil.which("git") and shutil.which("bash")), reason="needs git and bash"
)

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("\n## Mười phút đầu\n")[2].partition("\n## ")[0]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.S | re.M)
COMMANDS = [block for kind, block in FENCE.findall(SECTION) if kind == "sh"]
WORDS = [block.strip() for kind, block in FENCE.findall(SECTION) if kind == "text"]
ADDRESS = "https://github.com/OWNER/cchc-check"


class Desk(Struct):
    """The user's desk: where they stand, and what their shell knows."""

    folder: Path
    home: Path

    def run(self, commands: str) -> subprocess.CompletedProcess[str]:
        """The commands in the user's shell, which stands afterwards where they went."""
        names = {
            f"GIT_{who}_{what}": "a@example.vn"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        paths = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        cache = str(self.home / "cache")
        environment = os.environ | names | {"HOME": str(self.home), "PRE_COMMIT_HOME": cache, "PATH": paths}
        where = self.home / "where"
        script = f"{commands}\npwd > '{where}'\n"
        call = ["bash", "-ec", script]
        done = subprocess.run(
            call, cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        if done.returncode == 0:
            self.folder = Path(where.read_text(encoding="utf-8").strip())
        return done


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A clone after the README's first command: the program in `.venv/bin`, the sample report in `corpus`."""
    clone = tmp_path / "cchc-check"
    shutil.copytree(ROOT / "corpus" / "mau-bao-cao", clone / "corpus" / "mau-bao-cao")
    (clone / ".venv").mkdir()
    (clone / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    return Desk(clone, tmp_path)


@pytest.fixture
def hook(tmp_path: Path) -> str:
    """The hook's repository as it is here; this very package stands for what pre-commit would install of it."""
    folder = tmp_path / "hook"
    folder.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", folder)
    desk = Desk(folder, tmp_path)
    assert (
        desk.run("git init --quiet && git add --all && git commit --quiet -m x && git tag v0.1.0").returncode
        == 0
    )
    config = next(block for kind, block in FENCE.findall(README) if kind == "yaml" and "hooks:" in block)
    assert ADDRESS in config
    return config.replace(ADDRESS, folder.as_posix()).replace(
        "- id: cchc-check\n", "- id: cchc-check\n        language: system\n"
    )


def comment(report: Path, words: str, text: str) -> None:
    """What Word does when `words` are marked and a new comment is written beside them."""
    document = docx.Document(str(report))
    paragraph = next(each for each in document.paragraphs if words in each.text)
    document.add_comment(paragraph.runs, text=text, author="Lê Thị Hoa", initials="H")
    document.save(str(report))


def add_sentence(report: Path, sentence: str) -> None:
    """The sentence put at the end of a paragraph of the text."""
    document = docx.Document(str(report))
    next(each for each in document.paragraphs if "28/KH-SXD ngày 22/01/2024" in each.text).add_run(
        f" {sentence}"
    )
    document.save(str(report))


def codes(printed: str) -> set[str]:
    return set(re.findall(r"^(\w{3}\d{3}) (?:lỗi|cảnh báo|gợi ý):", printed, re.M))


def markdown_of(report: Path) -> Iterator[str]:
    document = read(report)
    yield from (document.quote(block.span) for block in document.blocks)


def test_the_first_ten_minutes(desk: Desk, hook: str) -> None:
    page, copy, again, accept, install, last = COMMANDS
    silence, sentence = WORDS
    passage = re.search(r"bôi đen\s“([^”]+)”", SECTION)[1]

    first = re.search(r"^python3 -m venv .*&& (\.venv/bin/cchc-check .*)$", README, re.M)[1]
    done = desk.run(first)
    assert (done.returncode, done.stderr) == (1, "")
    found = codes(done.stdout)
    assert {"CIT001", "CIT004", "TRM001"} <= found

    done = desk.run(page)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    html = unescape((desk.folder / "ket-qua.html").read_text(encoding="utf-8"))
    assert all(code in html for code in found)
    assert html.count('class="mark error"') >= 4
    assert re.search(r'class="mark error" href="#[\w-]+" title="CIT004: Số, ký hiệu “64/QĐ- SXD”', html)
    assert "<script" not in html

    assert desk.run(copy).returncode == 0
    report = desk.folder / "thu" / "bao-cao" / "bao-cao.docx"
    comment(report, passage, silence)
    done = desk.run(again)
    assert done.returncode == 1
    assert codes(done.stdout) == found - {"CIT001"}
    assert "1 phát hiện đã được bỏ qua" in done.stdout

    done = desk.run(accept)
    assert done.returncode == 0, done.stderr
    assert f"chấp nhận {len(check(report).active())} phát hiện" in done.stderr
    (desk.folder / ".pre-commit-config.yaml").write_text(hook, encoding="utf-8")
    done = desk.run(install)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout + done.stderr

    add_sentence(desk.folder / "bao-cao" / "bao-cao.docx", sentence)
    done = desk.run(last)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert codes(said) == {"CIT004"}
    assert said.count("CIT004 lỗi") == 1
    assert "71/TTr- SXD" in said


def test_the_markdown_comment_silences_the_same_finding(desk: Desk) -> None:
    line = next(block.strip() for kind, block in FENCE.findall(SECTION) if kind == "markdown")
    blocks = list(markdown_of(desk.folder / "corpus" / "mau-bao-cao" / "report.docx"))
    only = Settings(select=("CIT001",))
    assert len(check_text("\n\n".join(blocks), settings=only).active()) == 1
    place = next(index for index, words in enumerate(blocks) if "28/KH-SXD ngày 25/01/2024" in words)
    result = check_text(
        "\n\n".join([*blocks[:place], f"{line}\n{blocks[place]}", *blocks[place + 1 :]]), settings=only
    )
    (found,) = result.diagnostics
    assert found.suppression == "số 28 cấp hai lần, đã đối chiếu sổ"
    assert not result.active()
    assert not result.stale
