"""The web server: a bound for connections, a time limit for each, and an end that lets answers leave."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

MOST_CONNECTIONS = 512  # half of the open files that most systems allow a process
# A sender must have told its request within so many seconds; Slack and Twilio give up long before.
TOLD_WITHIN = 15.0
# How long requests under way may take once the web server stops, in seconds.
_LAST_ANSWERS = 3.0
# A connection has its request handler after so many turns of the event loop.
_TURNS_TO_ACCEPT = 5
_FULL = b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


@asynccontextmanager
async def serving(
    routes: Iterable[web.RouteDef],
    host: str,
    port: int,
    *,
    most: int = MOST_CONNECTIONS,
    told_within: float = TOLD_WITHIN,
) -> AsyncIterator[str]:
    """The web server; port 0 is any free one. Yields its address. Raises OSError."""
    app = web.Application(middlewares=[_in_time(told_within)])
    app.add_routes(routes)
    runner = web.AppRunner(
        app,
        access_log=None,
        handle_signals=False,
        shutdown_timeout=_LAST_ANSWERS,
        keepalive_timeout=told_within,
    )
    await runner.setup()
    try:
        async with _listening(_at_most(most, runner), host, port) as bound:
            yield f"http://{host}:{bound}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def _listening(
    protocol: Callable[[], asyncio.BaseProtocol], host: str, port: int
) -> AsyncIterator[int]:
    """Yields the port. What is being accepted while an asyncio server closes would be lost or stay open."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(protocol, host, port)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        for listener in server.sockets:
            with suppress(NotImplementedError):  # Windows' loop has no readers
                loop.remove_reader(listener)
        for _ in range(_TURNS_TO_ACCEPT):
            await asyncio.sleep(0)
        server.close()


def _in_time(seconds: float) -> Middleware:
    """Ends what takes too long: a body that trickles in, or an answer that nobody waits for any more."""

    @web.middleware
    async def in_time(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            async with asyncio.timeout(seconds):
                return await handler(request)
        except TimeoutError:
            if request.content.is_eof():
                return web.Response(status=503)
            return web.Response(status=408, headers={"Connection": "close"})

    return in_time


def _at_most(connections: int, runner: web.AppRunner) -> Callable[[], asyncio.BaseProtocol]:
    """What takes a new connection, as long as there are fewer."""
    server = runner.server
    if server is None:
        raise RuntimeError("the runner is not set up")
    return lambda: server() if len(server.connections) < connections else _Full()


class _Full(asyncio.Protocol):
    """A connection too many: told so, and closed."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.WriteTransport):
            transport.write(_FULL)
            transport.close()
