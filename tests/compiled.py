"""Statements compiled once for all databases of a process, as a server that runs for days compiles them."""

import sys
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from tests.lent import keep_closed, lending

create = sa.create_engine
# More than there are statements.
ROOM = 5_000

first: dict[str, Engine] = {}


def forget() -> None:
    """Drop the statements that storage has built: whoever patches a rule wants them with it, or without."""
    for name in [name for name in sys.modules if name.startswith("bot.storage.")]:
        for each in vars(sys.modules[name]).values():
            if hasattr(each, "cache_clear"):
                each.cache_clear()


def remember() -> None:
    """From now on all engines of one kind share their dialect, and what was compiled for it.

    Else compiling is a fifth of what a test takes on a database of its own.
    """
    sa.create_engine = sharing  # type: ignore[assignment]  # as Baton calls it


def sharing(url: sa.URL, **options: Any) -> Engine:
    if "creator" in options:  # on PostgreSQL
        options["creator"] = lending(url, options["creator"])
    engine = create(url, **options)
    kept = first.get(url.drivername) or known(url)
    if kept is None:
        return engine
    engine.dialect = engine.pool._dialect = kept.dialect
    engine._compiled_cache = kept._compiled_cache
    return engine


def known(url: sa.URL) -> Engine | None:
    """An engine whose dialect has seen a database, and knows what it can do; None where none answers."""
    engine = create(url, query_cache_size=ROOM)
    try:
        with engine.connect():
            keep_closed(engine.dialect)
            first[url.drivername] = engine
    except sa.exc.DBAPIError:
        return None
    finally:
        engine.dispose()
    return engine
