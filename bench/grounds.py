"""The databases that are measured on: SQLite files, and a PostgreSQL server of our own."""

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

from bot.storage.engine.database import Database
from tests.databases import SqliteDatabases
from tests.lent import PostgresqlDatabases
from tests.postgresql import PostgresqlServer, postgresql_server

NAMES = ("sqlite", "postgresql")
# A small server's; the tests' own makes do with less. Committed rows may be lost in a power cut on both
# databases here (synchronous_commit=off, synchronous=NORMAL), so that no disk is measured.
MEMORY = "256MB"


@dataclass(frozen=True)
class Ground:
    """A place for fresh migrated databases of one kind."""

    name: str
    databases: SqliteDatabases | PostgresqlDatabases

    @contextlib.contextmanager
    def database(self, *, connections: int = 10) -> Iterator[Database]:
        """A fresh database, gone afterwards."""
        url = self.databases.new()
        opened = Database(url, connections=connections)
        try:
            yield opened
        finally:
            opened.close()
            self.databases.drop(url)


@contextlib.contextmanager
def ground(name: str) -> Iterator[Ground]:
    """A ground by name, gone afterwards. Raises PostgresqlMissing."""
    if name == "sqlite":
        with tempfile.TemporaryDirectory(prefix="baton-bench-") as folder:
            yield Ground(name, SqliteDatabases(Path(folder)))
    else:
        with postgresql_server() as server:
            _give_memory(server)
            yield Ground(name, PostgresqlDatabases(server))


def _give_memory(server: PostgresqlServer) -> None:
    with psycopg.connect(server.conninfo(), autocommit=True) as connection:
        connection.execute(f"ALTER SYSTEM SET shared_buffers = '{MEMORY}'".encode())
    server.restart()
