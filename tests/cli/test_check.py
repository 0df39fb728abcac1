"""The command as its users meet it: what it prints, where, and the exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_check.cli import main

BAD = "Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 của Sở.\n"
GOOD = "Theo Quyết định số 38/QĐ-SKHCN ngày 28/02/2020 của Sở.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "xấu.md").write_text(BAD, encoding="utf-8")
    (tmp_path / "tốt.md").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys, *args):
    code = main(["--isolated", *args] if args and args[0] not in ("facts", "rule", "config") else list(args))
    out, err = capsys.readouterr()
    return code, out, err


def test_a_finding_is_exit_1_and_says_all(folder, capsys):
    code, out, err = run(capsys, "xấu.md")
    assert (code, err) == (1, "")
    assert "CIT004 lỗi: " in out
    assert "--> xấu.md:1:20" in out
    assert "^^^^^^^^^^^^" in out
    assert "Nghị định 30/2020/NĐ-CP" in out
    assert "1 lỗi" in out


def test_the_carets_stand_under_the_quoted_words(folder, capsys):
    _, out, _ = run(capsys, "xấu.md")
    lines = out.splitlines()
    at = next(i for i, line in enumerate(lines) if "^" in line)
    start, length = lines[at].index("^"), lines[at].count("^")
    assert lines[at - 1][start : start + length] == "38/QĐ- SKHCN"


def test_a_clean_document_is_exit_0_and_says_what_was_read(folder, capsys):
    code, out, err = run(capsys, "tốt.md")
    assert (code, err) == (0, "")
    assert "đã đọc" in out
    assert "1 viện dẫn" in out


def test_english(folder, capsys):
    code, out, _ = run(capsys, "--lang", "en", "xấu.md")
    assert code == 1
    assert "CIT004 error: " in out
    assert "1 error(s)" in out


def test_a_folder_is_walked_in_order_without_lock_files(folder, capsys):
    (folder / "~$xấu.docx").write_bytes(b"\0lock")
    (folder / "con").mkdir()
    (folder / "con" / "ba.txt").write_text(BAD, encoding="utf-8")
    code, out, _ = run(capsys, "--output-format", "json", ".")
    files = [os.path.normpath(file["path"]) for file in json.loads(out)["files"]]
    assert code == 1
    assert files == [*sorted(["xấu.md", "tốt.md"]), "con/ba.txt"]


def test_documents_of_other_types_in_a_folder_are_told_and_change_nothing(folder, capsys):
    for name in ("cũ.doc", "quét.pdf", "thư.rtf", "thêm.odt"):
        (folder / name).write_bytes(b"abc")
    assert run(capsys, "tốt.md")[::2] == (0, "")
    code, _, err = run(capsys, ".", "--exit-zero")
    assert code == 0
    assert err.startswith("cchc-check: trong thư mục còn 4 văn bản")
    assert "./cũ.doc" in err
    assert ", …" in err
    assert run(capsys, ".", "-q") == (1, "", "")
    (folder / "chỉ").mkdir()
    (folder / "chỉ" / "cũ.doc").write_bytes(b"abc")
    code, _, err = run(capsys, "chỉ", "-q")
    assert code == 2
    assert "chỉ/cũ.doc" in err


def test_one_unreadable_file_is_exit_2_and_the_others_are_checked(folder, capsys):
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04 not really")
    (folder / "rỗng.md").write_bytes(b"")
    code, out, err = run(
        capsys, "--output-format", "concise", "hỏng.docx", "rỗng.md", "xấu.md", "không-có.md"
    )
    assert (code, err) == (2, "")
    lines = out.splitlines()
    assert [line.split(":")[0] for line in lines] == ["hỏng.docx", "rỗng.md", "xấu.md", "không-có.md"]
    assert all("Traceback" not in line for line in lines)


def test_exit_zero_hides_findings_but_not_what_was_not_checked(folder, capsys):
    assert run(capsys, "--exit-zero", "xấu.md")[0] == 0
    assert run(capsys, "--exit-zero", "không-có.md")[0] == 2


def test_fail_on_and_select(folder, capsys):
    assert run(capsys, "--select", "DAT", "xấu.md")[0] == 0
    assert run(capsys, "--ignore", "CIT004", "xấu.md")[0] == 0
    assert run(capsys, "--fail-on", "info", "--select", "CIT004,STR", "xấu.md")[0] == 1


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (["--selct", "CIT", "tốt.md"], "--select"),
        (["--stage", "final", "tốt.md"], "--stage"),
        (["--select", "CIT0044", "tốt.md"], "CIT004"),
        (["--config", "stge=1", "tốt.md"], "stage"),
        (["--config", "không-có.toml", "tốt.md"], "không-có.toml"),
        ([], "báo cáo"),
        (["trống"], "trống"),
        (["-o", "tốt.md", "xấu.md"], "tốt.md"),
        (["-o", "cũ.DOC", "xấu.md"], "cũ.DOC"),
        (["-o", "số liệu.xlsx", "xấu.md"], "số liệu.xlsx"),
        (["-o", "không/có/đâu.json", "xấu.md"], "đâu.json"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_2(folder, capsys, args, word):
    (folder / "trống").mkdir()
    code, out, err = run(capsys, *args)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith("cchc-check: lỗi: ")
    assert word in err
    assert (folder / "tốt.md").read_text(encoding="utf-8") == GOOD


def test_output_file_is_written_whole(folder, capsys):
    code, out, _ = run(capsys, "-o", "kq.json", "--output-format", "json", "xấu.md")
    assert (code, out) == (1, "")
    data = json.loads((folder / "kq.json").read_text(encoding="utf-8"))
    found = data["files"][0]["diagnostics"][0]
    assert found["code"] == "CIT004"
    assert BAD[found["source"]["start"] : found["source"]["end"]] == found["quote"] == "38/QĐ- SKHCN"
    assert not list(folder.glob("*.partial"))


def test_json_is_the_contract_and_stable(folder, capsys):
    first = run(capsys, "--output-format", "json", "xấu.md")[1]
    assert first == run(capsys, "--output-format", "json", "xấu.md")[1]
    data = json.loads(first)
    assert list(data) == ["version", "tool", "files", "summary"]
    assert list(data["files"][0]) == ["path", "format", "diagnostics", "coverage", "stale", "failures"]
    assert data["summary"] == {"error": 1, "warning": 0, "info": 0, "files": 1, "failed": 0}


def test_the_configuration_beside_the_document_holds(folder, capsys):
    (folder / ".cchc-check.toml").write_text('ignore = ["CIT004"]\n', encoding="utf-8")
    assert main(["xấu.md"]) == 0
    assert main(["--isolated", "xấu.md"]) == 1
    capsys.readouterr()


def test_a_directive_silences_with_its_reason_and_stays_in_json(folder, capsys):
    text = f"<!-- cchc-check: ignore[CIT004] trích nguyên văn -->\n{BAD}\n{BAD}"
    (folder / "im.md").write_text(text, encoding="utf-8")
    code, out, _ = run(capsys, "--output-format", "json", "im.md")
    suppressions = [each["suppression"] for each in json.loads(out)["files"][0]["diagnostics"]]
    assert code == 1
    assert suppressions == ["trích nguyên văn", None]


def test_standard_input(folder):
    command = [sys.executable, "-m", "cchc_check", "--isolated", "--stdin-filename", "nháp.md", "-"]
    done = subprocess.run(command, input=BAD.encode(), capture_output=True, check=False)
    assert done.returncode == 1
    assert "nháp.md:1:20" in done.stdout.decode()
    done = subprocess.run([*command[:4], "-"], input=BAD.encode(), capture_output=True, check=False)
    assert done.returncode == 2
    assert "--stdin-filename" in done.stdout.decode()


def test_output_is_utf8_on_a_legacy_code_page(folder):
    env = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "cchc_check", "--isolated", "xấu.md"]
    done = subprocess.run(command, capture_output=True, env=env, check=False)
    assert done.returncode == 1
    assert "lỗi" in done.stdout.decode("utf-8")


def test_the_input_is_never_written(folder, capsys):
    os.chmod("xấu.md", 0o444)
    before = Path("xấu.md").stat().st_mtime_ns
    run(capsys, "xấu.md")
    assert Path("xấu.md").stat().st_mtime_ns == before
    assert Path("xấu.md").read_text(encoding="utf-8") == BAD


@pytest.mark.parametrize("verb", [[], ["facts"], ["rule"], ["prove"], ["baseline"], ["config"]])
def test_help_is_in_the_language_of_the_call(folder, capsys, verb):
    assert main([*verb, "--help"]) == 0
    assert capsys.readouterr().out.startswith("Cách dùng: cchc-check")
    assert main([*verb, "--lang", "en", "-h"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Usage: cchc-check")
    assert "print this help" in out


def test_facts_in_both_formats(folder, capsys):
    code, out, _ = run(capsys, "facts", "xấu.md")
    assert code == 0
    assert "Quyết định số 38/QĐ- SKHCN ngày 28/02/2020" in out
    code, out, _ = run(capsys, "facts", "--output-format", "json", "xấu.md")
    data = json.loads(out)
    citation = data["citations"][0]
    assert (citation["kind"], citation["notation"], citation["issued"]) == (
        "Quyết định",
        "38/QĐ-SKHCN",
        "2020-02-28",
    )
    assert data["text"][citation["at"]["start"] : citation["at"]["end"]] == citation["quote"]


def test_rule_explains_and_lists(folder, capsys):
    code, out, _ = run(capsys, "rule", "cit004")
    assert code == 0
    assert "CIT004" in out
    code, out, _ = run(capsys, "rule", "--all")
    assert "one-number-two-documents" in out
    code, out, err = run(capsys, "rule", "CIT999")
    assert (code, out) == (2, "")
    assert "CIT999" in err


def test_rule_tells_what_the_configuration_says_of_it(folder, capsys):
    (folder / "cchc-check.toml").write_text(
        '[rules.space-in-notation]\nseverity = "warning"\n[rules.LAY002.params]\nleft = [25.0, 35.0]\n',
        encoding="utf-8",
    )
    for code, words in (("CIT004", "cchc-check.toml: Mức: cảnh báo"), ("LAY002", "left = [25.0, 35.0]")):
        assert run(capsys, "rule", code)[1].rstrip().endswith(words)
        assert "Thiết lập ở" not in run(capsys, "rule", code, "--isolated")[1]
    assert "Thiết lập ở" not in run(capsys, "rule", "CIT001")[1]


def test_config_lists_and_shows(folder, capsys):
    code, out, _ = run(capsys, "config")
    assert code == 0
    assert "fail-on" in out
    (folder / "cchc-check.toml").write_text('stage = "issue"\n[unit]\ncode = "SKHCN"\n', encoding="utf-8")
    code, out, _ = run(capsys, "config", "--show", "xấu.md")
    assert 'stage = "issue"' in out
    assert 'code = "SKHCN"' in out
    assert "cchc-check.toml" in out


@pytest.mark.parametrize("flags", [["--ignore", "ALL"], ["--select", "LAY"]])
def test_a_pass_of_no_rule_is_no_pass(flags, tmp_path, capsys):
    report = tmp_path / "report.md"
    report.write_text("# Báo cáo\n\nTrong kỳ có 5 hồ sơ.\n", encoding="utf-8")
    assert main(["--isolated", *flags, str(report)]) == 2
    assert "không có quy tắc nào được chạy" in capsys.readouterr().out
