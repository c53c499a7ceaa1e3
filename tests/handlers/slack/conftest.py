"""A text bank in a loopback workspace: Socket Mode over SQLite, HTTP over PostgreSQL."""

from pathlib import Path

import pytest

from baton_sandbox.slack.driver import Slack
from bot.handlers.slack.identity import Admins
from tests.assignment.evening import Evening
from tests.handlers.slack.floor import Floor
from tests.handlers.slack.stage import baton_over_http, baton_over_sockets

MANIFEST = Path(__file__).parents[3] / "manifest.yml"


@pytest.fixture
def bank(database, clock) -> Floor:
    """The text bank that the app works on, for what happens outside of Slack."""
    return Floor(database, clock)


@pytest.fixture
def evening(bank) -> Evening:
    """People at work in it, and moves between them."""
    return Evening(bank)


@pytest.fixture
def cleo(bank):
    """A volunteer as the core knows her."""
    return bank.person("Cleo Lindqvist")


@pytest.fixture
async def bare():
    """The workspace before the app is there; the app makes no mistakes in the end."""
    async with Slack(MANIFEST) as slack:
        yield slack
        assert slack.mistakes == []


@pytest.fixture
async def slack(bare, desk, database_url):
    """The workspace with the app."""
    over = baton_over_sockets if database_url.startswith("sqlite") else baton_over_http
    async with over(bare, desk, Admins(of_workspace=True)):
        yield bare


@pytest.fixture
def ben(slack):
    """A volunteer."""
    return slack.person("Ben")


@pytest.fixture
def ana(slack):
    """An admin of the workspace."""
    return slack.person("Ana")
