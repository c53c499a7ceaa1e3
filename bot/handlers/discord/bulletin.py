"""One private answer that tells, by being edited, how far something has come."""

from collections.abc import Callable

import structlog

from bot.handlers.chat.patience import Pace
from bot.handlers.discord.failures import FAILURES, code_of
from bot.handlers.discord.screen import Screen
from bot.views.discord.paint import panel
from bot.views.parts import Page

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Bulletin:
    """The private answer to the act; see `asking.Bulletin`."""

    def __init__(self, screen: Screen, clock: Callable[[], float]) -> None:
        self._screen = screen
        self._pace = Pace(clock)

    async def begin(self, page: Page) -> None:
        """Answer the act."""
        await self._screen.show(panel(page))
        self._pace.lets_through()

    async def news(self, page: Page) -> None:
        """Edit the answer, unless it was edited a moment ago. It is no matter if this fails."""
        if not self._pace.lets_through():
            return
        try:
            await self._screen.revise(panel(page))
        except FAILURES as failure:
            log.info("news were not told", code=code_of(failure))

    async def end(self, page: Page) -> None:
        """Put the last word in the answer's place; once that can be edited no more, as a direct message."""
        try:
            await self._screen.revise(panel(page))
        except FAILURES as failure:
            log.info("the last word is told anew", code=code_of(failure))
            await self._screen.tell(panel(page))
