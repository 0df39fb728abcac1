"""The words of the tool itself, Vietnamese and English, by name; rule pages carry their own."""

from __future__ import annotations

import marshal
import os
from functools import cache
from typing import Any

from cchc_check import kept

LANGUAGES = ("vi", "en")


@cache
def _texts(lang: str) -> dict[str, Any]:
    path = os.path.join(os.path.dirname(__file__), "locale", f"{lang}.toml")
    key = kept.state([path])
    if content := kept.load(lang, key):
        texts: dict[str, Any] = marshal.loads(content)
        return texts
    import tomllib

    with open(path, "rb") as file:
        texts = tomllib.load(file)
    kept.save(lang, key, marshal.dumps(texts))
    return texts


def say(lang: str, name: str, /, **values: object) -> str:
    """The text called `name` ("area.key") in `lang`, its placeholders filled.

    Raises KeyError when there is no such text, or a placeholder has no value.
    """
    area, _, key = name.partition(".")
    text: str = _texts(lang)[area][key]
    return text.format(**values) if values else text
