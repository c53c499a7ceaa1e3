"""Shows pages in Discord, as panels."""

import asyncio

from bot.handlers.discord.bulletin import Bulletin
from bot.handlers.discord.failures import FAILURES
from bot.handlers.discord.screen import Screen
from bot.views.discord.forms import form as drawn
from bot.views.discord.paint import panel
from bot.views.fields import Form
from bot.views.parts import Page


class Pages:
    """The ways to show a page on somebody's screen."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    async def show(self, page: Page) -> None:
        """In the place of the private panel that was acted on, else privately beside what was acted on."""
        await self._screen.show(panel(page))

    async def settle(self, page: Page) -> None:
        """In the place of their own message, or of a command's answer; in a channel, privately beside it."""
        if self._screen.message:
            await self._screen.settle(panel(page))
        else:
            await self._screen.redraw(panel(page))

    async def beside(self, page: Page) -> None:
        """Privately, and nothing is taken away."""
        await self._screen.whisper(panel(page))

    async def ask(self, form: Form, again: str) -> None:
        """As the answer to a press."""
        await self._screen.ask(drawn(form), again=again)

    async def done(self, page: Page) -> None:
        """In the place of the private panel that the form was opened from."""
        await self._screen.show(panel(page))

    async def complete(self, page: Page) -> None:
        """In the place of what the act was answered with."""
        await self._screen.revise(panel(page))

    async def hand_over(self, page: Page) -> None:
        """Privately; once the act can be answered no more, as a direct message."""
        try:
            await self._screen.whisper(panel(page))
        except FAILURES:
            await self._screen.tell(panel(page))

    @property
    def largest_file(self) -> int:
        """As the server has it."""
        return int(self._screen.interaction.filesize_limit)

    def bulletin(self) -> Bulletin:
        """The answer to the act."""
        return Bulletin(self._screen, asyncio.get_running_loop().time)
