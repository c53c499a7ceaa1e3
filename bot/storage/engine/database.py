"""The engine and the transaction, on SQLite and PostgreSQL alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import exc
from sqlalchemy.engine import Engine
from sqlmodel import Session

from bot.storage.engine import cancellation, postgresql, sqlite

__all__ = ["Collision", "Database", "Session", "Unreachable"]

# PostgreSQL: serialization failure, deadlock. Nothing was committed, so the work may be done again.
_COLLISIONS = {"40001", "40P01"}


class Unreachable(Exception):
    """The database cannot do what was asked now; nothing was committed.

    `silent` when it did not answer for as long as the caller waited: other callers will wait in vain, too.
    `code` is the database's own name of the fault, if it has one: an SQLSTATE, or SQLITE_…
    """

    def __init__(self, why: str, *, silent: bool = False, code: str = "") -> None:
        super().__init__(why)
        self.silent = silent
        self.code = code


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
    """Another transaction wrote first; nothing was committed, and the work may be run again."""


class Database:
    """One database. SQLite has one writer, handed out first come first served, and several readers."""

    def __init__(self, url: str, *, connections: int = 10, durable: bool = False) -> None:
        """On SQLite, `durable` makes every commit survive a power cut, for the price of a wait on disk."""
        self.url = address_of(url)
        if self.url.get_backend_name() == "sqlite":
            self._writer = sqlite.engine_of(self.url, begin="BEGIN IMMEDIATE", connections=1, durable=durable)
            self._reader = sqlite.engine_of(self.url, begin="BEGIN", connections=connections, query_only=True)
        else:
            self._writer = self._reader = postgresql.engine_of(self.url, connections)

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
        """The file of an SQLite database as an absolute path; None for a server."""
        return Path(self.url.database or "").absolute() if self.dialect == "sqlite" else None

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One transaction that may write: commits at the end, rolls back when anything is raised."""
        with _named_errors(), Session(self._writer, expire_on_commit=False) as session, session.begin():
            yield session
            cancellation.go_on()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent view of the database that never makes a writer wait."""
        with _named_errors(), Session(self._reader, expire_on_commit=False) as session, session.begin():
            yield session

    def answers(self) -> bool:
        """Whether the database answers at all, with whatever; takes a few seconds to say no.

        An SQLite file does not answer while any process has it locked.
        """
        if self.dialect == "postgresql":
            return postgresql.answers(self._writer.url)
        return not sqlite.is_locked(self.url)

    def close(self) -> None:
        """Close every connection."""
        self._writer.dispose()
        self._reader.dispose()


@contextmanager
def _named_errors() -> Iterator[None]:
    try:
        yield
    except cancellation.GivenUp as error:
        raise Unreachable("nobody waited any more", silent=True) from error
    except exc.IntegrityError as error:
        # Without its cause: PostgreSQL's details quote the whole row, names and numbers too.
        raise Collision(str(error.orig).partition("\n")[0]) from None
    except exc.TimeoutError as error:
        raise Unreachable("no connection was free in time") from error
    except exc.DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) in _COLLISIONS:
            raise Collision(str(error.orig)) from error
        if not _is_away(error):
            raise
        raise Unreachable(str(error.orig), silent=_is_silence(error), code=_code(error)) from error


def _is_away(error: exc.DBAPIError) -> bool:
    """Whether the database is at fault and not the statement; drivers report that in many ways."""
    if sqlite.is_of_a_row(error.orig):
        return False
    if isinstance(error, exc.OperationalError | exc.InterfaceError) or error.connection_invalidated:
        return True
    return error.orig is not None and (postgresql.is_away(error.orig) or sqlite.is_away(error.orig))


def _is_silence(error: exc.DBAPIError) -> bool:
    return error.orig is not None and (postgresql.is_silence(error.orig) or sqlite.is_lock(error.orig))


def _code(error: exc.DBAPIError) -> str:
    return getattr(error.orig, "sqlstate", None) or sqlite.name_of(error.orig)
