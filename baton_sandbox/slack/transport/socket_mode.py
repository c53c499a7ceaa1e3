"""Socket Mode: WebSockets the app opens to Slack, any one of which gets a delivery."""

import asyncio
import json
from collections import deque
from contextlib import suppress
from itertools import count

from aiohttp import WSMsgType, web

from baton_sandbox.chat.changes import AppReachable, Change
from baton_sandbox.feed import Feed
from baton_sandbox.shapes import Json
from baton_sandbox.slack.transport.envelopes import ACK_SECONDS, OFFLINE, TIMED_OUT, Answer, Envelope

MOST_SOCKETS = 10  # https://docs.slack.dev/apis/events-api/using-socket-mode
PING_SECONDS = 10.0


class Socket:
    """One connection; `draining` gets no more deliveries, `frozen` neither reads nor writes."""

    def __init__(self, connection: web.WebSocketResponse, transport: asyncio.Transport | None) -> None:
        self.connection = connection
        self.transport = transport
        self.draining = False
        self.thawed = asyncio.Event()
        self.thawed.set()

    async def send(self, message: Json) -> None:
        """Send one JSON message; a broken connection swallows it, as networks do."""
        await self.thawed.wait()
        with suppress(ConnectionError):
            await self.connection.send_json(message)

    async def keep_alive(self, seconds: float) -> None:
        """Ping every so many seconds until cancelled or cut, except while frozen."""
        with suppress(ConnectionError):
            while True:
                await asyncio.sleep(seconds)
                await self.thawed.wait()
                await self.connection.ping()


class SocketRoute:
    """Delivers over the app's sockets in turn and matches acknowledgements from any of them."""

    def __init__(self, app_id: str, feed: Feed[Change], ack_seconds: float = ACK_SECONDS) -> None:
        self._app_id = app_id
        self._feed = feed
        self._sockets: deque[Socket] = deque()
        self._arrived = asyncio.Event()
        self._waiting: dict[str, asyncio.Future[Answer]] = {}
        self._numbers = count(1)
        self._tickets: set[str] = set()
        self.ack_seconds = ack_seconds
        self.ping_seconds = PING_SECONDS
        self.strays: list[str] = []

    @property
    def online(self) -> bool:
        return any(not socket.draining for socket in self._sockets)

    @property
    def sockets(self) -> list[Socket]:
        return list(self._sockets)

    def ticket(self) -> str:
        """The right to open one socket."""
        ticket = f"ticket-{next(self._numbers)}"
        self._tickets.add(ticket)
        return ticket

    async def deliver(self, envelope: Envelope) -> Answer:
        """Send an envelope and wait for its acknowledgement; a late one counts as none."""
        envelope_id = f"envelope-{next(self._numbers)}"
        acknowledged: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = acknowledged
        sent = False
        try:
            async with asyncio.timeout(self.ack_seconds):
                socket = await self._next_socket()
                sent = True
                await socket.send(_wire_form(envelope, envelope_id))
                return await acknowledged
        except TimeoutError:
            return TIMED_OUT if sent else OFFLINE
        finally:
            del self._waiting[envelope_id]

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Be the other end of one socket until it closes."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            raise web.HTTPUnauthorized(text="This address was used or never given out.")
        self._tickets.discard(ticket)
        connection = web.WebSocketResponse()
        await connection.prepare(request)
        socket = Socket(connection, request.transport)
        if len(self._sockets) >= MOST_SOCKETS:
            await socket.send(_disconnect("too_many_websockets"))
            await connection.close()
            return connection
        self._add(socket)
        pinging = asyncio.create_task(socket.keep_alive(self.ping_seconds))
        try:
            await socket.send(self._hello())
            await self._listen(socket)
        finally:
            pinging.cancel()
            self._remove(socket)
        return connection

    async def refresh(self, reason: str = "refresh_requested") -> None:
        """Ask the app to replace every socket; the old ones get nothing more."""
        due = [socket for socket in self._sockets if not socket.draining]
        for socket in due:
            socket.draining = True
        self._tell()
        for socket in due:
            await socket.send(_disconnect(reason))

    async def warn(self) -> None:
        """Announce that the sockets will be replaced soon."""
        for socket in self.sockets:
            await socket.send(_disconnect("warning"))

    def drop(self) -> None:
        """Cut every connection without a word."""
        for socket in self.sockets:
            self._remove(socket)
            if socket.transport:
                socket.transport.abort()

    def freeze(self) -> None:
        """Leave every socket half open: nothing is read, answered or sent any more."""
        for socket in self.sockets:
            socket.thawed.clear()

    def thaw(self) -> None:
        """Let frozen sockets go on."""
        for socket in self.sockets:
            socket.thawed.set()

    async def close(self) -> None:
        self.thaw()
        for socket in self.sockets:
            await socket.connection.close()

    async def _next_socket(self) -> Socket:
        while not self.online:
            self._arrived.clear()
            await self._arrived.wait()
        while True:
            self._sockets.rotate(-1)
            if not self._sockets[-1].draining:
                return self._sockets[-1]

    async def _listen(self, socket: Socket) -> None:
        while True:
            await socket.thawed.wait()
            message = await socket.connection.receive()
            if message.type is not WSMsgType.TEXT:
                return
            self._hear(message.data)

    def _hear(self, text: str) -> None:
        try:
            message = json.loads(text)
            envelope_id = message["envelope_id"]
        except (ValueError, KeyError, TypeError):
            self.strays.append(text)
            return
        waiting = self._waiting.get(envelope_id)
        if waiting is not None and not waiting.done():
            waiting.set_result(Answer(body=message.get("payload")))

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._sockets),
            "connection_info": {"app_id": self._app_id},
            "debug_info": {"host": "sandbox", "build_number": 1, "approximate_connection_time": 18060},
        }

    def _add(self, socket: Socket) -> None:
        self._sockets.append(socket)
        self._arrived.set()
        self._tell()

    def _remove(self, socket: Socket) -> None:
        if socket in self._sockets:
            self._sockets.remove(socket)
            self._tell()

    def _tell(self) -> None:
        self._feed.publish(AppReachable(self.online))


def _wire_form(envelope: Envelope, envelope_id: str) -> Json:
    wire: Json = {"envelope_id": envelope_id, "type": envelope.kind, "payload": envelope.payload}
    wire["accepts_response_payload"] = envelope.kind != "events_api"
    if envelope.kind == "events_api":
        reason = "timeout" if envelope.reason == "http_timeout" else envelope.reason
        wire |= {"retry_attempt": envelope.attempt, "retry_reason": reason}
    return wire


def _disconnect(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}
