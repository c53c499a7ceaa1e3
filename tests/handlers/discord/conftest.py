"""A text bank whose people sit in a Discord in memory."""

import pytest

from bot.handlers.discord.identity import Admins
from tests.assignment.bank import Bank
from tests.handlers.discord.town import town_of


@pytest.fixture
def bank(database, clock) -> Bank:
    """The text bank that the client works on, for what happens outside of Discord."""
    return Bank(database, clock)


@pytest.fixture
async def town(desk):
    """The server with Baton in it."""
    async with town_of(desk, Admins(of_server=True)) as town:
        yield town


@pytest.fixture
def ben(town):
    """A volunteer."""
    return town.person("Ben")


@pytest.fixture
def ana(town):
    """Somebody who manages the server, and so an admin."""
    return town.person("Ana", admin=True)
