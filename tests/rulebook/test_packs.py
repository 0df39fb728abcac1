"""An office's pages beside the shipped ones: data only, from real files, no code or name used twice."""

import os

import pytest

from cchc_check.errors import RuleError
from cchc_check.rulebook import packs
from cchc_check.rulebook.packs import is_shipped, known_rules, load_pack
from cchc_check.rulebook.shipped import shipped_rules
from rulebook.house_pages import write


def test_the_pages_of_folders_and_single_pages(tmp_path):
    write(tmp_path / "a", "NHA002", "two")
    write(tmp_path / "a" / "con", "NHA001", "one")
    single = write(tmp_path / "b", "KHAC001", "three")
    (tmp_path / "a" / "README.md").write_text("Giới thiệu", encoding="utf-8")
    (tmp_path / "a" / "du-lieu.csv").write_text("a\n", encoding="utf-8")
    write(tmp_path / "a" / ".git", "NHA009", "hidden")
    rules = known_rules([str(tmp_path / "a"), str(single)])
    assert [rule.code for rule in rules if not is_shipped(rule)] == ["KHAC001", "NHA001", "NHA002"]
    assert len(rules) == len(shipped_rules()) + 3
    assert [rule.code for rule in rules] == sorted(rule.code for rule in rules)


def test_without_paths_there_are_the_shipped_rules():
    assert known_rules() == shipped_rules()


@pytest.mark.parametrize(("code", "name"), [("CIT004", "own-name"), ("NHA001", "space-in-notation")])
def test_what_is_shipped_is_taken(tmp_path, code, name):
    page = write(tmp_path, code, name)
    with pytest.raises(RuleError) as error:
        known_rules([str(tmp_path)])
    assert (error.value.reason, error.value.path) == ("page.duplicate", str(page))


def test_a_code_is_used_once(tmp_path):
    write(tmp_path / "a", "NHA001", "one")
    write(tmp_path / "b", "NHA001", "two")
    with pytest.raises(RuleError, match="NHA001"):
        known_rules([str(tmp_path / "a"), str(tmp_path / "b")])


def test_what_is_not_there_or_empty_is_told(tmp_path):
    for path, reason in ((tmp_path / "khong-co", "pack.missing"), (tmp_path, "pack.empty")):
        with pytest.raises(RuleError) as error:
            load_pack(str(path))
        assert error.value.reason == reason


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("what", ["page", "folder"])
def test_links_are_refused(tmp_path, what):
    page = write(tmp_path / "ngoai")
    pack = tmp_path / "quy-tac"
    write(pack, "NHA002", "two")
    (pack / page.name if what == "page" else pack / "con").symlink_to(page if what == "page" else page.parent)
    with pytest.raises(RuleError) as error:
        load_pack(str(pack))
    assert error.value.reason == "pack.link"


def test_sizes_are_bounded(tmp_path, monkeypatch):
    page = write(tmp_path)
    page.write_text(page.read_text(encoding="utf-8") + "x" * 2**20, encoding="utf-8")
    with pytest.raises(RuleError) as error:
        load_pack(str(tmp_path))
    assert error.value.reason == "attached.too-large"
    write(tmp_path, "NHA001", "unwanted-word")
    write(tmp_path, "NHA002", "two")
    monkeypatch.setattr(packs, "MOST_PAGES", 1)
    with pytest.raises(RuleError) as error:
        load_pack(str(tmp_path))
    assert error.value.reason == "pack.too-many"
    write(tmp_path / "/".join("abcdefgh"), "NHA003", "three")
    with pytest.raises(RuleError) as error:
        load_pack(str(tmp_path))
    assert error.value.reason == "pack.too-deep"


def test_a_folder_of_reports_is_no_pack(tmp_path):
    (tmp_path / "bao-cao.md").write_text("Báo cáo", encoding="utf-8")
    with pytest.raises(RuleError, match=r"bao-cao\.md"):
        load_pack(str(tmp_path))


def test_a_check_that_was_perhaps_meant(tmp_path):
    with pytest.raises(RuleError, match="preferred-form"):
        load_pack(str(write(tmp_path, check="prefered-form")))
