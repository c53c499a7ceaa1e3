"""Shows pages in Slack: as a modal where one is open, else as a message."""

from bot.handlers.slack.screen import Screen
from bot.views.fields import Form
from bot.views.parts import Page
from bot.views.slack.forms import form as drawn
from bot.views.slack.paint import message, modal


class Pages:
    """The ways to show a page on somebody's screen."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    async def show(self, page: Page) -> None:
        """A window in its place, anything else beside what was acted on."""
        if page.window:
            await self._screen.show(modal(page), again=page.again)
        else:
            await self.beside(page)

    async def settle(self, page: Page) -> None:
        """In the place of what was acted on; what was closed meanwhile is told beside."""
        screen = self._screen
        if screen.is_submission and not screen.is_answered:
            await screen.turn(modal(page))
        elif screen.view.get("type") == "modal":
            if not await screen.redraw(modal(page)):
                await screen.whisper(message(page))
        elif screen.is_command:
            await screen.whisper(message(page))
        else:
            await screen.replace(message(page))

    async def beside(self, page: Page) -> None:
        """On top of a view, or beside a message."""
        if self._screen.view:
            await self._screen.notify(modal(page), again=page.again)
        else:
            await self._screen.whisper(message(page))

    async def ask(self, form: Form, again: str) -> None:
        """On top of what is there."""
        await self._screen.notify(drawn(form), again=again)

    async def done(self, page: Page) -> None:
        """In the modal beneath, else in the form's own place."""
        await self._screen.back(modal(page))
