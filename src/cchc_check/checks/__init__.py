"""All checks by name. A check is imported when a rule that will run asks for it, and not before."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_check.checks.check import Check

CHECKS: dict[str, str] = {
    # name of the check: module in this package (one line each, sorted by name)
}


def get(name: str) -> Check:
    """The check called `name`. Raises KeyError when there is none."""
    check: Check = import_module(f"{__name__}.{CHECKS[name]}").CHECK
    return check
