"""Contacts whom a campaign set aside because of what a carrier said of them."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.tables import Conversation
from bot.vocabulary import Barred


def codes(session: Session, campaign_id: int) -> list[tuple[int, int]]:
    """The codes for which contacts of a campaign are set aside, with how many for each, most first."""
    count = sa.func.count()
    rows = sa.select(col(Conversation.set_aside_code), count).where(*_aside(campaign_id))
    ordered = rows.group_by(col(Conversation.set_aside_code)).order_by(count.desc())
    return [(code or 0, number) for code, number in session.execute(ordered)]


def some(session: Session, campaign_id: int, code: int, *, limit: int) -> Sequence[Conversation]:
    """The first contacts that are set aside for a code."""
    rows = select(Conversation).where(*_aside(campaign_id), Conversation.set_aside_code == code)
    return session.exec(rows.order_by(col(Conversation.id)).limit(limit)).all()


def locked(session: Session, campaign_id: int, code: int, *, limit: int) -> list[Conversation]:
    """The same, locked until this transaction ends."""
    rows = select(Conversation).where(*_aside(campaign_id), Conversation.set_aside_code == code)
    held = dialect.locked(rows.order_by(col(Conversation.id)).limit(limit))
    return list(session.execute(held.execution_options(populate_existing=True)).scalars())


def _aside(campaign_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        col(Conversation.campaign_id) == campaign_id,
        col(Conversation.barred) == Barred.SET_ASIDE.value,
    )
