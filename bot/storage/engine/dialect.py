"""The few statements that SQLite and PostgreSQL write differently."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar, cast

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm.util import identity_key
from sqlmodel import Session, SQLModel

from bot.storage.engine.types import DOCUMENT

Row = TypeVar("Row", bound=SQLModel)


def name(session: Session) -> str:
    """What the session speaks to: `sqlite` or `postgresql`."""
    return session.get_bind().dialect.name


def on_postgresql(session: Session) -> bool:
    """Whether the session speaks to PostgreSQL."""
    return name(session) == "postgresql"


def locked(rows: sa.Select[Any], *, skip: bool = False, of: type[SQLModel] | None = None) -> sa.Select[Any]:
    """Lock the rows that are read, or those `of` one table; other rows may still refer to them.

    SQLite leaves the words out and needs none: its writing transactions run one after the other.
    """
    return rows.with_for_update(skip_locked=skip, key_share=True, of=of)


def take_turns(session: Session, *names: str) -> None:
    """Until this transaction ends, no other transaction passes this call with one of these names."""
    if on_postgresql(session):
        for each in sorted(set(names)):
            session.execute(_turn(), {"name": each})


def stand_clear(session: Session, name_: str) -> None:
    """Until this transaction ends, nobody takes a turn of this name; any number of others may stand clear."""
    if on_postgresql(session):
        key = sa.func.hashtextextended(name_, 0)
        session.execute(sa.select(sa.func.pg_advisory_xact_lock_shared(key)))


@cache
def _turn() -> Any:
    return sa.select(turn(sa.bindparam("name")))


def turn(name_: Any) -> sa.ColumnElement[Any]:
    """The same within a statement for PostgreSQL."""
    return sa.func.pg_advisory_xact_lock(sa.func.hashtextextended(name_, 0))


def gathered(dialect: str, column: Any) -> sa.ColumnElement[Any]:
    """The values of a column over all rows, as a list; on PostgreSQL None where there is no row."""
    gather = sa.func.jsonb_agg if dialect == "postgresql" else sa.func.json_group_array
    return gather(column, type_=DOCUMENT)


def entries(dialect: str, column: Any) -> Any:
    """The names of an object in a document column, as rows of `key`."""
    each = sa.func.jsonb_each(column) if dialect == "postgresql" else sa.func.json_each(column)
    return each.table_valued("key")


class _Many(sa.types.TypeDecorator[Sequence[Any]]):
    """Any number of values as one parameter, for drivers allow 65,535: an array, on SQLite a JSON text."""

    impl = sa.Text
    cache_ok = True
    each: type[sa.types.TypeEngine[Any]]

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        return postgresql.ARRAY(self.each) if dialect.name == "postgresql" else sa.Text()

    def process_bind_param(self, value: Sequence[Any] | None, dialect: sa.Dialect) -> Any:
        values = list(value or ())
        return values if dialect.name == "postgresql" else json.dumps(values)


class Ids(_Many):
    """Any number of ids."""

    cache_ok = True
    each = sa.BigInteger


class Texts(_Many):
    """Any number of texts."""

    cache_ok = True
    each = sa.String


def among(session: Session, column: Any, ids: Sequence[int]) -> sa.ColumnElement[bool]:
    """The column is one of these ids, however many."""
    return among_bound(name(session), column, sa.bindparam(None, ids, type_=Ids))


def among_texts(session: Session, column: Any, texts: Sequence[str]) -> sa.ColumnElement[bool]:
    """The column is one of these texts, however many."""
    return among_bound(name(session), column, sa.bindparam(None, texts, type_=Texts))


def among_bound(dialect: str, column: Any, ids: sa.BindParameter[Sequence[Any]]) -> sa.ColumnElement[bool]:
    """The same for a statement that is built once and given the values when it runs."""
    if dialect == "postgresql":
        return column == sa.any_(ids)  # type: ignore[no-any-return]
    each = sa.func.json_each(ids).table_valued("value")
    return column.in_(sa.select(each.c.value))  # type: ignore[no-any-return]


def plain(table: type[SQLModel]) -> sa.Table:
    """The table without mapped classes: to write through it costs a fifth."""
    return cast(sa.Table, sa.inspect(table).local_table)


def records(dialect: str, parameter: str, table: type[SQLModel], names: Sequence[str]) -> sa.FromClause:
    """Columns of the table's rows, passed as one parameter, a JSON text."""
    columns = [sa.column(each, plain(table).c[each].type) for each in names]
    return rows_of(dialect, sa.bindparam(parameter, type_=sa.Text), columns)


def rows_of(dialect: str, text: Any, columns: Sequence[sa.ColumnClause[Any]]) -> sa.FromClause:
    """Rows of these columns out of a JSON text."""
    if dialect == "postgresql":
        rows = sa.func.jsonb_to_recordset(sa.cast(text, postgresql.JSONB))
        return rows.table_valued(*columns, name="given").render_derived(with_types=True)
    each_row = sa.func.json_each(text).table_valued("value")
    paths = [(each.name, sa.literal_column(f"'$.{each.name}'", sa.Text)) for each in columns]
    values = (sa.func.json_extract(each_row.c.value, path).label(name_) for name_, path in paths)
    return sa.select(*values).subquery("given")


