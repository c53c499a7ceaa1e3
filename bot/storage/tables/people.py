"""Who is on the team, and in which lists."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.storage.types import instant, one_of, points_to, row_id
from bot.vocabulary import Role, Volume


class Person(SQLModel, table=True):
    """Somebody of the team, whatever platforms they come from; at `active_at` they last did something."""

    __table_args__ = (one_of("role", Role), one_of("volume", Volume))

    id: int | None = row_id()
    name: str
    email: str | None = Field(default=None, index=True)
    role: str = Role.VOLUNTEER
    cap: int | None = None
    zone: str = ""
    volume: str = Volume.ALL
    active_at: datetime | None = instant(nullable=True)
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


class UserList(SQLModel, table=True):
    """People under one name. With a `mirror` it follows that group of a platform and is not edited here.

    `mirror_handle` is how people mention the group; since `lost_at` there is no such group any more.
    """

    __tablename__ = "user_list"
    __table_args__ = (sa.UniqueConstraint("name"), sa.UniqueConstraint("platform", "workspace", "mirror"))

    id: int | None = row_id()
    name: str
    platform: str | None = None
    workspace: str | None = None
    mirror: str | None = None
    mirror_handle: str = ""
    mirrored_at: datetime | None = instant(nullable=True)
    lost_at: datetime | None = instant(nullable=True)
    created_by: int | None = points_to("person.id", nullable=True)
    created_at: datetime = instant()


class UserListMember(SQLModel, table=True):
    """Somebody in a user list."""

    __tablename__ = "user_list_member"

    list_id: int = Field(
        sa_column=sa.Column(
            sa.BigInteger, sa.ForeignKey("user_list.id"), primary_key=True, autoincrement=False
        )
    )
    person_id: int = Field(
        sa_column=sa.Column(
            sa.BigInteger, sa.ForeignKey("person.id"), primary_key=True, autoincrement=False, index=True
        )
    )
    added_at: datetime = instant()
