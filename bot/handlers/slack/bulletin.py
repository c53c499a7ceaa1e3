"""One message to one person that tells, by editing itself, how far something has come."""

import asyncio
from collections.abc import Callable

import structlog

from bot.handlers.chat.patience import SETTLES, Pace
from bot.handlers.slack.failures import FAILURES, code_of
from bot.handlers.slack.screen import Screen
from bot.views.parts import Page
from bot.views.slack.paint import file, message, modal

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Bulletin:
    """The window that was acted in, else a message in the person's direct messages; see `asking.Bulletin`.

    What would have stood in a window that was closed meanwhile comes as a message.
    """

    def __init__(self, screen: Screen, clock: Callable[[], float]) -> None:
        self._screen = screen
        self._client = screen.client
        self._pace = Pace(clock)
        self._place: tuple[str, str] | None = None
        self._in_window = False

    async def begin(self, page: Page) -> None:
        """Tell it in the form's place, or post the message."""
        self._pace.lets_through()
        if self._screen.is_submission and not self._screen.is_answered:
            await self._screen.turn(modal(page))
            self._in_window = True
            return
        posted = await self._client.chat_postMessage(channel=self._screen.user_id, **message(page).payload())
        self._place = (str(posted["channel"]), str(posted["ts"]))

    async def news(self, page: Page) -> None:
        """Edit the message, unless it was edited a moment ago. It is no matter if this fails."""
        if not self._pace.lets_through():
            return
        try:
            if self._in_window:
                await self._screen.redraw(modal(page))
            elif self._place is not None:
                await self._edit(*self._place, page)
        except FAILURES as failure:
            log.info("news were not told", code=code_of(failure))

    async def end(self, page: Page) -> None:
        """Put the last word in the same place; where that fails, in a message. Files come by themselves.

        In a window it waits until Slack has drawn what the form was answered with.
        """
        if self._in_window:
            await asyncio.sleep(SETTLES)
        await self._say(page)
        for each in page.files:
            await self._screen.hand_over(file(each))

    async def _say(self, page: Page) -> None:
        try:
            if self._in_window and await self._screen.redraw(modal(page)):
                return
            if self._place is not None:
                await self._edit(*self._place, page)
                return
        except FAILURES as failure:
            log.info("the last word is told anew", code=code_of(failure))
        await self._client.chat_postMessage(channel=self._screen.user_id, **message(page).payload())

    async def _edit(self, channel: str, ts: str, page: Page) -> None:
        await self._client.chat_update(channel=channel, ts=ts, **message(page).content())
