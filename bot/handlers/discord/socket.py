"""The gateway: Discord's deliveries over a socket that Baton opens, which needs no address of its own."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.handlers.discord.client import Client
from bot.handlers.discord.sync import sync


@asynccontextmanager
async def listening(client: Client, server: int) -> AsyncIterator[None]:
    """Hear Discord while the block lasts; it begins once commands are known and the gateway is ready."""
    await sync(client, server)
    connection = asyncio.create_task(client.connect())
    ready = asyncio.create_task(client.wait_until_ready())
    try:
        await asyncio.wait({connection, ready}, return_when=asyncio.FIRST_COMPLETED)
        if connection.done():
            await connection
        yield
    finally:
        ready.cancel()
        await client.close()
        await asyncio.gather(connection, return_exceptions=True)
