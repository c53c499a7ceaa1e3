"""One message to one person that tells, by editing itself, how far something has come."""

from collections.abc import Callable

import structlog

from bot.handlers.slack.failures import FAILURES, code_of
from bot.handlers.slack.screen import Screen
from bot.views.parts import Page
from bot.views.slack.paint import file, message

# chat.update takes some fifty calls a minute from the whole app. https://docs.slack.dev/apis/web-api/rate-limits
_SECONDS_BETWEEN = 3.0

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Bulletin:
    """Begin it once, say news as often as wanted (most of it is not shown), and end it with the last word."""

    def __init__(self, screen: Screen, clock: Callable[[], float]) -> None:
        self._screen = screen
        self._client = screen.client
        self._clock = clock
        self._place: tuple[str, str] | None = None
        self._said_at = 0.0

    async def begin(self, page: Page) -> None:
        """Post the message; a form closes."""
        await self._screen.leave()
        posted = await self._client.chat_postMessage(channel=self._screen.user_id, **message(page).payload())
        self._place = (str(posted["channel"]), str(posted["ts"]))
        self._said_at = self._clock()

    async def news(self, page: Page) -> None:
        """Edit the message, unless it was edited a moment ago. It is no matter if this fails."""
        if self._place is None or self._clock() - self._said_at < _SECONDS_BETWEEN:
            return
        self._said_at = self._clock()
        try:
            await self._edit(*self._place, page)
        except FAILURES as failure:
            log.info("news were not told", code=code_of(failure))

    async def end(self, page: Page) -> None:
        """Put the last word in the message's place; where that fails, below it. Files come by themselves."""
        await self._say(page)
        for each in page.files:
            await self._screen.hand_over(file(each))

    async def _say(self, page: Page) -> None:
        try:
            if self._place is not None:
                await self._edit(*self._place, page)
                return
        except FAILURES as failure:
            log.info("the last word is told anew", code=code_of(failure))
        await self._client.chat_postMessage(channel=self._screen.user_id, **message(page).payload())

    async def _edit(self, channel: str, ts: str, page: Page) -> None:
        await self._client.chat_update(channel=channel, ts=ts, **message(page).content())
