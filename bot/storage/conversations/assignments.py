"""Who held which contact from when to when; rows are ended, never overwritten."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect, together
from bot.storage.engine.types import DOCUMENT
from bot.storage.tables import Assignment, Conversation


def begin(
    session: Session,
    conversations: Sequence[int],
    person_id: int,
    *,
    campaign_id: int,
    by: str,
    actor_id: int | None,
    now: datetime,
) -> None:
    """From now on this person holds these conversations of a campaign; `by` says what caused it."""
    held = {
        "campaign_id": campaign_id,
        "person_id": person_id,
        "actor_id": actor_id,
        "began_at": now,
        "began_by": by,
    }
    together.write(session, _BEGUN, [held | {"ids": list(conversations)}] if conversations else [])


_HELD = [dialect.plain(Assignment).c[each] for each in ("campaign_id", "person_id", "actor_id", "began_at")]
_HELD.append(dialect.plain(Assignment).c.began_by)


def _begun(dialect_: str, given: sa.FromClause) -> Any:
    id_, each = dialect.each_id(dialect_, given.c.ids)
    names = [column.name for column in _HELD]
    rows = sa.select(id_, *(given.c[name] for name in names)).select_from(given.join(each, sa.true()))
    return sa.insert(dialect.plain(Assignment)).from_select(["conversation_id", *names], rows)


_BEGUN = together.Write(
    "begun", (*(sa.column(each.name, each.type) for each in _HELD), sa.column("ids", DOCUMENT)), _begun
)


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
