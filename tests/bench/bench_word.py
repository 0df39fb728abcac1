"""Reading Word reports beside python-docx's walk over paragraphs and tables; run by hand, it asserts nothing.

Every figure comes from a child process of its own, so that memory is that reader's alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from word_reports import report

_OURS = """
from cchc_check.readers.docx import read_docx
def read(data):
    return len(read_docx(data, "report.docx").text)
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
    print("pages | ours: first ms, median ms, peak MB | python-docx: the same | ratios of time, memory")
    with tempfile.TemporaryDirectory() as folder:
        for pages, rounds in ((5, 15), (50, 7), (500, 3)):
            path = Path(folder) / f"report-{pages}.docx"
            path.write_bytes(report(pages))
            ours, theirs = measured(_OURS, path, rounds), measured(_PYTHON_DOCX, path, rounds)
            shown = " | ".join(
                f"{first:8.1f} {median:8.1f} {peak:6.0f}" for first, median, peak, _ in (ours, theirs)
            )
            print(f"{pages:5} | {shown} | {ours[1] / theirs[1]:.2f} {ours[2] / theirs[2]:.2f}")


if __name__ == "__main__":
    main()
