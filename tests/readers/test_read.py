"""Files: what is read, what is refused, and that the refusal says what the file really is."""

import io
import os
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_check import localize
from cchc_check.errors import CorruptDocument, LimitExceeded, ReadError, UnsupportedFormat
from cchc_check.limits import Limits
from cchc_check.readers import READERS, read, read_text
from cchc_check.readers.encoding import legacy_encoding

REPORT = "Quyết định số 38/QĐ-SKHCN của Ủy ban nhân dân tỉnh về việc thực hiện và các năm được định ngày"


def worded(error):
    return [
        localize.say(lang, name, **error.details)
        for lang in localize.LANGUAGES
        for name in (error.reason, error.hint)
        if name
    ]


def zipped(*names):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings_read_alike(encoding):
    assert read(REPORT.encode(encoding), path="a.txt").text == REPORT


def test_windows_1258_is_recognised_and_said(tmp_path):
    import unicodedata

    data = b"".join(map(_in_1258, unicodedata.normalize("NFC", REPORT)))
    document = read(data, path="a.txt")
    assert document.text == REPORT
    assert [gap.reason for gap in document.gaps] == ["windows-1258"]
    assert not document.gaps[0].text


def _in_1258(char):
    import unicodedata

    try:
        return char.encode("cp1258")
    except UnicodeEncodeError:
        base, *marks = unicodedata.normalize("NFD", char)
        tone = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
        rest = [mark for mark in marks if mark not in tone]
        return (unicodedata.normalize("NFC", base + "".join(rest)) + "".join(tone)).encode("cp1258")


def test_the_line_of_the_first_bad_byte_is_named():
    with pytest.raises(CorruptDocument) as caught:
        read("Một\nHai\n".encode() + b"\xff\xfeBa", path="a.md")
    assert (caught.value.reason, caught.value.line) == ("read.not-utf-8", 3)
    assert "0xFF" in worded(caught.value)[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "read.empty-file"),
        (b" \r\n\t", "read.empty-file"),
        (b"\xef\xbb\xbf", "read.empty-file"),
        (b"%PDF-1.7\n", "read.really-pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "read.really-ole"),
        (b"{\\rtf1\\ansi}", "read.really-rtf"),
        (b"<!DOCTYPE html>\n<html>", "read.really-html"),
        (b"\x89PNG\r\n\x1a\n", "read.really-image"),
        (zipped("word/document.xml"), "read.really-docx"),
        (zipped("xl/workbook.xml"), "read.really-xlsx"),
        (zipped("a.txt"), "read.really-archive"),
        (b"abc\0\x01\x02def", "read.binary"),
        (b"\x01\x02\x03\x04abc", "read.binary"),
        (b"abc\xff", "read.not-utf-8"),
        (b"\xff\xfea\0b\0\x00", "read.not-utf-16"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_what_a_text_file_really_is(data, reason, suffix):
    with pytest.raises(ReadError) as caught:
        read(data, path="bao-cao" + suffix)
    assert caught.value.reason == reason
    assert caught.value.path == "bao-cao" + suffix
    assert all(worded(caught.value))


@pytest.mark.parametrize(
    "suffix", [".pdf", ".doc", ".odt", ".xlsx", ".rtf", ".html", ".pptx", ".zip", ".jpg", ".csv", ""]
)
def test_suffixes_that_are_not_read(suffix):
    with pytest.raises(UnsupportedFormat) as caught:
        read(b"abc", path="bao-cao" + suffix)
    assert caught.value.hint
    assert all(worded(caught.value))


def test_paths(tmp_path):
    (tmp_path / "a.TXT").write_text(REPORT, encoding="utf-8")
    assert read(tmp_path / "a.TXT").text == read(str(tmp_path / "a.TXT")).text == REPORT
    wrong = {
        "none.md": "no-such-file",
        "none.pdf": "no-such-file",
        "none": "no-such-file",
        ".": "is-a-folder",
    }
    for name, reason in wrong.items():
        with pytest.raises(ReadError) as caught:
            read(tmp_path / name)
        assert caught.value.reason == f"read.{reason}"
        assert all(worded(caught.value))
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "folder.md")
    assert caught.value.reason == "read.is-a-folder"


def test_a_name_without_suffix_and_a_lock_file_of_word_are_named(tmp_path):
    for name, data, reason in (
        ("bao-cao", b"abc", "no-suffix"),
        ("~$o cao.docx", b"\x08Nguyen Van A".ljust(162, b"\0"), "lock-file"),
        ("bao cao.docx", b"\x08Nguyen Van A".ljust(162, b"\0"), "not-a-zip"),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(ReadError) as caught:
            read(tmp_path / name)
        assert caught.value.reason == f"read.{reason}"
        assert caught.value.path == str(tmp_path / name)
        assert all(worded(caught.value))


def test_open_files_and_bytes_without_a_name():
    assert read(io.BytesIO(REPORT.encode()), format="md").format == "md"
    assert read(REPORT.encode()).format == "txt"


def test_a_file_beyond_the_limit_is_refused():
    with pytest.raises(LimitExceeded) as caught:
        read(b"a\n" * 600_000, path="a.txt", limits=Limits(text_mb=1))
    assert all(worded(caught.value))
    assert caught.value.details == {"key": "text-mb", "limit": 1}


def test_an_unknown_text_format_is_refused():
    with pytest.raises(UnsupportedFormat) as caught:
        read_text("a", "html")
    assert all(worded(caught.value))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp - Tù do, quyÕt ®Þnh sè 12 cña Uû ban nh©n d©n",
            "TCVN3",
        ),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM Ñoäc laäp - Töï do - Haïnh phuùc", "VNI"),
        (REPORT, ""),
        ("Số liệu 5 µg, 10 m², ©2020, “Hà Nội” — Cần Thơ, cà phê, xuất khẩu: 1¼", ""),
        ("Le café à côté où il a été créé, déjà très près", ""),
    ],
)
def test_letters_of_old_fonts(text, name):
    assert legacy_encoding(text) == name
    gaps = read(text.encode(), path="a.txt").gaps
    assert [(gap.reason, gap.text, gap.detail) for gap in gaps] == (
        [("legacy-encoding", True, name)] if name else []
    )


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=80), st.sampled_from(["a.txt", "a.md"]))
def test_any_bytes_are_read_or_refused(data, path):
    try:
        document = read(data, path=path)
    except ReadError as error:
        refusal = worded(error)
    else:
        refusal = [document.format]
    assert all(refusal)


