"""Runs migrations on the connection that `storage.migrations.schema` has locked."""

from typing import Any, Literal

from alembic import context
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from bot.storage.engine.types import DOCUMENT


def _render(kind: str, item: Any, autogen: Any) -> str | Literal[False]:
    """Write plain types into new migrations, so that an old migration never changes with the library."""
    if kind == "type" and isinstance(item, AutoString):
        return "sa.String()"
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and item is DOCUMENT:
        autogen.imports.add("from sqlalchemy.dialects import postgresql")
        return 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    render_item=_render,
    compare_type=True,
    transactional_ddl=False,
)
context.run_migrations()
