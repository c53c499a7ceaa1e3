"""Several processes answer one Discord server: each hears every press, and one does what was pressed."""

from contextlib import AsyncExitStack, closing
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from pydantic import SecretStr

from baton_sandbox.clock import Clock
from baton_sandbox.discord.driver import Discord
from baton_sandbox.discord.state.riverside import riverside
from bot.bootstrap import running
from bot.settings.model import Settings
from bot.storage.engine.database import Database
from bot.storage.tables import Message
from tests.assignment.bank import Bank
from tests.clock import StillClock
from tests.waiting import LONGEST

NOON = datetime(2026, 10, 13, 16, tzinfo=UTC)


def texts(database: Database) -> int:
    with database.reading() as session:
        return session.execute(sa.select(sa.func.count()).select_from(Message)).scalar_one()


@pytest.mark.postgresql
async def test_two_that_hear_the_same_press_do_it_once(postgresql_databases):
    url = postgresql_databases.new()
    clock = Clock(source=lambda: NOON)
    async with AsyncExitStack() as stack:
        discord = await stack.enter_async_context(Discord(world=riverside(clock)))
        settings = Settings(
            database_url=url,
            port=0,
            discord_bot_token=SecretStr(discord.server.bot_token),
            discord_server_id=discord.world.guild.id,
            discord_api_url=discord.server.api_url,
        )
        database = stack.enter_context(closing(Database(url)))
        Bank(database, StillClock(NOON)).open(3)
        for _ in range(2):
            await stack.enter_async_context(running(settings, clock.now))
        told = [call for call in discord.calls if call.operation == "sync_guild_commands"]
        assert len(told) == 1, "the second finds the commands known"
        ben = discord.person("Ben")
        await ben.command("/text")
        await ben.until("Start", seconds=LONGEST)
        await ben.press("Start")
        for number in (1, 2, 3):
            await ben.until(f"{number} of 3", seconds=LONGEST)
            await ben.press("Send")
        await ben.until("Bucket finished: 3 contacts texted", seconds=LONGEST)
        assert texts(database) == 3
        assert [call.code for call in discord.calls if call.error] == [], "nobody else answered"
        assert discord.mistakes == []
    postgresql_databases.drop(url)
