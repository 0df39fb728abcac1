"""Copies of checked documents: what their comments and changes say, where they go, and what is never written."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from cchc_check.diagnostics import Applicability, Diagnostic, Edit, Fix, RelatedPlace, Severity
from cchc_check.engine import copies
from cchc_check.engine.annotate import annotate
from cchc_check.engine.api import check
from cchc_check.engine.fixing import diff, fix, trimmed
from cchc_check.engine.settings import Settings
from cchc_check.errors import CchcCheckError, ConfigError
from cchc_check.readers import read
from cchc_check.text.span import Position, Span
from cchc_check.word.comments import Line, Note, write_comments
from cchc_check.word.load import load
from cchc_check.word.package import Package
from word.commented import comments, parts, ranges
from word.packages import build, p, r, zipped

REPORTS = sorted((Path(__file__).parents[2] / "corpus").glob("*/*.docx")) + sorted(
    (Path(__file__).resolve().parents[3] / "shared").glob("**/*.docx")
)
BAD = build(p("Theo Quyết định số ", r("38/QĐ- ", "<w:b/>"), r("SKHCN"), " ngày 28/02/2020 của Sở."))


def finding(data: bytes, quote: str, **more: object) -> Diagnostic:
    text = read(data, path="a.docx").text
    at = text.index(quote)
    given: dict[str, object] = {
        "code": "CIT004",
        "name": "space-in-notation",
        "severity": Severity.ERROR,
        "message": f"Ký hiệu “{quote}” có khoảng trắng thừa.",
        "path": "a.docx",
        "at": Span(at, at + len(quote)),
        "position": Position(1, at + 1),
        "place": "Mục I › đoạn 2",
        "quote": quote,
        "values": {},
        "excerpt": text,
        "excerpt_at": (at, at + len(quote)),
    }
    return Diagnostic(**(given | more))  # type: ignore[arg-type]


def safe(data: bytes, quote: str, text: str) -> Diagnostic:
    found = finding(data, quote)
    edit = Edit(found.at, text)
    return finding(data, quote, fix=Fix((edit,), Applicability.SAFE, f"Viết “{text}”"))


def test_a_comment_says_all_that_the_report_says() -> None:
    related = RelatedPlace(Span(0, 4), Position(1, 1), "Mục II", "Theo  Quyết", "ở chỗ khác viết", "b.docx")
    found = finding(
        BAD,
        "38/QĐ- SKHCN",
        basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
        related=(related,),
        fix=Fix((), Applicability.DISPLAY, "Viết liền “38/QĐ-SKHCN”"),
    )
    new = annotate(BAD, [found], as_of=dt.date(2020, 6, 30))
    assert comments(new.data) == {
        "0": [
            "Ký hiệu “38/QĐ- SKHCN” có khoảng trắng thừa.",
            "Ở chỗ khác viết: “Theo Quyết” (b.docx › Mục II)",
            "Đề xuất: Viết liền “38/QĐ-SKHCN”",
            "Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I",
            "Quy tắc: CIT004 (lỗi)",
        ]
    }
    assert ranges(new.data) == {"0": "38/QĐ- SKHCN"}
    assert b'w:date="2020-06-30T00:00:00Z"' in parts(new.data)["word/comments.xml"]
    assert b"w:date" not in parts(annotate(BAD, [found]).data)["word/comments.xml"]


def test_a_comment_from_elsewhere_names_the_place() -> None:
    data = build(p("thân"), header1=p("đầu trang"))
    new = annotate(data, [finding(data, "trang", place="Đầu trang › đoạn 1")], lang="vi")
    assert [found.quote for found in new.away] == ["trang"]
    assert comments(new.data)["0"][-1] == "Vị trí: Đầu trang › đoạn 1: “trang”"


@pytest.mark.parametrize("make", ["annotate", "fix"])
def test_a_signed_file_is_refused(make: str) -> None:
    data = zipped({**parts(BAD), "_xmlsignatures/origin.sigs": b""})
    found = safe(data, "38/QĐ- SKHCN", "38/QĐ-SKHCN")
    with pytest.raises(CchcCheckError, match="đã ký số"):
        annotate(data, [found]) if make == "annotate" else fix(data, "a.docx", "docx", [found])


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: "-".join(path.parts[-2:]))
def test_every_finding_of_whole_reports_is_commented_in_place(path: Path) -> None:
    data = path.read_bytes()
    before = check(data, path="a.docx", settings=Settings(preview=True))
    new = annotate(data, before.diagnostics)
    assert new.lost == ()
    after = check(new.data, path="a.docx", settings=Settings(preview=True))
    assert after.diagnostics == before.diagnostics
    away = {id(found) for found in new.away}
    texts = [*ranges(new.data).values()][-len(before.diagnostics) :] if before.diagnostics else []
    wanted = [found.quote for found in before.diagnostics if id(found) not in away]
    assert len(texts) == len(before.diagnostics)
    assert {"".join(quote.split()) for quote in wanted} <= {plain(text) for text in texts}


def plain(text: str) -> str:
    from cchc_check.text.normalize import normalize

    return "".join(normalize(text)[0].split())


def test_a_comment_in_word_silences_its_passage() -> None:
    lines = (Line("", "Cchc-check: ignore[CIT004] chép đúng như bản gốc"),)
    at = read(BAD, path="a.docx").text.index("38/")
    silenced = write_comments(BAD, load(Package(BAD)), [Note(at, at + 12, lines)]).data
    before, after = (
        check(data, path="a.docx", settings=Settings(select=("CIT004",))) for data in (BAD, silenced)
    )
    assert [found.code for found in before.active()] == ["CIT004"]
    assert after.active() == ()
    assert [found.suppression for found in after.diagnostics] == ["chép đúng như bản gốc"]


def test_safe_fixes_are_made_and_found_no_more() -> None:
    before = check(BAD, path="a.docx")
    done = fix(BAD, "a.docx", "docx", before.diagnostics)
    assert [found.code for found in done.made] == ["CIT004"]
    assert not done.left
    assert read(done.data, path="a.docx").text == "Theo Quyết định số 38/QĐ-SKHCN ngày 28/02/2020 của Sở."
    assert not [found for found in check(done.data, path="a.docx").diagnostics if found.code == "CIT004"]
    assert list(diff(BAD, done, "a.docx", "docx")) == [
        "--- a.docx",
        "+++ a.docx",
        f"@@ {done.made[0].place} @@ CIT004",
        "-Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 của Sở.",
        "+Theo Quyết định số 38/QĐ-SKHCN ngày 28/02/2020 của Sở.",
    ]


def test_what_is_not_safe_is_not_fixed() -> None:
    found = finding(BAD, "38/QĐ- SKHCN")
    unsafe = finding(BAD, "38/QĐ- SKHCN", fix=Fix((Edit(found.at, "x"),), Applicability.UNSAFE))
    assert fix(BAD, "a.docx", "docx", [found, unsafe]).data == BAD


def test_fixes_that_meet_are_left_to_a_person() -> None:
    first, second = safe(BAD, "38/QĐ- SKHCN", "38/QĐ-SKHCN"), safe(BAD, "QĐ- ", "QĐ-")
    done = fix(BAD, "a.docx", "docx", [first, second])
    assert (done.made, done.left) == ((first,), (second,))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_text_keeps_its_encoding_and_line_ends(encoding: str) -> None:
    text = "Một.\r\nTheo *Quyết định* số 38/QĐ- SKHCN ngày 28/02/2020\r\ncủa Sở.\n"
    data = text.encode(encoding)
    done = fix(data, "a.md", "md", check(data, path="a.md").diagnostics)
    assert done.data == text.replace("QĐ- SK", "QĐ-SK").encode(encoding)
    shown = list(diff(data, done, "a.md", "md"))
    assert [line for line in shown if line.startswith(("-Theo", "+Theo"))] == [
        "-Theo *Quyết định* số 38/QĐ- SKHCN ngày 28/02/2020",
        "+Theo *Quyết định* số 38/QĐ-SKHCN ngày 28/02/2020",
    ]


def test_an_edit_without_what_it_leaves() -> None:
    assert trimmed("số 38/QĐ- SKHCN", Edit(Span(3, 15), "38/QĐ-SKHCN")) == Edit(Span(9, 10), "")
    assert trimmed("aa", Edit(Span(0, 2), "aaa")) == Edit(Span(2, 2), "a")
    assert trimmed("ab", Edit(Span(0, 2), "ab")) == Edit(Span(2, 2), "")


def tree(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")


def test_copies_keep_names_and_subfolders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    tree(tmp_path, "bc/a.docx", "bc/q1/b.docx", "c.docx")
    found = ["bc/a.docx", "bc/q1/b.docx", "c.docx", "-"]
    assert copies.targets(["bc", "c.docx", "-"], found, "ra", {"-": "x/d.docx"}) == {
        "bc/a.docx": os.path.join("ra", "a.docx"),
        "bc/q1/b.docx": os.path.join("ra", "q1", "b.docx"),
        "c.docx": os.path.join("ra", "c.docx"),
        "-": os.path.join("ra", "d.docx"),
    }


@pytest.mark.parametrize(
    ("paths", "found", "folder", "reason"),
    [
        (["bc"], ["bc/a.docx"], "bc", "copies.over-input"),
        (["bc"], ["bc/a.docx"], "lien-ket", "copies.over-input"),
        (["bc/q1/b.docx", "b.docx"], ["bc/q1/b.docx", "b.docx"], ".", "copies.over-input"),
        (["bc/q1/b.docx", "b.docx"], ["bc/q1/b.docx", "b.docx"], "ra", "copies.same-name"),
        (["-"], ["-"], "ra", "copies.no-name"),
    ],
)
def test_a_copy_never_falls_on_a_document(
    paths: list[str],
    found: list[str],
    folder: str,
    reason: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    tree(tmp_path, "bc/a.docx", "bc/q1/b.docx", "b.docx")
    (tmp_path / "lien-ket").symlink_to("bc")
    with pytest.raises(ConfigError) as caught:
        copies.targets(paths, found, folder, {})
    assert caught.value.reason == reason


def test_a_folder_of_copies_is_not_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    tree(tmp_path, "a.docx", "ra/a.docx")
    assert copies.outside(["."], ["./a.docx", "./ra/a.docx"], ["ra"]) == ["./a.docx"]
    assert copies.outside([".", "ra/a.docx"], ["./a.docx", "ra/a.docx"], ["ra"]) == ["./a.docx", "ra/a.docx"]


def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    target = str(tmp_path / "q1" / "a.docx")
    copies.write(target, b"one")
    copies.write(target, b"one")
    with pytest.raises(CchcCheckError) as caught:
        copies.write(target, b"two")
    assert caught.value.reason == "copies.exists"
    assert Path(target).read_bytes() == b"one"
    assert os.listdir(tmp_path / "q1") == ["a.docx"]
