"""How long contacts waited for an answer, and who ended the wait."""

from datetime import datetime
from functools import cache

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations.conversations import awake, waiting
from bot.storage.engine import dialect
from bot.storage.engine.types import INSTANT
from bot.storage.tables import Conversation, Wait


def begin(
    session: Session, conversation: Conversation, *, now: datetime, since: datetime | None = None
) -> None:
    """The contact waits from now on, unless they wait already; since `since`, if that is earlier."""
    conversation.waiting_since = conversation.waiting_since or since or now
    ids = {"conversation_id": conversation.id, "campaign_id": conversation.campaign_id}
    if conversation.barred is None:
        dialect.insert_new(session, Wait, ids | {"began_at": now})


def spells_with(session: Session, holder_id: int, now: datetime) -> list[datetime]:
    """Since when each contact who waits for a holder has waited, with this holder, and this time.

    What was put aside counts from when it is back.
    """
    rows = session.execute(
        sa.select(col(Wait.began_at), col(Conversation.assigned_at), col(Conversation.later_until))
        .join(Conversation, col(Conversation.id) == col(Wait.conversation_id))
        .where(col(Wait.ended_at).is_(None), col(Conversation.holder_id) == holder_id, *waiting(), awake()),
        {"now": now},
    )
    return [max(began_at, held or began_at, back or began_at) for began_at, held, back in rows]


def unheld_since(session: Session, campaign_id: int) -> datetime | None:
    """Since when the first contact of a campaign waits whom nobody holds."""
    rows = (
        sa.select(sa.func.min(Wait.began_at))
        .join(Conversation, col(Conversation.id) == col(Wait.conversation_id))
        .where(col(Wait.ended_at).is_(None), col(Conversation.campaign_id) == campaign_id, *waiting())
        .where(col(Conversation.holder_id).is_(None))
    )
    since: datetime | None = session.execute(rows).scalar_one()
    return since


def end(
    session: Session, conversation: Conversation, *, by: str, person_id: int | None, now: datetime
) -> None:
    """The wait is over."""
    conversation.waiting_since = conversation.later_until = None
    facts = {"conversation": conversation.id, "by": by, "person": person_id, "now": now}
    session.execute(_end(), facts)


@cache
def _end() -> sa.Update:
    rows = dialect.plain(Wait)
    live = (rows.c.conversation_id == sa.bindparam("conversation"), rows.c.ended_at.is_(None))
    ended = sa.update(rows).where(*live).values(ended_at=sa.bindparam("now"))
    return ended.values(ended_by=sa.bindparam("by"), person_id=sa.bindparam("person"))


def interrupt(session: Session, theirs: sa.ColumnElement[bool], *, now: datetime) -> None:
    """Conversations that waited and are barred now no longer count as waiting; the bar ended the wait."""
    its_own = col(Conversation.id) == col(Wait.conversation_id)
    barred = sa.select(col(Conversation.id)).where(theirs, col(Conversation.barred).is_not(None))
    why = sa.select(col(Conversation.barred)).where(its_own).scalar_subquery()
    session.execute(
        sa.update(Wait)
        .where(col(Wait.conversation_id).in_(barred), col(Wait.ended_at).is_(None))
        .values(ended_at=now, ended_by=why)
    )


def resume(session: Session, theirs: sa.ColumnElement[bool], *, now: datetime) -> None:
    """Conversations that were never answered wait again, where they may be answered."""
    rows = sa.select(col(Conversation.id), col(Conversation.campaign_id), sa.literal(now, INSTANT)).where(
        theirs, *waiting()
    )
    names = ["conversation_id", "campaign_id", "began_at"]
    session.execute(
        dialect.insert(dialect.name(session), Wait).from_select(names, rows).on_conflict_do_nothing()
    )
