"""What an office may write into the parameters of these checks, and the faults of what it wrote.

Invariant: a fault names the parameter and shows the value; nothing is corrected in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cchc_check.checks.check import Fault
from cchc_check.diagnostics import Applicability, Edit, Fix

FIXES = ("none", "unsafe", "safe")
MOST = 5_000
"""Entries of one list."""
LONGEST = 2_000
"""Characters of one entry."""


def one_of(params: Mapping[str, Any], key: str, allowed: Sequence[str]) -> Iterator[Fault]:
    """A fault when the parameter is none of `allowed`."""
    if params[key] not in allowed:
        yield not_allowed(key, params[key], allowed)


def some_of(params: Mapping[str, Any], key: str, allowed: Sequence[str]) -> Iterator[Fault]:
    """A fault for each item of the parameter that is none of `allowed`."""
    for value in params[key]:
        if value not in allowed:
            yield not_allowed(key, value, allowed)


def not_allowed(key: str, value: object, allowed: Iterable[str]) -> Fault:
    """The fault of a value that is not in a closed list."""
    return "page.not-allowed", f"params.{key}", {"value": value, "allowed": ", ".join(allowed)}


def texts(params: Mapping[str, Any], key: str, *, least: int = 0) -> Iterator[Fault]:
    """Faults of a list whose items must be texts with something in them."""
    values = params[key]
    if len(values) < least:
        yield "house.empty-list", f"params.{key}", {}
    if len(values) > MOST:
        yield "house.too-long-list", f"params.{key}", {"most": MOST}
    for value in values:
        yield from text(key, value)


def text(key: str, value: object) -> Iterator[Fault]:
    """The fault of a value that must be a text with something in it."""
    if not isinstance(value, str) or not value.strip():
        yield "house.not-text", f"params.{key}", {"value": shown(value)}
    elif len(value) > LONGEST:
        yield "house.too-long", f"params.{key}", {"value": shown(value), "most": LONGEST}


def tables(
    params: Mapping[str, Any],
    key: str,
    required: Sequence[str],
    optional: Sequence[str] = (),
    lists: Sequence[str] = (),
) -> Iterator[Fault]:
    """Faults of a list of tables: what each must and may hold; those named in `lists` may be a list of texts."""
    if not params[key]:
        yield "house.empty-list", f"params.{key}", {}
    if len(params[key]) > MOST:
        yield "house.too-long-list", f"params.{key}", {"most": MOST}
    for entry in params[key]:
        if not isinstance(entry, Mapping):
            yield "house.not-table", f"params.{key}", {"value": shown(entry)}
            continue
        for name in required:
            if name not in entry:
                yield "house.missing", f"params.{key}", {"name": name, "value": shown(entry)}
        for name, value in entry.items():
            if name not in (*required, *optional):
                known = ", ".join((*required, *optional))
                yield "house.unknown", f"params.{key}", {"name": name, "value": shown(entry), "known": known}
            elif isinstance(value, list) and name in lists:
                yield from texts({key: value}, key, least=1)
            else:
                yield from text(key, value)


def listed(value: object) -> tuple[str, ...]:
    """The texts of a list, or of one text that parts them with "|" (as a cell of a CSV file has to)."""
    parts = value if isinstance(value, list | tuple) else str(value).split("|")
    return tuple(part for part in (str(each).strip() for each in parts) if part)


def shown(value: object) -> str:
    """The value as a page has it, short enough for a message."""
    words = value if isinstance(value, str) else _written(value)
    return words if len(words) <= 80 else words[:79] + "…"


def _written(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name} = {_written(own)}" for name, own in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_written, value)) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def fix(edits: Iterable[Edit], how: str, *, certain: bool = True) -> Fix | None:
    """The edits as the page trusts them; at most unsafe where the text makes them less than `certain`."""
    if how == "none":
        return None
    safe = how == "safe" and certain
    return Fix(tuple(edits), Applicability.SAFE if safe else Applicability.UNSAFE)
