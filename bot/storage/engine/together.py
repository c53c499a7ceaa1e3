"""Several writes as one statement: what a press leaves behind for others, and reads no more itself.

PostgreSQL takes them in one WITH. SQLite knows none for writes: there each connection gets a view of its own
whose trigger does the same writes, for every set of them when it first comes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from json import dumps
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlmodel import Session

from bot.storage.engine import dialect

_GATHERED = "together.gathered"
_KNOWN = "together.known"
_Rows = list[Mapping[str, Any]]


@dataclass(frozen=True, eq=False)
class Write:
    """A write of rows that are passed as one JSON text: their columns, and the statement over them.

    `name` is that of the parameter.
    """

    name: str
    columns: tuple[sa.ColumnClause[Any], ...]
    statement: Callable[[str, sa.FromClause], Any]

    def over(self, dialect_: str, text: sa.ColumnElement[str]) -> Any:
        """The statement over the rows of this text."""
        return self.statement(dialect_, dialect.rows_of(dialect_, text, self.columns))


def write(session: Session, what: Write, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write these rows: now, or with everything else of the block `gathered`."""
    gathered_ = session.info.get(_GATHERED)
    if gathered_ is None:
        _send(session, {what: list(rows)})
    else:
        gathered_[what].extend(rows)


@contextmanager
def gathered(session: Session) -> Iterator[None]:
    """What is written within the block goes to the database at its end; nothing in it may read that."""
    if _GATHERED in session.info:
        yield
        return
    session.info[_GATHERED] = defaultdict(list)
    try:
        yield
    except BaseException:
        del session.info[_GATHERED]
        raise
    _send(session, session.info.pop(_GATHERED))


@contextmanager
def at_once(session: Session) -> Iterator[None]:
    """Within a block `gathered`: write what is gathered until here, and all of this block as it comes."""
    waiting = session.info.pop(_GATHERED, None)
    _send(session, waiting or {})
    yield
    if waiting is not None:
        session.info[_GATHERED] = defaultdict(list)


def _send(session: Session, writes: Mapping[Write, _Rows]) -> None:
    parts = tuple(sorted((each for each, rows in writes.items() if rows), key=lambda each: each.name))
    if not parts:
        return
    of = dialect.name(session)
    facts = {each.name: dumps([_plain(of, row) for row in writes[each]]) for each in parts}
    if of == "sqlite" and len(parts) > 1:
        _let_there_be(session, parts)
    session.execute(_statement(of, parts), facts)


def _plain(of: str, row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _moment(of, each) if isinstance(each, datetime) else each for name, each in row.items()}


def _moment(of: str, moment: datetime) -> str:
    """As the database keeps it. Raises ValueError for a naive one."""
    if moment.utcoffset() is None:
        raise ValueError("a moment without a time zone")
    written = moment.astimezone(UTC).isoformat(" ", "microseconds")
    return written.removesuffix("+00:00") if of == "sqlite" else written


@cache
def _statement(of: str, parts: tuple[Write, ...]) -> Any:
    if of == "sqlite" and len(parts) > 1:
        names = [each.name for each in parts]
        view = sa.table(_view(parts), *(sa.column(name, sa.Text) for name in names))
        return sa.insert(view).values({name: sa.bindparam(name, type_=sa.Text) for name in names})
    *first, last = (each.over(of, sa.bindparam(each.name, type_=sa.Text)) for each in parts)
    return last.add_cte(*(each.cte(f"write_{place}") for place, each in enumerate(first)))


def _view(parts: tuple[Write, ...]) -> str:
    return "_".join(("together", *(each.name for each in parts)))


def _let_there_be(session: Session, parts: tuple[Write, ...]) -> None:
    """Make the view and its trigger, unless the connection has them: a rollback takes them away again."""
    connection, view = session.connection(), _view(parts)
    known = connection.info.setdefault(_KNOWN, set())
    if view in known:
        return
    for statement in _made(parts):
        connection.exec_driver_sql(statement)
    sa.event.listen(session, "after_commit", lambda _: known.add(view), once=True)


@cache
def _made(parts: tuple[Write, ...]) -> tuple[str, str]:
    view = _view(parts)
    columns = ", ".join(f"NULL AS {each.name}" for each in parts)
    writes = "; ".join(
        str(
            each.over("sqlite", sa.literal_column(f"NEW.{each.name}")).compile(
                dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}
            )
        )
        for each in parts
    )
    return (
        f"CREATE TEMP VIEW IF NOT EXISTS {view} AS SELECT {columns}",
        f"CREATE TEMP TRIGGER IF NOT EXISTS {view}_written INSTEAD OF INSERT ON {view} BEGIN {writes}; END",
    )
