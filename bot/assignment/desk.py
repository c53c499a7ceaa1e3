"""The one door to the core: an operation runs in one transaction, off the event loop, at a given time."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

from bot.assignment.refusals import DatabaseAway
from bot.storage import outbox
from bot.storage.database import Collision, Database, Session, Unreachable

P = ParamSpec("P")
T = TypeVar("T")

# A twin click may meet its own first click at a unique index; on the second look it sees the truth.
_LOOKS = 4


class Desk:
    """Runs operations `(session, now, who, facts…) -> outcome` for callers on an asyncio loop.

    An answer commits; a refusal or any other exception rolls back. Outcomes are plain values.
    `departures` is set whenever something was put into the outbox. Those who look have threads of their own,
    so that no crowd of writers keeps them waiting; where the database has one writer, so has the desk.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime], *, threads: int = 12) -> None:
        self.clock = clock
        self.departures = asyncio.Event()
        self._database = database
        at_once = 1 if database.dialect == "sqlite" else threads
        self._writers = ThreadPoolExecutor(at_once, thread_name_prefix="desk writes")
        self._readers = ThreadPoolExecutor(threads, thread_name_prefix="desk reads")

    async def run(
        self, operation: Callable[Concatenate[Session, datetime, P], T], *facts: P.args, **named: P.kwargs
    ) -> T:
        """Run an operation that may write. Raises its Refusal, or DatabaseAway when nothing could be done."""
        work: Callable[[Session, datetime], T] = partial(_bound, operation, facts, named)
        outcome, departs = await self._in_thread(self._writers, partial(self._write, work))
        if departs:
            self.departures.set()
        return outcome

    async def read(
        self, operation: Callable[Concatenate[Session, datetime, P], T], *facts: P.args, **named: P.kwargs
    ) -> T:
        """Run an operation that only looks; it never makes a writer wait."""
        work: Callable[[Session, datetime], T] = partial(_bound, operation, facts, named)
        return await self._in_thread(self._readers, partial(self._look, work))

    def close(self) -> None:
        """Finish what runs and let go of the database."""
        for threads in (self._writers, self._readers):
            threads.shutdown(wait=True)
        self._database.close()

    async def _in_thread(self, threads: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(threads, work)
        except Unreachable as away:
            raise DatabaseAway from away

    def _write(self, work: Callable[[Session, datetime], T]) -> tuple[T, bool]:
        for look in range(1, _LOOKS + 1):
            try:
                return self._once(work)
            except Collision:
                if look == _LOOKS:
                    raise
        raise AssertionError("the loop returns or raises")

    def _once(self, work: Callable[[Session, datetime], T]) -> tuple[T, bool]:
        with self._database.transaction() as session:
            outcome = work(session, self.clock())
            departs = outbox.has_departures(session)
        return outcome, departs

    def _look(self, work: Callable[[Session, datetime], T]) -> T:
        with self._database.reading() as session:
            return work(session, self.clock())


def _bound(
    operation: Callable[..., T],
    facts: tuple[object, ...],
    named: dict[str, object],
    session: Session,
    now: datetime,
) -> T:
    return operation(session, now, *facts, **named)
