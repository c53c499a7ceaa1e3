"""A guild on loopback, the sample bot connected to it, and requests without any library between."""

import aiohttp
import pytest

from baton_sandbox.discord.driver import Discord
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


@pytest.fixture
async def ask(bare):
    """Ask the API for something with the bot's token; the answer is its status and its JSON."""
    headers = {"Authorization": f"Bot {bare.server.bot_token}"}
    async with aiohttp.ClientSession(headers=headers) as session:

        async def asked(method, path, **kwargs):
            async with session.request(method, bare.server.api_url + path, **kwargs) as response:
                typed = response.headers.get("Content-Type") == "application/json"
                return response, await response.json() if typed else await response.text()

        yield asked
