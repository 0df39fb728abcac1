"""Lists in files beside a page: read as data, from the page's own folder only, every fault with file and line."""

import os

import pytest

from cchc_check import checks
from cchc_check.errors import RuleError
from cchc_check.rulebook.attached import LARGEST, MOST_ROWS, with_files
from cchc_check.rulebook.page import load_page
from cchc_check.rulebook.wording import bind
from rulebook.house_pages import write

DEFAULTS = {"terms": (), "words": ("a",), "table": {}, "scope": "all"}


@pytest.fixture
def page(tmp_path):
    return write(tmp_path / "quy-tac")


def read(page, name, content, key="terms"):
    path = page.parent / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return with_files({key: {"file": name}}, DEFAULTS, str(page))[key]


@pytest.mark.parametrize(
    ("name", "content", "rows"),
    [
        ("a.csv", "ten\nmột\nhai, ba\n", None),
        ("a.csv", 'ten\nmột\n"hai, ba"\n', ["một", "hai, ba"]),
        ("a.csv", "ten\r\nmột\r\n\r\nhai\r\n", ["một", "hai"]),
        ("a.csv", "\ufeffpreferred,avoid\nA,b\n", [{"preferred": "A", "avoid": "b"}]),
        ("a.csv", "preferred;avoid\nA,1;b\n", [{"preferred": "A,1", "avoid": "b"}]),
        ("a.csv", "preferred\tavoid\nA\tb\n", [{"preferred": "A", "avoid": "b"}]),
        (
            "a.csv",
            "preferred,avoid,after\nA,b,\nC,d,e\n",
            [{"preferred": "A", "avoid": "b"}, {"preferred": "C", "avoid": "d", "after": "e"}],
        ),
        ("a.CSV", "ten\n", []),
        ("con/a.csv", "ten\nmột\n", ["một"]),
        ("a.json", '[["a"], {"b": 1}]', [["a"], {"b": 1}]),
    ],
)
def test_rows(page, name, content, rows):
    if rows is None:
        with pytest.raises(RuleError, match="nhiều ô hơn"):
            read(page, name, content)
    else:
        assert read(page, name, content) == rows


@pytest.mark.parametrize(
    ("name", "content", "reason", "line"),
    [
        ("a.csv", "a,b\n1,2\n3,4,5\n", "attached.too-wide", 3),
        ("a.csv", 'a,b\n1,"2\n', "attached.bad-csv", 2),
        ("a.csv", "a,,b\n1,2,3\n", "attached.no-heads", 1),
        ("a.csv", "ten\n" + "a\n" * (MOST_ROWS + 1), "attached.too-many", 0),
        ("a.csv", b"ten\n\xff\xfe\n", "page.not-utf8", 0),
        ("a.csv", "ten\n" + "a" * LARGEST, "attached.too-large", 0),
        ("a.json", '{"a": 1}', "attached.bad-json", 1),
        ("a.json", "[1,\n2", "attached.bad-json", 2),
        ("a.json", "[" * 100_000, "attached.bad-json", 1),
    ],
)
def test_faults_name_the_file_and_the_line(page, name, content, reason, line):
    with pytest.raises(RuleError) as error:
        read(page, name, content)
    assert (error.value.reason, os.path.basename(error.value.path), error.value.line) == (reason, name, line)
    assert str(error.value)


@pytest.mark.parametrize(
    "name", ["../a.csv", "/etc/passwd.csv", "con/../../a.csv", "..\\a.csv", "a\x00.csv", "thieu.csv"]
)
def test_nothing_outside_the_folder_is_opened(page, tmp_path, name):
    (tmp_path / "a.csv").write_text("ten\nbí mật\n", encoding="utf-8")
    with pytest.raises(RuleError) as error:
        with_files({"terms": {"file": name}}, DEFAULTS, str(page))
    assert "bí mật" not in str(error.value)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_are_not_followed(page, tmp_path):
    (tmp_path / "a.csv").write_text("ten\nbí mật\n", encoding="utf-8")
    (page.parent / "a.csv").symlink_to(tmp_path / "a.csv")
    (page.parent / "con").symlink_to(tmp_path)
    for name in ("a.csv", "con/a.csv"):
        with pytest.raises(RuleError) as error:
            with_files({"terms": {"file": name}}, DEFAULTS, str(page))
        assert error.value.reason == "attached.outside"


@pytest.mark.parametrize("name", ["a.txt", "a.py", "a", "", 5, "a.csv.exe"])
def test_only_data(page, name):
    with pytest.raises(RuleError) as error:
        with_files({"terms": {"file": name}}, DEFAULTS, str(page))
    assert error.value.reason == "attached.bad-name"


def test_only_lists_come_from_files(page):
    given = {
        "table": {"file": "a.csv"},
        "scope": {"file": "a.csv"},
        "unknown": {"file": "a.csv"},
        "terms": {"file": "a", "x": 1},
    }
    assert with_files(given, DEFAULTS, str(page)) is given


def test_a_page_is_bound_with_what_the_file_holds(tmp_path):
    (tmp_path / "mau.csv").write_text("mau\nphải\ntrái\n", encoding="utf-8")
    rule = load_page(write(tmp_path, params='patterns = { file = "mau.csv" }'))
    assert bind(rule, checks.get("pattern")).params["patterns"] == ("phải", "trái")


def test_a_wrong_value_is_told_at_its_line(tmp_path):
    page = write(tmp_path, params="patterns = ['(']\nscope = 'all'")
    with pytest.raises(RuleError) as error:
        bind(load_page(page), checks.get("pattern"))
    assert error.value.line == page.read_text(encoding="utf-8").split("\n").index("patterns = ['(']") + 1
