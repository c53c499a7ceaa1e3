"""How much waits on whom, in which campaign, and whether anything ever waited."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations.conversations import waiting
from bot.storage.tables import Conversation, Wait


@dataclass(frozen=True, slots=True)
class Tally:
    """What waits for a holder (None: for nobody) in a campaign; of that, `carried` belongs to user lists."""

    holder_id: int | None
    campaign_id: int
    waiting: int
    oldest: datetime
    carried: int


def tallies(session: Session, campaign_id: int | None) -> list[Tally]:
    """What waits in one campaign or in all, by holder and campaign; the oldest first."""
    rows = session.execute(_tallies(of_one=campaign_id is not None), {"campaign": campaign_id})
    return [Tally(*row) for row in rows]


@cache
def _tallies(*, of_one: bool) -> Any:
    oldest: Any = sa.func.min(Conversation.waiting_since)
    whose = (col(Conversation.holder_id), col(Conversation.campaign_id))
    told = sa.select(*whose, sa.func.count(), oldest, sa.func.count(col(Conversation.escalated_to)))
    rows = told.where(*waiting(), col(Conversation.waiting_since).is_not(None))
    return (
        (rows.where(col(Conversation.campaign_id) == sa.bindparam("campaign")) if of_one else rows)
        .group_by(*whose)
        .order_by(oldest)
    )


def has_any_waited(session: Session, campaign_id: int | None) -> bool:
    """Whether a contact ever waited for an answer, in one campaign or in all."""
    rows = _any_waited(of_one=campaign_id is not None)
    return session.execute(rows, {"campaign": campaign_id}).first() is not None


@cache
def _any_waited(*, of_one: bool) -> sa.Select[Any]:
    rows = sa.select(col(Wait.id)).limit(1)
    return rows.where(col(Wait.campaign_id) == sa.bindparam("campaign")) if of_one else rows
