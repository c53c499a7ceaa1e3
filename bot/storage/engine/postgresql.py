"""Connections to PostgreSQL, direct or through a pooler; none waits for a silent server for ever."""

from collections.abc import Generator
from contextlib import closing
from threading import Event
from typing import Any, TypeVar

import psycopg
import sqlalchemy as sa
import structlog
from psycopg import errors
from sqlalchemy import exc
from sqlalchemy.engine import Engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.storage.engine import cancellation

T = TypeVar("T")

# How long a server may take to let us in, in seconds; psycopg takes no less than two.
_LET_IN = 3
# The same for a question that only asks whether it answers.
_ASKED = 2
# How often a statement is run before the server is asked to remember its plan.
_PREPARED_AFTER = 3
# What the server says, other than that it failed: it is there, and cannot do as asked now.
# https://www.postgresql.org/docs/current/errcodes-appendix.html
_AWAY = {
    "25006",  # read-only: a standby that took over, or a setting
    "25P03",  # idle in a transaction for too long
    "25P04",  # a transaction took too long
    "XX001",  # damaged
    "XX002",
}


# jit costs more than it saves in statements of a few milliseconds (measured: docs/decisions); and a process
# that hangs in the middle of its work must not hold locks for ever.
_SETTINGS = {"jit": "off", "idle_in_transaction_session_timeout": "1min"}

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Silent(errors.OperationalError):
    """The server did not answer for as long as the caller waited."""


class Connection(psycopg.Connection[Any]):
    """A connection that waits for the server no longer than the caller waits for the work."""

    longest: float | None = None

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """Wait for the server; the connection is closed when it was silent for too long."""
        given_up = cancellation.of_this_thread()
        try:
            return super().wait(_until(given_up, gen) if given_up else gen, interval, timeout or self.longest)
        except (cancellation.GivenUp, errors._WaitTimeout) as silence:  # noqa: SLF001  it has no other name
            self.pgconn.finish()
            raise Silent("the server does not answer") from silence


def engine_of(url: sa.URL, connections: int) -> Engine:
    """An engine with so many connections."""
    url = url.set(drivername="postgresql+psycopg")

    def connect() -> Connection:
        cancellation.go_on()
        return _connected(url, connect_timeout=_LET_IN)

    engine = sa.create_engine(
        url,
        creator=connect,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=cancellation.PATIENCE,
        hide_parameters=True,  # or errors would carry names and numbers into the log
        pool_pre_ping=True,
    )

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Connection, _record: ConnectionPoolEntry) -> None:
        connection.prepare_threshold = _PREPARED_AFTER if _is_direct(connection) else None

    return engine


def keep_settings(connection: sa.Connection) -> None:
    """Store settings with the role in this database, which poolers let no client set as it connects."""
    database = connection.dialect.identifier_preparer.quote(
        connection.execute(sa.text("SELECT current_database()")).scalar_one()
    )
    for name, value in _SETTINGS.items():
        known = connection.execute(sa.text("SELECT current_setting(:name)"), {"name": name}).scalar_one()
        if known != value:
            try:
                with connection.begin_nested():
                    change = f"ALTER ROLE CURRENT_USER IN DATABASE {database} SET {name} = '{value}'"
                    connection.exec_driver_sql(change)
            except exc.ProgrammingError:
                log.info("a setting of the database's role was left as it is", setting=name)


def answers(url: sa.URL) -> bool:
    """Whether a server answers at all, with whatever; asked over a new connection."""
    try:
        asked = _connected(url, connect_timeout=_ASKED, autocommit=True)
        asked.longest = _ASKED
        with closing(asked):
            asked.execute("SELECT 1")
    except psycopg.Error as error:
        return not is_silence(error)
    return True


def is_away(error: BaseException) -> bool:
    """Whether a driver's error says that the server cannot do anything that is asked of it now."""
    return getattr(error, "sqlstate", None) in _AWAY


def is_silence(error: BaseException) -> bool:
    """Whether it says that the server did not answer at all."""
    return isinstance(error, Silent | errors.ConnectionTimeout)


def _connected(url: sa.URL, **options: Any) -> Connection:
    address, named = url.get_dialect()().create_connect_args(url)
    return Connection.connect(*address, **dict(named) | options)


def _is_direct(connection: Connection) -> bool:
    """Whether the client is connected to the server itself, without a pooler between.

    A pooler makes up the key by which a connection is cancelled. Statements that were prepared through one
    are unknown, or other ones, in the next transaction, which another server connection may run.
    https://www.pgbouncer.org/features.html
    """
    told = connection.execute("SELECT pg_backend_pid()").fetchone()
    connection.rollback()
    return told is not None and told[0] == connection.pgconn.backend_pid


def _until(given_up: Event, gen: Generator[Any, Any, T]) -> Generator[Any, Any, T]:
    """The same steps, for as long as the caller waits; psycopg checks ten times a second."""
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if given_up.is_set():
                raise cancellation.GivenUp
            wanted = gen.send(ready)
    except StopIteration as end:
        result: T = end.value
        return result
