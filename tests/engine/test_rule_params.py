"""Parameters that an office sets: what is of no use is said before any document is read."""

from __future__ import annotations

from typing import Any

import pytest

from cchc_check.engine.run import prepare
from cchc_check.engine.settings import RuleSettings, Settings
from cchc_check.errors import ConfigError


def prepared(code: str, params: dict[str, Any]) -> None:
    prepare(Settings(rules={code: RuleSettings(params=params)}))


@pytest.mark.parametrize(
    ("code", "params", "key"),
    [
        ("TRM001", {"own_phrases": {"tham mưa": 3}}, "own_phrases.tham mưa"),
        ("TRM001", {"own_phrases": {"tham mưa": " "}}, "own_phrases.tham mưa"),
        ("TRM001", {"never_twice": [3]}, "never_twice"),
        ("TRM001", {"own_right": [""]}, "own_right"),
        ("LAY001", {"sizes-mm": [[210.0]]}, "sizes-mm"),
        ("LAY001", {"sizes-mm": []}, "sizes-mm"),
        ("LAY002", {"left": []}, "left"),
        ("LAY002", {"left": [35.0, 25.0]}, "left"),
        ("LAY002", {"right": [10, 15, 20]}, "right"),
    ],
)
def test_parameters_of_no_use_are_named(code: str, params: dict[str, Any], key: str) -> None:
    with pytest.raises(ConfigError) as caught:
        prepared(code, params)
    assert caught.value.reason == "page.wrong-type"
    assert f"rules.{code}.params.{key}" in caught.value.one_line("vi")


@pytest.mark.parametrize(
    ("code", "params"),
    [
        ("TRM001", {"own_phrases": {"tham mưa": "tham mưu"}, "own_right": ["quy đinh"], "never_twice": []}),
        ("LAY001", {"sizes-mm": [[297, 210], [148.0, 210.0]]}),
        ("LAY002", {"left": [30.0], "right": [15, 20]}),
    ],
)
def test_parameters_of_use_are_taken(code: str, params: dict[str, Any]) -> None:
    prepared(code, params)
