"""What a check is, and all it may know besides the facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.registry import Registry


class Unit(Struct, frozen=True):
    """The office's own data from `[unit]`; empty where it was not configured."""

    name: str = ""
    code: str = ""
    parent: str = ""
    domains: tuple[str, ...] = ()
    place: str = ""


class Context(Struct, frozen=True):
    """All a check may know besides the facts: no clock, no environment.

    `stage` is "draft" or "issue"; `as_of` the day the check is made for, or None when nobody said.
    """

    stage: str
    unit: Unit
    registry: Registry
    as_of: dt.date | None = None


CheckFunction = Callable[[Facts, Mapping[str, Any], Context], Iterator[Finding]]
Fault = tuple[str, str, dict[str, Any]]
"""A message name, the key of the page it is about ("params.patterns"), and what fills the message."""
Review = Callable[[Mapping[str, Any]], Iterator[Fault]]


def among(name: str, allowed: tuple[str, ...]) -> Review:
    """A review: the parameter `name`, or each of its items, is one of the words allowed."""

    def review(params: Mapping[str, Any]) -> Iterator[Fault]:
        value = params[name]
        for word in (value,) if isinstance(value, str) else value:
            if word not in allowed:
                yield (
                    "page.not-allowed",
                    f"params.{name}",
                    {"value": word, "allowed": ", ".join(allowed)},
                )

    return review


class Check(Struct, frozen=True):
    """A named function from facts to findings.

    `params` are the parameters a page may set, with their defaults (whose types are binding); `values` the
    placeholders a page's wording may use; `variants` and `notes` the names its findings may carry; `needs` the
    document features without which it cannot run. `review` finds what is wrong with complete parameters beyond
    their types.
    """

    name: str
    function: CheckFunction
    values: tuple[str, ...]
    params: Mapping[str, Any] = field(default_factory=dict)
    variants: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    review: Review | None = None
