"""What the database holds of a number, a list or a campaign, before it is forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.engine import dialect
from bot.storage.tables import Campaign, Contact, Conversation, Message, Person, Report
from bot.vocabulary import CampaignState, Direction, TextKind, TextStatus

_TURN = "forgetting"


def take_turns(session: Session) -> None:
    """Until this transaction ends, nobody copies contacts from one table into another."""
    dialect.take_turns(session, _TURN)


def stand_clear(session: Session) -> None:
    """Until this transaction ends, nobody is forgotten: contacts are copied."""
    dialect.stand_clear(session, _TURN)


def contacts_with(session: Session, phone: str) -> Sequence[Contact]:
    """Everybody who is said to have a number, in all lists, the newest last."""
    rows = sa.select(Contact).where(col(Contact.phone) == phone).order_by(col(Contact.id))
    return session.execute(rows.execution_options(populate_existing=True)).scalars().all()


def conversations_with(session: Session, phone: str) -> Sequence[Conversation]:
    """Every conversation with a number, locked."""
    return _locked(session, col(Conversation.phone) == phone)


def conversations_of(session: Session, contacts: Sequence[int]) -> Sequence[Conversation]:
    """Every conversation with these contacts, locked."""
    return _locked(session, dialect.among(session, col(Conversation.contact_id), contacts))


def conversations_in(session: Session, campaign_id: int, *, after: int, limit: int) -> Sequence[Conversation]:
    """Conversations of a campaign in order, those of a greater id than `after`, locked."""
    theirs = (col(Conversation.campaign_id) == campaign_id, col(Conversation.id) > after)
    return _locked(session, sa.and_(*theirs), limit)


def _locked(
    session: Session, which: sa.ColumnElement[bool], limit: int | None = None
) -> Sequence[Conversation]:
    rows: Any = sa.select(Conversation).where(which).order_by(col(Conversation.id)).limit(limit)
    return session.execute(dialect.locked(rows).execution_options(populate_existing=True)).scalars().all()


def page(session: Session, list_id: int, *, limit: int) -> Sequence[Contact]:
    """The first contacts that a list still has."""
    rows = sa.select(Contact).where(col(Contact.list_id) == list_id).order_by(col(Contact.id)).limit(limit)
    return session.execute(rows.execution_options(populate_existing=True)).scalars().all()


def unsettled(session: Session, conversations: Sequence[int]) -> Sequence[Message]:
    """Texts in these conversations that have not left, or may have, locked."""
    states = [each.value for each in (TextStatus.QUEUED, TextStatus.LEAVING, TextStatus.DOUBT)]
    mine = dialect.among(session, col(Message.conversation_id), conversations)
    rows = sa.select(Message).where(mine, col(Message.status).in_(states)).order_by(col(Message.id))
    return session.execute(dialect.locked(rows).execution_options(populate_existing=True)).scalars().all()


def unended_over(session: Session, list_id: int) -> Sequence[Campaign]:
    """The campaigns over a list that have not ended."""
    rows = sa.select(Campaign).where(col(Campaign.list_id) == list_id)
    rows = rows.where(col(Campaign.state) != CampaignState.ENDED.value)
    return session.execute(rows).scalars().all()


def last_end(session: Session, list_id: int) -> Any:
    """When the last of the campaigns over a list ended; None where there was none."""
    ended = sa.select(sa.func.max(col(Campaign.ended_at))).where(col(Campaign.list_id) == list_id)
    return session.execute(ended).scalar_one()


def longest_lock(session: Session) -> timedelta:
    """For how long a campaign that has not ended leaves those alone whom another one texted, at most."""
    hours = sa.select(sa.func.max(col(Campaign.lock_hours)))
    found = session.execute(hours.where(col(Campaign.state) != CampaignState.ENDED.value)).scalar_one()
    return timedelta(hours=found or 0)


def on_the_team(session: Session, emails: Sequence[str]) -> list[str]:
    """The names of volunteers and admins who have one of these addresses."""
    known = [each.casefold() for each in emails if each]
    rows = sa.select(col(Person.name)).where(sa.func.lower(col(Person.email)).in_(known))
    return list(session.execute(rows).scalars())


@dataclass(frozen=True, slots=True)
class Written:
    """How many texts, replies and reports there are of a number, or in a campaign."""

    texts: int
    replies: int
    reports: int


def written_with(session: Session, phone: str, conversations: Sequence[int]) -> Written:
    """Those with a number, of which these are the conversations."""
    reports = dialect.among(session, col(Report.conversation_id), conversations)
    return _written(session, col(Message.phone) == phone, reports)


def written_in(session: Session, campaign_id: int) -> Written:
    """Those in a campaign."""
    mine = sa.select(col(Conversation.id)).where(col(Conversation.campaign_id) == campaign_id)
    return _written(session, col(Message.campaign_id) == campaign_id, col(Report.conversation_id).in_(mine))


def _written(session: Session, messages: sa.ColumnElement[bool], reports: sa.ColumnElement[bool]) -> Written:
    sent = sa.func.count().filter(col(Message.direction) == Direction.OUT.value)
    known = messages & col(Message.kind).is_distinct_from(TextKind.TEST.value)
    texts, every = session.execute(sa.select(sent, sa.func.count()).where(known)).one()
    filed = session.execute(sa.select(sa.func.count()).select_from(Report).where(reports)).scalar_one()
    return Written(int(texts), int(every) - int(texts), int(filed))
