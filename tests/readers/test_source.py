"""What may be handed over to be read, and that an open file is left as it was."""

import io
import ntpath
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from cchc_check import check, read
from cchc_check.errors import ReadError
from cchc_check.readers.source import reachable
from word.packages import build, p

REPORT = "Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 của Sở."


class Upload:
    """As web frameworks hand them over: only `read`, and the name of the file."""

    name = "quý 2.md"

    def read(self):
        return REPORT.encode()


class Strange(Upload):
    name = 7

    def __init__(self, content):
        self.content = content

    def read(self):
        return self.content


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "Báo cáo quý 2.md"
    path.write_bytes(REPORT.encode())
    return path


def test_paths_bytes_and_open_files_read_alike(file, tmp_path):
    data = file.read_bytes()
    name = str(file)
    with (
        open(file, "rb") as binary,
        open(file, encoding="utf-8") as text,
        open(os.fsencode(file), "rb") as odd,
    ):
        sources = [name, file, binary, text, odd]
        documents = [read(source) for source in sources]
        assert not any(each.closed for each in (binary, text, odd))
    for document in documents:
        assert (document.path, document.format, document.text) == (name, "md", REPORT)
    for source in (data, bytearray(data), memoryview(data), io.BytesIO(data), io.StringIO(REPORT)):
        assert read(source, path="a.md").text == read(source, format="md").text == REPORT


@pytest.mark.parametrize("place", [0, 3, 40])
def test_an_open_file_stands_where_it_stood(file, place):
    with open(file, "rb") as binary:
        binary.seek(place)
        assert read(binary).text == REPORT.encode()[place:].decode()
        assert binary.tell() == place
        assert check(binary).path == str(file)
        assert binary.read() == REPORT.encode()[place:]


def test_the_bytes_of_a_file_opened_as_text_are_read_not_its_letters(file, tmp_path):
    with open(file, encoding="cp1252", errors="replace") as text:
        assert read(text).text == REPORT
        assert text.tell() == 0
    word = tmp_path / "a.docx"
    word.write_bytes(build(p(REPORT)))
    with open(word, encoding="ascii") as text:
        assert read(text).text == REPORT


def test_what_has_a_name_without_suffix_is_told_by_its_content():
    assert read(Upload()).path == "quý 2.md"
    assert read(Strange(REPORT.encode())).format == "txt"
    named = io.BytesIO(build(p(REPORT)))
    named.name = "tmp1234"
    assert (read(named).path, read(named).format) == ("tmp1234", "docx")
    assert read(named, path="tải lên.docx").path == "tải lên.docx"


def test_a_pipe_is_read_to_its_end():
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb") as pipe:
        with os.fdopen(writer, "wb") as end:
            end.write(REPORT.encode())
        assert read(pipe).text == REPORT


@pytest.mark.parametrize("source", [None, 3, object(), ["a.md"], Strange(None), Strange(3)])
def test_anything_else_is_a_read_error_that_says_what_is_read(source):
    with pytest.raises(ReadError) as caught:
        read(source)
    assert str(caught.value)
    assert caught.value.one_line("en")
    (failure,) = check(source).failures
    assert failure.message


def test_a_closed_file_and_letters_that_are_none_are_read_errors(file):
    with open(file, "rb") as binary:
        pass
    for source in (binary, io.StringIO("Quyết định \udce1"), io.StringIO(" "), Path("không có.md"), "a\0.md"):
        with pytest.raises(ReadError):
            read(source)


@pytest.mark.parametrize(
    ("path", "opened"),
    [
        ("C:\\bao cao.md", "C:\\bao cao.md"),
        ("C:\\" + "x" * 300, "\\\\?\\C:\\" + "x" * 300),
        ("\\\\may-chu\\chung\\" + "x" * 300, "\\\\?\\UNC\\may-chu\\chung\\" + "x" * 300),
        ("\\\\?\\C:\\" + "x" * 300, "\\\\?\\C:\\" + "x" * 300),
    ],
)
def test_long_paths_of_windows_are_opened_in_their_own_form(path, opened, monkeypatch):
    assert reachable(path) == path
    monkeypatch.setattr("cchc_check.readers.source.os", SimpleNamespace(name="nt", path=ntpath))
    assert reachable(path) == opened
