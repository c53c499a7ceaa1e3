"""A guild on loopback, and the sample bot connected to it."""

import pytest

from bot.sandbox.discord.driver import Discord
from tests.sandbox.discord.sample_app import connected


@pytest.fixture
async def bare():
    """The guild without a bot."""
    async with Discord() as discord:
        yield discord


@pytest.fixture
async def bot(bare):
    """The sample bot, connected; it makes no mistakes in the end."""
    async with connected(bare) as bot:
        yield bot
        assert bare.mistakes == []


@pytest.fixture
def discord(bare, bot):
    """The guild with the sample bot in it."""
    return bare


@pytest.fixture
def ana(discord):
    return discord.person("Ana")


@pytest.fixture
def ben(discord):
    return discord.person("Ben")
