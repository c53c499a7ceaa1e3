"""Figures of the whole text bank, for a machine that watches over it."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.conversations.conversations import waiting
from bot.storage.tables import Campaign, Conversation, Message
from bot.vocabulary import Direction, TextKind, TextStatus


def texts_since(session: Session, moment: datetime) -> list[tuple[TextStatus, int | None, int]]:
    """How many texts people have sent since then: where they are, the provider's code, how many."""
    # By campaign, as the index has them.
    every = select(Campaign.id)
    rows = (
        sa.select(col(Message.status), col(Message.error_code), sa.func.count())
        .where(
            col(Message.campaign_id).in_(every),
            col(Message.direction) == Direction.OUT,
            col(Message.kind) != TextKind.TEST,
            col(Message.created_at) >= moment,
        )
        .group_by(col(Message.status), col(Message.error_code))
    )
    return [(TextStatus(status), code, count) for status, code, count in session.execute(rows)]


def waiting_since(session: Session, moments: Sequence[datetime]) -> tuple[list[int], datetime | None]:
    """How many contacts who wait began to after each moment or at it, and the first of all who wait."""
    since = col(Conversation.waiting_since)
    counts = [sa.func.count(sa.case((since >= moment, 1))) for moment in moments]
    row = session.execute(sa.select(*counts, sa.func.count(), sa.func.min(since)).where(*waiting())).one()
    *found, first = row
    return [int(each) for each in found], first
