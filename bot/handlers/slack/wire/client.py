"""The web client for everything Baton asks of Slack."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientSession, ClientTimeout
from slack_sdk.web.async_client import AsyncWebClient

SLACK = "https://slack.com/api/"
_SECONDS = 10


@asynccontextmanager
async def web_client(bot_token: str, base_url: str = SLACK) -> AsyncIterator[AsyncWebClient]:
    """A client over one pool of connections. It repeats nothing by itself: a post again is a second post."""
    async with ClientSession(timeout=ClientTimeout(total=_SECONDS)) as session:
        yield AsyncWebClient(
            token=bot_token,
            base_url=base_url.rstrip("/") + "/",
            timeout=_SECONDS,
            session=session,
            retry_handlers=[],
        )
