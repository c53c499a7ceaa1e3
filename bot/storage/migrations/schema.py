"""Brings a database to the newest schema, once, however many processes start together."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import exc
from sqlmodel import SQLModel

from bot.storage.engine import postgresql, sqlite
from bot.storage.engine.database import Database, Unreachable
from bot.storage.engine.sqlite_copy import Damaged, copy
from bot.storage.publishing import triggers

# Any number will do as long as every replica uses the same one.
_MIGRATION_LOCK = 7_283_041
# How long a process waits while another one migrates the same file, in seconds.
_TURN = 60


class TooNew(Exception):
    """A newer Baton made the database: its schema is `revision`, and this version knows up to `known`."""

    def __init__(self, revision: str, known: str) -> None:
        super().__init__(revision, known)
        self.revision = revision
        self.known = known


def upgrade(database: Database) -> str:
    """Run the missing migrations and return the revision reached. Raises TooNew, Unreachable."""
    config = _config()
    with _named_errors(), alone(database) as connection:
        _refuse_newer(connection)
        before = _revision(connection)
        _keep_copy(database, before)
        if before not in {"", _newest_known()}:
            triggers.remove(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if before:
            triggers.agree(connection)
        if database.dialect == "postgresql":
            postgresql.keep_settings(connection)
        return _revision(connection)


def _keep_copy(database: Database, revision: str) -> None:
    """What was in an SQLite file before its schema changes stays beside it."""
    if database.file is not None and revision not in {"", _newest_known()}:
        copy(database.file, copy_before(database.file, revision))


def copy_before(file: Path, revision: str) -> Path:
    """Where the copy is that was made before a file's schema went on from a revision."""
    return file.with_name(f"{file.name}-before-upgrade-from-{revision}")


def is_current(database: Database) -> bool:
    """Whether the database has the newest schema. Raises TooNew, Unreachable."""
    with _named_errors(), database.reading() as session:
        _refuse_newer(session.connection())
        return _revision(session.connection()) == _newest_known()


def differences(database: Database) -> list[object]:
    """Where the tables in the code and in the database differ; empty when they agree."""
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, SQLModel.metadata))


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    return config


def _newest_known() -> str:
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def _refuse_newer(connection: sa.Connection) -> None:
    """Steps are numbered, so the later one has the higher name."""
    revision, known = _revision(connection), _newest_known()
    if revision > known:
        raise TooNew(revision, known)


def _revision(connection: sa.Connection) -> str:
    return MigrationContext.configure(connection).get_current_revision() or ""


@contextmanager
def _named_errors() -> Iterator[None]:
    """No such server, a file that is no database, read-only, full: whatever the driver calls it."""
    try:
        yield
    except exc.DBAPIError as error:
        raise Unreachable(str(error.orig)) from error
    except (Damaged, sqlite3.Error, OSError) as error:  # of the copy
        raise Unreachable(str(error)) from error


@contextmanager
def alone(database: Database) -> Iterator[sa.Connection]:
    """A transaction in which no other process migrates: Alembic itself has no lock."""
    with database.engine.connect() as connection:
        if database.dialect == "sqlite":
            with sqlite.patient(connection), _of_the_file(connection):
                yield connection
        else:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATION_LOCK)))
            yield connection
            connection.commit()


@contextmanager
def _of_the_file(connection: sa.Connection) -> Iterator[None]:
    """Batch changes copy and drop tables.

    With foreign keys enforced that would delete the rows that refer to them.
    """
    connection.exec_driver_sql("ROLLBACK")
    connection.exec_driver_sql("PRAGMA foreign_keys=off")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield
        connection.commit()
    finally:
        connection.rollback()
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA foreign_keys=on")
