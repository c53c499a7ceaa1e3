"""Overwrites what was deleted, as far as a database can be asked to."""

import sqlite3
from contextlib import closing

import sqlalchemy as sa
from sqlalchemy import exc
from sqlmodel import SQLModel

from bot.storage.engine.database import Database, Unreachable

# The first version of PostgreSQL that can be asked to.
_CLEARS = 18
_CLEAR = sa.text(
    "SELECT pg_clear_attribute_stats(schemaname::text, tablename::text, attname::text, inherited)"
    " FROM pg_stats WHERE schemaname = current_schema() AND tablename = :table"
)


def overwrite(database: Database) -> bool:
    """Write every page of an SQLite file anew, nobody else writes meanwhile; vacuum PostgreSQL's tables.

    False where somebody still reads what was before: it is to be asked again. Raises Unreachable.
    """
    if database.dialect == "sqlite":
        return _of_file(database)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        names = ", ".join(f'"{table.name}"' for table in SQLModel.metadata.sorted_tables)
        try:
            connection.execute(sa.text(f"VACUUM (ANALYZE) {names}"))
            _clear_statistics(connection)
        except exc.DBAPIError as error:
            raise Unreachable(str(error.orig)) from error
    return True


def _clear_statistics(connection: sa.Connection) -> None:
    """Of a table that is empty now ANALYZE keeps what it gathered; servers before 18 cannot be asked."""
    version = connection.dialect.server_version_info or (0,)
    if int(version[0]) < _CLEARS:
        return
    for table in SQLModel.metadata.sorted_tables:
        if connection.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first() is None:
            connection.execute(_CLEAR, {"table": table.name})


def _of_file(database: Database) -> bool:
    """VACUUM leaves no page with what was before, and the write-ahead log is emptied."""
    with closing(database.engine.raw_connection()) as connection:
        try:
            cursor = connection.cursor()
            cursor.execute("PRAGMA temp_store=file")  # as large as the database
            try:
                cursor.execute("VACUUM")
            finally:
                cursor.execute("PRAGMA temp_store=memory")
            [busy, *_] = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error as error:
            raise Unreachable(str(error)) from error
    return not busy
