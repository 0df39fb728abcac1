"""The whole command against `python -c pass`: CPU time of child processes, as ratios, medians of interleaved runs.

python tests/bench/bench_command.py [RUNS]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

from word_reports import report

TREE = Path(__file__).resolve().parents[2]


def cpu(args: list[str]) -> float:
    """User and system seconds of one child process, its output thrown away."""
    null = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
    pid = os.posix_spawn(args[0], args, os.environ, file_actions=actions)
    usage = os.wait4(pid, 0)[2]
    os.close(null)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.docx"
        page.write_bytes(report(1))
        tool = [sys.executable, "-m", "cchc_check"]
        cases = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "cchc-check --version": [*tool, "--version"],
            "cchc-check, one Word page": [*tool, str(page)],
            "cchc-check facts, one Word page": [*tool, "facts", str(page)],
        }
        times: dict[str, list[float]] = {name: [] for name in cases}
        for _ in range(runs):
            for name, args in cases.items():
                times[name].append(cpu(args))
    floor = statistics.median(times["python -c pass"])
    for name, values in times.items():
        print(f"{name:<34} {statistics.median(values) / floor:6.1f} × python -c pass")


if __name__ == "__main__":
    main()
