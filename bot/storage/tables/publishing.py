"""What other programs are told: where, of what, and who may ask."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.storage.engine.types import instant, partial, points_to, row_id


class Endpoint(SQLModel, table=True):
    """An address to which events are posted, each signed with its `secret`, with names and `words` or not.

    Since `set_aside_at` some of its events are set aside. At `removed_at` it was taken away.
    """

    id: int | None = row_id()
    url: str
    secret: str
    words: bool = False
    set_aside_at: datetime | None = instant(nullable=True)
    removed_at: datetime | None = instant(nullable=True)
    created_at: datetime = instant()


class PublicEvent(SQLModel, table=True):
    """Something that endpoints are told of: its kind and ids alone. A trigger of the database writes it.

    `thing` and `thing_id` say whose sequence it belongs to: a conversation's, else a campaign's, a shift's
    or a message's. Its `number` in it, from 1 on and without gaps, and `at` are set as it is laid out.
    """

    __tablename__ = "public_event"
    __table_args__ = (
        partial("ix_public_event_new", "id", where="number IS NULL"),
        sa.UniqueConstraint("thing", "thing_id", "number"),
    )

    id: int | None = row_id()
    kind: str
    thing: str
    thing_id: int = Field(sa_column=sa.Column(sa.BigInteger, nullable=False))
    campaign_id: int | None = Field(default=None, sa_column=sa.Column(sa.BigInteger))
    subject_id: int = Field(sa_column=sa.Column(sa.BigInteger, nullable=False))
    number: int | None = None
    at: datetime | None = instant(nullable=True)


class ApiToken(SQLModel, table=True):
    """What a program brings to read results; only its `digest` is kept. It may what its maker may."""

    __tablename__ = "api_token"
    __table_args__ = (sa.UniqueConstraint("digest"),)

    id: int | None = row_id()
    name: str
    digest: str
    made_by: int = points_to("person.id")
    made_at: datetime = instant()
    revoked_at: datetime | None = instant(nullable=True)
