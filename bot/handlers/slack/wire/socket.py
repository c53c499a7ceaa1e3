"""Socket Mode: Slack's deliveries over sockets that Baton opens, so that no address of its own is needed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.handlers.watched.links import Link


@asynccontextmanager
async def listening(
    app: AsyncApp, client: AsyncWebClient, app_token: str, link: Link | None = None
) -> AsyncIterator[None]:
    """Hear Slack while the block lasts; `client` is the one the app was built with.

    `link` tells from then on whether the socket is up.
    """
    handler = AsyncSocketModeHandler(app, app_token, web_client=client)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    if link is not None:
        link.up = handler.client.is_connected
    try:
        yield
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]
