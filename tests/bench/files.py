"""Folders of 1 to 2,000 mixed reports: the power that time grows with, flat memory, what a second process brings."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench_folder import generate, run
from measuring import power, steady
from rows import Row

GROUP = "files"
_SHORT = (10, 40)
_FULL = (10, 100, 2000)
_TWO = 200
_FLAT = 1.25


def rows(short: bool, python: str) -> Iterator[Row]:
    """Seconds and megabytes of one process, their growth, and two processes on a folder of middle size."""
    counts = _SHORT if short else _FULL
    with tempfile.TemporaryDirectory() as folder:
        folders = {
            count: _filled(Path(folder), count) for count in {1, *counts} | (set() if short else {_TWO})
        }
        taken: dict[int, dict[str, float | str]] = {}

        def measured() -> float:
            for count in counts:
                taken[count] = _run(python, folders[count], 1)
            # What the start costs is no part of the growth.
            return power(counts, [float(taken[count]["cpu"]) - start for count in counts])

        one = _run(python, folders[1], 1)
        start = float(one["cpu"]) * 0.9
        grown = steady(measured)
        if not short:
            yield from _two_processes(python, folders[_TWO])
    for count, each in {1: one, **taken}.items():
        yield Row(GROUP, f"{count} files", float(each["cpu"]) * 1e3, "ms", shown=True)
    last, first = (float(taken[count]["parent_kb"]) / 1024 for count in (counts[-1], counts[-2]))
    what = f"memory of {counts[-1]} files"
    yield Row(GROUP, what, last, "MB", f"{counts[-2]} files", last / first, _FLAT, shown=True)
    yield Row(GROUP, f"time from {counts[0]} to {counts[-1]} files", grown, "", grows=True, shown=True)


def _filled(folder: Path, count: int) -> Path:
    below = folder / str(count)
    below.mkdir()
    generate(below, count)
    return below


def _run(python: str, folder: Path, processes: int) -> dict[str, float | str]:
    tool = [python, "-m", "cchc_check", "--isolated", "--output-format", "json"]
    return run([*tool, f"-j{processes}", str(folder)])


def _two_processes(python: str, folder: Path) -> Iterator[Row]:
    """The better of two runs in turn, by the clock; where two cores are not free, the clock shows that, too."""
    pairs = [(_run(python, folder, 1), _run(python, folder, 2)) for _ in range(2)]
    one, two = (min(float(pair[at]["wall"]) for pair in pairs) for at in (0, 1))
    cpu = [min(float(pair[at]["cpu"]) for pair in pairs) for at in (0, 1)]
    same = len({run["output"] for pair in pairs for run in pair}) == 1
    note = "same output" if same else "OUTPUT DIFFERS"
    what = f"{_TWO} files, two processes"
    yield Row(GROUP, f"{what}, clock", two * 1e3, "ms", "one process", two / one, note=note, shown=True)
    yield Row(GROUP, f"{what}, processor", cpu[1] * 1e3, "ms", "one process", cpu[1] / cpu[0])
