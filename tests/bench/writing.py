"""Writing 200 comments and 200 tracked changes into Word reports, beside reading them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from rows import Row
from word_reports import report

GROUP = "annotated copies"
_COUNT = 200


def rows(short: bool, python: str) -> Iterator[Row]:
    """What the copies cost more than reading the report they are made of."""
    from cchc_check.word.comments import Line, Note, write_comments
    from cchc_check.word.load import load
    from cchc_check.word.package import Package
    from cchc_check.word.tracked import Change, track_changes

    lines = (
        Line("", "Ký hiệu có khoảng trắng thừa; viết liền lại."),
        Line("Căn cứ:", "Nghị định 30/2020/NĐ-CP"),
    )
    for pages, rounds in ((50, 3),) if short else ((50, 5), (500, 2)):
        data = report(pages)
        word = load(Package(data))
        step = (word.flows[0].end - 40) // _COUNT
        notes = [Note(at * step, at * step + 12, lines) for at in range(_COUNT)]
        changes = [[Change(at * step, at * step + 4, "mới")] for at in range(_COUNT)]
        works: dict[str, Callable[[], object]] = {
            "reading": lambda data=data: load(Package(data)),  # type: ignore[misc]
            "comments": lambda data=data, word=word, notes=notes: write_comments(data, word, notes),  # type: ignore[misc]
            "changes": lambda data=data, word=word, changes=changes: track_changes(data, word, changes),  # type: ignore[misc]
        }
        times = {name: _milliseconds(work, rounds) for name, work in works.items()}
        for name in ("comments", "changes"):
            ratio = times[name] / times["reading"]
            yield Row(GROUP, f"{_COUNT} {name}, {pages} pages", times[name], "ms", "reading it", ratio)


def _milliseconds(work: Callable[[], object], rounds: int) -> float:
    """The least processor time of several runs."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1e3
