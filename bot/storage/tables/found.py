"""By what contacts and conversations are found, and what somebody looked for."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.storage.engine.types import ROW_ID, document, instant, points_to, row_id

# Ordered byte by byte on both databases, so that what begins alike stands together.
_KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


class NameKey(SQLModel, table=True):
    """A key by which a contact is found: see `assignment.rules.texts.finding`."""

    __tablename__ = "name_key"
    __table_args__ = (
        sa.Index("ix_name_key_contact", "contact_id"),
        {"sqlite_with_rowid": False},
    )

    key: str = Field(sa_column=sa.Column(_KEY, primary_key=True))
    contact_id: int = Field(sa_column=sa.Column(ROW_ID, primary_key=True, autoincrement=False))


class WrittenWord(SQLModel, table=True):
    """A word that the contact of a conversation wrote, or that was noted of them."""

    __tablename__ = "written_word"
    __table_args__ = (
        sa.Index("ix_written_word_conversation", "conversation_id"),
        {"sqlite_with_rowid": False},
    )

    word: str = Field(sa_column=sa.Column(_KEY, primary_key=True))
    conversation_id: int = Field(sa_column=sa.Column(ROW_ID, primary_key=True, autoincrement=False))


class Search(SQLModel, table=True):
    """What somebody looked for, for as long as they look at what was found: buttons carry only its id."""

    __table_args__ = (
        sa.Index("ix_search_person", "person_id"),
        sa.Index("ix_search_at", "made_at"),
        # An old button never means a newer search.
        {"sqlite_autoincrement": True},
    )

    id: int | None = row_id()
    person_id: int = points_to("person.id")
    typed: str = ""
    narrowed: dict[str, Any] = document(dict)
    made_at: datetime = instant()
