"""Reading and checking Word reports beside python-docx's walk over paragraphs and tables; it asserts nothing.

Every figure comes from a child process of its own, so that memory is that reader's alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from word_reports import report

_READ = """
from cchc_check.readers.docx import read_docx
def read(data):
    return len(read_docx(data, "report.docx").text)
"""
_CHECK = """
from cchc_check.engine.run import check_file, prepare
from cchc_check.engine.settings import Settings
plan = prepare(Settings())
def read(data):
    return check_file("report.docx", plan, data).coverage.characters
"""
_PYTHON_DOCX = """
import io
from docx import Document
from docx.table import Table
def walk(container):
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from walk(cell)
        else:
            yield len(block.text)
def read(data):
    return sum(walk(Document(io.BytesIO(data))))
"""
READERS = {"python-docx": _PYTHON_DOCX, "cchc-check, reading": _READ, "cchc-check, all of it": _CHECK}
_MEASURE = """
import json, resource, statistics, sys, time
data = open(sys.argv[1], "rb").read()
base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
times = []
for _ in range(int(sys.argv[2])):
    start = time.process_time()
    read(data)
    times.append(time.process_time() - start)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([times[0] * 1e3, statistics.median(times) * 1e3, peak / 1024, base / 1024]))
"""


def measured(reader: str, path: Path, rounds: int) -> list[float]:
    """First and median CPU milliseconds, peak and starting megabytes."""
    command = [sys.executable, "-c", reader + _MEASURE, str(path), str(rounds)]
    figures: list[float] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return figures


def main() -> None:
    """Print one line for each size."""
    print(f"{'':>5}   {'':26} | first ms  median ms  peak MB | time and memory against python-docx")
    with tempfile.TemporaryDirectory() as folder:
        for pages, rounds in ((5, 15), (50, 7), (500, 3)):
            path = Path(folder) / f"report-{pages}.docx"
            path.write_bytes(report(pages))
            figures = {name: measured(reader, path, rounds) for name, reader in READERS.items()}
            _, their_median, their_peak, _ = figures["python-docx"]
            for name, (first, median, peak, _) in figures.items():
                ratios = f"{median / their_median:6.2f} {peak / their_peak:6.2f}"
                print(f"{pages:5}   {name:26} | {first:8.1f} {median:10.1f} {peak:8.0f} | {ratios}")


if __name__ == "__main__":
    main()
