"""Writing 200 comments and 200 tracked changes into Word reports; it asserts nothing."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from word_reports import report

from cchc_check.word.comments import Line, Note, write_comments
from cchc_check.word.load import load
from cchc_check.word.package import Package
from cchc_check.word.tracked import Change, track_changes

COUNT = 200
LINES = (Line("", "Ký hiệu có khoảng trắng thừa; viết liền lại."), Line("Căn cứ:", "Nghị định 30/2020/NĐ-CP"))


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """Median CPU milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times) * 1e3


def main() -> None:
    """Print one line for each size."""
    print(f"pages | reading ms | {COUNT} comments ms | {COUNT} changes ms")
    for pages, rounds in ((5, 15), (50, 7), (500, 3)):
        data = report(pages)
        word = load(Package(data))
        step = (word.flows[0].end - 40) // COUNT
        notes = [Note(at * step, at * step + 12, LINES) for at in range(COUNT)]
        changes = [[Change(at * step, at * step + 4, "mới")] for at in range(COUNT)]
        figures = (
            milliseconds(lambda data=data: load(Package(data)), rounds),  # type: ignore[misc]
            milliseconds(lambda data=data, word=word, notes=notes: write_comments(data, word, notes), rounds),  # type: ignore[misc]
            milliseconds(
                lambda data=data, word=word, changes=changes: track_changes(data, word, changes), rounds
            ),  # type: ignore[misc]
        )
        print(f"{pages:5} | {figures[0]:10.1f} | {figures[1]:15.1f} | {figures[2]:14.1f}")


if __name__ == "__main__":
    main()
