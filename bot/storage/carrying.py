"""Carries a whole text bank from one database into another, whichever kind each is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlmodel import SQLModel

from bot.storage.engine.database import Database
from bot.storage.migrations.schema import alone
from bot.storage.publishing import triggers

_BATCH = 2_000  # rows
# A database that has any of these is somebody's text bank. What else a start leaves behind is nobody's.
_SOMEBODYS = ("campaign", "contact_list", "message", "person", "phone_number")


class NotEmpty(Exception):
    """There is a text bank in the database already; nothing was changed."""


class Differs(Exception):
    """Not every row has arrived; nothing was changed. The argument is the table."""


def carry(source: Database, target: Database, told: Callable[[str, int], None]) -> None:
    """Copy every row with its number, in one transaction; `told` is called with each table and its rows.

    Both have the same schema. The rows of each table are counted on both sides. Raises NotEmpty, Differs,
    Unreachable.
    """
    tables = SQLModel.metadata.sorted_tables
    with source.reading() as session, alone(target) as write, _in_any_order(write):
        read = session.connection()
        if source.dialect == "postgresql":  # of one moment, as SQLite's transactions are
            read.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        if any(_count(write, SQLModel.metadata.tables[name]) for name in _SOMEBODYS):
            raise NotEmpty
        triggers.remove(write)
        for table in reversed(tables):
            write.execute(sa.delete(table))
        for table in tables:
            told(table.name, _copy(read, write, table))
        for table in tables:
            if _count(write, table) != _count(read, table):
                raise Differs(table.name)
        _number_on(write)
        triggers.agree(write)


def _copy(read: sa.Connection, write: sa.Connection, table: sa.Table) -> int:
    count = 0
    found = read.execution_options(yield_per=_BATCH).execute(sa.select(table))
    for rows in found.mappings().partitions(_BATCH):
        write.execute(sa.insert(table), [dict(row) for row in rows])
        count += len(rows)
    return count


def _count(connection: sa.Connection, table: sa.Table) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


@contextmanager
def _in_any_order(write: sa.Connection) -> Iterator[None]:
    """Rows may refer to rows that come later; that all of them are there is looked at in the end."""
    if write.dialect.name == "sqlite":  # `alone` has put the question off
        yield
        if write.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise Differs("foreign keys")
        return
    keys = write.exec_driver_sql(
        "SELECT conrelid::regclass::text, quote_ident(conname) FROM pg_constraint"
        " WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
    ).all()
    for table, key in keys:
        write.exec_driver_sql(f"ALTER TABLE {table} ALTER CONSTRAINT {key} DEFERRABLE INITIALLY DEFERRED")
    yield
    write.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    for table, key in keys:
        write.exec_driver_sql(f"ALTER TABLE {table} ALTER CONSTRAINT {key} NOT DEFERRABLE")


def _number_on(write: sa.Connection) -> None:
    """New rows get higher numbers than any that came along. SQLite sees to that by itself."""
    if write.dialect.name == "sqlite":
        return
    for table in SQLModel.metadata.sorted_tables:
        if table.autoincrement_column is None:
            continue
        name, column = table.name, table.autoincrement_column
        highest = write.execute(sa.select(sa.func.max(column))).scalar_one()
        if highest is not None:
            series = sa.func.pg_get_serial_sequence(f'"{name}"', column.name)
            write.execute(sa.select(sa.func.setval(series, highest)))
