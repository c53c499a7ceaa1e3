"""One message to one person that tells, by editing itself, how far something has come."""

from collections.abc import Callable

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.handlers.slack.failures import FAILURES, code_of
from bot.views.slack.surfaces import Message

# chat.update takes some fifty calls a minute from the whole app. https://docs.slack.dev/apis/web-api/rate-limits
_SECONDS_BETWEEN = 3.0

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Bulletin:
    """Begin it once, say news as often as wanted (most of it is not shown), and end it with the last word."""

    def __init__(self, client: AsyncWebClient, account: str, clock: Callable[[], float]) -> None:
        self._client = client
        self._account = account
        self._clock = clock
        self._place: tuple[str, str] | None = None
        self._said_at = 0.0

    async def begin(self, message: Message) -> None:
        """Post the message."""
        posted = await self._client.chat_postMessage(channel=self._account, **message.payload())
        self._place = (str(posted["channel"]), str(posted["ts"]))
        self._said_at = self._clock()

    async def news(self, message: Message) -> None:
        """Edit the message, unless it was edited a moment ago. It is no matter if this fails."""
        if self._place is None or self._clock() - self._said_at < _SECONDS_BETWEEN:
            return
        self._said_at = self._clock()
        try:
            await self._edit(*self._place, message)
        except FAILURES as failure:
            log.info("news were not told", code=code_of(failure))

    async def end(self, message: Message) -> None:
        """Put the last word in the message's place; where that fails, below it."""
        try:
            if self._place is not None:
                await self._edit(*self._place, message)
                return
        except FAILURES as failure:
            log.info("the last word is told anew", code=code_of(failure))
        await self._client.chat_postMessage(channel=self._account, **message.payload())

    async def _edit(self, channel: str, ts: str, message: Message) -> None:
        await self._client.chat_update(channel=channel, ts=ts, **message.content())
