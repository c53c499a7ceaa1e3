"""All assignments of a contact across campaigns, and the events that caused each beginning and end."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.tables import Assignment, Conversation, Event


def conversations_with(session: Session, phone: str) -> list[Conversation]:
    """Every conversation with a number, the newest campaign's first."""
    rows = select(Conversation).where(Conversation.phone == phone)
    return list(session.exec(rows.order_by(col(Conversation.campaign_id).desc())))


def of_conversations(session: Session, ids: Sequence[int], *, limit: int) -> list[Assignment]:
    """The newest assignments of these conversations, newest first."""
    rows = select(Assignment).where(dialect.among(session, Assignment.conversation_id, ids))
    return list(session.exec(rows.order_by(col(Assignment.id).desc()).limit(limit)))


def events_at(session: Session, moments: Iterable[datetime]) -> list[Event]:
    """The events that were recorded at exactly these moments."""
    return list(session.exec(select(Event).where(col(Event.at).in_(sorted(set(moments))))))
