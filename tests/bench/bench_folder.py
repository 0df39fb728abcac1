"""A folder of mixed reports under one process and two: time, memory of each process, and whether the output is one.

python tests/bench/bench_folder.py [--files 2000] [--few 200] [--runs 3] [--format json] [--json FILE]

Runs alternate, so that what else the machine does falls on all alike. The processor time of both cases says what the
second process costs even where two cores are not free.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from word_reports import report

_FLAWS = (
    "Theo Quyết định số {a}/QĐ- SKHCN ngày 28/02/2020 của Sở Khoa học và Công nghệ.",
    "Thực hiện Kế hoạch số {a}/KH-UBND ngày 31/02/2021 về kiểm tra công tác văn thư.",
    "Trong đó có {a} hồ sơ đúng hạn và {b} hồ sơ trễ hạn trên tổng số 100 hồ sơ.",
    "Kế hoạch số 42/KH-SKHCN ngày 0{e}/3/2020 về cải cách hành chính được triển khai.",
)
_PROSE = (
    "Bộ phận một cửa tiếp nhận {a} hồ sơ, giải quyết {b} hồ sơ, niêm yết đủ thủ tục theo quy định.",
    "Các phòng đã rà soát quy trình nội bộ theo Công văn số {a}/SKHCN-VP ngày 1{e}/4/2021 của Sở.",
    "Việc tuyên truyền được thực hiện qua {e} buổi sinh hoạt và {a} lượt tin bài.",
)


def generate(folder: Path, files: int) -> None:
    """Half Word reports of 1 to 20 pages, short ones more often, the rest Markdown and text with findings."""
    chance = random.Random(files)
    for number in range(files):
        below = folder / f"phòng {number % 20:02}"
        below.mkdir(exist_ok=True)
        if number % 2:
            pages = min(20, 1 + int(chance.expovariate(1 / 4)))
            (below / f"báo cáo {number:05}.docx").write_bytes(report(pages, number))
        else:
            suffix = "md" if number % 4 else "txt"
            text = _text(chance, chance.randint(10, 150))
            (below / f"báo cáo {number:05}.{suffix}").write_text(text, encoding="utf-8")


def _text(chance: random.Random, paragraphs: int) -> str:
    sentences = ((_FLAWS if chance.random() < 0.1 else _PROSE) for _ in range(paragraphs))
    lines = (
        chance.choice(of).format(a=chance.randint(100, 900), b=chance.randint(10, 99), e=chance.randint(2, 9))
        for of in sentences
    )
    return "# BÁO CÁO\n\n" + "\n\n".join(lines) + "\n"


def run(args: list[str]) -> dict[str, float | str]:
    """Wall and processor seconds, peak kilobytes of the command and of its largest child, and its output's hash."""
    reading, writing = os.pipe()
    null = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, writing, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
    digest = hashlib.sha256()
    start = time.perf_counter()
    pid = os.posix_spawn(args[0], args, os.environ, file_actions=actions)
    os.close(writing)
    children: dict[str, int] = {}
    stop = threading.Event()
    watch = threading.Thread(target=_watch, args=(pid, children, stop))
    watch.start()
    with os.fdopen(reading, "rb") as output:
        while piece := output.read(1 << 16):
            digest.update(piece)
    usage = os.wait4(pid, 0)[2]
    wall = time.perf_counter() - start
    stop.set()
    watch.join()
    os.close(null)
    # What a process waited for is in its own times: those of the children are in the command's.
    return {
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "parent_kb": children.pop(str(pid), 0),
        "child_kb": max(children.values(), default=0),
        "output": digest.hexdigest(),
    }


def _watch(pid: int, peaks: dict[str, int], stop: threading.Event) -> None:
    """The largest memory of the process and of each of its children, as the system keeps it."""
    while not stop.wait(0.1):
        for each in (str(pid), *_children(pid)):
            peaks[each] = max(peaks.get(each, 0), _peak(each))


def _children(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []


def _peak(pid: str) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--few", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--format", default="json")
    parser.add_argument("--json", metavar="FILE")
    return parser.parse_args()


def main() -> None:
    asked = _arguments()
    tool = [sys.executable, "-m", "cchc_check", "--isolated", "--output-format", asked.format]
    measured: dict[str, list[dict[str, float | str]]] = {"one": [], "two": [], "two, few files": []}
    with tempfile.TemporaryDirectory() as folder:
        many, few = Path(folder) / "many", Path(folder) / "few"
        for below, count in ((many, asked.files), (few, asked.few)):
            below.mkdir()
            generate(below, count)
        cases = {
            "one": [*tool, "-j1", str(many)],
            "two": [*tool, "-j2", str(many)],
            "two, few files": [*tool, "-j2", str(few)],
        }
        for _ in range(asked.runs):
            for name, args in cases.items():
                measured[name].append(run(args))
    _say(measured, asked)


def _say(measured: dict[str, list[dict[str, float | str]]], asked: argparse.Namespace) -> None:
    def median(name: str, key: str) -> float:
        return statistics.median(float(each[key]) for each in measured[name])

    pairs = zip(measured["one"], measured["two"], strict=True)
    figures = {
        "format": asked.format,
        "files": asked.files,
        "wall_ratio": statistics.median(float(one["wall"]) / float(two["wall"]) for one, two in pairs),
        "cpu_overhead": median("two", "cpu") / median("one", "cpu"),
        "same_output": len({run["output"] for name in ("one", "two") for run in measured[name]}) == 1,
        "parent_mb": {name: round(median(name, "parent_kb") / 1024, 1) for name in measured},
        "child_mb": {name: round(median(name, "child_kb") / 1024, 1) for name in measured},
        "seconds_one": median("one", "wall"),
        "runs": measured,
    }
    print(json.dumps({key: value for key, value in figures.items() if key != "runs"}, indent=2))
    if asked.json:
        Path(asked.json).write_text(json.dumps(figures, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
