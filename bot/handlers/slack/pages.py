"""Shows pages in Slack: as a modal where one is open, else as a message."""

import asyncio
from dataclasses import replace

from bot.handlers.slack.bulletin import Bulletin
from bot.handlers.slack.screen import Screen
from bot.views.fields import Form
from bot.views.parts import Note, Page
from bot.views.phrases.media import IN_MESSAGES
from bot.views.phrases.paging import BACK
from bot.views.slack.forms import form as drawn
from bot.views.slack.paint import file, message, modal
from bot.views.slack.surfaces import Modal

_LARGEST_FILE = 1_000_000_000


class Pages:
    """The ways to show a page on somebody's screen; its files come after it, in the direct message."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    async def show(self, page: Page) -> None:
        """A window in its place, unless its way back leads there; anything else beside what was acted on."""
        if not page.window:
            await self.beside(page)
            # A message says the same once: what follows it are its files alone.
            self._screen.beside = self._screen.beside or None
            return
        screen = self._screen
        if page.back is None and screen.is_submission and not screen.is_answered:
            await screen.turn(self._in_place(modal(page)))
        elif page.back is None:
            await screen.show(self._in_place(modal(page)), again=page.again)
        else:
            await self._screen.notify(self._above(modal(page)), again=page.again)
        await self._hand_over(page)

    async def settle(self, page: Page) -> None:
        """In the place of what was acted on; what was closed meanwhile is told beside."""
        screen = self._screen
        if screen.is_submission and not screen.is_answered:
            await screen.turn(self._in_place(modal(page)))
        elif screen.view.get("type") == "modal":
            if not await screen.redraw(self._in_place(modal(page))) or page.lasting:
                await screen.whisper(message(page))
        elif screen.view:  # the Home, which is no page's place
            await screen.notify(modal(page), again=page.again)
        elif screen.is_command:
            await screen.whisper(message(page))
        else:
            await screen.replace(message(page))
        await self._hand_over(page)

    async def beside(self, page: Page) -> None:
        """On top of a view, or beside a message."""
        if self._screen.view:
            self._screen.beside = await self._screen.notify(self._above(modal(page)), again=page.again)
        else:
            await self._screen.whisper(message(page))
            self._screen.beside = ""
        await self._hand_over(page)

    async def ask(self, form: Form, again: str) -> None:
        """On top of what is there."""
        await self._screen.notify(self._above(drawn(form)), again=again)

    async def done(self, page: Page) -> None:
        """In the modal beneath, else in the form's own place."""
        view = self._screen.view
        beneath = view.get("previous_view_id")
        stacked = beneath is not None and beneath != view.get("root_view_id")
        await self._screen.back(_closing(modal(page), stacked=stacked))
        await self._hand_over(page)

    async def complete(self, page: Page) -> None:
        """The files, in the direct message; words only where they were shown beside what was acted on."""
        where = self._screen.beside
        if where:
            there = [Note((IN_MESSAGES,))] if page.files else []
            told = replace(page, parts=[*page.parts, *there])
            await self._screen.redraw(self._above(modal(told)), where)
        elif where is not None:
            await self._screen.whisper(message(page))
        await self._hand_over(page)

    async def hand_over(self, page: Page) -> None:
        """The files, in the direct message."""
        await self._hand_over(page)

    @property
    def largest_file(self) -> int:
        """One gigabyte: https://slack.com/help/articles/201330736."""
        return _LARGEST_FILE

    def bulletin(self) -> Bulletin:
        """A message of its own."""
        return Bulletin(self._screen, asyncio.get_running_loop().time)

    async def _hand_over(self, page: Page) -> None:
        for each in page.files:
            await self._screen.hand_over(file(each))

    def _above(self, of: Modal) -> Modal:
        """On top of what was acted on."""
        return _closing(of, stacked=self._screen.view.get("type") == "modal")

    def _in_place(self, of: Modal) -> Modal:
        """In the place of what was acted on."""
        return _closing(of, stacked=bool(self._screen.view.get("previous_view_id")))


def _closing(of: Modal, *, stacked: bool) -> Modal:
    """Closing what stands on top of another leads back to that."""
    return replace(of, close=BACK) if stacked else of
