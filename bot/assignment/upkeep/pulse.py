"""Whether the database is heard at all: asked when somebody has waited for it, and until it is again."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

# How long somebody waits before it is asked whether the database still answers, and for that answer; in
# seconds. Together they leave a person, whose platform waits three, time for a sentence.
PATIENCE = 1.0
_LISTENS = 1.0


class Pulse:
    """Asks by a thread of its own, one question at a time. `silent` may be read and set in any thread."""

    def __init__(self, answers: Callable[[], bool]) -> None:
        self.silent = False
        self._answers = answers
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="desk pulse")
        self._asked: asyncio.Future[bool] | None = None
        self._heard_at = 0.0

    def heard(self) -> None:
        """The database did something just now."""
        self._heard_at = asyncio.get_running_loop().time()

    async def is_silent(self) -> bool:
        """Whether nothing is heard of the database; asks it, unless it was heard a moment ago."""
        if asyncio.get_running_loop().time() - self._heard_at > PATIENCE:
            asked = self.ask()
            await asyncio.wait({asked}, timeout=_LISTENS)
            self.silent = self.silent or not asked.done()
        return self.silent

    def ask(self) -> "asyncio.Future[bool]":
        """Whether the database answers, asked once for all who want to know; `silent` follows."""
        if self._asked is None or self._asked.done():
            self._asked = asyncio.get_running_loop().run_in_executor(self._thread, self._answers)
            self._asked.add_done_callback(self._told)
        return self._asked

    def close(self) -> None:
        """Ask no more."""
        self._thread.shutdown(wait=True)

    def _told(self, asked: "asyncio.Future[bool]") -> None:
        self.silent = asked.cancelled() or asked.exception() is not None or not asked.result()
