"""The page in a real browser, before the real servers and a small app."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, ConsoleMessage, expect
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

from baton_sandbox.clock import Clock
from baton_sandbox.contacts import fictional_contacts
from baton_sandbox.page.server import PageServer
from baton_sandbox.slack.server import SlackServer
from baton_sandbox.slack.state.riverside import riverside
from baton_sandbox.twilio.server import TwilioServer
from tests.browser import fixture
from tests.sandbox.page.gallery import PATIENCE, Gallery, modal

MANIFEST = Path(__file__).parent / "manifest.yml"
ANA, BEN = "U0ANA", "U0BEN"
BANK = "C0TEXTBANK"


@dataclass
class Stage:
    """Everything behind the page."""

    slack: SlackServer
    server: PageServer
    twilio: TwilioServer
    gallery: Gallery
    handler: AsyncSocketModeHandler

    @property
    def workspace(self):
        return self.slack.workspace


@dataclass
class Look:
    """Opens the page, and keeps what the browser complains of."""

    url: str
    new_context: Callable[..., Awaitable[BrowserContext]]
    complaints: list[str] = field(default_factory=list)

    async def __call__(self, person=ANA, place=BANK, **settings):
        """A tab of this person, standing in this place and ready to be used."""
        context = await self.new_context(viewport={"width": 1440, "height": 900}, **settings)
        context.set_default_timeout(PATIENCE * 1000)
        page = await context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._hear)
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        await page.goto(f"{self.url}/?as={person}#{place}")
        await page.locator("[data-place][aria-current]").wait_for()
        return page

    def _hear(self, line: ConsoleMessage) -> None:
        if line.type == "error":
            self.complaints.append(line.text)


@fixture
async def stage():
    clock = Clock()
    contacts = fictional_contacts()[:40]
    async with AsyncExitStack() as stack:
        twilio = await stack.enter_async_context(TwilioServer(clock, contacts=contacts))
        slack = await stack.enter_async_context(SlackServer(riverside(clock), MANIFEST))
        server = await stack.enter_async_context(PageServer(slack.workspace, twilio.phones))
        gallery = Gallery(slack)
        handler = AsyncSocketModeHandler(gallery.app, slack.app_token)
        await handler.connect_async()
        stack.push_async_callback(handler.close_async)
        yield Stage(slack, server, twilio, gallery, handler)


@pytest.fixture
def gallery(stage):
    return stage.gallery


@fixture
async def look(stage, new_context):
    """Opens tabs; in the end the browser must not have complained."""
    expect.set_options(timeout=PATIENCE * 1000)
    look = Look(stage.server.url, new_context)
    yield look
    assert look.complaints == []


@fixture
async def page(look):
    """A tab of Ana, an admin, in #text-bank."""
    return await look()


@fixture
async def ask(page, gallery):
    """Opens a modal of these blocks before Ana, and answers its locator."""

    async def open_modal(*blocks, **more):
        gallery.view = modal(*blocks, **more)
        await page.get_by_role("combobox", name="Message #text-bank").fill("/ask")
        await page.keyboard.press("Enter")
        shown = page.locator("[data-qa=modal]")
        await shown.wait_for()
        return shown

    return open_modal
