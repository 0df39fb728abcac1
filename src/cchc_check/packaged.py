"""Where the shipped rules lie: beside the package in a wheel, at the top of the tree in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def rules_dir() -> Path:
    """The folder that holds the shipped rule pages and `registry/`."""
    here = Path(__file__).resolve().parent
    shipped = here / "rules"
    return shipped if shipped.is_dir() else here.parents[1] / "rules"
