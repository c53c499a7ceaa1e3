"""A database that refuses rows, so that one thing goes wrong and everything beside it is well."""

import sqlalchemy as sa

from bot.storage.engine.database import Database


def refuse_rows(database: Database, table: str, column: str, value: str | int) -> None:
    """Let no row enter a table whose column has this value."""
    if database.dialect == "sqlite":
        rule = f"BEFORE INSERT ON {table} WHEN NEW.{column} = {value!r} BEGIN SELECT RAISE(ABORT, '?'); END"
        _do(database, f"CREATE TRIGGER refused {rule}")
    else:
        _do(database, f"ALTER TABLE {table} ADD CONSTRAINT refused CHECK ({column} <> {value!r}) NOT VALID")


def refuse_no_rows(database: Database, table: str) -> None:
    """Let every row enter again."""
    sqlite, postgresql = "DROP TRIGGER refused", f"ALTER TABLE {table} DROP CONSTRAINT refused"
    _do(database, sqlite if database.dialect == "sqlite" else postgresql)


def _do(database: Database, statement: str) -> None:
    with database.transaction() as session:
        session.execute(sa.text(statement))
