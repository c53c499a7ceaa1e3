"""Databases on PostgreSQL, and connections to them, that one test leaves to the next as clean as new ones.

A new database is copied file by file, and each new connection to it reads the catalogue and plans every
statement anew: that took the server three times as long as the statements of a test.
"""

from collections.abc import Callable
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg.pq import TransactionStatus

from tests.databases import migrate
from tests.postgresql import PostgresqlServer

# As many as one `Database` has.
CONNECTIONS = 10
# Where so much was written, what is left of deleted rows would mislead whoever plans statements. Bytes.
LARGE = 4 * 2**20

# Ends whoever is still connected, as dropping the database would.
END_OTHERS = """
    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> ALL (%s)
"""
# Changes whenever tables, triggers, functions, statistics, settings or the version of the schema do.
SHAPE = """
    SELECT (SELECT (count(*), max(xmin::text::bigint), sum(reltuples))::text FROM pg_class
            WHERE oid >= 16384),
        (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_attribute WHERE attrelid >= 16384),
        (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_trigger),
        (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_proc WHERE oid >= 16384),
        (SELECT count(*) FROM pg_statistic WHERE starelid >= 16384),
        (SELECT count(*) FROM pg_db_role_setting JOIN pg_database ON pg_database.oid = setdatabase
            WHERE datname = current_database()),
        (SELECT string_agg(version_num, ' ') FROM alembic_version)
"""
# Tables that hold pages, and their bytes with those of their indexes. What was never written to holds none.
WRITTEN = """
    SELECT relname, pg_total_relation_size(oid) FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0
"""
COUNT_ANEW = """
    SELECT string_agg(format('SELECT setval(%L, 1, false)', oid::regclass), ';') FROM pg_class
    WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
"""


class Lent:
    """One database, and the connections that were closed while a test had it."""

    def __init__(self, conninfo: str) -> None:
        self.out = True
        self._kept: list[psycopg.Connection[Any]] = []
        self._cleaner = psycopg.connect(conninfo, autocommit=True)
        self._cleaner.execute(
            "SET session_replication_role = replica"
        )  # rows go in any order: no key is followed
        self._shape = self._cleaner.execute(SHAPE).fetchone()
        self._at_first = {name for name, _ in self._written()}
        [(self._count_anew,)] = self._cleaner.execute(COUNT_ANEW).fetchall()

    def keep(self, connection: psycopg.Connection[Any]) -> bool:
        """Whether a connection that is being closed stays open for whoever asks next."""
        idle = not connection.closed and connection.info.transaction_status == TransactionStatus.IDLE
        kept = self.out and idle and not connection.autocommit and len(self._kept) < CONNECTIONS
        if kept:
            self._kept.append(connection)
        return kept

    def connection(self) -> psycopg.Connection[Any] | None:
        """One that was kept, with nothing left of what its session had set; None where none is."""
        while self._kept:
            connection = self._kept.pop()
            try:
                connection.execute("RESET ALL; UNLISTEN *; SELECT pg_advisory_unlock_all()")
                connection.rollback()
            except psycopg.Error:
                connection.close()
            else:
                return connection
        return None

    def clean(self) -> bool:
        """Empty every table again; whether the database is then as it was at first."""
        self.out = False
        ours = [each.info.backend_pid for each in (self._cleaner, *self._kept)]
        self._cleaner.execute(END_OTHERS, [ours])
        try:
            shape = self._cleaner.execute(SHAPE).fetchone()
        except psycopg.errors.UndefinedTable:
            return False
        written = self._written()
        if shape != self._shape or sum(size for _, size in written) > LARGE:
            return False
        emptied = [f'DELETE FROM "{name}"' for name, _ in written if name not in self._at_first]
        self._cleaner.execute(";".join([*emptied, self._count_anew]).encode())
        return True

    def close(self) -> None:
        for each in (self._cleaner, *self._kept):
            each.close()

    def _written(self) -> list[tuple[str, int]]:
        return self._cleaner.execute(WRITTEN).fetchall()


lent: dict[sa.URL, Lent] = {}


class PostgresqlDatabases:
    """Databases on one server, cloned from a template that is migrated once."""

    def __init__(self, server: PostgresqlServer) -> None:
        self._server = server
        self._made = 0
        self._clean: list[str] = []
        # Copied as files three times as fast as through the log; before 15 there was no other way.
        self._strategy = " STRATEGY FILE_COPY" if self._version() >= 150_000 else ""
        self._do("CREATE DATABASE template")
        migrate(server.url("template"))

    def new(self, *, empty: bool = False) -> str:
        """The address of another database, fresh or as good as that; an empty one has no schema yet."""
        if self._clean and not empty:
            url = self._clean.pop()
            lent[sa.make_url(url)].out = True
            return url
        self._made += 1
        name = f"test{self._made}"
        url = self._server.url(name)
        self._do(f"CREATE DATABASE {name} TEMPLATE {'template0' if empty else f'template{self._strategy}'}")
        if not empty:
            lent[sa.make_url(url)] = Lent(self._server.conninfo(name))
        return url

    def drop(self, url: str) -> None:
        """Take a database back, whoever is still connected, and remove it unless it can be lent again."""
        address = sa.make_url(url)
        database = lent.pop(address, None)
        if database and database.clean():
            lent[address] = database
            self._clean.append(url)
            return
        if database:
            database.close()
        self._do(f"DROP DATABASE {address.database} WITH (FORCE)")

    def close(self) -> None:
        """End all connections; the server goes with its databases."""
        while lent:
            lent.popitem()[1].close()

    def _version(self) -> int:
        with psycopg.connect(self._server.conninfo()) as connection:
            return connection.info.server_version

    def _do(self, statement: str) -> None:
        with psycopg.connect(self._server.conninfo(), autocommit=True) as connection:
            connection.execute(statement.encode())


def lending(url: sa.URL, connect: Callable[[], Any]) -> Callable[[], Any]:
    """`connect`, or a connection that was kept of a database that is lent."""

    def lent_or_new() -> Any:
        database = lent.get(url)
        connection: Any = (database and database.connection()) or connect()
        connection.lent_by = url
        return connection

    return lent_or_new


def keep_closed(dialect: Any) -> None:
    """From now on a connection that is closed in order is kept where its database is lent."""
    close = dialect.do_close

    def do_close(connection: Any) -> None:
        database = lent.get(connection.lent_by) if hasattr(connection, "lent_by") else None
        if database is None or not database.keep(connection):
            close(connection)

    dialect.do_close = do_close
    dialect.do_terminate = close
