"""A whole text bank: Baton as it is shipped, between loopback platforms on which people act."""

import csv
import io
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from baton_sandbox.clock import Clock
from baton_sandbox.discord.driver import Discord
from baton_sandbox.discord.state.riverside import riverside as guild
from baton_sandbox.slack.driver import Slack
from baton_sandbox.slack.state.riverside import riverside
from baton_sandbox.twilio.server import TwilioServer
from bot.bootstrap import Baton, running
from bot.settings.model import Settings
from tests.waiting import eventually
from tests.walks.on_discord import DiscordPlayer
from tests.walks.on_slack import SlackPlayer
from tests.walks.player import Player

MANIFEST = Path(__file__).parents[2] / "manifest.yml"
PUBLIC = "https://baton.example"
# A Tuesday at noon in New York, where the contacts live.
NOON = datetime(2026, 10, 13, 16, tzinfo=UTC)


class TextBank:
    """What happens in it beside what people do: contacts answer, and time passes."""

    def __init__(self, baton: Baton, clock: Clock, twilio: TwilioServer) -> None:
        self.baton = baton
        self.clock = clock
        self.twilio = twilio
        self._seats: dict[str, Callable[[str], Player]] = {}

    def seat(self, platform: str, player: Callable[[str], Player]) -> None:
        """People may sit down on this platform."""
        self._seats[platform] = player

    def player(self, name: str, platform: str) -> Player:
        """Somebody at their screen."""
        return self._seats[platform](name)

    @property
    def texted(self) -> list[str]:
        """The numbers that were texted, in order."""
        return [create.to for create in self.twilio.creates]

    def body_to(self, phone: str) -> str:
        """What was last sent to a number."""
        lines = self.twilio.phones.thread(phone)["messages"]
        return [line["body"] for line in lines if line["direction"] == "out"][-1]

    async def sent(self, number: int) -> list[str]:
        """Wait until so many texts have left; the numbers."""
        await eventually(lambda: len(self.texted) >= number, what=f"{number} texts")
        return self.texted

    def answers(self, phone: str, body: str) -> None:
        """A contact writes."""
        self.twilio.phones.text_from(phone, body)

    def passes(self, minutes: float) -> None:
        """Time goes by."""
        self.clock.advance(timedelta(minutes=minutes))


@asynccontextmanager
async def text_bank(database_url: str, platforms: Sequence[str]) -> AsyncIterator[TextBank]:
    """Baton with these chat platforms; none of them, and not Twilio, saw a mistake in the end."""
    began = datetime.now(UTC)
    clock = Clock(source=lambda: NOON + (datetime.now(UTC) - began))
    async with AsyncExitStack() as stack:
        twilio = await stack.enter_async_context(TwilioServer(clock))
        known = {
            "database_url": database_url,
            "port": 0,
            "public_base_url": PUBLIC,
            "twilio_account_sid": twilio.account_sid,
            "twilio_auth_token": SecretStr(twilio.auth_token),
            "twilio_messaging_service_sid": twilio.messaging_service_sid,
            "twilio_api_url": twilio.base_url,
        }
        slack = None
        if "slack" in platforms:
            slack = await stack.enter_async_context(Slack(MANIFEST, world=riverside(clock)))
            known |= {
                "slack_bot_token": SecretStr(slack.server.bot_token),
                "slack_app_token": SecretStr(slack.server.app_token),
                "slack_api_url": slack.server.api_url,
            }
        discord = None
        if "discord" in platforms:
            discord = await stack.enter_async_context(Discord(world=guild(clock)))
            known |= {
                "discord_bot_token": SecretStr(discord.server.bot_token),
                "discord_server_id": discord.world.guild.id,
                "discord_api_url": discord.server.api_url,
            }
        baton = await stack.enter_async_context(running(Settings.model_validate(known), clock.now))
        twilio.detour(PUBLIC, baton.url)
        twilio.deliver_to(f"{PUBLIC}/twilio/inbound")
        bank = TextBank(baton, clock, twilio)
        if slack is not None:
            workspace = slack
            bank.seat("slack", lambda name: SlackPlayer(workspace.person(name)))
        if discord is not None:
            server = discord
            bank.seat("discord", lambda name: DiscordPlayer(server.person(name)))
        yield bank
        assert [*(slack.mistakes if slack else ()), *(discord.mistakes if discord else ())] == []


def called(number: int) -> str:
    """The first name of somebody in the file: one that can be said, for others are left out."""
    return f"Jo{chr(97 + number // 26)}{chr(97 + number % 26)}"


def contacts(count: int) -> bytes:
    """A file of people in Albany."""
    told = io.StringIO()
    sheet = csv.writer(told)
    sheet.writerow(["phone", "first_name", "last_name", "city", "state"])
    for number in range(count):
        sheet.writerow([f"+1518555{1000 + number}", called(number), f"Last{number}", "Albany", "NY"])
    return told.getvalue().encode()
