"""Who is on the team, and in which lists."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.storage.engine.types import instant, one_of, partial, points_to, row_id
from bot.vocabulary import Language, Role, Volume

# Empty where nobody said.
_LANGUAGES = ", ".join(repr(each) for each in ("", *(one.value for one in Language)))


class Person(SQLModel, table=True):
    """Somebody of the team, whatever platforms they come from.

    An `appointed` admin was made one in Baton; others are admins while one of their accounts is vouched for.
    At `active_at` they last did something, on `platform`. Whoever was linked with somebody is `part_of` that
    person from then on: their accounts and all that is live are that person's, and their past is told so.
    At `done_at` they were done for the day. Their work in the campaign `noted_in` is in their attendance, and
    until `noted_until` need not be written there again. They read Baton in the `language` that they chose,
    else in the `platform_language`, as a platform told last; both are empty where nobody said.
    """

    __table_args__ = (
        one_of("role", Role),
        one_of("volume", Volume),
        sa.CheckConstraint(f"language IN ({_LANGUAGES})", name="language_known"),
        sa.CheckConstraint(f"platform_language IN ({_LANGUAGES})", name="platform_language_known"),
        partial("ix_person_part_of", "part_of", where="part_of IS NOT NULL"),
    )

    id: int | None = row_id()
    name: str
    email: str | None = Field(default=None, index=True)
    role: str = Role.VOLUNTEER
    appointed: bool = False
    cap: int | None = None
    zone: str = ""
    volume: str = Volume.ALL
    language: str = ""
    platform_language: str = ""
    active_at: datetime | None = instant(nullable=True)
    platform: str = ""
    done_at: datetime | None = instant(nullable=True)
    noted_in: int | None = Field(default=None, sa_column=sa.Column(sa.BigInteger))
    noted_until: datetime | None = instant(nullable=True)
    part_of: int | None = points_to("person.id", nullable=True)
    suspended_at: datetime | None = instant(nullable=True)
    created_at: datetime = instant()


class Identity(SQLModel, table=True):
    """A person's account on one platform; one that was linked `came_from` another person.

    It is `vouched` for while its platform, or the deployment's settings, say that it is an admin's. At
    `closed_at` it took no letter, and the person did nothing there since.
    """

    __table_args__ = (
        sa.UniqueConstraint("platform", "workspace", "account"),
        sa.Index("ix_identity_person", "person_id"),
    )

    id: int | None = row_id()
    person_id: int = points_to("person.id")
    platform: str
    workspace: str
    account: str
    handle: str
    vouched: bool = False
    came_from: int | None = points_to("person.id", nullable=True)
    closed_at: datetime | None = instant(nullable=True)
    wrong_codes: int = 0
    wrong_since: datetime | None = instant(nullable=True)


class LinkCode(SQLModel, table=True):
    """What somebody may type with another account to say that it is theirs too: the newest of each person.

    Only the `digest` is kept.
    """

    __tablename__ = "link_code"
    __table_args__ = (sa.UniqueConstraint("digest"),)

    person_id: int = Field(
        sa_column=sa.Column(sa.BigInteger, sa.ForeignKey("person.id"), primary_key=True, autoincrement=False)
    )
    digest: str
    expires_at: datetime = instant()
    used_at: datetime | None = instant(nullable=True)


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
