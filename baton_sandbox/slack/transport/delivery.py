"""Getting what happened to the app, over its sockets or to its address, as mishaps allow."""

import asyncio
from collections import deque
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from typing import Any

from baton_sandbox.chat.changes import AppReachable, Change
from baton_sandbox.feed import Feed
from baton_sandbox.shapes import Json
from baton_sandbox.slack.app.installed import InstalledApp
from baton_sandbox.slack.faults import Faults
from baton_sandbox.slack.transport.envelopes import TIMED_OUT, Answer, Envelope, Kind
from baton_sandbox.slack.transport.http_delivery import HttpRoute
from baton_sandbox.slack.transport.socket_mode import SocketRoute

# Seconds before each repeat of an unacknowledged event, https://docs.slack.dev/apis/events-api
RETRY_SECONDS = (0.0, 60.0, 300.0)
MOST_REMEMBERED = 1000  # deliveries


class Delivery:
    """The one way from Slack to the app.

    `sent` keeps the latest deliveries, `unacknowledged` the events among them that the app let pass.
    """

    def __init__(self, app: InstalledApp, faults: Faults, feed: Feed[Change]) -> None:
        self._app = app
        self._faults = faults
        self._feed = feed
        self._http: HttpRoute | None = None
        self._addresses: list[HttpRoute] = []
        self._first_sends: set[asyncio.Task[Any]] = set()
        self._repeats: set[asyncio.Task[Any]] = set()
        self.sockets = SocketRoute(app.id, feed)
        self.retry_seconds = RETRY_SECONDS
        self.sent: deque[Envelope] = deque(maxlen=MOST_REMEMBERED)
        self.unacknowledged: deque[Envelope] = deque(maxlen=MOST_REMEMBERED)

    @property
    def online(self) -> bool:
        return (self._http or self.sockets).online

    def deliver_to(self, url: str) -> HttpRoute:
        """Use signed HTTP to this address from now on, instead of sockets."""
        self._http = HttpRoute(url, self._app.signing_secret, self.sockets.ack_seconds)
        self._addresses.append(self._http)
        self._feed.publish(AppReachable(True))
        return self._http

    def acknowledge_within(self, seconds: float) -> None:
        """How long the app has for an acknowledgement; Slack gives three seconds."""
        self.sockets.ack_seconds = seconds
        if self._http:
            self._http.ack_seconds = seconds

    async def interaction(self, kind: Kind, payload: Json) -> Answer:
        """Deliver what a person did, once; Slack never repeats these."""
        return await self._send(Envelope(kind, payload))

    def event(self, payload: Json) -> None:
        """Deliver an event in the background, and again while nobody acknowledges it."""
        self._start(self._send_event(Envelope("events_api", payload), self.retry_seconds), self._first_sends)

    async def again(self) -> Answer:
        """Deliver the last envelope once more, as a network that repeats itself would."""
        return await self._send(self.sent[-1])

    async def settled(self) -> None:
        """Wait until every event has been answered, or has failed for the first time."""
        while self._first_sends:
            await asyncio.gather(*self._first_sends, return_exceptions=True)

    async def close(self) -> None:
        under_way = self._first_sends | self._repeats
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
        await self.sockets.close()
        for address in self._addresses:
            await address.close()

    async def _send_event(self, envelope: Envelope, waits: Sequence[float]) -> None:
        answer = await self._send(envelope)
        if answer.ok:
            return
        self.unacknowledged.append(envelope)
        if waits and not answer.no_retry:
            reason = "http_error" if answer.error == "dispatch_failed" else "http_timeout"
            again = replace(envelope, attempt=envelope.attempt + 1, reason=reason)
            self._start(self._later(waits[0], again, waits[1:]), self._repeats)

    async def _later(self, seconds: float, envelope: Envelope, waits: Sequence[float]) -> None:
        await asyncio.sleep(seconds)
        await self._send_event(envelope, waits)

    async def _send(self, envelope: Envelope) -> Answer:
        self.sent.append(envelope)
        route = self._http or self.sockets
        while self._faults.repeat_deliveries > 0:
            self._faults.repeat_deliveries -= 1
            self._start(route.deliver(envelope), self._first_sends)
        answer = await route.deliver(envelope)
        if held := self._faults.hold_acknowledgements:
            await asyncio.sleep(min(held, self.sockets.ack_seconds))
            return TIMED_OUT if held >= self.sockets.ack_seconds else answer
        return answer

    def _start(self, work: Coroutine[Any, Any, Any], among: set[asyncio.Task[Any]]) -> None:
        task = asyncio.create_task(work)
        among.add(task)
        task.add_done_callback(among.discard)