def each_id(dialect: str, ids: Any) -> tuple[sa.ColumnElement[int], sa.FromClause]:
    """The ids of a list in a document column, and what they stand in, to be joined with its rows."""
    if dialect == "postgresql":
        each = sa.func.jsonb_array_elements_text(ids).table_valued("value").lateral()
        return sa.cast(each.c.value, sa.BigInteger), each
    rows = sa.func.json_each(ids).table_valued("value")
    return rows.c.value, rows


def sequence(session: Session, ids: Sequence[int | None]) -> sa.CTE:
    """Ids passed as one parameter, as rows of `place` (from 0) and `id`.

    Materialized: otherwise SQLite parses the whole text again for every row that it is joined with.
    """
    return _numbered(session, ids).cte("dealt").prefix_with("MATERIALIZED")


def _numbered(session: Session, ids: Sequence[int | None]) -> sa.Select[Any]:
    text = sa.bindparam(None, json.dumps(ids), type_=sa.Text)
    if on_postgresql(session):
        each = sa.func.jsonb_array_elements_text(sa.cast(text, postgresql.JSONB))
        rows = each.table_valued("value", with_ordinality="nth", name="each_id").render_derived()
        return sa.select((rows.c.nth - 1).label("place"), sa.cast(rows.c.value, sa.BigInteger).label("id"))
    pairs = sa.func.json_each(text).table_valued("key", "value")
    return sa.select(pairs.c.key.label("place"), pairs.c.value.label("id"))


def find(session: Session, table: type[Row], key: Any, *, anew: bool = False) -> Row | None:
    """A row by its key; what the session has read before is read again only if `anew`."""
    known = None if anew else session.identity_map.get(identity_key(table, key))
    if known is not None:
        return known
    how = {"populate_existing": anew}
    return session.execute(_by_key(table), {"key": key}, execution_options=how).scalars().first()


def get(session: Session, table: type[Row], key: Any) -> Row:
    """A row that is known to exist, by its key."""
    found = find(session, table, key)
    if found is None:
        raise LookupError(f"{table.__name__} {key}")
    return found


@cache
def _by_key(table: type[Row]) -> sa.Select[Row]:
    (key,) = plain(table).primary_key
    return sa.select(table).where(key == sa.bindparam("key"))


def insert(dialect: str, table: type[SQLModel]) -> Any:
    """An INSERT with `on_conflict_do_nothing` and `on_conflict_do_update`."""
    rows = plain(table)
    return postgresql.insert(rows) if dialect == "postgresql" else sqlite.insert(rows)


def upsert(
    session: Session,
    table: type[SQLModel],
    rows: Sequence[Mapping[str, Any]],
    *,
    key: Iterable[str],
    change: Iterable[str],
) -> None:
    """Insert rows; where the key exists, set the `change` columns to the new row's values."""
    if rows:
        session.execute(_upsert(name(session), table, tuple(key), tuple(change)), list(rows))


@cache
def _upsert(dialect: str, table: type[SQLModel], key: tuple[str, ...], change: tuple[str, ...]) -> Any:
    statement = insert(dialect, table)
    new = {each: statement.excluded[each] for each in change}
    return statement.on_conflict_do_update(index_elements=key, set_=new)


def insert_new(session: Session, table: type[SQLModel], row: Mapping[str, Any]) -> bool:
    """Insert a row unless its key exists; returns whether it was inserted."""
    return session.execute(_insert_new(name(session), table), dict(row)).first() is not None


@cache
def _insert_new(dialect: str, table: type[SQLModel]) -> Any:
    return insert(dialect, table).on_conflict_do_nothing().returning(*plain(table).primary_key)


def insert_row(session: Session, table: type[SQLModel], row: Mapping[str, Any]) -> int:
    """Insert a row that nobody will change in this session, and return its id."""
    inserted = session.execute(_insert_row(table), dict(row))
    return int(inserted.inserted_primary_key[0])  # type: ignore[attr-defined]


@cache
def _insert_row(table: type[SQLModel]) -> Any:
    return sa.insert(plain(table))


def affected(session: Session, statement: sa.Executable, facts: Mapping[str, Any] | None = None) -> int:
    """Execute a change and return how many rows it touched."""
    return int(getattr(session.execute(statement, facts), "rowcount", 0))


def epoch(session: Session, moment: Any) -> sa.ColumnElement[int]:
    """A moment as whole seconds since 1970; divided by a width, it gives the number of a slot."""
    if on_postgresql(session):
        return sa.cast(sa.func.floor(sa.extract("epoch", moment)), sa.BigInteger)
    whole = sa.func.substr(moment, 1, len("2026-03-10 18:00:00"))  # strftime would round what follows
    return sa.cast(sa.func.strftime("%s", whole), sa.Integer)


def written(dialect: str, moment: Any) -> sa.ColumnElement[str]:
    """A moment as text in UTC, to the second: 2026-03-10 18:00:00."""
    if dialect == "postgresql":
        return sa.func.to_char(sa.func.timezone("UTC", moment), "YYYY-MM-DD HH24:MI:SS")
    return sa.func.substr(moment, 1, len("2026-03-10 18:00:00"), type_=sa.Text)


def listed(dialect: str, *columns: Any) -> sa.ColumnElement[str]:
    """An aggregate: all rows as one JSON text, a list of lists of texts."""
    if dialect == "postgresql":
        return sa.cast(sa.func.jsonb_agg(sa.func.jsonb_build_array(*columns)), sa.Text)
    return sa.func.json_group_array(sa.func.json_array(*columns), type_=sa.Text)
