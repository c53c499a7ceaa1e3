"""A process that fires timers and posts their letters to a loopback platform, until it is killed.

Started as `python -m tests.courier.firing`, with its orders as JSON.
"""

import asyncio
import json
import sys
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

from bot.assignment.desk import Desk
from bot.assignment.outcomes.letters import Letter
from bot.assignment.timers import Happening
from bot.courier import Courier, Limits
from bot.scheduler import Firing
from bot.storage.audit import events
from bot.storage.engine.database import Database, Session
from bot.storage.tables import Timer
from bot.storage.traffic import outbox
from bot.vocabulary import Parcel, Timed

# Seconds between looks at what is due.
BEAT = 0.1


def ring(session: Session, now: datetime, timer: Timer) -> None:
    """The effect of a timer: a line in the record, and a letter to an address of its own about a campaign."""
    events.note(session, "rang", now=now, actor_id=None, facts={"timer": timer.id})
    outbox.put(session, Parcel.UNHELD, timer.subject_id, now=now, to=("loopback", f"C{timer.id}"))


HAPPENINGS = {Timed.DIGEST: Happening(ring)}


class Loopback:
    """A chat platform at the other end of a socket; it is told which process posts."""

    def __init__(self, session: ClientSession, url: str, process: int) -> None:
        self._session = session
        self._url = url
        self._process = process

    async def post(self, letter: Letter, /) -> str:
        told = {"process": self._process, "address": letter.address, "reference": letter.reference}
        async with self._session.post(self._url, json=told) as answer:
            answer.raise_for_status()
            return str((await answer.json())["reference"])


class Clock:
    """This machine's time, and as much later as a file says in seconds, which all processes read."""

    def __init__(self, file: Path, ahead: float) -> None:
        self._file = file
        self._ahead = ahead

    def __call__(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(self._file.read_text()) + self._ahead)


async def work(orders: dict[str, Any]) -> None:
    """Fire and post until killed."""
    async with AsyncExitStack() as stack:
        desk = Desk(Database(orders["database"]), Clock(Path(orders["clock"]), orders["ahead"]), threads=4)
        loopback = Loopback(
            await stack.enter_async_context(ClientSession()), orders["url"], orders["process"]
        )
        courier = Courier(desk, None, {"loopback": loopback}, Limits(1.0))
        firing = Firing(desk, HAPPENINGS)
        tasks = await stack.enter_async_context(asyncio.TaskGroup())
        tasks.create_task(courier.run())
        while True:
            await firing.fire_all()
            courier.wake()
            await asyncio.sleep(BEAT)


if __name__ == "__main__":
    asyncio.run(work(json.loads(sys.argv[1])))
