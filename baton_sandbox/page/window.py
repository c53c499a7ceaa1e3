"""The live feed of a page: what one browser tab is told of one person's view, as it changes."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any

from aiohttp import web

from baton_sandbox.chat.changes import AppReachable, ChannelsChanged, Noticed, PersonChanged
from baton_sandbox.clock import Clock
from baton_sandbox.page.phones import Phone
from baton_sandbox.shapes import Json

MOST_WAITING = 2000  # events one stalled browser tab may leave unread before it is let go
Handlers = Mapping[type, Callable[[Any], None]]


class Window(ABC):
    """One browser tab, seen as one person; `handlers` take the changes that this chat alone has."""

    def __init__(self, person: str, clock: Clock, handlers: Handlers) -> None:
        self._clock = clock
        self._events: asyncio.Queue[Json] = asyncio.Queue()
        self._fell_behind = False
        self._handlers: Handlers = {
            ChannelsChanged: self._channels_changed,
            PersonChanged: self._people_changed,
            Noticed: self._noticed,
            AppReachable: self._app_reachable,
            **handlers,
        }
        self.person = person

    @abstractmethod
    def _greet(self) -> None:
        """Put everything on its way that a tab needs at first."""

    @abstractmethod
    def _channels(self) -> list[Json]:
        """The channels of this person, with what is unread."""

    @abstractmethod
    def _people(self) -> list[Json]:
        """Everybody who can still be met here."""

    async def show(self, socket: web.WebSocketResponse) -> None:
        """Send everything once, then every change, until the tab closes or falls far behind."""
        self._greet()
        while not self._fell_behind:
            await socket.send_json(await self._events.get())

    def hear(self, change: object) -> None:
        """Put a change on its way if this person may see it."""
        if handler := self._handlers.get(type(change)):
            handler(change)

    def clock_changed(self) -> None:
        self._put("clock", **clock_state(self._clock))

    def phone_changed(self, phone: Phone, counts: dict[str, object]) -> None:
        self._put("phone", phone=phone, counts=counts)

    def _put(self, kind: str, **facts: object) -> None:
        if self._events.qsize() < MOST_WAITING:
            self._events.put_nowait({"type": kind, **facts})
        else:
            self._fell_behind = True

    def _channels_changed(self, change: ChannelsChanged) -> None:
        if change.person == self.person:
            self._tell_channels()

    def _tell_channels(self) -> None:
        self._put("channels", channels=self._channels())

    def _people_changed(self, _change: PersonChanged) -> None:
        self._put("people", people=self._people())

    def _noticed(self, change: Noticed) -> None:
        if change.person == self.person:
            self._put("notice", level=change.level, text=change.text)

    def _app_reachable(self, change: AppReachable) -> None:
        self._put("app", online=change.online)


def clock_state(clock: Clock) -> Json:
    return {"now": clock.now().isoformat(), "offset_seconds": clock.offset.total_seconds()}
