"""Serving an application on loopback for as long as a block lasts."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from aiohttp import web

SHUTDOWN_SECONDS = 0.2  # what is still under way when the sandbox ends may be cut off
# A connection has its request handler after so many turns of the event loop.
_TURNS_TO_ACCEPT = 5


@asynccontextmanager
async def listening(application: web.Application, host: str, port: int) -> AsyncIterator[str]:
    """Serve, and give the address; port 0 takes a free one. Raises OSError when the port is taken."""
    runner = web.AppRunner(
        application, handle_signals=False, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS
    )
    await runner.setup()
    try:
        server = await asyncio.get_running_loop().create_server(_protocols(runner), host, port)
        try:
            yield f"http://{host}:{server.sockets[0].getsockname()[1]}"
        finally:
            await _stop_accepting(server)
            server.close()
    finally:
        await runner.cleanup()


def _protocols(runner: web.AppRunner) -> web.Server:
    if runner.server is None:
        raise RuntimeError("the runner is not set up")
    return runner.server


async def _stop_accepting(server: asyncio.Server) -> None:
    """What is being accepted while an asyncio server closes is lost or stays open, so none is."""
    loop = asyncio.get_running_loop()
    for listener in server.sockets:
        with suppress(NotImplementedError):  # Windows' loop has no readers
            loop.remove_reader(listener)
    for _ in range(_TURNS_TO_ACCEPT):
        await asyncio.sleep(0)
