"""One process against two on a folder of Word reports: wall time and memory, as ratios, medians of interleaved runs.

python tests/bench/bench_workers.py [RUNS]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from word_reports import report

FILES = 200


def run(args: list[str]) -> tuple[float, int]:
    """Wall seconds and the largest memory (kilobytes) of the command itself, its output thrown away."""
    null = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
    start = time.perf_counter()
    pid = os.posix_spawn(args[0], args, os.environ, file_actions=actions)
    usage = os.wait4(pid, 0)[2]
    os.close(null)
    return time.perf_counter() - start, usage.ru_maxrss


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    tool = [sys.executable, "-m", "cchc_check", "--isolated"]
    with tempfile.TemporaryDirectory() as folder:
        for number in range(FILES):
            size = 40 if number % 20 == 19 else 1 + number % 8
            (Path(folder) / f"{number:03}.docx").write_bytes(report(size))
        few = [str(Path(folder) / f"{number:03}.docx") for number in range(FILES // 4)]
        cases = {
            "one process": [*tool, "-j1", folder],
            "two processes": [*tool, "-j2", folder],
            "one process, a quarter of the files": [*tool, "-j1", *few],
        }
        measured: dict[str, list[tuple[float, int]]] = {name: [] for name in cases}
        for _ in range(runs):
            for name, args in cases.items():
                measured[name].append(run(args))
    base = [statistics.median(column) for column in zip(*measured["one process"], strict=True)]
    for name, values in measured.items():
        wall, memory = (statistics.median(column) for column in zip(*values, strict=True))
        print(f"{name:<36} {wall / base[0]:5.2f} × the time, {memory / base[1]:5.2f} × the memory")


if __name__ == "__main__":
    main()
