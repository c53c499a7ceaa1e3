"""A campaign's conversations with all that belongs to them, in the order of their ids, some at a time.

Statements name columns and make no objects: a campaign of a million conversations is read in one go.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations import standing
from bot.storage.tables import Assignment, Contact, Conversation, Message, PhoneNumber, Report, Standing

Row = sa.Row[Any]
Rows = Sequence[Row]


def bounds(session: Session, campaign_id: int) -> tuple[int, int]:
    """The smallest and the greatest id of a campaign's conversations; 0 and 0 where it has none."""
    ids = col(Conversation.id)
    rows = sa.select(sa.func.min(ids), sa.func.max(ids)).where(col(Conversation.campaign_id) == campaign_id)
    least, greatest = session.execute(rows).one()
    return least or 0, greatest or 0


def conversations(
    session: Session, campaign_id: int, after: int, upto: int, *, limit: int, since: datetime | None
) -> Rows:
    """Conversations with contact and number; `since` leaves out those in which nothing happened then."""
    rows = (
        sa.select(
            *(col(Conversation.id), col(Conversation.phone), col(Conversation.zone), col(Conversation.state)),
            *(col(Conversation.barred), col(Conversation.holder_id), col(Conversation.first_text_id)),
            *(col(Contact.first_name), col(Contact.last_name), col(Contact.email)),
            *(col(Contact.assigned_to), col(Contact.fields), col(Contact.written)),
            *(col(PhoneNumber.opted_out_at), col(PhoneNumber.opted_out_by), col(PhoneNumber.opted_out_list)),
        )
        .join(Contact, col(Contact.id) == col(Conversation.contact_id))
        .outerjoin(PhoneNumber, col(PhoneNumber.phone) == col(Conversation.phone))
        .where(col(Conversation.id) > after, col(Conversation.id) <= upto)
        # The sum keeps SQLite to the order of the ids: the campaign's index has another.
        .where(col(Conversation.campaign_id) + 0 == campaign_id)
        .order_by(col(Conversation.id))
        .limit(limit)
    )
    if since is not None:
        rows = rows.where(_happened(since))
    return session.execute(rows).all()


def _happened(since: datetime) -> sa.ColumnElement[bool]:
    """A text, a reply or a report from that moment on."""
    texts = sa.exists().where(
        col(Message.conversation_id) == col(Conversation.id), col(Message.created_at) >= since
    )
    reports = sa.exists().where(
        col(Report.conversation_id) == col(Conversation.id), col(Report.created_at) >= since
    )
    return texts | reports


def messages(session: Session, first: int, last: int, *, since: datetime | None = None) -> Rows:
    """The messages of conversations with ids from `first` to `last`, oldest first within each."""
    conversation = col(Message.conversation_id)
    rows = (
        sa.select(
            *(conversation, col(Message.direction), col(Message.kind), col(Message.status)),
            *(col(Message.error_code), col(Message.created_at), col(Message.person_id), col(Message.body)),
            *(col(Message.our_number), col(Message.segments)),
        )
        .where(conversation >= first, conversation <= last)
        .order_by(conversation, col(Message.created_at), col(Message.id))
    )
    return session.execute(rows if since is None else rows.where(col(Message.created_at) >= since)).all()


def words(session: Session, first: int, last: int) -> Rows:
    """Conversation, kind, name and value of what stands."""
    conversation = col(Standing.conversation_id)
    rows = sa.select(conversation, col(Standing.kind), col(Standing.name), col(Standing.value))
    return session.execute(rows.where(conversation >= first, conversation <= last, standing.stands())).all()


def notes(session: Session, first: int, last: int) -> Rows:
    """Conversation and note, oldest first."""
    conversation = col(Report.conversation_id)
    rows = sa.select(conversation, col(Report.note)).where(conversation >= first, conversation <= last)
    return session.execute(rows.where(col(Report.note) != "").order_by(col(Report.id))).all()


def holders(session: Session, first: int, last: int) -> Rows:
    """Conversation and person who held it, in their order."""
    conversation = col(Assignment.conversation_id)
    rows = sa.select(conversation, col(Assignment.person_id))
    held = rows.where(conversation >= first, conversation <= last)
    return session.execute(held.order_by(conversation, col(Assignment.id))).all()


def grouped(rows: Iterable[sa.Row[Any]]) -> dict[int, list[sa.Row[Any]]]:
    """Rows by their first column."""
    found: dict[int, list[sa.Row[Any]]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return found
