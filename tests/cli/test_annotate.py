"""`--annotate`, `--fix` and `--diff` as their users meet them."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import docx
import pytest

from cchc_check.cli import main
from word.commented import parts
from word.packages import build, p, zipped

SENTENCE = "Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 của Sở."
GOOD = "Theo Quyết định số 38/QĐ-SKHCN ngày 28/02/2020 của Sở."

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "bc" / "quý 1").mkdir(parents=True)
    (tmp_path / "bc" / "a.docx").write_bytes(build(p(SENTENCE)))
    (tmp_path / "bc" / "quý 1" / "b.docx").write_bytes(build(p(SENTENCE)))
    (tmp_path / "bc" / "tốt.docx").write_bytes(build(p(GOOD)))
    (tmp_path / "c.md").write_text(SENTENCE + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys: Capture, *args: str) -> tuple[int, str, str]:
    code = main(["--isolated", "--select", "CIT004", *args])
    out, err = capsys.readouterr()
    return code, out, err


def test_copies_with_comments(folder: Path, capsys: Capture) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.docx")}
    code, out, err = run(capsys, "bc", "--annotate", "ra")
    assert code == 1
    assert "CIT004 lỗi" in out
    assert "đã ghi ra/a.docx với 1 chú thích" in err
    found = sorted(path.relative_to(folder / "ra").as_posix() for path in (folder / "ra").rglob("*.*"))
    assert found == ["a.docx", "quý 1/b.docx"]
    (comment,) = docx.Document(str(folder / "ra" / "a.docx")).comments
    assert comment.author == "cchc-check"
    assert "38/QĐ-SKHCN" in comment.text
    assert {path: path.read_bytes() for path in before} == before


def test_the_same_again_is_the_same(folder: Path, capsys: Capture) -> None:
    run(capsys, ".", "--annotate", "ra", "--fix", "sửa", "-q")
    once = {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}
    code, _, _ = run(capsys, ".", "--annotate", "ra", "--fix", "sửa", "-q")
    assert code == 2
    assert {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()} == once


def test_a_text_cannot_be_commented_and_the_rest_goes_on(folder: Path, capsys: Capture) -> None:
    code, out, err = run(capsys, "c.md", "bc/a.docx", "--annotate", "ra")
    assert code == 2
    assert "c.md: chỉ ghi chú thích được vào tệp Word" in err
    assert out.count("CIT004 lỗi") == 2
    assert (folder / "ra" / "a.docx").exists()


def test_a_signed_file_is_not_copied(folder: Path, capsys: Capture) -> None:
    signed = zipped({**parts(build(p(SENTENCE))), "_xmlsignatures/origin.sigs": b""})
    (folder / "ký.docx").write_bytes(signed)
    code, _, err = run(capsys, "ký.docx", "--annotate", "ra", "--fix", "sửa")
    assert code == 2
    assert "ký.docx: tệp đã ký số" in err
    assert not (folder / "ra").exists()
    assert not (folder / "sửa").exists()


def test_fixes_in_copies(folder: Path, capsys: Capture) -> None:
    code, _, err = run(capsys, "bc/a.docx", "c.md", "--fix", "sửa", "--as-of", "2020-06-30")
    assert code == 1
    assert "thay đổi được theo dõi" in err
    assert (folder / "sửa" / "c.md").read_text(encoding="utf-8") == GOOD + "\n"
    document = parts((folder / "sửa" / "a.docx").read_bytes())["word/document.xml"].decode()
    assert '<w:del w:id="1" w:author="cchc-check" w:date="2020-06-30T00:00:00Z">' in document
    assert run(capsys, "sửa")[0] == 0


def test_a_diff_is_printed_instead_of_the_report(folder: Path, capsys: Capture) -> None:
    code, out, _ = run(capsys, "c.md", "bc", "--diff")
    assert code == 1
    assert out.splitlines()[:5] == ["--- c.md", "+++ c.md", "@@ -1 +1 @@", f"-{SENTENCE}", f"+{GOOD}"]
    assert "CIT004 lỗi" not in out
    assert out.count(f"+{GOOD}") == 3
    assert sorted(path.name for path in folder.iterdir()) == ["bc", "c.md"]


def test_a_diff_of_nothing(folder: Path, capsys: Capture) -> None:
    code, out, err = run(capsys, "bc/tốt.docx", "--diff")
    assert (code, out) == (0, "")
    assert "không có chỗ nào" in err


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("bc", "--annotate", "bc"), "đè lên"),
        (("bc", "--annotate", "ra", "--fix", "ra"), "hai thư mục khác nhau"),
        (("-", "--annotate", "ra"), "--stdin-filename"),
    ],
)
def test_wrong_folders(args: tuple[str, ...], words: str, folder: Path, capsys: Capture) -> None:
    code, out, err = run(capsys, *args)
    assert (code, out) == (2, "")
    assert words in err


def test_an_edited_copy_is_not_lost(folder: Path, capsys: Capture) -> None:
    (folder / "ra").mkdir()
    (folder / "ra" / "a.docx").write_bytes(b"a week of work")
    code, _, err = run(capsys, "bc/a.docx", "--annotate", "ra")
    assert code == 2
    assert "không ghi đè" in err
    assert (folder / "ra" / "a.docx").read_bytes() == b"a week of work"


def test_standard_input(folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(build(p(SENTENCE)))))
    code, _, _ = run(capsys, "-", "--stdin-filename", "nháp.docx", "--annotate", "ra")
    assert code == 1
    assert len(list(docx.Document(str(folder / "ra" / "nháp.docx")).comments)) == 1


def test_english(folder: Path, capsys: Capture) -> None:
    run(capsys, "bc/a.docx", "--annotate", "ra", "--lang", "en")
    (comment,) = docx.Document(str(folder / "ra" / "a.docx")).comments
    assert "Rule: CIT004 (error)" in comment.text


def test_a_document_without_findings_is_told_not_copied(folder: Path, capsys: Capture) -> None:
    code, _, err = run(capsys, "bc/tốt.docx", "--annotate", "ra", "--fix", "sửa")
    assert code == 0
    assert "bc/tốt.docx: không có phát hiện nào nên không ghi bản có chú thích" in err
    assert "bc/tốt.docx: không có chỗ nào tự sửa được một cách chắc chắn nên không ghi bản sao" in err
    assert not (folder / "ra").exists()
    (folder / "hỏng.docx").write_bytes(b"abc")
    assert run(capsys, "hỏng.docx", "--annotate", "ra")[::2] == (2, "")
