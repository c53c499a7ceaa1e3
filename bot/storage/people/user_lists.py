"""User lists and who is in them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.tables import Campaign, Person, UserList, UserListMember
from bot.vocabulary import CampaignState, Role


def everything(session: Session) -> Sequence[UserList]:
    """All user lists, by name."""
    return session.execute(_EVERYTHING).scalars().all()


_EVERYTHING = sa.select(UserList).order_by(sa.func.lower(UserList.name), col(UserList.id))


def find(session: Session, list_id: int) -> UserList | None:
    """One user list."""
    return dialect.find(session, UserList, list_id)


def locked(session: Session, list_id: int) -> UserList | None:
    """One user list, for this transaction alone."""
    rows = dialect.locked(select(UserList).where(UserList.id == list_id))
    return session.execute(rows.execution_options(populate_existing=True)).scalars().first()


def names(session: Session) -> list[tuple[int, str]]:
    """Every user list's name, by id; until this transaction ends nobody else can take a name."""
    dialect.take_turns(session, "names of user lists")
    rows = session.execute(sa.select(col(UserList.id), col(UserList.name)))
    return [(id_ or 0, name) for id_, name in rows]


def create(session: Session, row: UserList) -> UserList:
    """A new user list, without anybody in it."""
    session.add(row)
    session.flush()
    return row


def delete(session: Session, list_id: int) -> None:
    """Drop a user list and its memberships; the people stay."""
    session.execute(sa.delete(UserListMember).where(col(UserListMember.list_id) == list_id))
    session.execute(sa.delete(UserList).where(col(UserList.id) == list_id))


def mirrors(session: Session, platform: str, workspace: str) -> Sequence[UserList]:
    """The user lists that follow a group of this workspace."""
    return session.exec(
        select(UserList)
        .where(UserList.platform == platform, UserList.workspace == workspace)
        .where(col(UserList.mirror).is_not(None))
        .order_by(col(UserList.id))
    ).all()


def mirror_of(session: Session, platform: str, workspace: str, group: str) -> UserList | None:
    """The user list that follows a group, for this transaction alone."""
    rows = select(UserList).where(
        UserList.platform == platform, UserList.workspace == workspace, UserList.mirror == group
    )
    return session.execute(dialect.locked(rows).execution_options(populate_existing=True)).scalars().first()


def sizes(session: Session) -> dict[int, int]:
    """How many people are in each user list that has any."""
    return dict(session.execute(_SIZES).all())


_SIZES = sa.select(col(UserListMember.list_id), sa.func.count()).group_by(col(UserListMember.list_id))


def members(session: Session, list_id: int) -> set[int]:
    """The people in a user list, suspended ones too."""
    return set(session.exec(select(UserListMember.person_id).where(UserListMember.list_id == list_id)))


def holds(session: Session, list_id: int, person_id: int) -> bool:
    """Whether somebody is in a user list."""
    return session.execute(_HOLDS, {"list": list_id, "person": person_id}).first() is not None


def listed(list_id: Any) -> sa.ColumnElement[bool]:
    """The same of a `person` within a statement."""
    theirs = (col(UserListMember.list_id) == list_id, col(UserListMember.person_id) == sa.bindparam("person"))
    return sa.exists().where(*theirs)


_HOLDS = sa.select(sa.literal(1)).where(
    col(UserListMember.list_id) == sa.bindparam("list"),
    col(UserListMember.person_id) == sa.bindparam("person"),
)


def add(session: Session, list_id: int, people: Iterable[int], *, now: datetime) -> list[int]:
    """Put people into a user list; the answer names those who were not in it."""
    new = sorted(set(people) - members(session, list_id))
    for person_id in new:
        row = {"list_id": list_id, "person_id": person_id, "added_at": now}
        dialect.insert_new(session, UserListMember, row)
    return new


def remove(session: Session, list_id: int, people: Iterable[int]) -> list[int]:
    """Take people out of a user list; the answer names those who were in it."""
    gone = sorted(set(people) & members(session, list_id))
    session.execute(
        sa.delete(UserListMember)
        .where(col(UserListMember.list_id) == list_id)
        .where(dialect.among(session, UserListMember.person_id, gone))
    )
    return gone


def replace(
    session: Session, list_id: int, people: Iterable[int], *, now: datetime
) -> tuple[list[int], list[int]]:
    """Make these the people of a user list; who is new in it, and who is gone from it."""
    wanted = set(people)
    gone = remove(session, list_id, members(session, list_id) - wanted)
    return add(session, list_id, wanted, now=now), gone


def of(session: Session, person_id: int) -> set[int]:
    """The user lists that somebody is in."""
    return set(session.exec(select(UserListMember.list_id).where(UserListMember.person_id == person_id)))


def in_list(person: Any, list_id: Any) -> sa.ColumnElement[bool]:
    """A person, by the column of their id, is in a user list."""
    theirs = sa.select(sa.literal(1)).where(
        col(UserListMember.list_id) == list_id, col(UserListMember.person_id) == person
    )
    return sa.exists(theirs)


def may_get(person: Any, list_id: Any) -> sa.ColumnElement[bool]:
    """A person may get what was carried to a user list: one of its people, or an admin."""
    admin = sa.select(sa.literal(1)).where(col(Person.id) == person, col(Person.role) == Role.ADMIN.value)
    return in_list(person, list_id) | sa.exists(admin)


def limited_campaigns(session: Session, list_id: int) -> Sequence[Campaign]:
    """The campaigns that only the people of a user list may text for, newest first."""
    return session.exec(
        select(Campaign).where(Campaign.user_list_id == list_id).order_by(col(Campaign.id).desc())
    ).all()


def campaigns_closed_to(session: Session, person_id: int) -> set[int]:
    """The campaigns that are for the people of a user list this person is not in."""
    rows = sa.select(col(Campaign.id)).where(is_closed())
    return {id_ for id_ in session.execute(rows, {"person": person_id}).scalars() if id_ is not None}


def theirs() -> sa.Select[int]:
    """Within a statement, the user lists that a `person` is in."""
    return sa.select(col(UserListMember.list_id)).where(col(UserListMember.person_id) == PERSON)


def is_closed() -> sa.ColumnElement[bool]:
    """Within a statement, a campaign is for the people of a user list that a `person` is not in."""
    limit = col(Campaign.user_list_id)
    return limit.is_not(None) & limit.not_in(theirs())


PERSON: Any = sa.bindparam("person", type_=sa.BigInteger)


def unlimit_ended(session: Session, list_id: int) -> None:
    """Campaigns that ended are no longer limited to a user list."""
    session.execute(
        sa.update(Campaign)
        .where(col(Campaign.user_list_id) == list_id, col(Campaign.state) == CampaignState.ENDED.value)
        .values(user_list_id=None)
    )
