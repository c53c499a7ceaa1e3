"""Who is on the team."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.storage.types import instant, one_of, points_to, row_id
from bot.vocabulary import Role


class Person(SQLModel, table=True):
    """Somebody of the team, whatever platforms they come from."""

    __table_args__ = (one_of("role", Role),)

    id: int | None = row_id()
    name: str
    email: str | None = Field(default=None, index=True)
    role: str = Role.VOLUNTEER
    cap: int | None = None
    zone: str = ""
    suspended_at: datetime | None = instant(nullable=True)
    created_at: datetime = instant()


class Identity(SQLModel, table=True):
    """A person's account on one platform."""

    __table_args__ = (sa.UniqueConstraint("platform", "workspace", "account"),)

    id: int | None = row_id()
    person_id: int = points_to("person.id")
    platform: str
    workspace: str
    account: str
    handle: str
