"""How time and memory are taken: processor time of child processes, in turns, and powers fitted to growth.

Invariant: seconds are user and system time, so that what else the machine does falls out as far as it can.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from math import log
from pathlib import Path

from msgspec import Struct
from rows import STEEP

AGAIN = 4
"""Times that what is too steep is measured again: what is so by nature is so each time, a busy machine is not."""
TREE = Path(__file__).resolve().parents[2]


class Cost(Struct, frozen=True):
    """The least and the median milliseconds of one run, and the largest memory of the process in megabytes."""

    least: float
    median: float
    megabytes: float


@cache
def environment() -> dict[str, str]:
    """That of the user, with bytecode written, and what the tool keeps beside it."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def seconds(args: Sequence[str]) -> float:
    """User and system seconds of one child process, its output thrown away."""
    null = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
    pid = os.posix_spawn(args[0], args, environment(), file_actions=actions)
    usage = os.wait4(pid, 0)[2]
    os.close(null)
    return usage.ru_utime + usage.ru_stime


def in_turns(cases: Mapping[str, Sequence[str]], rounds: int) -> dict[str, float]:
    """The median seconds of each command; they take turns, and a first turn that warms up is not counted."""
    times: dict[str, list[float]] = {name: [] for name in cases}
    for turn in range(rounds + 1):
        for name, args in cases.items():
            spent = seconds(args)
            if turn:
                times[name].append(spent)
    return {name: statistics.median(values) for name, values in times.items()}


_CHILD = """
import json, statistics, sys, time
with open(sys.argv[1], "rb") as file:
    data = file.read()
times = []
for _ in range(int(sys.argv[2])):
    start = time.process_time()
    run(data)
    times.append((time.process_time() - start) * 1e3)
with open("/proc/self/status") as file:
    peak = next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))
print(json.dumps([min(times), statistics.median(times), peak / 1024]))
"""


def child(code: str, path: Path, rounds: int) -> Cost | None:
    """What `run(data)`, which `code` defines, costs in a warm process of its own; None where `code` cannot import.

    Raises CalledProcessError when it breaks otherwise.
    """
    command = [sys.executable, "-c", code + _CHILD, str(path), str(rounds)]
    ended = subprocess.run(command, capture_output=True, text=True, env=environment(), cwd=TREE)
    if ended.returncode and "ModuleNotFoundError" in ended.stderr:
        return None
    ended.check_returncode()
    return Cost(*json.loads(ended.stdout.splitlines()[-1]))


def power(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The k of costs ~ size ** k: the slope of the straight line through the logarithms."""
    x, y = [log(size) for size in sizes], [log(max(cost, 1e-9)) for cost in costs]
    return statistics.linear_regression(x, y).slope


def steady(measure: Callable[[], float]) -> float:
    """A fitted power; one that is too high is measured again, as a busy machine can make it, and the least taken."""
    least = measure()
    for _ in range(AGAIN):
        if least <= STEEP:
            break
        least = min(least, measure())
    return least
