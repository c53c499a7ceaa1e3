"""Checks whether the database answers at all: once somebody has waited for it, and until it answers again."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

# How long somebody waits before it is asked whether the database still answers, and for that answer; in
# seconds. Together they leave a person, whose platform waits three, time for a sentence.
PATIENCE = 1.0
_LISTENS = 1.0


class Pulse:
    """Asks the database in a thread of its own, one question at a time.

    `silent` may be used in any thread.
    """

    def __init__(self, answers: Callable[[], bool]) -> None:
        self.silent = False
        self._answers = answers
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="desk pulse")
        self._asked: asyncio.Future[bool] | None = None
        self._heard_at = 0.0

    def heard(self) -> None:
        """The database answered something just now."""
        self._heard_at = asyncio.get_running_loop().time()

    async def is_silent(self) -> bool:
        """Whether the database does not answer; asks it, unless it answered a moment ago."""
        if asyncio.get_running_loop().time() - self._heard_at > PATIENCE:
            asked = self.ask()
            await asyncio.wait({asked}, timeout=_LISTENS)
            self.silent = self.silent or not asked.done()
        return self.silent

    def ask(self) -> "asyncio.Future[bool]":
        """Whether the database answers, asked once for all callers; sets `silent`."""
        if self._asked is None or self._asked.done():
            self._asked = asyncio.get_running_loop().run_in_executor(self._thread, self._answers)
            self._asked.add_done_callback(self._told)
        return self._asked

    def close(self) -> None:
        """Stop asking."""
        self._thread.shutdown(wait=True)

    def _told(self, asked: "asyncio.Future[bool]") -> None:
        self.silent = asked.cancelled() or asked.exception() is not None or not asked.result()
