"""Documents checked by several processes, the results in the order the documents were given.

Invariant: a process that dies takes the result of one document with it, and that document says so.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from functools import cache
from itertools import islice

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from cchc_check.engine.names import shown
from cchc_check.engine.results import Failure, FileResult
from cchc_check.engine.run import Plan, check_file, prepare
from cchc_check.engine.settings import Settings
from cchc_check.localize import say

WINDOW = 256
"""Documents handed out together, the largest first; two windows are under way, so that nobody waits at the seam."""


class Order(Struct, frozen=True):
    """A document to check, and its settings."""

    path: str
    settings: Settings


class _Crew(Struct):
    """The processes. `spare` is one that documents are tried in again, alone, when another has died over one."""

    jobs: int
    pool: ProcessPoolExecutor
    spare: ProcessPoolExecutor | None = None

    def submit(self, order: Order) -> Future[FileResult]:
        try:
            return _submit(self.pool, order)
        except BrokenExecutor:
            self.pool = _pool(self.jobs)
            return _submit(self.pool, order)

    def result(self, order: Order, future: Future[FileResult]) -> FileResult:
        try:
            return future.result()
        except BrokenExecutor:
            return self._alone(order)

    def _alone(self, order: Order) -> FileResult:
        self.spare = self.spare or _pool(1)
        try:
            return _submit(self.spare, order).result()
        except BrokenExecutor:
            self.spare = None
            failure = Failure(say(order.settings.lang, "run.worker-died"))
            return FileResult(order.path, os.path.splitext(order.path)[1][1:].lower(), failures=(failure,))

    def dismiss(self) -> None:
        """Let each process end the document it is at, and no other."""
        # Not terminated: one that dies while it hands over a result leaves its pool waiting for the rest of it.
        for pool in filter(None, (self.pool, self.spare)):
            pool.shutdown(cancel_futures=True)


def check_all(
    orders: Iterable[Order], jobs: int, done: Callable[[str], object] = lambda path: None
) -> Iterator[FileResult]:
    """The results of `orders` in their order; `done` is told each path as it is finished, in any order."""
    crew = _Crew(jobs, _pool(jobs))
    windows: deque[list[tuple[Order, Future[FileResult]]]] = deque()
    rest = iter(orders)
    try:
        while window := list(islice(rest, WINDOW)):
            windows.append(_handed_out(crew, window, done))
            if len(windows) > 1:
                yield from (crew.result(*each) for each in windows.popleft())
        while windows:
            yield from (crew.result(*each) for each in windows.popleft())
    finally:
        crew.dismiss()


def _handed_out(
    crew: _Crew, window: list[Order], done: Callable[[str], object]
) -> list[tuple[Order, Future[FileResult]]]:
    futures: dict[int, Future[FileResult]] = {}
    for index in sorted(range(len(window)), key=lambda index: -_size(window[index].path)):
        path = window[index].path
        futures[index] = crew.submit(window[index])
        futures[index].add_done_callback(lambda _, path=path: done(path))  # type: ignore[misc]
    return [(order, futures[index]) for index, order in enumerate(window)]


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except (OSError, ValueError):
        return 0


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Started anew rather than forked: the same on every system, and safe beside the threads of a progress bar.
    start = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=start, initializer=_ignore_interrupts)


def _submit(pool: ProcessPoolExecutor, order: Order) -> Future[FileResult]:
    """Hand out a document, for which the pool may start a process: deaf to interrupts from its very beginning."""
    settings = msgspec.json.encode(replace(order.settings, source=shown(order.settings.source)))
    if not hasattr(signal, "pthread_sigmask"):
        return pool.submit(_check, order.path, settings)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_check, order.path, settings)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _ignore_interrupts() -> None:
    """An interrupt at the terminal reaches every process; the first one alone answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@cache
def _plan(settings: bytes) -> Plan:
    return prepare(msgspec.json.decode(settings, type=Settings))


def _check(path: str, settings: bytes) -> FileResult:
    return check_file(path, _plan(settings))
