"""An office's own rules as its people meet them: configuration, sample pack, every command and format."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_check.cli import main
from rulebook.house_pages import write

PACK = Path(__file__).resolve().parents[2] / "corpus" / "goi-quy-tac-mau"
DRAFT = "Cần phải khẩn trương.\n"


@pytest.fixture
def office(tmp_path, monkeypatch):
    write(tmp_path / "quy-tac")
    (tmp_path / "cchc-check.toml").write_text(
        'rule-paths = ["quy-tac"]\nselect = ["NHA"]\n', encoding="utf-8"
    )
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def pack(tmp_path, monkeypatch):
    shutil.copytree(PACK, tmp_path / "pack")
    monkeypatch.chdir(tmp_path / "pack")
    return tmp_path / "pack"


def run(capsys, *args):
    code = main(list(args))
    out, err = capsys.readouterr()
    return code, out, err


def test_the_sample_pack_is_proven(pack, capsys):
    assert run(capsys, "prove", "quy-tac")[0] == 0


def test_its_page_for_spacy_is_proven_where_there_is_spacy(pack, capsys):
    pytest.importorskip("spacy")
    assert run(capsys, "prove", "quy-tac-spacy")[0] == 0


def test_the_sample_report(pack, capsys):
    code, out, err = run(capsys, "bao-cao.md", "--select", "MAU", "--output-format", "concise")
    assert (code, err) == (0, "")
    assert [line.split()[2] for line in out.splitlines()] == ["MAU004", "MAU002", "MAU003", "MAU001"]


def test_the_sample_report_can_be_mended(pack, capsys):
    run(capsys, "bao-cao.md", "--select", "MAU", "--fix", "moi")
    mended = (pack / "moi" / "bao-cao.md").read_text(encoding="utf-8")
    assert "Ủy ban nhân dân tỉnh, Sở" in mended
    assert "Uỷ ban" in (pack / "bao-cao.md").read_text(encoding="utf-8")


def test_both_languages(pack, capsys):
    _, out, _ = run(capsys, "bao-cao.md", "--select", "MAU002", "--lang", "en")
    assert "The office writes “Ủy ban nhân dân”" in out


def test_from_wherever_it_is_called(office, capsys, monkeypatch):
    monkeypatch.chdir(office.parent)
    _, out, _ = run(capsys, str(office / "draft.md"), "--output-format", "concise")
    assert "NHA001" in out


@pytest.mark.parametrize(
    ("args", "found"),
    [
        ([], True),
        (["--ignore", "NHA"], False),
        (["--ignore", "unwanted-word"], False),
        (["--select", "CIT", "--extend-select", "NHA001"], True),
        (["--select", "ALL"], True),
        (["--isolated", "--select", "CIT"], False),
    ],
)
def test_they_are_selected_as_others(office, capsys, args, found):
    _, out, err = run(capsys, "draft.md", "--output-format", "concise", *args)
    assert ("NHA001" in out) is found
    assert err == ""


def test_severity_and_parameters_are_set_as_others(office, capsys):
    with (office / "cchc-check.toml").open("a", encoding="utf-8") as file:
        file.write("[rules.NHA001]\nseverity = 'error'\nparams = { patterns = ['khẩn'] }\n")
    code, out, _ = run(capsys, "draft.md", "--output-format", "concise")
    assert code == 1
    assert out.startswith("draft.md:1:10: error NHA001 Không dùng “khẩn”.")


def test_a_wrong_parameter_in_the_configuration_is_told_there(office, capsys):
    with (office / "cchc-check.toml").open("a", encoding="utf-8") as file:
        file.write("[rules.NHA001]\nparams = { patterns = ['('] }\n")
    code, _, err = run(capsys, "draft.md")
    assert code == 2
    assert "cchc-check.toml" in err
    assert "rules.NHA001.params.patterns" in err


def test_silencing_and_the_baseline_know_them(office, capsys):
    (office / "draft.md").write_text(
        f"<!-- cchc-check: ignore[NHA001] theo mẫu cũ -->\n\n{DRAFT}", encoding="utf-8"
    )
    _, out, _err = run(capsys, "draft.md")
    assert "đã được bỏ qua" in out
    assert "Không dùng" not in out
    (office / "draft.md").write_text(DRAFT, encoding="utf-8")
    assert run(capsys, "baseline", "draft.md")[0] == 0
    assert "NHA001" in (office / "cchc-check.baseline.toml").read_text(encoding="utf-8")
    assert "NHA001" not in run(capsys, "draft.md", "--output-format", "concise")[1]


def test_sarif_holds_their_pages(office, capsys):
    _, out, _ = run(capsys, "draft.md", "--output-format", "sarif")
    (rule,) = json.loads(out)["runs"][0]["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("NHA001", "unwanted-word")
    assert "Đơn vị quy định." in rule["help"]["text"]


def test_json_holds_their_findings(office, capsys):
    _, out, _ = run(capsys, "draft.md", "--output-format", "json")
    ((found,),) = [file["diagnostics"] for file in json.loads(out)["files"]]
    assert (found["code"], found["name"], found["values"]) == (
        "NHA001",
        "unwanted-word",
        {"written": "phải", "replacement": ""},
    )


def test_they_are_listed_and_explained(office, capsys):
    assert "NHA001" in run(capsys, "rule", "--all")[1]
    assert "Đơn vị quy định." in run(capsys, "rule", "nha001")[1]
    assert run(capsys, "rule", "NHA001", "--isolated")[0] == 2


def test_processes_give_the_same(office, capsys):
    for number in range(4):
        shutil.copy("draft.md", f"draft-{number}.md")
    alone = run(capsys, ".", "--output-format", "json", "-j", "1", "--exclude", "quy-tac")
    assert run(capsys, ".", "--output-format", "json", "-j", "2", "--exclude", "quy-tac") == alone
    assert alone[1].count('"NHA001"') == 5


@pytest.mark.parametrize("path", ["..", "../khac", "/etc", "quy-tac/../../khac", "ngoai"])
def test_a_configuration_cannot_lead_out_of_its_folder(office, capsys, path):
    write(office.parent / "khac")
    if os.name != "nt":
        (office / "ngoai").symlink_to(office.parent / "khac")
    (office / "cchc-check.toml").write_text(f'\nrule-paths = ["{path}"]\n', encoding="utf-8")
    code, _, err = run(capsys, "draft.md")
    assert code == 2
    assert "cchc-check.toml:2: " in err
    assert "nằm ngoài thư mục" in err


def test_whoever_calls_may_name_any_path(office, capsys):
    other = write(office.parent / "khac", "KHAC001", "other-word", params="patterns = ['khẩn']")
    _, out, _ = run(
        capsys,
        "draft.md",
        "--config",
        f'rule-paths=["{other.as_posix()}"]',
        "--select",
        "KHAC",
        "--output-format",
        "concise",
    )
    assert "KHAC001" in out


def test_an_extended_configuration_brings_its_own(office, capsys):
    sub = office / "phong" / "to"
    sub.mkdir(parents=True)
    (sub / "cchc-check.toml").write_text('extend = "../../cchc-check.toml"\n', encoding="utf-8")
    shutil.copy("draft.md", sub)
    assert "NHA001" in run(capsys, str(sub / "draft.md"), "--output-format", "concise")[1]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ({"check": "khong-co"}, "không có phép kiểm tra nào tên “khong-co”"),
        ({"check": "khong-co/x"}, "chưa cài gói “khong-co”"),
        ({"params": "patterns = ['(']"}, "viết chưa đúng"),
        ({"params": "patterns = { file = '../a.csv' }"}, "nằm ngoài thư mục"),
        ({"code": "CIT004"}, "CIT004"),
    ],
)
def test_a_wrong_page_is_one_line_and_exit_2(office, capsys, page, said):
    shutil.rmtree(office / "quy-tac")
    write(office / "quy-tac", **page)
    (office / "cchc-check.toml").write_text('rule-paths = ["quy-tac"]\n', encoding="utf-8")
    code, out, err = run(capsys, "draft.md")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err


def test_no_python_is_loaded_from_a_pack(office, capsys):
    for name in ("conftest.py", "__init__.py", "pattern.py", "unwanted.py"):
        (office / "quy-tac" / name).write_text("open('dau-vet', 'w').close()", encoding="utf-8")
    run(capsys, "draft.md")
    assert not (office / "dau-vet").exists()
    assert not (office / "quy-tac" / "__pycache__").exists()


def test_a_rule_that_does_not_finish_is_said_and_exit_2(office, capsys):
    write(office / "quy-tac", params="patterns = ['(a+)+$']\nseconds = 0.2")
    (office / "draft.md").write_text("a" * 5_000 + "b và phải\n", encoding="utf-8")
    code, out, _ = run(capsys, "draft.md")
    assert code == 2
    assert "NHA001: quy tắc chưa chạy xong trong 0,2 giây" in out
    assert "chưa thể coi là đạt" in out
    assert run(capsys, "draft.md", "--exit-zero")[0] == 2


def test_without_spacy_a_token_pattern_is_said_not_to_have_run(office):
    write(office / "quy-tac", check="token-pattern", params="patterns = [[{ LOWER = 'phải' }]]")
    probe = "import sys; sys.modules['spacy'] = None; from cchc_check.cli import main; sys.exit(main(['draft.md']))"
    env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, encoding="utf-8", env=env)
    assert done.returncode == 2
    assert "NHA001: quy tắc chưa chạy vì máy chưa cài thư viện spaCy" in done.stdout
    assert 'pip install "cchc-check[spacy]"' in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ({"params": "patterns = ['phải', '(k+)+$']\nseconds = 0.2"}, "chưa chạy xong trong 0,2 giây"),
        ({"check": "khong-co/x"}, "chưa cài gói “khong-co”"),
        ({"params": "patterns = ['(']"}, "viết chưa đúng"),
    ],
)
def test_what_cannot_be_proven_is_told_at_its_page(office, capsys, page, said):
    path = write(office / "khac", **page)
    path.write_text(path.read_text(encoding="utf-8").replace("Bên trái", "k" * 5_000 + "b"), encoding="utf-8")
    code, out, err = run(capsys, "prove", str(path))
    assert (code, err) == (1, "")
    assert out.startswith(f"{path}:")
    assert said in out


def test_rule_pages_in_a_folder_are_no_documents(office, capsys):
    """Their examples would be found; all else in the folder is checked, and so is a page that is named."""
    (office / "quy-tac" / "bao-cao.txt").write_text(DRAFT, encoding="utf-8")
    _, out, _ = run(capsys, ".", "--output-format", "json")
    assert [file["path"] for file in json.loads(out)["files"]] == [
        os.path.join(".", "draft.md"),
        os.path.join(".", "quy-tac", "bao-cao.txt"),
    ]
    page = os.path.join("quy-tac", "NHA001-unwanted-word.md")
    assert "NHA001" in run(capsys, page, "--output-format", "concise")[1]
    assert run(capsys, "baseline", ".")[0] == 0
    assert page not in (office / "cchc-check.baseline.toml").read_text(encoding="utf-8")
