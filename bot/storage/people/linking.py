"""Linking two people who are one: codes, accounts, and everything of theirs that is live.

Rows of the past are not rewritten: they are shown under the person of whom somebody is part
(`persons.named`). The work is bounded by what one person holds, and by what is planned, promised or on its
way.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.engine.types import INSTANT
from bot.storage.tables import (
    Assignment,
    Conversation,
    Identity,
    LinkCode,
    Move,
    MoveCount,
    OutboxItem,
    Person,
    Post,
    Reassignment,
    UserListMember,
)
from bot.vocabulary import Parcel, PlanState

# Messages to somebody about themselves.
_OWN_POSTS = (Parcel.INBOX.value, Parcel.NUDGE.value)


def keep_code(session: Session, person_id: int, digest: str, expires_at: datetime) -> None:
    """Store a person's only code; an earlier one is no longer valid."""
    row = {"person_id": person_id, "digest": digest, "expires_at": expires_at, "used_at": None}
    change = ("digest", "expires_at", "used_at")
    dialect.upsert(session, LinkCode, [row], key=("person_id",), change=change)


def code(session: Session, digest: str) -> LinkCode | None:
    """The code of this digest, for this transaction alone."""
    rows = dialect.locked(sa.select(LinkCode).where(col(LinkCode.digest) == digest))
    return session.execute(rows.execution_options(populate_existing=True)).scalars().first()


def account(session: Session, platform: str, workspace: str, account_: str) -> Identity:
    """An account that is known to exist, for this transaction alone."""
    rows = sa.select(Identity).where(
        col(Identity.platform) == platform,
        col(Identity.workspace) == workspace,
        col(Identity.account) == account_,
    )
    locked = dialect.locked(rows).execution_options(populate_existing=True)
    found: Identity = session.execute(locked).scalars().one()
    return found


def account_by_id(session: Session, identity_id: int) -> Identity | None:
    """One account."""
    return session.get(Identity, identity_id, populate_existing=True)


def accounts(session: Session, person_id: int) -> Sequence[Identity]:
    """A person's accounts, the oldest first."""
    rows = select(Identity).where(Identity.person_id == person_id).order_by(col(Identity.id))
    return session.exec(rows.execution_options(populate_existing=True)).all()


def join(session: Session, other: Person, into: Person) -> None:
    """Everything that names `other` names `into` from now on.

    People who are part of `other` become part of them.
    """
    new, former = into.id or 0, other.id or 0
    mine = sa.update(Identity).where(col(Identity.person_id) == former)
    session.execute(mine.values(person_id=new, came_from=sa.func.coalesce(Identity.came_from, former)))
    session.execute(sa.update(Person).where(col(Person.part_of) == former).values(part_of=new))
    session.execute(sa.delete(LinkCode).where(col(LinkCode.person_id) == former))
    other.part_of = new
    session.flush()


def part(session: Session, identity: Identity, into: Person) -> None:
    """An account belongs to another person again."""
    into.part_of = None
    identity.person_id, identity.came_from = into.id or 0, None
    session.flush()


def hand_over(
    session: Session, held: Sequence[int], former: int, new: int, *, actor_id: int, now: datetime
) -> None:
    """The other person holds what this one held, since the same time.

    An undo of the plan that gave it still works.
    """
    ended = session.execute(
        sa.update(Assignment)
        .where(dialect.among(session, col(Assignment.conversation_id), held))
        .where(col(Assignment.ended_at).is_(None), col(Assignment.person_id) == former)
        .values(ended_at=now, ended_by="link")
        .returning(col(Assignment.id))
    )
    begun: Any = {
        "conversation_id": col(Assignment.conversation_id),
        "campaign_id": col(Assignment.campaign_id),
        "began_in": col(Assignment.began_in),
        "person_id": sa.literal(new, sa.BigInteger),
        "began_at": sa.literal(now, INSTANT),
        "began_by": sa.literal("link"),
        "actor_id": sa.literal(actor_id, sa.BigInteger),
    }
    ids = [id_ for id_ in ended.scalars() if id_ is not None]
    rows = sa.select(*begun.values()).where(dialect.among(session, col(Assignment.id), ids))
    session.execute(sa.insert(dialect.plain(Assignment)).from_select(list(begun), rows))
    session.execute(
        sa.update(Conversation)
        .where(dialect.among(session, col(Conversation.id), held), col(Conversation.holder_id) == former)
        .values(holder_id=new)
    )


