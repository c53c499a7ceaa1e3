"""An SQLite file has one running Baton: a second process would neither be woken by it nor queue with it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from bot.storage.engine.database import Unreachable, address_of
from bot.storage.engine.sqlite import make_private


class InUse(Exception):
    """Another process runs on this database file."""


@contextmanager
def sole_tenant(url: str) -> Iterator[None]:
    """Lock an SQLite file for this process until the block or the process ends. Raises InUse, Unreachable.

    Any number of processes may run on PostgreSQL.
    """
    address = address_of(url)
    if address.get_backend_name() != "sqlite":
        yield
        return
    # SQLite's own file locks, on a file beside: they work on every system and never outlive their process.
    make_private(f"{address.database}-sole")
    try:
        door = sqlite3.connect(f"{address.database}-sole", timeout=0, isolation_level=None)
        door.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise InUse(str(address.database)) from error
        raise Unreachable(str(error)) from error
    with closing(door):
        yield
