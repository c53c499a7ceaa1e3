"""Column types and checks with the same meaning on SQLite and PostgreSQL."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel
from sqlmodel.sql.sqltypes import UTCDateTime

# Names that a migration can rely on, on both databases.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

# SQLite autoincrements only a column declared INTEGER; PostgreSQL wants 64 bits for what grows with texts.
ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
DOCUMENT = sa.JSON().with_variant(JSONB, "postgresql")
INSTANT = UTCDateTime()


def row_id() -> Any:
    """The primary key of a table: a number the database hands out."""
    return Field(default=None, sa_column=sa.Column("id", ROW_ID, primary_key=True, autoincrement=True))


def points_to(column: str, *, nullable: bool = False) -> Any:
    """A reference to another table's row; the name says `table.column`."""
    key = sa.Column(ROW_ID, sa.ForeignKey(column), nullable=nullable)
    return Field(default=None, sa_column=key) if nullable else Field(sa_column=key)


def document(default: type[list[Any]] | type[dict[str, Any]]) -> Any:
    """A JSON value: small, read whole, never searched."""
    # pydantic reads a factory's signature for each row that is made: ten times as fast of a lambda.
    factory = lambda: default()  # noqa: E731, PLW0108
    return Field(default_factory=factory, sa_column=sa.Column(DOCUMENT, nullable=False))


def sometimes() -> Any:
    """A JSON list that most rows do not have; those keep NULL."""
    kind = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
    return Field(default=None, sa_column=sa.Column(kind, nullable=True))


def instant(*, nullable: bool = False) -> Any:
    """A moment in UTC; naive values are refused when written."""
    column: sa.Column[datetime] = sa.Column(INSTANT, nullable=nullable)
    return Field(default=None, sa_column=column) if nullable else Field(sa_column=column)


def one_of(column: str, values: type[StrEnum] | Iterable[str]) -> sa.CheckConstraint:
    """A named CHECK: a native enum would not notice a new member."""
    allowed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({allowed})", name=f"{column}_known")


def partial(name: str, *columns: str, where: str, unique: bool = False) -> sa.Index:
    """An index over the rows for which `where` holds."""
    rule = sa.text(where)
    return sa.Index(name, *columns, unique=unique, sqlite_where=rule, postgresql_where=rule)
