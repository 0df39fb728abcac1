"""The values of a finding put into the wording of its rule, figures and dates as the language writes them.

Invariant: what stands in quotation marks is what the document says, and is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from string import Formatter

from cchc_check.localize import month
from cchc_check.patterns import compiled


def filled(text: str, values: Mapping[str, str], lang: str) -> str:
    """The text on one line, its placeholders filled. Raises KeyError when a value is missing."""
    words = text.format_map(values) if lang == "vi" else "".join(_english(text, values))
    return " ".join(line.strip() for line in words.splitlines())


def _english(text: str, values: Mapping[str, str]) -> Iterator[str]:
    inside = 0
    for words, name, _, _ in Formatter().parse(text):
        yield words
        inside += words.count("“") - words.count("”")
        if name is not None:
            yield values[name] if inside else english(values[name])


def english(value: str) -> str:
    """Figures and dates written the Vietnamese way, in English: "1.234,5" → "1,234.5", "05/6/2018" → "5 June 2018".

    Anything else stays, and so does "1,234", which may be either.
    """
    if _arithmetic().fullmatch(value):
        return _figure().sub(lambda found: found[0].translate(_SWAPPED), value)
    if "“" in value:
        return value
    if found := _month().fullmatch(value):
        return month(int(found[1]), int(found[2]))
    return _day().sub(lambda found: f"{int(found[1])} {month(int(found[2]), int(found[3]))}", value)


_SWAPPED = str.maketrans(".,", ",.")


@cache
def _arithmetic() -> re.Pattern[str]:
    """Figures and signs: "1.246 − 1.198 = 48", "85,33%"; not "61/2018/NĐ-CP", not "05/6/2018"."""
    return compiled(r"(?!\d{1,2}/\d)[\d.,\s+−×*/=()%…-]*\d[\d.,\s+−×*/=()%…-]*")


@cache
def _figure() -> re.Pattern[str]:
    """ "1.234", "1.234,5", "85,33", "0,125"; not "1.2", "1,234", "07"."""
    return compiled(
        r"(?<![\d.,])(?:[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d+,(?:\d{1,2}|\d{4,})|0,\d+)(?![\d]|[.,]\d)"
    )


@cache
def _day() -> re.Pattern[str]:
    """ "05/6/2018"; not "12/05/2018/QĐ"."""
    return compiled(r"(?<![\d/])(\d{1,2})/(0?[1-9]|1[0-2])/(\d{4})(?![\d/])")


@cache
def _month() -> re.Pattern[str]:
    """ "6/2020"."""
    return compiled(r"(0?[1-9]|1[0-2])/(\d{4})")
