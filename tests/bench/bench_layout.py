"""What layout and the LAY rules add to checking a report, and memory beside python-docx; it asserts nothing.

Every figure comes from a child process of its own, so that memory is that run's alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from word.decree_reports import report

_CHECK = """
from cchc_check.engine.run import check_file, prepare
from cchc_check.engine.settings import Settings
plan = prepare(Settings({settings}))
def run(data):
    result = check_file("report.docx", plan, data)
    assert not result.failures and not any(each.reason == "needs-state-form" for each in result.coverage.not_run)
"""
_LAYOUT = """
from cchc_check.readers.docx import read_docx
def run(data):
    assert read_docx(data, "report.docx").layout.sections
"""
_PYTHON_DOCX = """
import io
from docx import Document
def run(data):
    for paragraph in Document(io.BytesIO(data)).paragraphs:
        for run in paragraph.runs:
            run.text, run.font.size, run.bold
"""
RUNS = {
    "python-docx": _PYTHON_DOCX,
    "reading and layout": _LAYOUT,
    "checking without LAY": _CHECK.format(settings='ignore=("LAY",)'),
    "checking": _CHECK.format(settings=""),
}
_MEASURE = """
import json, resource, sys, time
data = open(sys.argv[1], "rb").read()
times = []
for _ in range(int(sys.argv[2])):
    start = time.process_time()
    run(data)
    times.append(time.process_time() - start)
print(json.dumps([min(times) * 1e3, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def measured(code: str, path: Path, rounds: int) -> tuple[float, float]:
    """Least CPU milliseconds and peak megabytes."""
    command = [sys.executable, "-c", code + _MEASURE, str(path), str(rounds)]
    milliseconds, megabytes = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return milliseconds, megabytes


def main() -> None:
    """Print a line for each size and run."""
    with tempfile.TemporaryDirectory() as folder:
        for paragraphs, rounds in ((50, 7), (500, 3), (5000, 1)):
            path = Path(folder) / f"report-{paragraphs}.docx"
            path.write_bytes(report(long=paragraphs))
            for name, code in RUNS.items():
                milliseconds, megabytes = measured(code, path, rounds)
                print(f"{paragraphs:5} paragraphs  {name:22} {milliseconds:9.1f} ms {megabytes:6.0f} MB")


if __name__ == "__main__":
    main()
