"""The gateway: the WebSocket on which the app hears of everything, with sessions that can be resumed."""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass, field
from secrets import token_hex

from aiohttp import WSMsgType, web

from baton_sandbox.chat.changes import AppReachable, Change
from baton_sandbox.discord.app.installed import InstalledApp
from baton_sandbox.discord.state.guilds import created_guild, members_chunk
from baton_sandbox.discord.state.people import user_object
from baton_sandbox.discord.state.world import World
from baton_sandbox.feed import Feed
from baton_sandbox.shapes import Json

# https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway
DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, REQUEST_MEMBERS, INVALID, HELLO, ACK = (
    0,
    1,
    2,
    6,
    7,
    8,
    9,
    10,
    11,
)
DECODE_ERROR, NOT_AUTHENTICATED, WRONG_TOKEN, WRONG_INTENTS, DISALLOWED_INTENTS = 4002, 4003, 4004, 4013, 4014
GUILDS, MEMBERS, GUILD_MESSAGES, DIRECT_MESSAGES, CONTENT = 1, 1 << 1, 1 << 9, 1 << 12, 1 << 15
PRESENCES = 1 << 8
PRIVILEGED = MEMBERS | PRESENCES | CONTENT
_ALL_INTENTS = (1 << 26) - 1
HEARTBEAT_MILLISECONDS = 41_250
# A client that has the answer before it noted when it asked takes it for a late one, to the beat before.
TRIP_SECONDS = 0.05
_ENDED = (1000, 1001)  # a client that closes with one of these ends its session


@dataclass
class Session:
    """What one client was told since it identified; `sent` may be told again."""

    id: str
    intents: int
    sent: list[Json] = field(default_factory=list)
    connection: "Connection | None" = None

    def tell(self, event: str, data: Json) -> None:
        """Add an event, and send it if somebody listens."""
        message = {"op": DISPATCH, "s": len(self.sent) + 1, "t": event, "d": data}
        self.sent.append(message)
        if self.connection:
            self.connection.send(message)


class Connection:
    """One WebSocket; what is sent goes out in order by a task of its own."""

    def __init__(self, socket: web.WebSocketResponse, transport: asyncio.Transport | None) -> None:
        self.socket = socket
        self._transport = transport
        self._outbox: asyncio.Queue[Json] = asyncio.Queue()
        self.closed_by_us = False

    def send(self, message: Json) -> None:
        self._outbox.put_nowait(message)

    async def write(self) -> None:
        """Send what is put into the outbox until cancelled; a broken connection swallows it."""
        with suppress(ConnectionError):
            while True:
                await self.socket.send_str(json.dumps(await self._outbox.get()))

    def cut(self) -> None:
        """Break it without a word."""
        if self._transport:
            self._transport.abort()


