"""How large and how deep a file may be; beyond that it is refused, never read in part.

Invariant: what a limit allows is read in time that grows with its size, and no faster.
"""

from __future__ import annotations

import sys
from typing import Any

from msgspec import Struct

from cchc_check.errors import ConfigError, LimitExceeded


class Limits(Struct, frozen=True):
    """The keys of `[limits]` in a configuration; sizes are in megabytes (2**20 bytes).

    Raises ConfigError for what is no count from 1.
    """

    file_mb: int = 256
    """A file of any kind."""
    text_mb: int = 16
    """A text or Markdown file: some 7,000 pages."""
    part_mb: int = 128
    """One part of a Word file, unpacked; only parts that are read are unpacked."""
    total_mb: int = 256
    """All parts that are read, together."""
    ratio: int = 200
    """Unpacked to packed size, for parts of more than 8 MB; real ones stay below 60."""
    entries: int = 10_000
    """Parts of a Word file, read or not."""
    tags: int = 8_000_000
    """XML tags of one part: some 6,000 pages."""
    attributes: int = 1_000
    """Attributes of one XML tag."""
    depth: int = 1_000
    """Tables, content controls, text boxes and the like inside one another."""
    paragraphs: int = 400_000
    """Paragraphs of one part."""
    runs: int = 2_000_000
    """Runs (stretches of one look) of one part."""
    columns: int = 200
    """Cells of one row of a table; Word itself stops at 63."""
    characters: int = 1_000_000
    """Characters without a line or paragraph end: some 400 pages."""

    def __post_init__(self) -> None:
        for key in self.__struct_fields__:
            value = getattr(self, key)
            if type(value) is not int or value < 1:
                raise ConfigError("config.wrong-type", key=key.replace("_", "-"), like="1000")


DEFAULT = Limits()
NONE = Limits(*[sys.maxsize] * len(Limits.__struct_fields__))
"""For a file that was read within its limits before."""


def exceeded(limits: Limits, key: str, reason: str, **details: Any) -> LimitExceeded:
    """The error that says which limit a file goes beyond, and where the limit is set."""
    return LimitExceeded(
        reason, hint="read.hint-limit", key=key.replace("_", "-"), limit=getattr(limits, key), **details
    )
