"""The guide for writing an office's own rules: its example works, and it names every parameter there is."""

import re

import pytest

from cchc_check import checks
from cchc_check.checks import CHECKS
from cchc_check.checks.house.tokens import FLAGS, KNOWN
from cchc_check.cli import main
from cchc_check.packaged import rules_dir

README = (rules_dir() / "README.md").read_text(encoding="utf-8")
GUIDE = README[README.index("## Viết quy tắc riêng") : README.rindex("## In English")]
GENERAL = [name for name, module in CHECKS.items() if module.startswith("house.")]


def test_the_page_in_the_guide_is_proven(tmp_path, capsys):
    (page,) = re.findall(r"````markdown\n(.*?)````", GUIDE, re.S)
    (name,) = re.findall(r"`quy-tac/(DVI001-[a-z-]+\.md)`", GUIDE)
    (tmp_path / name).write_text(page, encoding="utf-8")
    assert main(["prove", str(tmp_path)]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("name", GENERAL)
def test_the_guide_names_all_there_is(name):
    check = checks.get(name)
    assert f"`{name}`" in GUIDE
    for word in (*check.params, *check.variants):
        assert re.search(rf"`{word}[` ]", GUIDE)
    for word in check.values:
        assert f"`{{{word}}}`" in GUIDE
    for word in check.notes:
        assert f"`notes.{word}`" in GUIDE


def test_the_guide_names_what_a_token_may_say():
    assert all(f"`{name}`" in GUIDE for name in {*KNOWN} - FLAGS - {"ORTH"})
