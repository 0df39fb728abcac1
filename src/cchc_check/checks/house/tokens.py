"""Token patterns as an office's page may write them, judged without spaCy.

Invariant: what passes is known to spaCy's Matcher, needs no trained pipeline, and cannot take very long.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Fault
from cchc_check.checks.house.phrases import canonical
from cchc_check.checks.house.wants import shown
from cchc_check.patterns import compiled

TEXTS = frozenset({"ORTH", "TEXT", "LOWER", "NORM", "SHAPE"})
FLAGS = frozenset(
    {
        "IS_ALPHA",
        "IS_ASCII",
        "IS_DIGIT",
        "IS_LOWER",
        "IS_UPPER",
        "IS_TITLE",
        "IS_PUNCT",
        "LIKE_NUM",
        "LIKE_URL",
    }
    | {"LIKE_EMAIL", "SPACY"}
)
KNOWN = ("OP", "LENGTH", *sorted(TEXTS), *sorted(FLAGS))
_SETS = ("IN", "NOT_IN")
_COMPARISONS = ("==", "!=", ">=", "<=", ">", "<")
_TIMES = compiled(r"[!?]|\{(?P<least>\d{1,2})(?:,(?P<most>\d{1,2}))?\}")
"""How often a token comes: "?", "!", "{2}", "{1,5}". Not "+" and "*": they cost the square of a paragraph."""
LONGEST = 30
"""Tokens of a pattern, repeats counted."""
MOST_OPTIONAL = 6
"""Tokens that may be there or not: each doubles the ways to match."""


def pattern_faults(key: str, pattern: object) -> Iterator[Fault]:
    """What is wrong with one pattern: a list of tables, each about one token."""
    where = {"value": shown(pattern)}
    if not isinstance(pattern, list) or not pattern:
        yield "house.not-tokens", f"params.{key}", where
        return
    for token in pattern:
        if not isinstance(token, Mapping):
            yield "house.not-tokens", f"params.{key}", where
            return
        for name, value in token.items():
            if name not in KNOWN:
                why = {"name": name, "known": ", ".join(KNOWN)}
                yield "house.unknown", f"params.{key}", {**where, **why}
            elif not _is_right(name, value):
                yield "house.bad-token", f"params.{key}", {**where, "name": name}
    longest, optional = _reach(pattern)
    if longest > LONGEST or optional > MOST_OPTIONAL:
        yield "house.too-many-ways", f"params.{key}", {**where, "most": LONGEST, "optional": MOST_OPTIONAL}


def _is_right(name: str, value: object) -> bool:
    if name == "OP":
        times = _TIMES.fullmatch(str(value))
        return times is not None and int(times["least"] or 0) <= int(times["most"] or 99)
    if name in FLAGS:
        return isinstance(value, bool)
    if name == "LENGTH":
        return _is_count(value) or _is_table(value, _COMPARISONS, _is_count)
    return isinstance(value, str) or _is_table(value, _SETS, _is_texts)


def _is_table(value: object, names: tuple[str, ...], fits: Any) -> bool:
    return (
        isinstance(value, Mapping)
        and bool(value)
        and all(name in names and fits(each) for name, each in value.items())
    )


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, str) for each in value)


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _reach(pattern: list[Any]) -> tuple[int, int]:
    """How many tokens the pattern may take, and how many of them may be missing."""
    longest = optional = 0
    for token in pattern:
        how = token.get("OP", "{1}")
        times = _TIMES.fullmatch(str(how))
        least = int(times["least"] or 0) if times else 1
        most = 1 if how in ("?", "!") else int(times["most"] or least) if times else 1
        longest += most
        optional += max(0, most - least) if how != "!" else 0
    return longest, optional


def as_spacy(pattern: list[Any]) -> list[dict[str, Any]]:
    """The pattern with its words spelt as a document's canonical text spells them."""
    return [{name: _spelt(name, value) for name, value in token.items()} for token in pattern]


def _spelt(name: str, value: Any) -> Any:
    if name not in TEXTS:
        return value
    if isinstance(value, str):
        return canonical(value)
    return {how: [canonical(each) for each in those] for how, those in value.items()}
