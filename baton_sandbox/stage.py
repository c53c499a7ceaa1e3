"""The whole outer world on loopback: Slack, Discord, Twilio, and the page that shows them."""

import contextlib
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from baton_sandbox.clock import Clock
from baton_sandbox.contacts import FictionalContact
from baton_sandbox.discord.server import DiscordServer
from baton_sandbox.discord.state import riverside as discord_riverside
from baton_sandbox.page.server import PageServer
from baton_sandbox.service import Service
from baton_sandbox.slack.server import SlackServer
from baton_sandbox.slack.state.riverside import riverside
from baton_sandbox.twilio.server import TwilioServer

# Where the page is looked for first.
PORT = 8421
# The bot's address as the sandbox's Twilio knows it; `meet` says where its requests really go.
PUBLIC_BASE_URL = "https://baton.example"


class Stage(Service):
    """`async with Stage(...) as stage:` serves on loopback until the block ends.

    Seen from the bot, `stage.slack`, `stage.discord` and `stage.twilio` are what they are called: it needs
    their addresses and credentials, and the stage must `meet` it.
    """

    def __init__(
        self, manifest: Path, clock: Clock, contacts: Sequence[FictionalContact] = (), port: int = PORT
    ) -> None:
        self.clock = clock
        self.slack = SlackServer(riverside(clock), manifest)
        self.discord = DiscordServer(discord_riverside.riverside(clock))
        self.twilio = TwilioServer(clock, contacts=contacts)
        self._port = port
        self.url = ""

    async def _start(self, stack: AsyncExitStack) -> None:
        for server in (self.slack, self.discord, self.twilio):
            await stack.enter_async_context(server)
        self.url = await self._show_page(stack)

    def meet(self, bot_url: str) -> None:
        """From now on the provider delivers texts and statuses to the bot that listens at this address."""
        self.twilio.detour(PUBLIC_BASE_URL, bot_url)
        self.twilio.deliver_to(f"{PUBLIC_BASE_URL}/twilio/inbound")

    async def _show_page(self, stack: AsyncExitStack) -> str:
        """At the wished port, or where there is room."""
        with contextlib.suppress(OSError):
            return (await stack.enter_async_context(self._page(self._port))).url
        return (await stack.enter_async_context(self._page(0))).url

    def _page(self, port: int) -> PageServer:
        return PageServer(self.slack.workspace, self.twilio.phones, self.discord.hub, port)
