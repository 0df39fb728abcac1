"""What may be wrong with the lists of words that an office sets: everything in them is words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Fault


def review(params: Mapping[str, Any]) -> Iterator[Fault]:
    """A fault for each list that holds what is no text, and for each such entry of a table of phrases."""
    for name, value in params.items():
        if isinstance(value, Mapping):
            wrong = [key for key, meant in value.items() if not (_is_text(key) and _is_text(meant))]
            yield from (("page.wrong-type", f"params.{name}.{key}", {"wanted": '"…"'}) for key in wrong)
        elif isinstance(value, list | tuple) and not all(map(_is_text, value)):
            yield "page.wrong-type", f"params.{name}", {"wanted": '["…", …]'}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
