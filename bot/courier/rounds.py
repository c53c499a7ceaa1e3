"""The courier's walk: a round whenever there may be work, and an eye on what each round began."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from typing import Any, TypeVar

import structlog

# How long work under way may take to finish once the courier is told to stop, in seconds.
GRACE = 8.0
# How long a round that went wrong is followed by none, in seconds; longer each time, up to a minute.
_SHORTEST, _LONGEST = 1.0, 60.0

T = TypeVar("T")

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Rounds:
    """Repeats a round until stopped, and waits for the errands that rounds began.

    A round returns how many seconds to wait before the next one, None to wait until woken. One that goes
    wrong is not the last.
    """

    def __init__(self, round_: Callable[[], Awaitable[float | None]]) -> None:
        self._round = round_
        self._woken = asyncio.Event()
        self._errands: dict[int, asyncio.Task[None]] = {}
        self._wrong = 0
        self._stopped = asyncio.Event()

    def __len__(self) -> int:
        """How many errands are under way."""
        return len(self._errands)

    def __iter__(self) -> Iterator[int]:
        """The errands that are under way."""
        return iter(self._errands)

    @property
    def stopping(self) -> bool:
        """Whether it was told to begin nothing more."""
        return self._stopped.is_set()

    def wake(self) -> None:
        """There may be work."""
        self._woken.set()

    def stop(self) -> None:
        """Begin nothing more."""
        self._stopped.set()
        self.wake()

    def begin(self, errand: int, work: Coroutine[None, None, None]) -> None:
        """Let an errand run beside the rounds; its end wakes them."""
        task = asyncio.create_task(work)
        self._errands[errand] = task
        task.add_done_callback(lambda _: self._ended(errand))

    async def unless_stopped(self, reading: Coroutine[Any, Any, T]) -> T | None:
        """What a reading comes to; None where the walk is told to stop, and the reading ends where it is."""
        task, stop = asyncio.create_task(reading), asyncio.create_task(self._stopped.wait())
        try:
            await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
            return await task if task.done() else None
        finally:
            for each in (task, stop):
                each.cancel()
            await asyncio.gather(task, stop, return_exceptions=True)

    async def run(self) -> None:
        """Walk until stopped; then give what is under way GRACE seconds, and cancel it after that."""
        while not self.stopping:
            self._woken.clear()
            pause = await self._attempt()
            if pause != 0 and not self.stopping:
                await self._wait(pause)
        if self._errands:
            _, late = await asyncio.wait(self._errands.values(), timeout=GRACE)
            for errand in late:
                errand.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _attempt(self) -> float | None:
        try:
            pause = await self._round()
        except Exception:
            log.exception("a round of the courier failed")
            await self.unless_stopped(asyncio.sleep(min(_LONGEST, _SHORTEST * 2**self._wrong)))
            self._wrong += 1
            return 0.0
        self._wrong = 0
        return pause

    async def _wait(self, seconds: float | None) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            return

    def _ended(self, errand: int) -> None:
        del self._errands[errand]
        self.wake()