def test_the_suffixes_are_the_documented_ones():
    assert set(READERS) == {".txt", ".md", ".markdown", ".docx", ".docm", ".dotx", ".dotm"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_beyond_the_limit_is_refused(end):
    limits = Limits(characters=100)
    lines = ["x" * 100] * 3
    assert read(end.join(lines).encode(), path="a.md", limits=limits).format == "md"
    with pytest.raises(LimitExceeded) as caught:
        read(end.join([*lines, "x" * 101]).encode(), path="a.md", limits=limits)
    assert caught.value.reason == "read.line-too-long"
    assert all(worded(caught.value))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_only_ordinary_files_are_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    reasons = {"pipe": "no-ordinary-file", "loop": "link-loop", "zero": "no-ordinary-file"}
    for name, reason in reasons.items():
        with pytest.raises(ReadError) as caught:
            read(tmp_path / f"{name}.txt")
        assert caught.value.reason == f"read.{reason}"
        assert all(worded(caught.value))


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path, monkeypatch):
    from cchc_check.readers import loading

    file = tmp_path / "a.txt"
    file.write_text(REPORT, encoding="utf-8")
    whole = loading.bounded

    def meanwhile(opened, path, limits):
        data = whole(opened, path, limits)
        with file.open("a", encoding="utf-8") as other:
            other.write(" 2024")
        return data

    monkeypatch.setattr(loading, "bounded", meanwhile)
    with pytest.raises(CorruptDocument) as caught:
        read(file)
    assert caught.value.reason == "read.changed"


def test_no_more_than_the_limit_is_held(tmp_path):
    file = tmp_path / "a.docx"
    with file.open("wb") as opened:
        opened.truncate(10 << 30)
    with pytest.raises(LimitExceeded) as caught:
        read(file, limits=Limits(file_mb=1))
    assert caught.value.details == {"key": "file-mb", "limit": 1}
