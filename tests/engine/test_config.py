"""Configuration: the closest file holds, and everything wrong is said with file and line."""

import datetime as dt

import pytest

from cchc_check.diagnostics import Severity
from cchc_check.engine import config
from cchc_check.engine.settings import Settings, plain
from cchc_check.errors import ConfigError
from cchc_check.localize import LANGUAGES, say


def written(folder, text, name="cchc-check.toml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_reaches_the_settings(tmp_path):
    path = written(
        tmp_path,
        """
        select = ["CIT", "DAT001"]
        ignore = ["CIT009"]
        preview = true
        stage = "issue"
        as-of = 2020-06-30
        fail-on = "warning"
        lang = "en"
        exclude = ["nhap/*"]
        [unit]
        name = "Sở Khoa học và Công nghệ"
        code = "SKHCN"
        domains = ["skhcn.binhdinh.gov.vn"]
        [rules.CIT003]
        severity = "info"
        """,
    )
    settings = config.load(path)
    assert settings.select == ("CIT", "DAT001")
    assert (settings.stage, settings.fail_on, settings.lang) == ("issue", "warning", "en")
    assert settings.as_of == dt.date(2020, 6, 30)
    assert settings.unit.code == "SKHCN"
    assert settings.unit.domains == ("skhcn.binhdinh.gov.vn",)
    assert settings.rules["CIT003"].severity is Severity.INFO
    assert settings.source == str(path)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('stage = "draft"\nselct = ["CIT"]', 2, "config.unknown-key-like"),
        ("zzz = 1", 1, "config.unknown-key"),
        ('\n\n[unit]\ncod = "X"', 4, "config.unknown-key-like"),
        ('select = "CIT"', 1, "config.wrong-type"),
        ('stage = "final"', 1, "config.not-a-choice"),
        ('as-of = "30/6/2020"', 1, "config.wrong-type"),
        ('[rules.CIT001]\nseverity = "fatal"', 2, "config.not-a-choice"),
        ("rules = 3", 1, "config.wrong-type"),
        ("select = [", 1, "config.not-toml"),
    ],
)
def test_a_wrong_file_is_one_error_with_its_line(tmp_path, text, line, reason):
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        config.load(path)
    assert (error.value.reason, error.value.line, error.value.path) == (reason, line, str(path))
    for lang in LANGUAGES:
        assert "{" not in say(lang, error.value.reason, **error.value.details)


def test_the_closest_file_holds_and_does_not_cascade(tmp_path):
    outer = written(tmp_path, 'stage = "issue"\nlang = "en"')
    inner_folder = tmp_path / "phòng" / "báo cáo"
    inner_folder.mkdir(parents=True)
    inner = written(inner_folder, 'stage = "draft"', ".cchc-check.toml")
    config.closest.cache_clear()
    assert config.closest(inner_folder) == inner
    assert config.closest(tmp_path) == outer
    assert config.load(inner).lang == "vi"


def test_extend_starts_from_another_file_and_refuses_a_circle(tmp_path):
    written(tmp_path, 'stage = "issue"\n[unit]\ncode = "SNV"', "base.toml")
    own = written(tmp_path, 'extend = "base.toml"\n[unit]\nplace = "Huế"', "own.toml")
    settings = config.load(own)
    assert (settings.stage, settings.unit.code, settings.unit.place) == ("issue", "SNV", "Huế")
    written(tmp_path, 'extend = "b.toml"', "a.toml")
    written(tmp_path, 'extend = "a.toml"', "b.toml")
    with pytest.raises(ConfigError, match="nối vòng"):
        config.load(tmp_path / "a.toml")


def test_pyproject_counts_only_with_its_section(tmp_path):
    config.closest.cache_clear()
    written(tmp_path, "[project]\nname = 'x'", "pyproject.toml")
    assert config.closest(tmp_path) != tmp_path / "pyproject.toml"
    config.closest.cache_clear()
    path = written(tmp_path, "[tool.cchc-check]\npreview = true", "pyproject.toml")
    assert config.closest(tmp_path) == path
    assert config.load(path).preview


def test_assignments_on_the_command_line_win():
    settings = config.override(Settings(), ["stage=issue", "unit.code=SKHCN", "rules.CIT002.severity='info'"])
    assert (settings.stage, settings.unit.code) == ("issue", "SKHCN")
    assert settings.rules["CIT002"].severity is Severity.INFO
    with pytest.raises(ConfigError, match="không có thiết lập nào"):
        config.override(Settings(), ["stag=issue"])


def test_plain_settings_can_be_loaded_again():
    data = {
        key: list(value) if isinstance(value, tuple) else value for key, value in plain(Settings()).items()
    }
    data["unit"] = {
        key: list(value) if isinstance(value, tuple) else value for key, value in data["unit"].items()
    }
    del data["as-of"]
    assert config.apply(Settings(), data) == Settings()
