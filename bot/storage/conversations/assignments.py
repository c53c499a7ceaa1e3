"""Who held which contact from when to when; rows are ended, never overwritten."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.engine.types import INSTANT
from bot.storage.tables import Assignment, Conversation


def begin(
    session: Session,
    conversations: Sequence[int],
    person_id: int,
    *,
    by: str,
    actor_id: int | None,
    now: datetime,
) -> None:
    """From now on this person holds these conversations; `by` says what caused it."""
    facts = {"ids": conversations, "person": person_id, "now": now, "by": by, "actor": actor_id}
    session.execute(_begin(dialect.name(session)), facts)


@cache
def _begin(name: str) -> Any:
    columns = {
        "conversation_id": col(Conversation.id),
        "campaign_id": col(Conversation.campaign_id),
        "person_id": sa.bindparam("person", type_=sa.BigInteger),
        "began_at": sa.bindparam("now", type_=INSTANT),
        "began_by": sa.bindparam("by", type_=sa.String),
        "actor_id": sa.bindparam("actor", type_=sa.BigInteger),
    }
    ids: sa.BindParameter[Sequence[int]] = sa.bindparam("ids", type_=dialect.Ids)
    held = sa.select(*columns.values()).where(dialect.among_bound(name, col(Conversation.id), ids))
    return sa.insert(dialect.plain(Assignment)).from_select(list(columns), held)


def end(session: Session, conversations: Sequence[int], *, by: str, now: datetime) -> None:
    """End the live assignment of each of these conversations."""
    session.execute(_end(dialect.name(session)), {"ids": conversations, "by": by, "now": now})


@cache
def _end(name: str) -> sa.Update:
    rows = dialect.plain(Assignment)
    ids: sa.BindParameter[Sequence[int]] = sa.bindparam("ids", type_=dialect.Ids)
    theirs = dialect.among_bound(name, rows.c.conversation_id, ids)
    ended = sa.update(rows).where(theirs, rows.c.ended_at.is_(None))
    return ended.values(ended_at=sa.bindparam("now"), ended_by=sa.bindparam("by"))


def history(session: Session, conversation_id: int) -> Sequence[Assignment]:
    """Every assignment of a conversation, oldest first."""
    return session.exec(
        select(Assignment).where(Assignment.conversation_id == conversation_id).order_by(col(Assignment.id))
    ).all()


def newest_bucket(session: Session, person_id: int, campaign_id: int) -> int:
    """How many contacts this person's newest claim in a campaign gave them."""
    facts = {"person": person_id, "campaign": campaign_id}
    return int(session.execute(_newest_bucket(), facts).scalar_one())


@cache
def _newest_bucket() -> sa.Select[Any]:
    return sa.select(sa.func.count()).where(*of_newest_bucket())


def became_of_newest_bucket(session: Session, person_id: int, campaign_id: int) -> tuple[int, int]:
    """How many contacts of their newest bucket a person texted while holding them, and how many skipped."""
    facts = {"person": person_id, "campaign": campaign_id}
    texted, skipped = session.execute(_became_of_newest_bucket(), facts).one()
    return int(texted), int(skipped)


@cache
def _became_of_newest_bucket() -> Any:
    texted_at, ended_at = col(Conversation.texted_at), col(Assignment.ended_at)
    texted = (texted_at >= col(Assignment.began_at)) & (ended_at.is_(None) | (texted_at < ended_at))
    skipped = col(Assignment.ended_by) == "skip"
    return (
        sa.select(*(sa.func.count(sa.case((which, 1))) for which in (texted, skipped)))
        .select_from(Assignment)
        .join(Conversation, col(Conversation.id) == col(Assignment.conversation_id))
        .where(*of_newest_bucket())
    )


def of_newest_bucket() -> tuple[sa.ColumnElement[bool], ...]:
    """Of the newest claim of one `person` in one `campaign`."""
    theirs = (
        col(Assignment.person_id) == sa.bindparam("person"),
        col(Assignment.campaign_id) == sa.bindparam("campaign"),
        col(Assignment.began_by) == "claim",
    )
    newest = sa.select(sa.func.max(Assignment.began_at)).where(*theirs).scalar_subquery()
    return *theirs, col(Assignment.began_at) == newest