class Gateway:
    """Serves the WebSocket; `strays` collects what a client said that Discord would close it for."""

    def __init__(self, world: World, app: InstalledApp) -> None:
        self._world = world
        self._app = app
        self._feed: Feed[Change] = world.feed
        self._sessions: dict[str, Session] = {}
        self._connections: list[Connection] = []
        self.url = ""
        self.strays: list[str] = []
        self.resumes = 0
        self.identifies = 0

    @property
    def sessions(self) -> list[Session]:
        return list(self._sessions.values())

    @property
    def online(self) -> bool:
        return any(session.connection for session in self.sessions)

    def dispatch(self, event: str, data: Json, intent: int = 0) -> None:
        """Tell everybody who asked for events of this intent; 0 is for those that nobody has to ask for."""
        for session in self.sessions:
            if not intent or session.intents & intent:
                session.tell(event, data)

    def cut(self) -> None:
        """Break all connections, as a network does; sessions can be resumed."""
        for connection in self._connections:
            connection.cut()

    def ask_to_reconnect(self) -> None:
        """Op 7: the client is to come again and resume."""
        for connection in self._connections:
            connection.send({"op": RECONNECT, "d": None})

    def invalidate(self, *, resumable: bool = False) -> None:
        """Op 9: the session is over, or may still be resumed."""
        for session in self.sessions:
            if session.connection:
                session.connection.send({"op": INVALID, "d": resumable})
            if not resumable:
                del self._sessions[session.id]

    def forget(self) -> None:
        """Forget all sessions, so that a client that resumes is told to identify anew."""
        self._sessions.clear()

    async def close(self, code: int = 4000) -> None:
        """Close all connections with a code."""
        for connection in list(self._connections):
            connection.closed_by_us = True
            await connection.socket.close(code=code)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One connection from Hello to its end."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        connection = Connection(socket, request.transport)
        self._connections.append(connection)
        writer = asyncio.create_task(connection.write())
        connection.send({"op": HELLO, "d": {"heartbeat_interval": HEARTBEAT_MILLISECONDS, "_trace": []}})
        try:
            await self._listen(connection)
        finally:
            writer.cancel()
            self._connections.remove(connection)
            self._leave(connection)
        return socket

    async def _listen(self, connection: Connection) -> None:
        async for message in connection.socket:
            if message.type is not WSMsgType.TEXT:
                continue
            said = json.loads(message.data)
            op, data = said.get("op"), said.get("d")
            if op == HEARTBEAT:
                asyncio.get_running_loop().call_later(TRIP_SECONDS, connection.send, {"op": ACK, "d": None})
            elif op == IDENTIFY:
                await self._identify(connection, data)
            elif op == RESUME:
                await self._resume(connection, data)
            elif not (session := self._of(connection)):
                await self._refuse(connection, NOT_AUTHENTICATED, f"op {op} before identify")
            elif op == REQUEST_MEMBERS:
                session.tell("GUILD_MEMBERS_CHUNK", members_chunk(self._world, data))

    async def _identify(self, connection: Connection, data: Json) -> None:
        intents = data.get("intents")
        if data.get("token") != self._app.token:
            await self._refuse(connection, WRONG_TOKEN, "Authentication failed.")
        elif not isinstance(intents, int) or intents & ~_ALL_INTENTS or "properties" not in data:
            await self._refuse(connection, WRONG_INTENTS, "Invalid intent(s).")
        elif intents & PRIVILEGED & ~self._app.privileged:
            await self._refuse(connection, DISALLOWED_INTENTS, "Disallowed intent(s).")
        else:
            self.identifies += 1
            # whoever left without ending a session and begins anew is not told of the old one's events
            self._sessions = {one.id: one for one in self.sessions if one.connection}
            session = Session(token_hex(16), intents, connection=connection)
            self._sessions[session.id] = session
            session.tell("READY", self._ready(session))
            if intents & GUILDS:
                session.tell("GUILD_CREATE", created_guild(self._world))
            self._feed.publish(AppReachable(True))

    async def _resume(self, connection: Connection, data: Json) -> None:
        session = self._sessions.get(str(data.get("session_id")))
        if data.get("token") != self._app.token:
            await self._refuse(connection, WRONG_TOKEN, "Authentication failed.")
        elif session is None:
            connection.send({"op": INVALID, "d": False})
        else:
            self.resumes += 1
            session.connection = connection
            for missed in session.sent[int(data.get("seq") or 0) :]:
                connection.send(missed)
            session.tell("RESUMED", {"_trace": []})
            self._feed.publish(AppReachable(True))

    async def _refuse(self, connection: Connection, code: int, reason: str) -> None:
        self.strays.append(f"The gateway closed with {code}: {reason}")
        await connection.socket.close(code=code, message=reason.encode())

    def _of(self, connection: Connection) -> Session | None:
        return next((one for one in self.sessions if one.connection is connection), None)

    def _leave(self, connection: Connection) -> None:
        if session := self._of(connection):
            session.connection = None
            if connection.socket.close_code in _ENDED and not connection.closed_by_us:
                del self._sessions[session.id]
            self._feed.publish(AppReachable(self.online))

    def _ready(self, session: Session) -> Json:
        return {
            "v": 10,
            "user": user_object(self._world.bot) | {"verified": True, "mfa_enabled": False, "email": None},
            "guilds": [{"id": self._world.guild.id, "unavailable": True}],
            "private_channels": [],
            "relationships": [],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.url,
            "application": {"id": self._app.id, "flags": 0},
            "_trace": [],
        }
