"""The words of the tool itself, Vietnamese and English, by name; rule pages carry their own."""

from __future__ import annotations

import datetime as dt
import errno
import marshal
import os
from functools import cache
from typing import Any

from cchc_check import kept

LANGUAGES = ("vi", "en")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SWAPPED = str.maketrans(".,", ",.")


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

    Numbers and days are written as the language writes them. Raises KeyError when there is no such text, or a
    placeholder has no value.
    """
    area, _, key = name.partition(".")
    text: str = _texts(lang)[area][key]
    return text.format(**{each: _written(value, lang) for each, value in values.items()}) if values else text


def month(number: int, year: int | str) -> str:
    """ "June 2020": English has no other way that all readers read alike."""
    return f"{_MONTHS[number - 1]} {year}"


def _written(value: object, lang: str) -> object:
    match value:
        case bool() | str():
            return value
        case int():
            return f"{value:,}".replace(",", "." if lang == "vi" else ",")
        case float():
            text = f"{value:,.1f}"
            return text.translate(_SWAPPED) if lang == "vi" else text
        case dt.date():
            vi = f"{value:%d/%m/%Y}"
            return vi if lang == "vi" else f"{value.day} {month(value.month, value.year)}"
        case OSError():
            return _trouble(value, lang)
    return value


def _trouble(error: OSError, lang: str) -> str:
    """What the system says, without the path, which stands beside it; in its own words where we have none."""
    known = _texts(lang)["system"]
    name = errno.errorcode.get(error.errno or 0, "")
    return str(known.get(name) or error.strerror or error)
