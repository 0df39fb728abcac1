"""A JSON document in pieces: what is long or not yet known is asked for when its turn comes.

Invariant: the pieces are, to the byte, the document that msgspec would write whole with an indent of two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

import msgspec


def written(value: Any, depth: int = 0) -> Iterator[str]:
    """`value` at this depth. An iterator in it becomes an array, taken item by item; a function becomes its result."""
    if callable(value):
        yield from written(value(), depth)
    elif isinstance(value, dict):
        yield from _enclosed("{}", (_entry(*each, depth + 1) for each in value.items()), depth)
    elif isinstance(value, list):
        yield from _enclosed("[]", (written(each, depth + 1) for each in value), depth)
    elif isinstance(value, Iterator):
        yield from _enclosed("[]", ((_formatted(each, depth + 1),) for each in value), depth)
    else:
        yield _formatted(value, depth)


def _entry(key: str, value: Any, depth: int) -> Iterator[str]:
    return chain((f"{_formatted(key, 0)}: ",), written(value, depth))


def _enclosed(brackets: str, items: Iterable[Iterable[str]], depth: int) -> Iterator[str]:
    before = brackets[0]
    for item in items:
        yield f"{before}\n{'  ' * (depth + 1)}"
        yield from item
        before = ","
    yield f"\n{'  ' * depth}{brackets[1]}" if before == "," else brackets


def _formatted(value: Any, depth: int) -> str:
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    return text.replace("\n", "\n" + "  " * depth)  # a line feed inside a string is written as \n
