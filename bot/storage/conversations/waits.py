"""How long contacts waited for an answer, and who ended the wait."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations.conversations import awake, waiting
from bot.storage.engine import dialect, together
from bot.storage.engine.types import INSTANT
from bot.storage.tables import Conversation, Wait


def begin(
    session: Session, conversation: Conversation, *, now: datetime, since: datetime | None = None
) -> None:
    """The contact waits from now on, unless they wait already; since `since`, if that is earlier."""
    conversation.waiting_since = conversation.waiting_since or since or now
    if conversation.barred is None:
        ids = {"conversation_id": conversation.id, "campaign_id": conversation.campaign_id}
        together.write(session, _BEGUN, [ids | {"began_at": now}])


def _begin(name: str, given: sa.FromClause) -> Any:
    names = [each.name for each in _BEGINS]
    rows = sa.select(*(given.c[each] for each in names)).where(sa.true())  # as in `outbox`
    return dialect.insert(name, Wait).from_select(names, rows).on_conflict_do_nothing()


_BEGINS = [dialect.plain(Wait).c[each] for each in ("conversation_id", "campaign_id", "began_at")]
_BEGUN = together.Write("waits", tuple(sa.column(each.name, each.type) for each in _BEGINS), _begin)


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
    ended = {"ended_at": now, "ended_by": by, "person_id": person_id}
    together.write(session, _ENDED, [{"conversation_id": conversation.id} | ended])


def _end(_: str, given: sa.FromClause) -> Any:
    rows = dialect.plain(Wait)
    live = (rows.c.conversation_id == given.c.conversation_id, rows.c.ended_at.is_(None))
    return sa.update(rows).where(*live).values({each.name: given.c[each.name] for each in _ENDS[1:]})


_ENDS = [dialect.plain(Wait).c[each] for each in ("conversation_id", "ended_at", "ended_by", "person_id")]
_ENDED = together.Write("ended", tuple(sa.column(each.name, each.type) for each in _ENDS), _end)


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
