"""A text bank whose people sit in a Discord in memory."""

from datetime import timedelta

import pytest

from bot.assignment import letters
from bot.handlers.discord.identity import PLATFORM, Admins
from bot.handlers.discord.wire.poster import DiscordPoster
from tests.assignment.bank import Bank
from tests.assignment.evening import Evening
from tests.handlers.discord.town import town_of


@pytest.fixture
def bank(database, clock) -> Bank:
    """The text bank that the client works on, for what happens outside of Discord."""
    return Bank(database, clock)


@pytest.fixture
def evening(bank) -> Evening:
    """People at work in it, and moves between them."""
    return Evening(bank)


@pytest.fixture
async def town(desk):
    """The server with Baton in it."""
    async with town_of(desk, Admins(of_server=True)) as town:
        yield town


@pytest.fixture
def poster(town, desk):
    """What posts the letters."""
    return DiscordPoster(town.client, desk)


@pytest.fixture
def deliver(bank, poster):
    """Posts every letter that is due a moment later; their kinds."""

    async def deliver():
        bank.clock.forward(timedelta(seconds=5))
        leased = bank.do(letters.lease_letters, 50)
        for letter in leased:
            if letter.platform == PLATFORM:
                bank.do(letters.letter_posted, letter, await poster.post(letter))
        return [letter.kind for letter in leased]

    return deliver


@pytest.fixture
def ben(town):
    """A volunteer."""
    return town.person("Ben")


@pytest.fixture
def ana(town):
    """Somebody who manages the server, and so an admin."""
    return town.person("Ana", admin=True)
