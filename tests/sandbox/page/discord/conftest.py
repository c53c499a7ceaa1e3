"""The Discord page in a real browser, before the real servers and the sample bot."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from playwright.async_api import BrowserContext, ConsoleMessage, expect

from baton_sandbox.clock import Clock
from baton_sandbox.contacts import fictional_contacts
from baton_sandbox.discord.driver import Discord
from baton_sandbox.page.server import PageServer
from baton_sandbox.slack.server import SlackServer
from baton_sandbox.slack.state.riverside import riverside
from baton_sandbox.twilio.server import TwilioServer
from tests.browser import fixture
from tests.sandbox.discord.sample_app import SampleBot, connected
from tests.sandbox.page.conftest import MANIFEST
from tests.sandbox.page.gallery import PATIENCE


@dataclass
class Tabs:
    """Opens tabs, and keeps what the browser complains of."""

    url: str
    new_context: Callable[..., Awaitable[BrowserContext]]
    complaints: list[str] = field(default_factory=list)

    async def __call__(self, person="ben", path="/discord", **settings):
        """A tab of this person, in #text-bank and ready to be used."""
        context = await self.new_context(viewport={"width": 1440, "height": 900}, **settings)
        context.set_default_timeout(PATIENCE * 1000)
        page = await context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._hear)
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        await page.goto(f"{self.url}{path}?as={person}")
        await page.locator("[data-place][aria-current]").wait_for()
        return page

    def _hear(self, line: ConsoleMessage) -> None:
        if line.type == "error":
            self.complaints.append(line.text)


class Guild(Discord):
    """The guild with what stands before it and in it."""

    url = ""
    bot: SampleBot


@fixture
async def guild():
    """The guild with the sample bot, and the page before it at `guild.url`."""
    clock = Clock()
    async with AsyncExitStack() as stack:
        twilio = await stack.enter_async_context(TwilioServer(clock, contacts=fictional_contacts()[:40]))
        slack = await stack.enter_async_context(SlackServer(riverside(clock), MANIFEST))
        discord = await stack.enter_async_context(Guild(clock))
        server = await stack.enter_async_context(PageServer(slack.workspace, twilio.phones, discord.hub))
        discord.bot = await stack.enter_async_context(connected(discord))
        discord.url = server.url
        yield discord
        assert discord.mistakes == []


@fixture
async def tab(guild, new_context):
    """Opens tabs; in the end the browser must not have complained."""
    expect.set_options(timeout=PATIENCE * 1000)
    tabs = Tabs(guild.url, new_context)
    yield tabs
    assert tabs.complaints == []


@fixture
async def page(tab):
    """A tab of Ben, a volunteer."""
    return await tab()
