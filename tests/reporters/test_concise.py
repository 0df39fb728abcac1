"""The one-line format, and the settings of editors in the README that read it."""

import json
import re
import tomllib
import unicodedata
from pathlib import Path

import pytest
from msgspec.structs import replace

from cchc_check import check, check_text, reporters
from cchc_check.cli import main
from cchc_check.engine.results import Failure, RunResult
from cchc_check.reporters.concise import NOT_CHECKED

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
BAD = "# Báo cáo\n\nTheo 😀 Quyết định số 38/QĐ- SKHCN ngày 30/02/2020.\n"
PATHS = [
    "bc.md",
    "báo cáo quý II (bản 2).md",
    r"C:\Hồ sơ\bc.md",
    "C:/Hồ sơ/bc.md",
    "a:3:4 b.md",
    r"\\máy chủ\chung\bc.md",
    "/tmp/bc: lần 2.txt",
]


def fences(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.S | re.M)


def task():
    (task,) = (json.loads(text) for text in fences("json") if "problemMatcher" in text)
    return task["tasks"][0]


def matched(line):
    """What VS Code reads in a line."""
    pattern = task()["problemMatcher"]["pattern"]
    match = re.search(pattern["regexp"], line)
    assert match, line
    return {name: match[group] for name, group in pattern.items() if name != "regexp"}


def printed(result, lang="vi"):
    return reporters.get("concise")(RunResult((result,)), lang).splitlines()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_the_problem_matcher_of_the_readme_reads_every_line(path, lang):
    result = replace(check_text(BAD), path=path)
    result = replace(result, failures=(Failure("hỏng: 1:2: error", "CIT001"), Failure("rỗng")))
    spaced, impossible, broken, empty = map(matched, printed(result, lang))
    assert spaced == {
        "file": path,
        "line": "3",
        "column": "22",
        "severity": "error",
        "code": "CIT004",
        "message": result.diagnostics[0].message,
    }
    assert (impossible["code"], impossible["column"]) == ("DAT001", "40")
    for each, words in ((broken, "CIT001: hỏng: 1:2: error"), (empty, ": rỗng")):
        assert (each["file"], each["line"], each["column"]) == (path, "1", "1")
        assert (each["severity"], each["code"]) == ("error", NOT_CHECKED)
        assert each["message"].endswith(words)


def test_a_line_is_a_line_whatever_is_in_it():
    result = replace(check_text(BAD), path="a\nb\r.md")
    assert len(printed(result)) == 2


@pytest.mark.parametrize(
    "text",
    [
        BAD,
        BAD.replace("\n", "\r\n"),
        "**Theo** *Quyết định* số **38/QĐ-** SKHCN &amp; [số 39/QĐ- STC](http://a.gov.vn).\n",
        unicodedata.normalize("NFD", "Đề nghị: Quyết định số 38/QĐ- SKHCN của Sở, số 39/QĐ- STC.\n"),
    ],
)
def test_line_and_column_are_those_of_the_file(text):
    result = replace(check_text(text), path="bc.md")
    lines = text.replace("\r\n", "\n").split("\n")
    for line, found in zip(printed(result), result.diagnostics, strict=True):
        place = matched(line)
        row, column = int(place["line"]) - 1, int(place["column"]) - 1
        start = found.source.start
        assert text[start:].replace("\r\n", "\n").startswith(lines[row][column:])


def test_the_line_of_a_word_file_is_that_of_its_text(capsys):
    path = Path(__file__).parents[2] / "corpus" / "mau-bao-cao" / "report.docx"
    result = check(path)
    assert result.diagnostics
    main(["facts", "--output-format", "json", str(path)])
    lines = json.loads(capsys.readouterr().out)["text"].split("\n")
    for line, found in zip(printed(result), result.active(), strict=True):
        place = matched(line)
        assert place["file"] == str(path)
        first = found.quote.split("\n")[0]
        assert lines[int(place["line"]) - 1][int(place["column"]) - 1 :].startswith(first)


def test_the_task_of_the_readme_prints_what_it_matches(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "Báo cáo quý II"
    folder.mkdir()
    (folder / "bc 1.md").write_text(BAD, encoding="utf-8")
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04")
    monkeypatch.chdir(tmp_path)
    assert task()["command"] == "cchc-check"
    assert main(task()["args"]) == 2
    for line in capsys.readouterr().out.splitlines():
        assert Path(matched(line)["file"]).is_file()


def test_the_settings_of_editors_start_the_server():
    (helix,) = (tomllib.loads(text) for text in fences("toml") if "language-server" in text)
    (neovim,) = fences("lua")
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert helix["language-server"]["cchc-check"]["command"] in project["project"]["scripts"]
    assert re.search('cmd = { "(.*?)" }', neovim)[1] in project["project"]["scripts"]
