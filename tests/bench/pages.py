"""The whole check on Word reports of 5 to 2,000 pages: time and memory a page, and the power they grow with."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from measuring import Cost, child, power, steady
from reading import CHECK
from rows import Row
from word_reports import report

GROUP = "pages"
_SHORT = (25, 100, 400)
_FULL = (50, 500, 2000)
_FEW = 5


def rows(short: bool, python: str) -> Iterator[Row]:
    """A row for each size, and the fitted powers of time and memory."""
    sizes = _SHORT if short else _FULL
    kept: dict[int, Cost] = {}
    with tempfile.TemporaryDirectory() as folder:
        paths = {pages: Path(folder) / f"{pages}.docx" for pages in (_FEW, *sizes)}
        for pages, path in paths.items():
            path.write_bytes(report(pages))

        def measured() -> float:
            for pages, path in paths.items():
                cost = child(CHECK, path, 2 if pages < 500 else 1)
                assert cost
                kept[pages] = cost
            return power(sizes, [kept[pages].least for pages in sizes])

        grown = steady(measured)
    for pages, cost in kept.items():
        yield Row(GROUP, f"{pages} pages, each", cost.least / pages, "ms", shown=True)
        yield Row(GROUP, f"{pages} pages, memory of all", cost.megabytes, "MB", shown=True)
    yield Row(GROUP, f"time from {sizes[0]} to {sizes[-1]} pages", grown, "", grows=True, shown=True)
    memory = power(sizes, [kept[pages].megabytes for pages in sizes])
    yield Row(GROUP, f"memory from {sizes[0]} to {sizes[-1]} pages", memory, "", grows=True, shown=True)
