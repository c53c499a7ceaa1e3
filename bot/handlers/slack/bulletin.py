"""One message to one person that tells, by editing itself, how far something has come."""

from collections.abc import Callable

import structlog

from bot.handlers.chat.patience import Pace
from bot.handlers.slack.failures import FAILURES, code_of
from bot.handlers.slack.screen import Screen
from bot.views.parts import Page
from bot.views.slack.paint import file, message

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Bulletin:
    """A message in the person's direct messages; see `asking.Bulletin`."""

    def __init__(self, screen: Screen, clock: Callable[[], float]) -> None:
        self._screen = screen
        self._client = screen.client
        self._pace = Pace(clock)
        self._place: tuple[str, str] | None = None

    async def begin(self, page: Page) -> None:
        """Post the message; a form closes."""
        await self._screen.leave()
        posted = await self._client.chat_postMessage(channel=self._screen.user_id, **message(page).payload())
        self._place = (str(posted["channel"]), str(posted["ts"]))
        self._pace.lets_through()

    async def news(self, page: Page) -> None:
        """Edit the message, unless it was edited a moment ago. It is no matter if this fails."""
        if self._place is None or not self._pace.lets_through():
            return
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
