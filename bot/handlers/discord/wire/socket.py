"""The gateway: Discord's deliveries over a socket that Baton opens, which needs no address of its own."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial

from bot.handlers.discord.face import Face
from bot.handlers.discord.wire.client import Client
from bot.handlers.discord.wire.sync import sync
from bot.handlers.watched.links import Link


@asynccontextmanager
async def listening(client: Client, face: Face, server: int, link: Link | None = None) -> AsyncIterator[None]:
    """Hear Discord while the block lasts; it begins once the gateway is ready and knows the commands.

    In the end what is under way is finished: the client, which is not closed here, can still answer.
    `link` tells from the beginning on whether the socket is up.
    """
    if link is not None:
        link.up = partial(_is_up, client)
    await sync(client, server)
    connection = asyncio.create_task(client.connect())
    ready = asyncio.create_task(client.wait_until_ready())
    try:
        await asyncio.wait({connection, ready}, return_when=asyncio.FIRST_COMPLETED)
        if connection.done():
            await connection
        yield
    finally:
        for task in (ready, connection):
            task.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await task
        if client.ws is not None:
            await client.ws.close()
        await face.finish()


async def _is_up(client: Client) -> bool:
    return client.is_ready() and client.ws.open
