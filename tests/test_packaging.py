"""What is shipped is what is run: versions agree, and the rules lie where the package looks for them."""

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import cchc_check
from cchc_check.packaged import rules_dir

TREE = Path(__file__).resolve().parents[1]


def test_versions_agree():
    project = tomllib.loads((TREE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (TREE / "CHANGELOG.md").read_text(encoding="utf-8")
    assert project["version"] == cchc_check.__version__ == version("cchc-check")
    assert re.search(rf"^## {re.escape(cchc_check.__version__)}", changelog, re.M)


def test_the_rules_and_the_registry_are_found():
    assert len(list(rules_dir().glob("*/*.md"))) >= 20
    assert (rules_dir() / "registry" / "kinds.csv").is_file()


def test_both_languages_hold_the_same_texts():
    folder = Path(cchc_check.__file__).parent / "locale"
    vi, en = (tomllib.loads((folder / f"{lang}.toml").read_text(encoding="utf-8")) for lang in ("vi", "en"))
    assert {area: set(texts) for area, texts in vi.items()} == {
        area: set(texts) for area, texts in en.items()
    }
    names = re.compile(r"\{(\w+)\}")
    for area, texts in vi.items():
        for key, text in texts.items():
            assert set(names.findall(text)) == set(names.findall(en[area][key])), f"{area}.{key}"
