"""Conversations that somebody holds beside those that wait now, with the contact's last words."""

from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.attention.queue import Line
from bot.storage.conversations import messages
from bot.storage.conversations.conversations import awake, in_state, waiting
from bot.storage.tables import Campaign, Contact, Conversation, Message
from bot.vocabulary import ConversationState


def answered_by(session: Session, holder_id: int, *, limit: int, start: int) -> tuple[list[Line], int]:
    """What a holder answered or closed, where somebody wrote last in front, and how many there are."""
    return _found(session, _answered_by(), {"holder": holder_id, "most": limit, "start": start})


def put_aside_by(
    session: Session, holder_id: int, now: datetime, *, limit: int, start: int
) -> tuple[list[Line], int]:
    """What a holder has put aside, what is back first in front, and how many there are."""
    facts = {"holder": holder_id, "most": limit, "start": start, "now": now}
    return _found(session, _put_aside_by(), facts)


def _found(session: Session, rows: sa.Select[Any], facts: dict[str, Any]) -> tuple[list[Line], int]:
    found = session.execute(rows, facts).all()
    return [Line(row[0], row[1], row[2], row[3] or "", row[4]) for row in found], found[0][5] if found else 0


@cache
def _answered_by() -> sa.Select[Any]:
    newest = sa.select(sa.func.max(Message.id)).where(col(Message.conversation_id) == col(Conversation.id))
    ended = in_state(ConversationState.ANSWERED) | in_state(ConversationState.CLOSED)
    return _lines().where(ended).order_by(newest.scalar_subquery().desc(), col(Conversation.id))


@cache
def _put_aside_by() -> sa.Select[Any]:
    aside = _lines().where(*waiting(), ~awake())
    return aside.order_by(col(Conversation.later_until), col(Conversation.id))


def _lines() -> sa.Select[Any]:
    words, media = (messages.last_in(col(Conversation.id), what) for what in (Message.body, Message.media))
    return (
        sa.select(Conversation, Campaign, Contact, words, media, sa.func.count().over())
        .join(Campaign, col(Campaign.id) == col(Conversation.campaign_id))
        .join(Contact, col(Contact.id) == col(Conversation.contact_id))
        .where(col(Conversation.holder_id) == sa.bindparam("holder"))
        .limit(sa.bindparam("most"))
        .offset(sa.bindparam("start"))
    )
