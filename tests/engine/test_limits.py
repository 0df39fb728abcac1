"""Limits are settings: read from `[limits]`, checked, shown, and obeyed by every reader."""

import pytest

from cchc_check.engine import config
from cchc_check.engine.run import check_file, prepare
from cchc_check.engine.settings import LIMITS, Settings, plain
from cchc_check.errors import ConfigError
from cchc_check.limits import DEFAULT, Limits
from cchc_check.localize import LANGUAGES, say
from word.packages import build, p

REPORT = "Báo cáo kết quả thực hiện nhiệm vụ năm 2024. "
DEEP = "<w:tbl><w:tr><w:tc>" * 3 + p(REPORT) + "</w:tc></w:tr></w:tbl>" * 3
LOW = {
    "text-mb": ("a.txt", (REPORT * 9 + "\n").encode() * 3000, "too-large"),
    "entries": ("a.docx", build(p(REPORT), styles="", header1=p("a")), "too-many-parts"),
    "tags": ("a.docx", build(p(REPORT)), "too-many-tags"),
    "depth": ("a.docx", build(DEEP), "too-deep"),
    "paragraphs": ("a.docx", build(p(REPORT) * 3), "too-many-paragraphs"),
    "runs": ("a.docx", build(p(REPORT) * 3), "too-many-runs"),
    "characters": ("a.docx", build(p(REPORT)), "paragraph-too-long"),
    "columns": ("a.md", ("| " * 9 + "\n" + "|-" * 9 + "\n").encode(), "too-many-columns"),
}


@pytest.mark.parametrize("key", LOW)
def test_every_limit_can_be_set(key, tmp_path):
    path, data, reason = LOW[key]
    (tmp_path / "cchc-check.toml").write_text(f"[limits]\n{key} = 1\n", encoding="utf-8")
    low = prepare(config.load(tmp_path / "cchc-check.toml"))
    failures = [each.message for each in check_file(path, low, data).failures]
    part = "_rels/.rels" if key == "tags" else "word/document.xml"
    words = say("vi", f"read.{reason}", limit=1, part=part)
    assert failures == [f"{words}; {say('vi', 'read.hint-limit', key=key)}"]
    refused = [each.message for each in check_file(path, prepare(Settings()), data).failures]
    assert not any(words in message for message in refused)


def test_every_limit_is_documented_and_shown():
    assert plain(Settings())["limits"] == {
        name.replace("_", "-"): getattr(DEFAULT, name) for name in Limits.__struct_fields__
    }
    for item in LIMITS:
        assert all(say(lang, f"config.doc-{item.name}") for lang in LANGUAGES)


@pytest.mark.parametrize("value", ["0", "-1", "true", "1.5", '"256"'])
def test_a_limit_is_a_count(value):
    with pytest.raises(ConfigError) as caught:
        config.override(Settings(), [f"limits.depth={value}"])
    assert caught.value.reason == "config.wrong-type"


def test_an_unknown_limit_is_named():
    with pytest.raises(ConfigError) as caught:
        config.override(Settings(), ["limits.deep=3"])
    assert (caught.value.reason, caught.value.details["like"]) == ("config.unknown-key-like", "depth")


def test_limits_are_inherited_key_by_key(tmp_path):
    (tmp_path / "a.toml").write_text("[limits]\nratio = 7\nruns = 5\n", encoding="utf-8")
    (tmp_path / "b.toml").write_text('extend = "a.toml"\n[limits]\nruns = 6\n', encoding="utf-8")
    assert config.load(tmp_path / "b.toml").limits == Limits(ratio=7, runs=6)


@pytest.mark.parametrize("value", [0, -3, True, "9", None])
def test_limits_made_in_python_are_checked_too(value):
    with pytest.raises(ConfigError) as caught:
        Limits(depth=value)
    assert caught.value.details["key"] == "depth"
