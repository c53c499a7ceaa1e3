"""Fixtures: fresh migrated databases, each test once on SQLite and once on PostgreSQL."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from tests.clock import StillClock
from tests.postgresql import PostgresqlMissing, memory_folder, postgresql_server

if TYPE_CHECKING:  # imported late where used: tests that need no database start without it
    from bot.assignment.desk import Desk
    from bot.storage.engine.database import Database
    from tests.lent import PostgresqlDatabases

NewDatabase = Callable[[], str]


class SqliteDatabases:
    """Files in one folder, copied from a template that is migrated once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0
        self._template = folder / "template.sqlite"
        migrate(f"sqlite:///{self._template}")
        with closing(sqlite3.connect(self._template)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def new(self) -> str:
        """The address of another fresh database."""
        self._made += 1
        path = self._folder / f"{self._made}.sqlite"
        shutil.copyfile(self._template, path)
        return f"sqlite:///{path}"

    def drop(self, url: str) -> None:
        """Remove a database and what lies beside it."""
        path = Path(url.removeprefix("sqlite:///"))
        for leftover in self._folder.glob(f"{path.name}*"):
            leftover.unlink()


def migrate(url: str) -> None:
    from bot.storage.engine.database import Database
    from bot.storage.migrations.schema import upgrade
    from tests import compiled

    compiled.remember()
    with closing(Database(url)) as database:
        upgrade(database)


@pytest.fixture(scope="session")
def sqlite_databases() -> Iterator[SqliteDatabases]:
    """For what concerns SQLite alone; other tests ask for `new_database`."""
    with TemporaryDirectory(
        prefix="baton-sqlite-", dir=memory_folder(), ignore_cleanup_errors=True
    ) as folder:
        yield SqliteDatabases(Path(folder))


@pytest.fixture(scope="session")
def postgresql_databases() -> Iterator["PostgresqlDatabases"]:
    """Without PostgreSQL the tests that need it are skipped, and fail where CI is set."""
    from tests.lent import PostgresqlDatabases

    try:
        with postgresql_server(in_memory=True) as server, closing(PostgresqlDatabases(server)) as databases:
            yield databases
    except PostgresqlMissing as missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(missing))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def new_database(request) -> Iterator[NewDatabase]:
    """Call it for the address of a fresh migrated database, as often as wanted; gone after the test."""
    databases = request.getfixturevalue(f"{request.param}_databases")
    made: list[str] = []

    def new() -> str:
        made.append(databases.new())
        return made[-1]

    yield new
    for url in made:
        databases.drop(url)


@pytest.fixture
def database_url(new_database: NewDatabase) -> str:
    """The address of a fresh migrated database."""
    return new_database()


@pytest.fixture
def database(database_url) -> Iterator["Database"]:
    """A fresh migrated database, open."""
    from bot.storage.engine.database import Database

    with closing(Database(database_url)) as opened:
        yield opened


@pytest.fixture
def clock() -> StillClock:
    """Time as the test wants it; see TUESDAY."""
    return StillClock()


@pytest.fixture
def desk(database_url, clock) -> Iterator["Desk"]:
    """The door to the core over a fresh database, at the still clock's time."""
    from bot.assignment.desk import Desk
    from bot.storage.engine.database import Database

    with closing(Desk(Database(database_url), clock)) as opened:
        yield opened
