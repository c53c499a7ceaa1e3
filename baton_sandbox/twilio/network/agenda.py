"""What is still to happen, in the order of the sandbox's clock; a leap of the clock makes it happen now."""

import asyncio
import contextlib
import heapq
import itertools
import logging
from collections.abc import Callable
from datetime import datetime

from baton_sandbox.clock import Clock

log = logging.getLogger(__name__)

Act = Callable[[datetime], None]


class Agenda:
    """Acts with due times; each is told when it was due, so that what follows from it counts from there."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._heap: list[tuple[datetime, int, Act]] = []
        self._turns = itertools.count()
        self._woken = asyncio.Event()
        clock.on_change(self._woken.set)

    def put(self, due: datetime, act: Act) -> None:
        heapq.heappush(self._heap, (due, next(self._turns), act))
        self._woken.set()

    def catch_up(self) -> None:
        """Do everything that is due, oldest first, including what only now became due because of it."""
        while self._heap and self._heap[0][0] <= self._clock.now():
            due, _, act = heapq.heappop(self._heap)
            act(due)

    async def run(self) -> None:
        """Do things as they fall due, for ever; sleeps until the next due time or a move of the clock."""
        while True:
            try:
                self.catch_up()
            except Exception:  # one act that fails must not keep the rest of the world from going on
                log.exception("Something due in the sandbox failed.")
                continue
            self._woken.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._seconds_to_next()):
                    await self._woken.wait()

    def _seconds_to_next(self) -> float | None:
        if not self._heap:
            return None
        return max(0.0, (self._heap[0][0] - self._clock.now()).total_seconds())
