"""The public surface: about twenty names, all typed, cheap to import, and the README's example runs."""

import re
import subprocess
import sys
from pathlib import Path

import cchc_check

TREE = Path(__file__).resolve().parents[1]


def test_every_public_name_resolves_and_is_listed():
    for name in cchc_check.__all__:
        assert getattr(cchc_check, name) is not None
    assert set(cchc_check.__all__) == {"__version__", *cchc_check._HOMES} <= set(dir(cchc_check))
    assert len(cchc_check.__all__) <= 26


def test_an_unknown_name_is_an_attribute_error():
    assert not hasattr(cchc_check, "check_everything")


def test_import_and_version_load_no_reader_and_nothing_heavy():
    heavy = (
        "click",
        "docx",
        "json",
        "markdown_it",
        "msgspec",
        "rapidfuzz",
        "regex",
        "rich",
        "spacy",
        "pyexpat",
    )
    own = ("readers", "word", "extraction", "engine", "rulebook", "registry")
    script = (
        "import sys; from cchc_check.cli import main; main(['--version']);"
        f"loaded = [n for n in sys.modules if n.split('.')[0] in {heavy} "
        f"or n.startswith(tuple('cchc_check.' + o for o in {own}))]; print(loaded)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    version, loaded = done.stdout.splitlines()
    assert version == f"cchc-check {cchc_check.__version__}"
    assert loaded == "[]"


def test_the_readme_example_runs(capsys, monkeypatch):
    monkeypatch.chdir(TREE)
    text = (TREE / "README.md").read_text(encoding="utf-8")
    exec(compile(re.search(r"```python\n(.*?)```", text, re.S)[1], "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "CIT004 error" in printed
    assert "38/QĐ- SKHCN" in printed
