"""So many at once, each beginning anew as soon as it has an answer; how long each answer took."""

import asyncio
import statistics
import threading
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Timed:
    """What a crowd met: `seconds` from first to last, and the sorted seconds of every single wait."""

    seconds: float
    waits: tuple[float, ...]

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.waits) / self.seconds

    def wait(self, share: float) -> float:
        """Milliseconds that this share of the crowd waited at most."""
        return self.waits[min(len(self.waits) - 1, int(share * len(self.waits)))] * 1000


@dataclass(frozen=True)
class Figures:
    """Several runs of one thing: the median of their rates, and the waits of all of them."""

    runs: tuple[Timed, ...]

    @property
    def rate(self) -> float:
        """Answers a second, the median of the runs."""
        return statistics.median(run.rate for run in self.runs)

    @property
    def p50(self) -> float:
        """Milliseconds that half waited at most."""
        return self._all().wait(0.5)

    @property
    def p99(self) -> float:
        """Milliseconds that 99 of 100 waited at most."""
        return self._all().wait(0.99)

    @property
    def worst(self) -> float:
        """Milliseconds of the longest wait."""
        return self._all().waits[-1] * 1000

    def _all(self) -> Timed:
        return Timed(1, tuple(sorted(wait for run in self.runs for wait in run.waits)))


def in_threads(people: int, act: Callable[[T], object], facts: Iterable[T]) -> Timed:
    """`people` threads share the facts out among them and act on each; raises what an act raised."""
    todo, door = iter(facts), threading.Lock()
    waits: list[float] = []
    failures: list[BaseException] = []
    line = threading.Barrier(people + 1)

    def work() -> None:
        line.wait()
        try:
            for fact in _shared(todo, door):
                began = time.perf_counter()
                act(fact)
                waits.append(time.perf_counter() - began)
        except BaseException as error:  # noqa: BLE001  raised below, in the thread that asked
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(people)]
    for thread in threads:
        thread.start()
    line.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return Timed(time.perf_counter() - began, tuple(sorted(waits)))


async def in_tasks(people: int, act: Callable[[T], Awaitable[object]], facts: Iterable[T]) -> Timed:
    """The same with `people` tasks of one loop."""
    todo = iter(facts)
    waits: list[float] = []

    async def work() -> None:
        for fact in todo:
            began = time.perf_counter()
            await act(fact)
            waits.append(time.perf_counter() - began)

    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(people):
            group.create_task(work())
    return Timed(time.perf_counter() - began, tuple(sorted(waits)))


def alternating(runs: int, measures: Sequence[Callable[[], Timed]]) -> list[Figures]:
    """Measure each in turn, `runs` times round, so that a busy moment of the machine meets all alike."""
    rounds = [[measure() for measure in measures] for _ in range(runs)]
    return [Figures(tuple(column)) for column in zip(*rounds, strict=True)]


def _shared(todo: Iterator[T], door: threading.Lock) -> Iterator[T]:
    while True:
        with door:
            try:
                fact = next(todo)
            except StopIteration:
                return
        yield fact
