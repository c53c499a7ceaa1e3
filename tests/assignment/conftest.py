"""A text bank on each database."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from bot.storage.database import Database
from tests.assignment.bank import Bank


@pytest.fixture
def bank(database, clock) -> Bank:
    """A fresh text bank with one admin, Ana."""
    return Bank(database, clock)


@pytest.fixture
def sqlite_only(sqlite_databases) -> Iterator[Database]:
    """A fresh database for what need not be seen on both."""
    url = sqlite_databases.new()
    with closing(Database(url)) as opened:
        yield opened
    sqlite_databases.drop(url)
