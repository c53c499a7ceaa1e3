"""The one door to the core: runs an operation in one transaction, off the event loop, at a given time."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, suppress
from copy import copy
from datetime import datetime
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

from bot.assignment.refusals.general import DatabaseAway, Refusal
from bot.assignment.upkeep import dedupe
from bot.assignment.upkeep.pulse import PATIENCE, Pulse
from bot.storage.engine import cancellation
from bot.storage.engine.database import Collision, Database, Session, Unreachable
from bot.storage.engine.overwriting import overwrite
from bot.storage.people import reaching
from bot.storage.traffic import outbox

P = ParamSpec("P")
T = TypeVar("T")

# Two clicks may write the same unique value at once: the later one is run again and sees the earlier row.
_LOOKS = 4
# How long work that is under way may take once the desk closes, in seconds; then it is given up.
_LAST_WORK = 2.0


class Desk:
    """Runs operations `(session, now, who, facts…) -> outcome` for callers on an asyncio loop.

    An answer commits; a refusal or any other exception rolls back. Outcomes are plain values.
    `departures` is set whenever something was put into the outbox. Reads have threads of their own, so that
    many writers cannot delay them; where the database has one writer, so has the desk. A caller waits at most
    two seconds for a database that does not answer; slow work may take its time.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime], *, threads: int = 12) -> None:
        self.clock = clock
        self.departures = asyncio.Event()
        self._database = database
        self._pulse = Pulse(database.answers)
        self._under_way: set[threading.Event] = set()
        self._asked: dedupe.Asked | None = None
        at_once = 1 if database.dialect == "sqlite" else threads
        self._writers = ThreadPoolExecutor(at_once, thread_name_prefix="desk writes")
        self._readers = ThreadPoolExecutor(threads, thread_name_prefix="desk reads")

    def once(self, asked: dedupe.Asked) -> "Desk":
        """The same desk for what one request asks, which raises SeenBefore where that was asked before.

        The request is remembered with the first operation, in its transaction; with a refusal, or before
        anything is read, in one of its own.
        """
        desk = copy(self)
        desk._asked = asked  # noqa: SLF001  the copy made here
        return desk

    async def run(
        self, operation: Callable[Concatenate[Session, datetime, P], T], *facts: P.args, **named: P.kwargs
    ) -> T:
        """Run an operation that may write. Raises its Refusal, or DatabaseAway when it could not be run."""
        work: Callable[[Session, datetime], T] = partial(_bound, operation, facts, named)
        asked, self._asked = self._asked, None
        outcome, departs = await self._in_thread(self._writers, partial(self._write, work, asked))
        if departs:
            self.departures.set()
        return outcome

    async def read(
        self, operation: Callable[Concatenate[Session, datetime, P], T], *facts: P.args, **named: P.kwargs
    ) -> T:
        """Run an operation that only reads; it never makes a writer wait."""
        if self._asked is not None:
            with suppress(DatabaseAway):  # perhaps it takes no writes, and may be read all the same
                await self.run(_nothing)
        work: Callable[[Session, datetime], T] = partial(_bound, operation, facts, named)
        return await self._in_thread(self._readers, partial(self._look, work))

    async def overwrite(self) -> bool:
        """Overwrite what was deleted; False where somebody still reads what was before."""
        return await self._in_thread(self._writers, partial(overwrite, self._database))

    def close(self) -> None:
        """Finish what runs, or cancel it when the database does not answer, and close the database."""
        last = threading.Timer(_LAST_WORK, self._give_up)
        last.start()
        for threads in (self._writers, self._readers):
            threads.shutdown(wait=True)
        last.cancel()
        self._pulse.close()
        self._database.close()

    def _give_up(self) -> None:
        if self._pulse.silent or not self._database.answers():
            for given_up in list(self._under_way):
                given_up.set()

    async def _in_thread(self, threads: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        """Wait for work for as long as the database answers. Raises DatabaseAway."""
        given_up = threading.Event()
        if self._pulse.silent:
            self._pulse.ask()
            raise DatabaseAway
        working = asyncio.get_running_loop().run_in_executor(threads, self._worked, given_up, work)
        try:
            while not (await asyncio.wait({working}, timeout=PATIENCE))[0]:
                if await self._is_silent() and not working.done():
                    given_up.set()
                    raise DatabaseAway
            done = working.result()
        except Unreachable as away:
            raise DatabaseAway from away
        finally:
            working.cancel()
        self._pulse.heard()
        return done

    async def _is_silent(self) -> bool:
        """SQLite is not asked: it reports locks by itself, and our own work locks it, too."""
        return self._database.dialect == "postgresql" and await self._pulse.is_silent()

    def _worked(self, given_up: threading.Event, work: Callable[[], T]) -> T:
        """Work in this thread, unless the database fell silent while the work waited for a thread."""
        if self._pulse.silent or given_up.is_set():
            raise Unreachable("the database is not heard", silent=True)
        self._under_way.add(given_up)
        try:
            with cancellation.waited_for(given_up):
                return work()
        except Unreachable as away:
            # At once, and not when the loop hears of it: whoever comes next in this thread need not wait.
            if away.silent:
                self._pulse.silent = True
            raise
        finally:
            self._under_way.discard(given_up)

    def _write(self, work: Callable[[Session, datetime], T], asked: dedupe.Asked | None) -> tuple[T, bool]:
        for look in range(1, _LOOKS + 1):
            try:
                return self._once(work, asked)
            except Collision:
                if look == _LOOKS:
                    raise
            except Refusal:
                if asked is not None:
                    with suppress(Collision, Unreachable):
                        self._once(_nothing, asked)
                raise
        raise AssertionError("the loop returns or raises")

    def _once(self, work: Callable[[Session, datetime], T], asked: dedupe.Asked | None) -> tuple[T, bool]:
        with self._attended(self._database.transaction()) as session:
            now = self.clock()
            if asked is not None:
                dedupe.remember(session, now, asked)
            outcome = work(session, now)
            departs = outbox.has_departures(session)
        return outcome, departs

    def _look(self, work: Callable[[Session, datetime], T]) -> T:
        with self._attended(self._database.reading()) as session:
            return work(session, self.clock())

    @contextmanager
    def _attended(self, opened: AbstractContextManager[Session]) -> Iterator[Session]:
        """A session; if the asker comes from another platform than before, that is stored afterwards.

        Where it cannot be stored, the operation's outcome stands all the same.
        """
        came = None
        try:
            with opened as session:
                try:
                    yield session
                finally:
                    came = reaching.whoever_came(session)
        except Unreachable:
            came = None
            raise
        finally:
            if came is not None:
                with suppress(Collision, Unreachable), self._database.transaction() as later:
                    reaching.came(later, *came, now=self.clock())


def code_of(away: DatabaseAway) -> str:
    """The database's own name of the fault; empty when it gave none."""
    return away.__cause__.code if isinstance(away.__cause__, Unreachable) else ""


def _bound(
    operation: Callable[..., T],
    facts: tuple[object, ...],
    named: dict[str, object],
    session: Session,
    now: datetime,
) -> T:
    return operation(session, now, *facts, **named)


def _nothing(_session: Session, _now: datetime) -> None:
    """What is done where a request is only to be remembered."""
