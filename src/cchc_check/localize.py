"""The words of the tool itself, Vietnamese and English, by name; rule pages carry their own."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("vi", "en")


@cache
def _texts(lang: str) -> dict[str, Any]:
    path = Path(__file__).resolve().parent / "locale" / f"{lang}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def say(lang: str, name: str, /, **values: object) -> str:
    """The text called `name` ("area.key") in `lang`, its placeholders filled.

    Raises KeyError when there is no such text, or a placeholder has no value.
    """
    area, _, key = name.partition(".")
    text: str = _texts(lang)[area][key]
    return text.format(**values) if values else text