def campaigns_of(session: Session, held: Sequence[int]) -> list[int]:
    """The campaigns of these conversations."""
    rows = sa.select(col(Conversation.campaign_id)).distinct()
    return sorted(session.execute(rows.where(dialect.among(session, Conversation.id, held))).scalars())


def move_lists(session: Session, former: int, new: int) -> None:
    """Put the person on the user lists that the other was on."""
    mine = sa.select(col(UserListMember.list_id)).where(col(UserListMember.person_id) == new)
    theirs = col(UserListMember.person_id) == former
    twice = sa.delete(UserListMember).where(theirs, col(UserListMember.list_id).in_(mine))
    session.execute(twice)
    session.execute(sa.update(UserListMember).where(theirs).values(person_id=new))


def move_plans(session: Session, former: int, new: int, *, now: datetime, since: datetime) -> None:
    """Plans that may still be confirmed or undone name the new person instead.

    `since` is when the oldest plan was applied that may still be undone.
    """
    proposed = (col(Reassignment.state) == PlanState.PROPOSED.value) & (col(Reassignment.expires_at) > now)
    applied = (col(Reassignment.state) == PlanState.APPLIED.value) & (col(Reassignment.applied_at) > since)
    # Whatever may be confirmed or undone now was made a little before that; the index is by when it was made.
    recent = col(Reassignment.created_at) > since - timedelta(days=1)
    live = list(session.execute(sa.select(col(Reassignment.id)).where(recent, proposed | applied)).scalars())
    for table in (Move, MoveCount):
        for end in ("from_id", "to_id"):
            rows = dialect.plain(table)
            which = dialect.among(session, rows.c.reassignment_id, [id_ for id_ in live if id_ is not None])
            session.execute(sa.update(rows).where(which, rows.c[end] == former).values({end: new}))


def move_letters(session: Session, former: int, new: int) -> None:
    """Letters on their way to one person go to the other; messages that stand in chat become the other's."""
    twin: Any = aliased(OutboxItem)
    waits: sa.ColumnElement[str] = sa.literal_column("'waiting'")
    like = (twin.kind == OutboxItem.kind, twin.subject_id == OutboxItem.subject_id, twin.state == waits)
    there = sa.exists().where(*like, twin.platform == "person", twin.address == str(new))
    session.execute(
        sa.update(OutboxItem)
        .where(col(OutboxItem.state) == waits, col(OutboxItem.platform) == "person")
        .where(col(OutboxItem.address) == str(former), sa.not_(there))
        .values(address=str(new))
    )
    _move_posts(session, former, new)


def move_posts_at(session: Session, former: int, new: int, platform: str, address: str) -> None:
    """Messages that stand at an account become the other person's."""
    _move_posts(session, former, new, col(Post.platform) == platform, col(Post.address) == address)


def _move_posts(session: Session, former: int, new: int, *where: sa.ColumnElement[bool]) -> None:
    theirs = (col(Post.kind).in_(_OWN_POSTS), col(Post.subject_id) == former, *where)
    for post in session.execute(sa.select(Post).where(*theirs)).scalars().all():
        session.execute(
            sa.delete(Post)
            .where(col(Post.kind) == post.kind, col(Post.subject_id) == new)
            .where(col(Post.platform) == post.platform, col(Post.address) == post.address)
        )
        post.subject_id = new
        session.flush()


def elsewhere(session: Session, platform: str, *, limit: int) -> Sequence[Person]:
    """People who may work and have no account on a platform, by name."""
    here = sa.exists().where(col(Identity.person_id) == col(Person.id), col(Identity.platform) == platform)
    return session.exec(
        select(Person)
        .where(col(Person.part_of).is_(None), col(Person.suspended_at).is_(None), sa.not_(here))
        .order_by(sa.func.lower(Person.name), col(Person.id))
        .limit(limit)
    ).all()
