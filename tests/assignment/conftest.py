"""A text bank on each database."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlmodel import select

from bot.assignment.desk import Desk
from bot.storage.engine.database import Database
from bot.storage.tables import Conversation
from tests import compiled
from tests.assignment.bank import Bank
from tests.assignment.evening import Evening


@pytest.fixture
def bank(database, clock) -> Bank:
    """A fresh text bank with one admin, Ana."""
    return Bank(database, clock)


@pytest.fixture
def ben(bank):
    """A volunteer."""
    return bank.person("Ben Okafor")


@pytest.fixture
def cleo(bank):
    """A volunteer with an address by which a list may name her."""
    return bank.person("Cleo Diaz", email="cleo@example.org")


@pytest.fixture
def evening(bank) -> Evening:
    """The same bank with people who hold conversations, and ways to move them."""
    return Evening(bank)


@pytest.fixture
def world(bank):
    """Call it for what stands of every conversation: holder, both clocks, state, reservation."""

    def world():
        with bank.database.reading() as session:
            return {
                each.id: (each.holder_id, each.assigned_at, each.waiting_since, each.state, each.reserved_for)
                for each in session.exec(select(Conversation))
            }

    return world


@pytest.fixture
def desks(bank, database_url, clock):
    """Doors of as many processes as may share the database: SQLite has one, PostgreSQL three."""
    count = 1 if bank.database.dialect == "sqlite" else 3
    opened = [Desk(Database(database_url), clock) for _ in range(count)]
    yield opened
    for desk in opened:
        desk.close()


@pytest.fixture
def sqlite_only(sqlite_databases) -> Iterator[Database]:
    """A fresh database for what need not be seen on both."""
    url = sqlite_databases.new()
    with closing(Database(url)) as opened:
        yield opened
    sqlite_databases.drop(url)


@pytest.fixture
def postgresql_only(postgresql_databases) -> Iterator[Database]:
    """The same on a server."""
    url = postgresql_databases.new()
    with closing(Database(url)) as opened:
        yield opened
    postgresql_databases.drop(url)


@pytest.fixture
def patch(monkeypatch):
    """Rules are patched in statements that were built before, and in no statement that is run later."""
    compiled.forget()
    yield monkeypatch
    compiled.forget()
