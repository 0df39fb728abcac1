"""The public surface: about twenty names, all typed, cheap to import, and every example of the README runs."""

import inspect
import pickle
import re
import subprocess
import sys
import typing
from pathlib import Path

import pytest

import cchc_check

TREE = Path(__file__).resolve().parents[1]
SAMPLE = TREE / "corpus" / "mau-bao-cao" / "report.docx"
README = (TREE / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", README, re.S | re.M)
PRINTED = (
    ("CIT", "error", "Mục"),
    ("not passed", "findings", "38/QĐ- SKHCN"),
    ("Quyết định số 2214/QĐ-UBND", "2023-12-20"),
    ("'CIT", "Ngày không có trong lịch"),
    ("",),
    ("một.docx", "hai.docx", "hỏng.docx 0 ?"),
    ("chú thích",),
    ("Quyết định", "38/QĐ- SKHCN ngày 28/02/2020 - 2020-02-28", "CIT004 error", "()"),
)
"""What each example prints, among other things."""


def test_every_public_name_resolves_and_is_listed():
    for name in cchc_check.__all__:
        assert getattr(cchc_check, name) is not None
    assert set(cchc_check.__all__) == {"__version__", *cchc_check._HOMES} <= set(dir(cchc_check))
    assert len(cchc_check.__all__) <= 26


@pytest.mark.parametrize("name", sorted(set(cchc_check.__all__) - {"__version__"}))
def test_every_public_name_says_what_it_is_and_is_typed(name):
    thing = getattr(cchc_check, name)
    assert len(inspect.getdoc(thing) or "") > 20
    if inspect.isfunction(thing):
        hints = inspect.signature(thing)
        assert all(each.annotation is not each.empty for each in hints.parameters.values())
        assert hints.return_annotation is not hints.empty
    for member, value in vars(thing).items() if inspect.isclass(thing) else ():
        if inspect.isfunction(value) and not member.startswith("_"):
            assert inspect.getdoc(value), f"{name}.{member}"
            assert "return" in value.__annotations__, f"{name}.{member}"


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


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A folder as the examples speak of it."""
    (tmp_path / "bao-cao.docx").write_bytes(SAMPLE.read_bytes())
    (tmp_path / "bao-cao").mkdir()
    for name in ("một", "hai"):
        (tmp_path / "bao-cao" / f"{name}.docx").write_bytes(SAMPLE.read_bytes())
    (tmp_path / "bao-cao" / "hỏng.docx").write_bytes(SAMPLE.read_bytes()[:900])
    (tmp_path / "cchc-check.toml").write_text('select = ["CIT"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("code", "printed"), list(zip(EXAMPLES, PRINTED, strict=True)))
def test_the_examples_of_the_readme_run(code, printed, office, capsys):
    exec(compile(code, "README.md", "exec"), {})
    out, err = capsys.readouterr()
    assert out.strip()
    assert not err
    for words in printed:
        assert words in out
    assert (office / "bao-cao.docx").read_bytes() == SAMPLE.read_bytes()


def test_the_examples_use_every_verb():
    used = set(re.findall(r"\b\w+\b", " ".join(EXAMPLES)))
    verbs = {name for name in cchc_check.__all__ if inspect.isfunction(getattr(cchc_check, name))}
    assert verbs <= used


def test_the_types_of_the_readme_examples_hold(tmp_path):
    mypy = pytest.importorskip("mypy.api")
    files = []
    for number, code in enumerate(EXAMPLES):
        files.append(tmp_path / f"example_{number}.py")
        files[-1].write_text(code, encoding="utf-8")
    out, err, code = mypy.run(["--cache-dir", str(tmp_path / "cache"), *map(str, files)])
    assert (code, err) == (0, ""), out


def test_nothing_is_printed(office, capsys):
    cchc_check.check("bao-cao.docx")
    cchc_check.check("không có.docx")
    cchc_check.check_text("")
    assert capsys.readouterr() == ("", "")


def test_errors_say_themselves_in_both_languages_and_travel():
    with pytest.raises(cchc_check.ReadError) as caught:
        cchc_check.read("báo cáo.pdf")
    error = caught.value
    assert str(error) == error.one_line() != error.one_line("en")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.details) == (type(error), str(error), error.details)
    assert str(cchc_check.CchcCheckError("no.such-reason")) == "no.such-reason"


@pytest.mark.parametrize(
    "wrong",
    [{"stage": "final"}, {"lang": "fr"}, {"select": "CIT"}, {"fail_on": "never"}, {"rules": {"X1": 0}}],
)
def test_settings_that_cannot_be_followed_are_refused(wrong):
    with pytest.raises(cchc_check.ConfigError):
        cchc_check.check_text("Sở.", settings=cchc_check.Settings(**wrong))


def test_only_text_is_text():
    with pytest.raises(cchc_check.ReadError):
        cchc_check.check_text("Sở.", format="docx")
    assert cchc_check.check_text("Quyết định \udce1").failures
    assert typing.get_type_hints(cchc_check.Settings)["lang"] is str


def test_only_what_was_checked_in_full_passes():
    bad = "Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020."
    only = cchc_check.Settings(select=("CIT004",))
    assert cchc_check.check_text(bad.replace("- ", "-")).passed()
    assert not cchc_check.check_text(bad).passed()
    assert not cchc_check.check_text("").passed()
    assert not cchc_check.check("không có.md").passed()
    assert cchc_check.check_text(
        f"<!-- cchc-check: ignore[CIT004] đúng bản gốc -->\n{bad}", settings=only
    ).passed()
    mild = cchc_check.Settings(
        rules={"CIT004": cchc_check.RuleSettings(severity=cchc_check.Severity.WARNING)}
    )
    result = cchc_check.check_text(bad, settings=mild)
    assert result.passed()
    assert not result.passed(cchc_check.Severity.WARNING)
