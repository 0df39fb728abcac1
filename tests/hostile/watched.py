"""A process of its own that checks file after file, and tells of each what it cost and what it touched.

Started by `test_hostile`; paths come as a JSON list on stdin, one JSON line per file goes to stdout.
"""

from __future__ import annotations

import io
import json
import os
import resource
import sys
from contextlib import redirect_stderr, redirect_stdout

FORBIDDEN = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.remove", "os.rename",
    "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "os.utime", "shutil.",
    "ctypes.", "urllib.", "http.", "ftplib.", "smtplib.",
)  # fmt: skip
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
PEAK = "/proc/self/clear_refs"
touched: list[str] = []


def watch(event: str, args: tuple[object, ...]) -> None:
    """Refuse and note whatever would leave the machine or change a file."""
    if event == "open":
        path, mode, flags = args
        if path == PEAK or not (
            (isinstance(mode, str) and set(mode) & set("wax+")) or int(str(flags or 0)) & WRITING
        ):
            return
    elif not event.startswith(FORBIDDEN):
        return
    touched.append(f"{event} {args!r}")
    raise PermissionError(f"{event} {args!r}")


def check(path: str, flags: list[str]) -> dict[str, object]:
    """What a check of the file at `path` says and costs."""
    from cchc_check.cli import main

    _forget_peak()
    before, out, err = _cpu(), io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([path, "--isolated", "--output-format", "json", *flags])
    seconds = _cpu() - before
    files = json.loads(out.getvalue())["files"] if out.getvalue() else []
    messages = [failure["message"] for file in files for failure in file["failures"]]
    notes = err.getvalue()
    told = {"path": path, "code": code, "messages": messages, "stderr": notes, "touched": touched[:]}
    touched.clear()
    return {**told, "seconds": seconds, "megabytes": _peak()}


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _forget_peak() -> None:
    """Let the peak be counted anew, where the system can."""
    if os.path.exists(PEAK):
        with open(PEAK, "w") as file:
            file.write("5")


def _peak() -> int:
    """The most memory held since, or else since the start."""
    if os.path.exists(PEAK):
        with open("/proc/self/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) >> 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def run() -> None:
    """Check all, each told as soon as it is done."""
    paths, flags = json.load(sys.stdin)
    warm = os.path.join(os.path.dirname(__file__), "zips.py")
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
    sys.addaudithook(watch)
    for path in [warm, *paths]:
        print(json.dumps(check(path, flags)), flush=True)


if __name__ == "__main__":
    run()
