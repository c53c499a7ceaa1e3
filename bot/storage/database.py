"""The engine and the transaction, on SQLite and PostgreSQL alike."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import exc
from sqlalchemy.engine import Engine
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session

__all__ = ["Collision", "Database", "Session", "Unreachable"]

# How long a statement waits for the one writer of SQLite, or for a connection, in seconds.
PATIENCE = 10


_OWNER_ALONE = 0o600  # may read and write

# PostgreSQL: serialization failure, deadlock. Nothing was committed, so the work may be done again.
_COLLISIONS = {"40001", "40P01"}


class Unreachable(Exception):
    """The database did not answer; nothing was committed."""


def make_private(path: str) -> None:
    """Let nobody but its owner read an SQLite file, which is made if need be, and those beside it.

    Where that fails nothing is said: SQLite itself will say what is wrong with the file.
    """
    with suppress(OSError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, _OWNER_ALONE))
        for file in (path, f"{path}-wal", f"{path}-shm"):
            with suppress(FileNotFoundError):
                if stat.S_IMODE(os.stat(file).st_mode) != _OWNER_ALONE:  # noqa: PTH116
                    os.chmod(file, _OWNER_ALONE)  # noqa: PTH101


def address_of(url: str) -> sa.URL:
    """A database's address in its parts. Raises Unreachable, without the address: it may hold a password."""
    try:
        return sa.make_url(url)
    except (exc.ArgumentError, ValueError):
        raise Unreachable(
            "its address cannot be read. Signs such as @ : / # in a password are written %40 %3A %2F %23"
        ) from None


def password_in(url: str) -> str:
    """The password of an address, "" where there is none; of one that cannot be read, all before the host."""
    try:
        return str(address_of(url).password or "")
    except Unreachable:
        return url.partition("://")[2].rpartition("@")[0]


class Collision(Exception):
    """Another transaction was first; nothing was committed and a second look is safe."""


class Database:
    """One database. SQLite has one writer, handed out first come first served, and several readers."""

    def __init__(self, url: str, *, connections: int = 10, durable: bool = False) -> None:
        """On SQLite, `durable` makes every commit survive a power cut, for the price of a wait on disk."""
        self.url = address_of(url)
        if self.url.get_backend_name() == "sqlite":
            self._writer = _sqlite(self.url, begin="BEGIN IMMEDIATE", connections=1, durable=durable)
            self._reader = _sqlite(self.url, begin="BEGIN", connections=connections, query_only=True)
        else:
            self._writer = self._reader = _postgresql(self.url, connections)

    @property
    def engine(self) -> Engine:
        """The engine that may write."""
        return self._writer

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._writer.dialect.name

    @property
    def file(self) -> Path | None:
        """The file of an SQLite database, wherever it is named from; None for a server."""
        return Path(self.url.database or "").absolute() if self.dialect == "sqlite" else None

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One transaction that may write: commits at the end, rolls back when anything is raised."""
        with _named_errors(), Session(self._writer, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent view of the database that never makes a writer wait."""
        with _named_errors(), Session(self._reader, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        """Let go of every connection."""
        self._writer.dispose()
        self._reader.dispose()


@contextmanager
def _named_errors() -> Iterator[None]:
    try:
        yield
    except exc.IntegrityError as error:
        # Without its cause: PostgreSQL's details quote the whole row, names and numbers too.
        raise Collision(str(error.orig).partition("\n")[0]) from None
    except exc.TimeoutError as error:
        raise Unreachable("no connection was free in time") from error
    except (exc.OperationalError, exc.InterfaceError) as error:
        if getattr(error.orig, "sqlstate", None) in _COLLISIONS:
            raise Collision(str(error.orig)) from error
        raise Unreachable(str(error.orig)) from error


def _sqlite(
    url: sa.URL, *, begin: str, connections: int, query_only: bool = False, durable: bool = False
) -> Engine:
    engine = sa.create_engine(
        url,
        poolclass=sa.QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=PATIENCE,
        hide_parameters=True,  # or errors would carry names and numbers into the log
        connect_args={"check_same_thread": False, "timeout": PATIENCE},
    )

    @sa.event.listens_for(engine, "do_connect")
    def _keep_private(*_: Any) -> None:
        make_private(url.database or "")

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: ConnectionPoolEntry) -> None:
        # The driver's own implicit BEGIN would come too late for a claim's read; Baton begins by itself.
        connection.isolation_level = None
        synchronous = f"synchronous={'FULL' if durable else 'NORMAL'}"
        for pragma in ("journal_mode=WAL", synchronous, "foreign_keys=on", "temp_store=memory"):
            connection.execute(f"PRAGMA {pragma}")
        if query_only:
            connection.execute("PRAGMA query_only=on")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _postgresql(url: sa.URL, connections: int) -> Engine:
    engine = sa.create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=connections,
        max_overflow=0,
        pool_timeout=PATIENCE,
        hide_parameters=True,  # or errors would carry names and numbers into the log
        pool_pre_ping=True,
        # jit costs more than it saves in statements of a few milliseconds (measured: docs/decisions).
        connect_args={
            "connect_timeout": PATIENCE,
            "options": "-c jit=off -c timezone=UTC -c idle_in_transaction_session_timeout=60000",
        },
    )

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: ConnectionPoolEntry) -> None:
        connection.prepare_threshold = 3

    return engine
