"""Connections to an SQLite file: one that writes, and several that only read."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.storage.engine.cancellation import PATIENCE

_OWNER_ALONE = 0o600  # may read and write
# How long a statement waits while another program has the file locked, in seconds: people wait for it.
_LOCKED = 2
_MIGRATED = 60
# Damaged, or no database at all. All others of SQLite's troubles are OperationalErrors.
# https://www.sqlite.org/rescode.html
_AWAY = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_PRIMARY = 0xFF  # the lowest byte of an extended code


def make_private(path: str) -> None:
    """Make an SQLite file, and those beside it, readable by its owner alone; creates it if need be.

    A failure is not reported here: SQLite itself will say what is wrong with the file.
    """
    with suppress(OSError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, _OWNER_ALONE))
        for file in (path, f"{path}-wal", f"{path}-shm"):
            with suppress(FileNotFoundError):
                if stat.S_IMODE(os.stat(file).st_mode) != _OWNER_ALONE:  # noqa: PTH116
                    os.chmod(file, _OWNER_ALONE)  # noqa: PTH101


def engine_of(
    url: sa.URL, *, begin: str, connections: int, query_only: bool = False, durable: bool = False
) -> Engine:
    """An engine whose transactions start with `begin`."""
    engine = sa.create_engine(
        url,
        poolclass=sa.QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=PATIENCE,
        hide_parameters=True,  # or errors would carry names and numbers into the log
        connect_args={"check_same_thread": False, "timeout": _LOCKED},
    )

    @sa.event.listens_for(engine, "do_connect")
    def _keep_private(*_: Any) -> None:
        make_private(url.database or "")

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: ConnectionPoolEntry) -> None:
        # The driver's own implicit BEGIN would come too late for a claim's read; Baton begins by itself.
        connection.isolation_level = None
        synchronous = f"synchronous={'FULL' if durable else 'NORMAL'}"
        for pragma in (
            "journal_mode=WAL",
            "secure_delete=on",  # docs/decisions/0029
            synchronous,
            "foreign_keys=on",
            "temp_store=memory",
        ):
            connection.execute(f"PRAGMA {pragma}")
        if query_only:
            connection.execute("PRAGMA query_only=on")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


@contextmanager
def patient(connection: sa.Connection) -> Iterator[None]:
    """While the block lasts, statements wait for as long as another process may take to migrate the file."""
    waits = connection.connection.cursor()
    waits.execute(f"PRAGMA busy_timeout={_MIGRATED * 1000}")
    try:
        yield
    finally:
        waits.execute(f"PRAGMA busy_timeout={_LOCKED * 1000}")


def is_locked(url: sa.URL) -> bool:
    """Whether any process has the file locked now."""
    file = Path(str(url.database)).absolute().as_uri()
    try:
        with closing(sqlite3.connect(f"{file}?mode=rw", uri=True, timeout=0, isolation_level=None)) as door:
            door.execute("BEGIN IMMEDIATE")
            door.execute("ROLLBACK")
    except sqlite3.Error as error:
        return is_lock(error)
    return False


def is_away(error: BaseException | None) -> bool:
    """Whether a driver's error says that the file cannot be used for any statement."""
    return _code(error) in _AWAY


def is_of_a_row(error: BaseException | None) -> bool:
    """Whether an operational error of the driver is about a row that it cannot read: SQLite gave no name."""
    return isinstance(error, sqlite3.OperationalError) and _code(error) == 0


def is_lock(error: BaseException | None) -> bool:
    """Whether it says that somebody else has the file locked."""
    return _code(error) == sqlite3.SQLITE_BUSY


def name_of(error: BaseException | None) -> str:
    """SQLite's own name of an error, such as SQLITE_FULL; empty when it is not one of SQLite's."""
    return getattr(error, "sqlite_errorname", "")


def _code(error: BaseException | None) -> int:
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY


def may_damage(version: tuple[int, ...]) -> bool:
    """Whether an SQLite of this version has the fault of resetting a write-ahead log under another writer.

    https://sqlite.org/releaselog/3_51_3.html
    """
    mended = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    return version >= (3, 7) and not mended
