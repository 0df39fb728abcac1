"""Documents checked by several processes, the results in the order the documents were given.

Invariant: a process that dies takes the result of one document with it, and that document says so; however many
documents there are, no more than AHEAD of them are finished before their turn, and those wait as bytes.
"""

from __future__ import annotations

import heapq
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from functools import cache

import msgspec
from msgspec import Struct, field

from cchc_check.engine.results import Failure, FileResult
from cchc_check.engine.run import Plan, check_file, prepare
from cchc_check.engine.settings import Settings
from cchc_check.localize import say

AHEAD = 512
"""Documents known at a time: the largest of them is checked first, so that no process is left alone at the end."""
AT_HAND = 3
"""Documents handed out per process: one it is at, others so that it need not wait for us."""

Answer = bytes | FileResult
"""What a process sends: a result in MessagePack, which is small and quickly read, or one that has no such form."""


class Order(Struct, frozen=True):
    """A document to check, and its settings."""

    path: str
    settings: Settings


class _Job(Struct):
    """An order on its way; `answer` is there when it has been carried out."""

    order: Order
    answer: Answer | None = None

    def result(self) -> FileResult:
        """What the answer says."""
        assert self.answer is not None
        if isinstance(self.answer, FileResult):
            return self.answer
        return msgspec.msgpack.decode(self.answer, type=FileResult)


class _Crew(Struct):
    """The processes and what they are at. `spare` is one for documents over which another may have died."""

    jobs: int
    done: Callable[[str], object]
    pool: ProcessPoolExecutor
    spare: ProcessPoolExecutor | None = None
    under_way: dict[Future[Answer], _Job] = field(default_factory=dict)

    @property
    def has_room(self) -> bool:
        """Whether another document can be handed out."""
        return len(self.under_way) < self.jobs * AT_HAND

    def take(self, job: _Job) -> None:
        """Hand out a document."""
        try:
            future = _submit(self.pool, job.order)
        except BrokenExecutor:
            self._replace_pool()
            future = _submit(self.pool, job.order)
        self.under_way[future] = job

    def settle(self, *, wait_for_one: bool) -> None:
        """Take in what is finished, at least one document if need be."""
        finished, _ = wait(self.under_way, None if wait_for_one else 0, return_when=FIRST_COMPLETED)
        for future in finished:
            if isinstance(future.exception(), BrokenExecutor):
                self._replace_pool()
                return
            self._finish(self.under_way.pop(future), future.result())

    def _replace_pool(self) -> None:
        """Any of the documents that were under way may have been the end of a process: each is tried alone."""
        self.pool.shutdown(wait=False)
        self.pool = _pool(self.jobs)
        lost, self.under_way = self.under_way, {}
        for future, job in lost.items():
            whole = future.done() and not future.exception()
            self._finish(job, future.result() if whole else self._alone(job.order))

    def _finish(self, job: _Job, answer: Answer) -> None:
        job.answer = answer
        self.done(job.order.path)

    def _alone(self, order: Order) -> Answer:
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
    crew = _Crew(jobs, done, _pool(jobs))
    known: deque[_Job] = deque()
    largest: list[tuple[int, int, _Job]] = []
    coming = enumerate(map(_Job, orders))
    try:
        while True:
            for number, job in _up_to(AHEAD - len(known), coming):
                known.append(job)
                heapq.heappush(largest, (-_size(job.order.path), number, job))
            if not known:
                return
            while largest and crew.has_room:
                crew.take(heapq.heappop(largest)[-1])
            crew.settle(wait_for_one=known[0].answer is None)
            if known[0].answer is not None:
                yield known.popleft().result()
    finally:
        crew.dismiss()


def _up_to(most: int, jobs: Iterator[tuple[int, _Job]]) -> Iterator[tuple[int, _Job]]:
    return (each for _, each in zip(range(most), jobs, strict=False))


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except (OSError, ValueError):
        return 0


def _pool(jobs: int) -> ProcessPoolExecutor:
    # A copy of this process has everything loaded already. Beside threads a copy is not safe, and elsewhere than on
    # Linux not to be had: there each process is started anew.
    alike = sys.platform == "linux" and threading.active_count() == 1
    start = multiprocessing.get_context("fork" if alike else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=start, initializer=_begin)


def _submit(pool: ProcessPoolExecutor, order: Order) -> Future[Answer]:
    """Hand out a document, for which the pool may start a process: deaf to interrupts from its very beginning."""
    settings = msgspec.json.encode(order.settings)
    _plan(settings)  # a process that is a copy of this one finds it ready
    if not hasattr(signal, "pthread_sigmask"):
        return pool.submit(_check, order.path, settings)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_check, order.path, settings)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """An interrupt at the terminal reaches every process; the first one alone answers, and none outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_first, daemon=True).start()


def _end_with_the_first() -> None:
    if first := multiprocessing.parent_process():
        first.join()
        os._exit(2)


@cache
def _plan(settings: bytes) -> Plan:
    return prepare(msgspec.json.decode(settings, type=Settings))


def _check(path: str, settings: bytes) -> Answer:
    result = check_file(path, _plan(settings))
    try:
        return msgspec.msgpack.encode(result)
    except UnicodeEncodeError:  # a file's name may hold what no encoding has
        return result
