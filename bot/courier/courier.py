"""Drains the outbox: woken by what enters it and by the beat, stopped with nothing left half done."""

import asyncio
from collections.abc import Mapping

from bot.assignment.desk import Desk
from bot.courier.events import Events
from bot.courier.letters import Letters
from bot.courier.pace import Pace
from bot.courier.ports import Gateway, Limits, Poster, Receiver
from bot.courier.replies import Replies
from bot.courier.texts import Texts


class Courier:
    """Carries texts, letters and events while `run` lasts.

    Without a gateway texts wait, without posters letters, without a receiver events.
    """

    def __init__(
        self,
        desk: Desk,
        gateway: Gateway | None,
        posters: Mapping[str, Poster],
        limits: Limits,
        receiver: Receiver | None = None,
    ) -> None:
        seconds = asyncio.get_running_loop().time
        self._desk = desk
        pace = Pace(limits.per_second, seconds)
        self._texts = Texts(desk, gateway, pace, limits.per_day) if gateway else None
        self._replies = Replies(desk, gateway, self.wake) if gateway else None
        self._letters = Letters(desk, posters, seconds) if posters else None
        self._events = Events(desk, receiver) if receiver else None
        parts = (self._replies, self._texts, self._letters, self._events)
        self._rounds = [part.rounds for part in parts if part]
        self._stopped = asyncio.Event()

    async def run(self) -> None:
        """Carry until `stop`; returns, within ten seconds of it, when nothing is under way any more."""
        async with asyncio.TaskGroup() as group:
            listening = group.create_task(self._listen())
            if self._replies:
                await self._replies.start()
            walking = [group.create_task(rounds.run()) for rounds in self._rounds]
            await self._stopped.wait()
            for walk in walking:
                await walk
            listening.cancel()

    def wake(self) -> None:
        """Something may have become due."""
        for rounds in self._rounds:
            rounds.wake()

    def stop(self) -> None:
        """Take nothing more from the outbox."""
        self._stopped.set()
        for rounds in self._rounds:
            rounds.stop()

    async def reconcile(self) -> None:
        """Ask the provider about texts whose fate is in doubt."""
        if self._texts:
            await self._texts.reconcile()

    async def mind_the_pace(self) -> None:
        """Let texts leave as fast as carriers take them by now."""
        if self._texts:
            await self._texts.mind_the_pace()

    async def look_back(self) -> None:
        """Ask the provider about texts that it took a day ago and never told of again."""
        if self._texts:
            await self._texts.look_back()

    async def _listen(self) -> None:
        while True:
            await self._desk.departures.wait()
            self._desk.departures.clear()
            self.wake()
